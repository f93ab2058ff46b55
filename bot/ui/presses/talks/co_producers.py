"""[Co-producers] of a series: who writes its key findings with the team, and never publishes."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.ui.cards.talks.co_producers import PEOPLE, co_producers
from bot.ui.door import Handler
from bot.ui.visit import Call


async def show(call: Call) -> None:
    series = await call.services.series.co_producers(call.person, call.code)
    await call.reply(co_producers(series, call.text))


async def named(call: Call) -> None:
    """Part 1 is the version that the choice was drawn from, part 2 of what it is."""
    if not all(value.isdecimal() for value in call.values):
        raise ControlOutdated
    chosen = tuple(int(value) for value in call.values)
    is_people = call.part(2) == PEOPLE
    series = await call.services.series.name_co_producers(
        call.person,
        call.code,
        call.number(1),
        user_ids=chosen if is_people else None,
        role_ids=None if is_people else chosen,
    )
    await call.redraw(co_producers(series, call.text))


HANDLERS: Mapping[str, Handler] = {"co-producers": show, "co-producers-named": named}
