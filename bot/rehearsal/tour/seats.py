"""A full talk: a seat is kept for whoever waits longest, and goes on when its hour has passed."""

from datetime import timedelta

from bot.domain.signups.signup import OFFER_LASTS, Answer, Signup
from bot.rehearsal import acting
from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.tour.checks import has, lacks, need, same, unpinged
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

_MINUTE = timedelta(minutes=1)
_QUEUE = ("Una Sample", "Tom Placeholder", "Kim Example")


async def pass_on(company: Company) -> str:
    """Two have a seat, a third gives hers up, and the first who waits does not take it."""
    world, card = company.world, company.cards[company.first.title]
    for name in _QUEUE:
        world.join(PersonPlan(name=name), server=world.home.name)
    una, tom, kim = (world.person(name) for name in _QUEUE)
    before = await _answers(company)
    await _limit(company, len(before) + 1)
    await acting.sign_up(world, una, card)
    for each in (tom, kim):
        await acting.press(world, each, card, "going")
    await _leave(company, una)
    offer = _letter(company, tom)
    need("'going:" in str(offer), f"no seat is offered in {offer.text!r}")
    lacks("the card", world.fresh(card).text, tom.name, tom.mention)
    same("letters to the next one", world.dms(kim.name), [])

    await world.advance(OFFER_LASTS)
    lacks("the offer that nobody took", str(world.fresh(offer)), "'going:")
    taken = await acting.press(world, kim, _letter(company, kim), "going")
    has(taken.message, company.text("signup-going", title=company.first.title))
    wanted = {kim.id: Answer.GOING}
    same("who has a seat besides", await _more_than(company, before), wanted)

    await _leave(company, kim)
    await _limit(company, 0)
    same("who has a seat besides, at last", await _more_than(company, before), {})
    return "kept a day for the first who waited, by letter; not taken, it went to the second"


def _letter(company: Company, person: Person) -> MessageRecord:
    (letter,) = company.world.dms(person.name)
    unpinged(letter)
    return letter


async def _limit(company: Company, seats: int) -> None:
    world, ada = company.world, company.ada
    panel = await acting.open_panel(ada, company.first.title)
    await acting.fill(world, ada, panel, "edit-talk", seats=str(seats))
    await world.advance(_MINUTE)


async def _leave(company: Company, person: Person) -> None:
    world, card = company.world, company.cards[company.first.title]
    more = await acting.press(world, person, card, "more")
    await acting.press(world, person, more.message, "cannot")
    await world.advance(_MINUTE)


async def _answers(company: Company) -> dict[int, Answer]:
    """Who goes, by the bot's own notes."""
    talk = await company.ledger.talk(company.first.title)
    found = await company.ledger.all(Signup, talk=talk.code)
    return {each.user_id: each.answer for each in found if each.answer is Answer.GOING}


async def _more_than(company: Company, before: dict[int, Answer]) -> dict[int, Answer]:
    now = await _answers(company)
    return {user_id: now[user_id] for user_id in now.keys() - before.keys()}


STOPS = (Stop(name="offer that passed on", play=pass_on, needs=("counter",)),)
