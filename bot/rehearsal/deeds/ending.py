"""The talk ends: the poll, its counts, the recording."""

import itertools
from collections.abc import Sequence
from datetime import timedelta

from bot.domain.ballots.questions import RATING_OPTIONS
from bot.domain.deliveries.delivery import MIRROR_PACE
from bot.domain.polls.poll import PollState
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal import acting
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import ADA, MIA, Scene
from bot.rehearsal.discord.people.outcome import Form
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.simcord_internals import ComponentType
from bot.rehearsal.facts import Facts

_MOMENT = timedelta(seconds=30)
# What each of a row of people chooses in each of a row of questions, by the place of the answer.
_LIKINGS = (
    (0, 0, 1, 0, 2, 0, 1, 0, 0),
    (1, 0, 2, 0, 3, 1, 1, 0, 0),
    (0, 0, 1, 0, 1, 0, 0, 0, 0),
)
# And what they write into an anonymous poll.
WISHES = ("More time for questions.", "Shorter introductions.", "A map of who does what.")


async def end(scene: Scene) -> MessageRecord:
    """Ada ends the talk at its planned end, or later if it is later; hours later it has ended.

    Return its poll, or the card where the end comes days too late for a poll.
    """
    await scene.not_before(scene.ends_at)
    if not _has_ended(scene, await scene.troupe.facts()):
        await press_end(scene)
    try:
        return scene.poll
    except acting.MissingError:
        return scene.card


async def press_end(scene: Scene) -> None:
    await acting.end_talk(scene.world, scene.troupe.ada, scene.live_panel)
    await scene.world.advance(GOES_ON_WITHIN + _MOMENT)


async def vote(
    scene: Scene, voters: Sequence[Person] | None = None, *, writers: int | None = None
) -> MessageRecord:
    """Everybody answers who has not yet: Mia and those who only vote, if nobody is named.

    In an anonymous poll the first `writers` of them also write something; else all do.
    """
    message = scene.poll
    people = [scene.troupe.mia, *scene.troupe.voters] if voters is None else voters
    if message.poll is None:
        return await answer(scene, people, writers=writers)
    for person, liking in zip(people, itertools.cycle(_LIKINGS[0]), strict=False):
        if not _has_voted(scene, message, person):
            await person.vote(message, [_answer(message, liking)])
    return scene.world.fresh(message)


async def answer(
    scene: Scene, people: Sequence[Person], *, writers: int | None = None
) -> MessageRecord:
    """Each who has not yet fills the private form of the anonymous poll."""
    card = scene.poll
    likings = itertools.cycle(zip(*_LIKINGS, strict=True))
    for place, (person, liked) in enumerate(zip(people, likings, strict=False)):
        if not _has_voted(scene, card, person):
            form = (await acting.press(scene.world, person, card, "ballot-answer")).form
            writes = writers is None or place < writers
            await acting.send_form(person, form, **_answers(form, liked, writes=writes))
    return scene.world.fresh(card)


def _answers(form: Form, liked: tuple[int, ...], *, writes: bool) -> dict[str, str | list[str]]:
    given: dict[str, str | list[str]] = {}
    likings = itertools.cycle(liked)
    for part in (each["component"] for each in form.components):
        options = part.get("options")
        if not options:
            if writes:
                given[part["custom_id"]] = WISHES[liked[0]]
            continue
        liking = next(likings)
        several = part["type"] == ComponentType.CHECKBOX_GROUP
        # Of a scale the best stands last.
        is_scale = not several and len(options) == RATING_OPTIONS
        place = len(options) - 1 - liking if is_scale else min(liking, len(options) - 1)
        chosen = options[place]["value"]
        given[part["custom_id"]] = [chosen] if several else chosen
    return given


async def publish(scene: Scene) -> MessageRecord:
    """Once the anonymous poll is sealed Ada publishes it, if enough people answered."""
    world, ada = scene.world, scene.troupe.ada
    poll = scene.stored_ballot(await scene.troupe.facts())
    if poll is not None and poll.closes_at is not None:
        await scene.not_before(poll.closes_at + _MOMENT)
        await world.advance(_MOMENT)
    try:
        notice = acting.find_message(world, "backstage", verb="ballot-publish")
    except acting.MissingError:
        return scene.poll
    question = (await acting.press(world, ada, notice, "ballot-publish")).message
    await acting.press(world, ada, question, "ballot-publish-really")
    await world.advance(2 * MIRROR_PACE)
    return scene.poll


async def count(scene: Scene) -> MessageRecord:
    """Discord counts a native poll once it is closed; return what shows the results."""
    if scene.stored_ballot(await scene.troupe.facts()) is not None:
        return await publish(scene)
    poll = scene.stored_poll(await scene.troupe.facts())
    if poll is not None and poll.closes_at is not None:
        await scene.not_before(poll.closes_at + _MOMENT)
        await scene.world.advance(_MOMENT)
    return scene.card


async def add_recording(scene: Scene) -> MessageRecord:
    world, ada = scene.world, scene.troupe.ada
    panel = await acting.open_panel(ada, scene.talk.title)
    address = scene.talk.recording or ""
    return (await acting.fill(world, ada, panel, "edit-recording", recording=address)).message


def _answer(message: MessageRecord, liking: int) -> int:
    answers = message.poll.answers if message.poll is not None else ()
    return answers[min(liking, len(answers) - 1)][0]


def _has_voted(scene: Scene, message: MessageRecord, person: Person) -> bool:
    """Of an anonymous poll nobody can tell but its voter, who was answered in private."""
    if message.poll is None:
        seen = scene.world.messages(message.channel_id, seen_by=person)
        return any(
            each.ephemeral and (button.custom_id or "").startswith("ballot-answer:")
            for each in seen
            for button in each.buttons
        )
    poll = scene.world.discord.messages[message.channel_id][message.id].poll
    return poll is not None and any(person.id in voters for voters in poll.votes.values())


def _has_ended(scene: Scene, facts: Facts) -> bool:
    talk = scene.stored(facts)
    return talk is not None and talk.state is TalkState.ENDED


def _all_have_voted(scene: Scene, facts: Facts) -> bool:
    """Not Mia alone, who may answer by hand: so few answers would stay sealed."""
    if scene.stored_poll(facts) is None and scene.stored_ballot(facts) is None:
        return False
    people = [scene.troupe.mia, *scene.troupe.voters]
    try:
        return all(_has_voted(scene, scene.poll, person) for person in people)
    except acting.MissingError:
        return False


def _is_counted(scene: Scene, facts: Facts) -> bool:
    poll, ballot = scene.stored_poll(facts), scene.stored_ballot(facts)
    if ballot is not None:
        answers = sum(each.answers for each in facts.tallies if each.code == ballot.code)
        is_out = ballot.published_at is not None or answers < ballot.k
        return ballot.is_sealed and is_out
    return poll is not None and poll.state is PollState.FINAL


def _has_recording(scene: Scene, facts: Facts) -> bool:
    talk = scene.stored(facts)
    return talk is not None and bool(talk.recording)


END = Deed(key="end", who=ADA, do=end, done=_has_ended, needs=("start",))
VOTE = Deed(key="vote", who=MIA, do=vote, done=_all_have_voted, needs=("end",), until="count")
COUNT = Deed(key="count", who=MIA, do=count, done=_is_counted, needs=("end",))
RECORDING = Deed(key="recording", who=ADA, do=add_recording, done=_has_recording, needs=("end",))

DEEDS = (END, VOTE, COUNT, RECORDING)
