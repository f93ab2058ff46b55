"""The first talk ends: the question whether it has, the poll, its counts, the recording."""

from datetime import timedelta
from typing import Final

from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reminder import STILL_RUNNING_AFTER
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal import acting
from bot.rehearsal.deeds import ending
from bot.rehearsal.deeds.scene import is_ballot
from bot.rehearsal.discord.blueprint import PersonPlan
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
# Mia, and who only votes.
_ANSWERS: Final = 5


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
    half_time = {DeliveryKind.BALLOT_HALF_TIME: 1}
    same("still planned", await planned(company.ledger, talk.code), half_time)
    has(world.fresh(company.cards[title]), company.text("talk-card-ended").partition(".")[0])
    return "asked backstage 5 minutes after the planned end; [It ended]; the card says so"


async def stored_poll(company: Company) -> BallotPoll:
    talk = await company.ledger.talk(company.first.title)
    return await company.ledger.one(BallotPoll, talk=talk.code)


async def open_poll(company: Company) -> str:
    """Nobody has chosen what is asked: it is anonymous."""
    scene = company.scene(company.first)
    cards = [each for each in public(company.world, scene.thread) if is_ballot(each)]
    same("polls in the thread", [each.id for each in cards], [scene.poll.id])
    quiet(scene.poll)
    poll = await stored_poll(company)
    same("state", poll.state, BallotState.OPEN)
    has(scene.poll, company.text("ballot-promise", k=poll.k), poll.questions[0].text)
    asked = len(poll.questions)
    return f"anonymous, silent, in the thread, for {poll.days} days: {asked} questions"


async def vote(company: Company) -> str:
    for name in AUDIENCE:
        company.world.join(PersonPlan(name=name))
    await company.do(ending.VOTE, company.first)
    await company.world.settle()
    same("sums while it is open", await company.ledger.all(Tally), [])
    await _name_nobody(company)
    return f"{_ANSWERS} people answered in private forms; no sums yet, and never a voter"


async def count(company: Company) -> str:
    """Three days later it closes, is sealed, and what came of it stands on the same message."""
    world, scene = company.world, company.scene(company.first)
    asked = scene.poll
    await company.do(ending.COUNT, company.first)
    poll = await stored_poll(company)
    tally = await company.ledger.one(Tally, talk=poll.talk)
    same("state and answers", (poll.state, tally.answers), (BallotState.SEALED, _ANSWERS))
    published = world.fresh(asked)
    has(published, *(each.text for each in poll.questions if each.options))
    same("pictures", [each.content_type for each in published.attachments], ["image/png"])
    lacks("the message: texts that nobody has looked through", published.text, *ending.WISHES)
    await _name_nobody(company)
    return f"sealed and published: {_ANSWERS} answers as bars and a picture on the same message"


async def _name_nobody(company: Company) -> None:
    kept = repr(await company.ledger.all(BallotPoll)) + repr(await company.ledger.all(Tally))
    lacks("the store", kept, *(str(number) for number in company.world.people.values()))


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
