"""Results as a picture beside their text."""

import asyncio
import io
from collections.abc import Sequence

import discord

from bot.documents.write.chart import chart_png
from bot.domain.ballots.publishing import Result
from bot.saying.i18n import Text
from bot.ui.cards.ballots.results import chart_about


async def chart(results: Sequence[Result], words: Text) -> discord.File | None:
    """A picture that says what it shows; None where there are no bars to show."""
    content = await asyncio.to_thread(chart_png, results, words)
    if content is None:
        return None
    about = chart_about(results, words)
    return discord.File(io.BytesIO(content), filename="results.png", description=about)
