"""Chapter two: the talk runs, and what is said in it is kept."""

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.rehearsal import acting
from bot.rehearsal.demo.casting import MAX, MIA, NOOR
from bot.rehearsal.demo.notebook import Facts
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Chapter, Sight, Step, sight
from bot.rehearsal.demo.talking import (
    live_panel,
    stored,
    take_notes,
    thread_of,
    today,
    until_minute,
)

_QUESTION = "What do you do when a partner breaks the agreement?"
# Those who do the steps by hand need not type as much as [Do it] does.
_ENOUGH_NOTES = 15
_STEP_MINUTE = 12


def _kept(show: Show, facts: Facts) -> list[Takeaway]:
    talk = stored(show, facts)
    return [each for each in facts.takeaways if talk is not None and each.talk == talk.code]


def _kept_by(show: Show, facts: Facts, name: str) -> list[Takeaway]:
    return [each for each in _kept(show, facts) if each.author_id == show.person(name).id]


async def start(show: Show) -> Sight:
    starts = today(show).slot(show.demo.series.zone).starts_at
    if show.world.clock.now() < starts:
        await show.world.move_to(starts)
    return sight(NOOR, live_panel(show, today(show)))


def started(show: Show, facts: Facts) -> bool:
    talk = stored(show, facts)
    return any(
        each.kind is DeliveryKind.START
        and each.state is DeliveryState.SENT
        and talk is not None
        and each.about == talk.code
        for each in facts.deliveries
    )


async def note(show: Show) -> Sight:
    """Noor writes the first thing that is said into the form of the panel."""
    said = next(each for each in today(show).takeaways if each.by == NOOR)
    await until_minute(show, today(show), said.minute)
    panel = live_panel(show, today(show))
    outcome = await acting.fill(show.world, show.person(NOOR), panel, "note", text=said.typed)
    return sight(NOOR, outcome.message)


async def log(show: Show) -> Sight:
    """Mia pastes two lines into the thread's command."""
    said = [each for each in today(show).takeaways if each.by == MIA][:2]
    await until_minute(show, today(show), said[0].minute)
    thread = thread_of(show, today(show))
    outcome = await show.person(MIA).slash(
        "log", channel=thread, text="\n".join(each.typed for each in said)
    )
    return sight(MIA, acting.answered(outcome).message)


async def ask(show: Show) -> Sight:
    """Max asks, Mia supports it."""
    world, thread = show.world, thread_of(show, today(show))
    await until_minute(show, today(show), _STEP_MINUTE)
    started_ = acting.find_message(world, thread, verb="ask")
    outcome = await acting.fill(world, show.person(MAX), started_, "ask", text=_QUESTION)
    panel = acting.find_message(world, thread, verb="questions")
    listed = (await acting.press(world, show.person(MIA), panel, "questions")).message
    if listed.selects:
        await show.person(MIA).select(listed, "support", [_QUESTION])
    return sight(MAX, outcome.message)


def asked(show: Show, facts: Facts) -> bool:
    return any(each.kind is TakeawayKind.QUESTION for each in _kept_by(show, facts, MAX))


async def go_on(show: Show) -> Sight:
    await take_notes(show, today(show), first=_STEP_MINUTE + 1)
    return sight(NOOR, live_panel(show, today(show)))


CHAPTER = Chapter(
    key="live",
    steps=(
        Step(key="start", who=NOOR, do=start, done=started, closes=True),
        Step(key="note", who=NOOR, do=note, done=lambda s, f: bool(_kept_by(s, f, NOOR))),
        Step(key="log", who=MIA, do=log, done=lambda s, f: bool(_kept_by(s, f, MIA))),
        Step(key="ask", who=MAX, do=ask, done=asked),
        Step(key="go-on", who=NOOR, do=go_on, done=lambda s, f: len(_kept(s, f)) >= _ENOUGH_NOTES),
    ),
)
