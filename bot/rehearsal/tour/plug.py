"""The plug is pulled: in the middle of a call, after a click, in a quiet moment, in a talk."""

from datetime import timedelta

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.keeping.logbook import Logbook
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer, Signup
from bot.rehearsal import acting
from bot.rehearsal.plug import killed_while_posting
from bot.rehearsal.tour.checks import (
    each_once,
    has,
    nothing_stuck,
    public,
    same,
    snapshot,
    unchanged,
)
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

# Each start notes that it was there.
_LASTING = tuple(kind for kind in KINDS if kind is not Logbook)


async def lose_the_answer(company: Company) -> str:
    """Discord has taken the second announcement, and the bot dies before it hears of it."""
    world, title = company.world, company.second.title
    talk = await company.ledger.talk(title)
    async with killed_while_posting(world, company.bot, "talks"):
        asked = await acting.ask_to_announce(world, company.ada, title)
        await acting.press(world, company.ada, asked, "announce")
    posts = await company.ledger.all(Delivery, about=talk.code)
    killed = [each.state for each in posts if each.kind is DeliveryKind.ANNOUNCEMENT]
    same("the announcement on disk", killed, [DeliveryState.CLAIMED])
    await company.bot.start()
    await world.advance(timedelta(minutes=1))
    cards = [each for each in public(world, "talks") if title in each.text]
    same("cards in #talks", len(cards), 1)
    company.cards[title] = cards[0]
    acting.thread_of(world, world.fresh(cards[0]))
    await nothing_stuck(company.ledger)
    return "killed before Discord's answer arrived; restarted, it looked, found its card: sent once"


async def lose_nothing_confirmed(company: Company) -> str:
    world, title = company.world, company.second.title
    offered = await acting.press(world, company.max, company.cards[title], "maybe")
    await acting.press(world, company.max, offered.message, "remind-yes")
    await company.bot.kill()
    talk = await company.ledger.talk(title)
    signup = await company.ledger.one(Signup, talk=talk.code)
    kept = (signup.user_id, signup.answer, signup.remind)
    same("on disk", kept, (company.max.id, Answer.MAYBE, True))
    await company.bot.start()
    await world.advance(timedelta(minutes=1))
    has(world.fresh(company.cards[title]), company.text("talk-card-maybe", count=1))
    return "killed right after [Maybe] was confirmed: the answer is on disk, the card says 1 maybe"


async def change_nothing(company: Company) -> str:
    world, ledger = company.world, company.ledger
    await world.advance(timedelta(minutes=1))
    seen, kept = snapshot(world), await ledger.versions(*_LASTING)
    await company.bot.kill()
    await company.bot.start()
    await world.advance(timedelta(minutes=2))
    unchanged("message", snapshot(world), seen)
    unchanged("document", await ledger.versions(*_LASTING), kept)
    mine = await acting.press(world, company.mia, company.cards[company.first.title], "more")
    has(mine.message, company.text("details-mine-going"))
    once = await each_once(world, ledger)
    return (
        f"{len(seen)} messages and {len(kept)} documents the same after kill -9 and restart; "
        f"old buttons answer; {once} planned messages, each there once"
    )


STOPS = (
    Stop(name="kill: answer lost", play=lose_the_answer, needs=("announce", "times")),
    Stop(name="kill: click confirmed", play=lose_nothing_confirmed, needs=("kill: answer lost",)),
    Stop(name="kill: nothing changes", play=change_nothing, needs=("announce", "sign-ups")),
)

DURING = (Stop(name="kill: in the talk", play=change_nothing, needs=("panel in place",)),)
