"""Somebody changes a talk's event in Discord: nothing is overwritten until people have said."""

from datetime import timedelta

from bot.rehearsal import acting
from bot.rehearsal.discord.records import EventRecord, MessageRecord
from bot.rehearsal.tour.checks import has, nothing_stuck, quiet, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

_MINUTE = timedelta(minutes=1)
_NAME, _WORDS = "Tea and cake", "There is cake, too."


async def drift(company: Company) -> str:
    """Once what the bot wrote counts, and once what stands in Discord."""
    world, ada, title = company.world, company.ada, company.first.title
    world.edit_event(_event(company), name=_NAME)
    await world.advance(_MINUTE)
    told = acting.find_message(world, "backstage", text=title[:60])
    same("the name, until somebody says", _event(company).name, _NAME)
    compared = await _compared(company)
    has(compared, _NAME)
    await acting.press(world, ada, compared, "event-ours")
    await world.advance(_MINUTE)
    same("the name, once the bot's counts", _event(company).name, title[:100])

    before = _event(company).description
    world.edit_event(_event(company), description=f"{_WORDS}\n\n{before}")
    await world.advance(_MINUTE)
    await acting.press(world, ada, await _compared(company), "event-theirs")
    await world.advance(_MINUTE)
    same("its words, once Discord's count", _event(company).description, f"{_WORDS}\n\n{before}")
    await nothing_stuck(company.ledger)
    quiet(told)
    return "told in backstage; set back once, and left as it is in Discord once"


def _event(company: Company) -> EventRecord:
    """The first talk's, by its start."""
    start = company.starts(company.first)
    home = company.world.home.name
    (event,) = [each for each in company.world.events(server=home) if each.start == start]
    return event


async def _compared(company: Company) -> MessageRecord:
    desk = acting.answered(await company.ada.slash("desk", channel="backstage")).message
    return (await acting.press(company.world, company.ada, desk, "event-compare")).message


STOPS = (Stop(name="event changed in Discord", play=drift, needs=("Discord event",)),)
