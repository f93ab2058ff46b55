"""Comparing what talks, or editions, came to, and summing it up."""

from collections.abc import Mapping

from bot.ui.cards.ballots.comparing import compared_editions, compared_talks, together_card
from bot.ui.charts import chart
from bot.ui.door import Handler
from bot.ui.visit import Call


async def compare_talks(call: Call) -> None:
    found = await call.services.comparing.talks(call.person, call.code)
    await call.show(compared_talks(found, call.text))


async def compare_editions(call: Call) -> None:
    found = await call.services.comparing.editions(call.person, call.code)
    await call.show(compared_editions(found, call.text))


async def together(call: Call) -> None:
    found = await call.services.comparing.together(call.person, call.code)
    picture = await chart([each.result for each in found.results], call.text)
    await call.reply(together_card(found, call.text), [picture] if picture else [])


HANDLERS: Mapping[str, Handler] = {
    "ballot-compare": compare_talks,
    "ballot-compare-editions": compare_editions,
    "ballot-together": together,
}
