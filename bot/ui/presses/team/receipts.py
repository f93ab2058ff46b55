"""[What went where], on a talk's panel and on the workbench."""

from collections.abc import Mapping

import discord

from bot.ui.cards.team.receipts import receipt_card
from bot.ui.door import Handler
from bot.ui.visit import Call


async def receipt(call: Call) -> None:
    """A second part says that it stands already, and is to be looked at again."""
    view = await call.services.receipts.of(call.person, call.code)
    items = receipt_card(view, call.text, passes_on=lambda channel: _is_news(call, channel))
    await (call.redraw(items) if len(call.control.parts) > 1 else call.reply(items))


def _is_news(call: Call, channel_id: int) -> bool:
    """Only from an announcement channel is anything passed on."""
    guild = call.interaction.guild
    channel = guild.get_channel(channel_id) if guild is not None else None
    return isinstance(channel, discord.TextChannel) and channel.is_news()


HANDLERS: Mapping[str, Handler] = {"receipt": receipt}
