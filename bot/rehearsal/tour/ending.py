"""The first talk ends: the question whether it has, the poll, its counts, the recording."""

from datetime import timedelta
from typing import Final

from bot.domain.deliveries.reminder import STILL_RUNNING_AFTER
from bot.domain.polls.poll import HOURS, Poll, PollState
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal import acting
from bot.rehearsal.deeds import ending
from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.records import MessageRecord, PollRecord
from bot.rehearsal.tour.checks import (
    each_once,
    has,
    lacks,
    planned,
    public,
    punctual,
    quiet,
    same,
)
from bot.rehearsal.tour.company import AUDIENCE, Company
from bot.rehearsal.tour.stop import Stop

_MINUTE = timedelta(minutes=1)
_COUNTED: Final = (3, 1, 1)
_SHARES: Final = ("60", "20", "20")


async def end(company: Company) -> str:
    """The planned end passes in silence; only then the team is asked."""
    world, title = company.world, company.first.title
    due = company.starts(company.first) + timedelta(minutes=company.first.minutes)
    await world.move_to(due + STILL_RUNNING_AFTER + _MINUTE)
    asked = acting.find_message(world, "backstage", verb="extend", text=title)
    quiet(asked)
    punctual(asked, due + STILL_RUNNING_AFTER)
    await acting.press(world, company.noor, asked, "end")
    await world.advance(GOES_ON_WITHIN + _MINUTE)
    talk = await company.ledger.talk(title)
    same("state", talk.state, TalkState.ENDED)
    same("still planned", await planned(company.ledger, talk.code), {})
    has(world.fresh(company.cards[title]), company.text("talk-card-ended").partition(".")[0])
    return "asked backstage 5 minutes after the planned end; [It ended]; the card says so"


def poll_of(company: Company, title: str) -> tuple[MessageRecord, PollRecord]:
    """The one native poll in the talk's thread."""
    thread = acting.thread_of(company.world, company.cards[title])
    found = [each for each in public(company.world, thread) if each.poll is not None]
    same("polls in the thread", len(found), 1)
    assert found[0].poll is not None
    return found[0], found[0].poll


async def stored_poll(company: Company, title: str) -> Poll:
    return await company.ledger.one(Poll, talk=(await company.ledger.talk(title)).code)


async def open_poll(company: Company) -> str:
    message, shown = poll_of(company, company.first.title)
    quiet(message)
    poll = await stored_poll(company, company.first.title)
    same("state", poll.state, PollState.OPEN)
    options = tuple(text for _, text, _ in shown.answers)
    same("asked", (shown.question, options), (poll.question, poll.options))
    return f"native, silent, in the thread, for {HOURS} hours: “{shown.question}”"


async def vote(company: Company) -> str:
    for name in AUDIENCE:
        company.world.join(PersonPlan(name=name))
    await company.do(ending.VOTE, company.first)
    await company.world.settle()
    poll = await stored_poll(company, company.first.title)
    same("counts while it is open", poll.counts, None)
    return f"{sum(_COUNTED)} people answered; the store has no count yet, and never a voter"


async def count(company: Company) -> str:
    """After a day Discord has counted; the results stand in the announcement, edited."""
    world, title = company.world, company.first.title
    await company.do(ending.COUNT, company.first)
    poll = await stored_poll(company, title)
    same("state and counts", (poll.state, poll.counts), (PollState.FINAL, _COUNTED))
    card = world.fresh(company.cards[title])
    shares = zip(poll.options, _SHARES, strict=True)
    shown = [company.text("poll-share", option=option, share=share) for option, share in shares]
    has(card, poll.question, *shown)
    voters = [str(company.world.people[name]) for name in world.people]
    lacks("the stored poll", repr(poll), *voters)
    same("cards in #talks", len([each for each in public(world, "talks") if each == card]), 1)
    return f"final: {_COUNTED} in the store, shown by the same card, edited; nobody's id"


async def recording(company: Company) -> str:
    world, title = company.world, company.first.title
    await company.do(ending.RECORDING, company.first)
    await world.advance(_MINUTE)
    buttons = world.fresh(company.cards[title]).buttons
    links = [each.url for each in buttons if each.url]
    same("links on the card", links, [company.first.recording])
    once = await each_once(world, company.ledger)
    return f"a button on the same card; {once} planned messages so far, each there once"


STOPS = (
    Stop(name="end", play=end, needs=("start in thread",)),
    Stop(name="poll opens", play=open_poll, needs=("end",)),
    Stop(name="votes", play=vote, needs=("poll opens",)),
    Stop(name="poll counted", play=count, needs=("votes",)),
    Stop(name="recording", play=recording, needs=("end",)),
)
