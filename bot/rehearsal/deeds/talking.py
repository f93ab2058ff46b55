"""The talk runs, and what is said in it is kept."""

from collections.abc import Callable
from typing import Final

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import MAX, MIA, NOOR, Scene
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts

QUESTION: Final = "What do you do when a partner breaks the agreement?"
# Those who do it by hand need not type as much as the story does.
_ENOUGH_NOTES = 15
ASKED_IN_MINUTE: Final = 12


async def start(scene: Scene) -> MessageRecord:
    """The hour comes; nobody presses anything."""
    await scene.not_before(scene.starts_at)
    return scene.live_panel


async def note(scene: Scene) -> MessageRecord:
    """Noor writes the first thing that is said into the form of the panel."""
    said = next(each for each in scene.talk.takeaways if each.by == NOOR)
    await scene.until_minute(said.minute)
    outcome = await acting.fill(
        scene.world, scene.troupe.noor, scene.live_panel, "note", text=said.typed
    )
    return outcome.message


async def log(scene: Scene) -> MessageRecord:
    """Mia pastes two lines into the thread's command."""
    said = [each for each in scene.talk.takeaways if each.by == MIA][:2]
    await scene.until_minute(said[0].minute)
    lines = [each.typed for each in said]
    return (await acting.log(scene.troupe.mia, *lines, channel=scene.thread)).message


async def ask(scene: Scene) -> MessageRecord:
    """Max asks, Mia supports it."""
    world, thread = scene.world, scene.thread
    await scene.until_minute(ASKED_IN_MINUTE)
    begun = acting.find_message(world, thread, verb="ask")
    outcome = await acting.fill(world, scene.troupe.max, begun, "ask", text=QUESTION)
    panel = acting.find_message(world, thread, verb="questions")
    listed = (await acting.press(world, scene.troupe.mia, panel, "questions")).message
    if listed.selects:
        await acting.choose(world, scene.troupe.mia, listed, "support", QUESTION)
    return outcome.message


def _unseen(_reply: Outcome) -> None:
    """Leave the private replies where they are."""


async def take_notes(
    scene: Scene, *, first: int = 0, replied: Callable[[Outcome], None] = _unseen
) -> MessageRecord:
    """Let the talk run to its last note; everybody logs what they would, from this minute on.

    What was kept before its minute, as by a list of several, is not logged again.
    """
    kept = {each.text for each in scene.takeaways(await scene.troupe.facts())}
    running = 1
    for takeaway in scene.talk.takeaways:
        await scene.until_minute(takeaway.minute)
        if running < takeaway.segment:
            running = takeaway.segment
            await _go_on_to(scene, running)
        if takeaway.minute >= first and takeaway.line.text not in kept:
            replied(await acting.log(scene.world.person(takeaway.by), takeaway.typed))
    return scene.live_panel


async def _go_on_to(scene: Scene, segment: int) -> None:
    """Unless somebody has pressed it meanwhile."""
    talk = scene.stored(await scene.troupe.facts())
    running = (talk and talk.segment_at(scene.world.clock.now())) or 1
    if running < segment:
        await acting.press(scene.world, scene.troupe.noor, scene.live_panel, "next-segment")


def _has_started(scene: Scene, facts: Facts) -> bool:
    talk = scene.stored(facts)
    return any(
        each.kind is DeliveryKind.START
        and each.state is DeliveryState.SENT
        and talk is not None
        and each.about == talk.code
        for each in facts.deliveries
    )


def _kept_by(scene: Scene, facts: Facts, name: str) -> list[Takeaway]:
    author = scene.world.person(name)
    return [each for each in scene.takeaways(facts) if each.author_id == author.id]


def _has_asked(scene: Scene, facts: Facts) -> bool:
    return any(each.kind is TakeawayKind.QUESTION for each in _kept_by(scene, facts, MAX))


def _has_notes(scene: Scene, facts: Facts) -> bool:
    return len(scene.takeaways(facts)) >= _ENOUGH_NOTES


START = Deed(key="start", who=NOOR, do=start, done=_has_started, needs=("announce",), until="end")
NOTE = Deed(
    key="note",
    who=NOOR,
    do=note,
    done=lambda scene, facts: bool(_kept_by(scene, facts, NOOR)),
    needs=("start",),
    until="end",
)
LOG = Deed(
    key="log",
    who=MIA,
    do=log,
    done=lambda scene, facts: bool(_kept_by(scene, facts, MIA)),
    needs=("start",),
    until="end",
)
ASK = Deed(key="ask", who=MAX, do=ask, done=_has_asked, needs=("start",), until="end")
GO_ON = Deed(key="go-on", who=NOOR, do=take_notes, done=_has_notes, needs=("start",), until="end")

DEEDS = (START, NOTE, LOG, ASK, GO_ON)
