"""Every secret is known by a canary, and whoever tries whatever they can reads none of theirs.

`seen_by` says who may read which; the rest of the doors are tried by people who may not: pressed,
chosen, sent as a form, typed into an option, written as a message, with the code of everything that
there is. It is bounded: the dice of a seed choose among twenty thousand tries.
"""

import json
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Answer, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.team.rights import Act
from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.people.interactions import Acting
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.simcord_internals import InteractionType
from bot.rehearsal.discord.world import World
from bot.rehearsal.stage import Stage
from bot.ui.membership import ANSWER_HOLDS
from bot.ui.verbs import VERBS
from tests.stories.acting import Ready, fill, make_ready, sign_up
from tests.stories.canaries import (
    ANSWER,
    ATTENDED,
    DRAFT,
    FINDING,
    JOIN,
    NAME,
    NOTE,
    PANELLISTS,
    QUESTION,
    TYPED,
    WANTS_LETTERS,
    all_sing,
    answer_anonymously,
    ballot_keys,
    everything,
    keys,
    lay,
    print_certificate,
    with_id,
)
from tests.stories.live import end_talk
from tests.stories.test_chatham_house import handed_out

pytestmark = pytest.mark.evidence

# Each is pressed, chosen and sent as a form, with two endings.
TRIES = 300
SEED = 20220407
_PRIVATE = 1 << 6


@dataclass
class Wire:
    """Everything that the bot ever sent, by whether others than one person could read it."""

    public: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)

    async def __call__(self, method: str, path: str, body: Json, phase: str) -> None:
        if phase == "before" and method in {"POST", "PATCH", "PUT"}:
            is_private = "/callback" in path or "/webhooks/" in path
            if is_private and isinstance(body, dict):
                data = body.get("data") or body
                is_private = bool(data.get("flags", 0) & _PRIVATE) or body.get("type") in {7, 8, 9}
            (self.private if is_private else self.public).append(json.dumps(body))


@pytest.fixture
async def ready(world: World, tmp_path: Path) -> AsyncIterator[Ready]:
    """With an address on the web, so that members have calendars of their own."""
    stage = Stage(world, tmp_path / "data", web_address="https://talks.example.org")
    await stage.start()
    yield await make_ready(stage)
    await stage.stop()


@pytest.fixture
async def secrets(ready: Ready) -> tuple[Ready, Wire]:
    """A running talk under the rule, with a draft of everything that can be one, on two servers."""
    wire, world = Wire(), ready.world
    world.hooks.append(wire)
    world.join(PersonPlan(name="Kim Kicked"))
    for person in (world.person("Kim Kicked"), ready.mia):
        await sign_up(ready, person, letters=True)
    await wait_for_a_seat(ready)
    shared = await ready.ada.slash("series share", series=await series_of(ready))
    await ready.ada.click(shared.message, "Make a code")
    await lay(ready)
    await answer_anonymously(ready)
    await ready.mia.slash("log", text=f"{NOTE} by command")
    await ready.mia.say(ready.mia.direct, f"{NOTE} by letter")
    await ready.noor.say(ready.thread.id, f"{bot(ready)} {NOTE} in the thread")
    await all_sing(ready)
    return ready, wire


async def wait_for_a_seat(ready: Ready) -> None:
    """Wanda waits for a seat and is offered one; Fred, who left it, and she are on the list."""
    await fill(ready, "edit-talk", {"seats": "3"})
    for name in ("Fred Freeing", "Wanda Waiting"):
        ready.world.join(PersonPlan(name=name), server=ready.world.home.name)
        await ready.world.person(name).click(ready.card, "I'm going")
    more = await ready.world.person("Fred Freeing").click(ready.card, "More")
    await ready.world.person("Fred Freeing").click(more.message, "Can't make it")
    await ready.world.advance(timedelta(seconds=10))
    assert any("Take the seat" in m.labels for m in ready.world.dms(wanda(ready)))


async def nobodys_of(ready: Ready) -> set[str]:
    """What was typed is read by whoever typed it, once."""
    return {*TYPED, ANSWER, NAME, *await keys(ready)}


def wanda(ready: Ready) -> Person:
    return ready.world.person("Wanda Waiting")


def bot(ready: Ready) -> str:
    return f"<@{ready.world.discord.bot_user.id}>"


def directs(wire: Wire) -> list[str]:
    """Letters go by channels, too; who reads them the path does not tell."""
    return wire.public


async def test_nothing_that_was_sent_opens_anything_for_others(secrets: tuple[Ready, Wire]):
    ready, wire = secrets
    await carries_no_ticket(ready, wire)
    await tells_no_link(ready, wire)
    await opens_nothing_for_others(ready)


async def test_neither_commands_nor_files_tell_a_secret(secrets: tuple[Ready, Wire]):
    ready, _ = secrets
    await files_open_nothing(ready)
    await commands_tell_none(ready)


async def carries_no_ticket(ready: Ready, wire: Wire) -> None:
    kept = [each for each in await everything(ready) if isinstance(each, Takeaway)]
    tickets = [each.ticket for each in kept if each.ticket is not None]
    assert len(tickets) == 3
    for sent in (*wire.public, *wire.private):
        assert not any(ticket in sent for ticket in tickets)
    # What is public carries none at all, in whatever form.
    handed = [each.ticket_of(ready.mia.id) or "" for each in kept]
    assert any(ticket in sent for sent in (*wire.private, *directs(wire)) for ticket in handed)
    shown = [m for name in ("talks", "general", "backstage") for m in ready.world.messages(name)]
    everywhere = [*shown, *ready.world.messages(ready.thread)]
    public = repr([m for m in everywhere if not m.ephemeral])
    assert not any(ticket in public for ticket in handed)
    assert "takeaway-undo" not in public


async def tells_no_link(ready: Ready, wire: Wire) -> None:
    places = [ready.world.messages(name) for name in ("talks", "general", "backstage")]
    public = repr([m for said in (*places, ready.world.messages(ready.thread)) for m in said])
    for link in (JOIN, PANELLISTS):
        assert link not in public
        assert not any(link in sent for sent in wire.public)


async def opens_nothing_for_others(ready: Ready) -> None:
    mine = ready.world.messages(ready.mia.direct)[-1]
    undo = next(b.custom_id for b in mine.buttons if b.label == "Undo")
    assert undo is not None
    place = await ready.max.say("general", "look")
    for person, where in (
        (ready.max, place),
        (ready.max, await ready.max.say(ready.max.direct, "x")),
    ):
        refused = await person.click(where, undo, forged=True)
        assert refused.text == "Only whoever logged this, or a note-taker, can change it."
    assert "Removed" in (await ready.mia.click(mine, "Undo")).text


async def commands_tell_none(ready: Ready) -> None:
    world = ready.world
    await ready.ada.slash("series edition", series=await series_of(ready), edition=DRAFT)
    nobodys = await nobodys_of(ready)
    comes = {str(wanda(ready).id), with_id(ready, WANTS_LETTERS)}
    teams = {DRAFT, FINDING, QUESTION, with_id(ready, ATTENDED)}
    for person, hidden in (
        (ready.max, {JOIN, PANELLISTS, *teams, *comes, *nobodys}),
        (ready.noor, {JOIN, PANELLISTS, *comes, *nobodys}),
        (ready.ada, nobodys),
    ):
        for command, options in (
            ("talks", {}),
            ("findings", {}),
            ("me", {}),
            ("help", {}),
            ("search", {"words": "canary"}),
            ("search", {"words": "nobody has read it"}),
            ("log", {}),
            ("talk panel", {"talk": ready.code}),
            ("desk", {}),
            ("draft", {}),
            ("setup", {}),
            ("export", {"what": "archive"}),
            ("export", {"what": "polls"}),
            ("export", {"what": "attendance"}),
        ):
            answer = await person.slash(command, options=options, hidden=True)
            read = everything_in(answer)
            assert not {each for each in hidden if each in read}, (person.name, command)
    offered = await ready.max.complete("findings", "edition", "")
    assert not any(DRAFT in name for name, _ in offered)
    sam = world.person("Sam South")
    for command in ("talks", "findings", "me", "search"):
        options = {"words": "canary"} if command == "search" else {}
        answer = await sam.slash(command, channel="south-talks", options=options)
        assert "canary" not in everything_in(answer).casefold().replace("“canary”", "")


async def files_open_nothing(ready: Ready) -> None:
    await end_talk(ready)
    await print_certificate(ready)
    out = await handed_out(ready)
    kept = await everything(ready)
    assert NAME not in repr(kept)
    addresses = [each.secret for each in kept if isinstance(each, OwnCalendar)]
    addresses += [ANSWER, NAME, *TYPED, *ballot_keys(ready)]
    assert DRAFT in out
    assert with_id(ready, ATTENDED) in out
    assert [each for each in addresses if each in out] == []
    out = await handed_out(ready, ready.noor)
    assert "Neighbours and the Town Square" in out
    addresses += [JOIN, PANELLISTS, with_id(ready, ATTENDED), with_id(ready, WANTS_LETTERS)]
    assert [each for each in addresses if each in out] == []


async def test_whoever_tries_whatever_they_can_reads_no_secret(secrets: tuple[Ready, Wire]):
    ready, _ = secrets
    world, dice = ready.world, random.Random(SEED)
    sam, kim = world.person("Sam South"), world.person("Kim Kicked")
    letter = world.messages(kim.direct)[-1]
    world.kick("Kim Kicked")
    await world.advance(ANSWER_HOLDS)
    here, there = await ready.mia.say("general", "look"), await sam.say("south-talks", "look")
    nobodys = await nobodys_of(ready)
    # Who comes, who waits and who wants letters organisers read, and nobody else.
    comes = {str(wanda(ready).id), with_id(ready, WANTS_LETTERS)}
    teams = {DRAFT, FINDING, QUESTION, with_id(ready, ATTENDED)}
    outside = {JOIN, PANELLISTS, NOTE, *teams, *comes, *nobodys}
    # Who tries, where, and what they must not read.
    tries: list[tuple[Person, MessageRecord, set[str]]] = [
        (ready.max, here, {JOIN, PANELLISTS, *teams, *comes, *nobodys}),
        (ready.noor, here, {JOIN, PANELLISTS, *comes, *nobodys}),
        (sam, there, outside),
        (sam, await sam.say(sam.direct, "look"), outside),
        (kim, letter, outside),
    ]
    # What somebody types is no secret: the code of her settings is her id.
    codes = sorted({each.code for each in await everything(ready)} - comes)
    all_ = [
        (who, verb, code)
        for who, verb, code in product(range(len(tries)), sorted(VERBS), codes)
        # They would end the talk, or their own rights, for those who try after them; and whoever
        # signs up is given the way in.
        if verb not in {"end", "takeaway-undo", "sort-out"}
        if VERBS[verb] is not Act.ANSWER
    ]
    # Whoever may read it does: the canaries sing.
    shown = await every_way(ready, ready.ada, here, f"edit-links:{ready.code}:1", "")
    assert all(link in everything_in(shown[0]) for link in (JOIN, PANELLISTS))
    for who, verb, code in dice.sample(all_, TRIES):
        person, place, hidden = tries[who]
        for custom_id in (f"{verb}:{code}:{world.home.id}", f"{verb}:{code}:1:1"):
            for outcome in await every_way(ready, person, place, custom_id, code):
                read = everything_in(outcome)
                leaked = {secret for secret in hidden if secret in read}
                assert not leaked, f"{person.name}: {custom_id}"


async def every_way(
    ready: Ready, person: Person, place: MessageRecord, custom_id: str, value: str
) -> list[Outcome]:
    """Press it, choose by it, and send it as a form."""
    act = Acting(ready.world, person.id, place.channel_id)
    stored = act.visible_message(place.id)
    chosen = {"custom_id": custom_id, "component_type": 3, "id": 0, "values": [value]}
    typed = {"custom_id": custom_id, "components": []}
    return [
        await act.press(stored, {"custom_id": custom_id}, 2),
        await act.act(InteractionType.MESSAGE_COMPONENT, chosen, source=stored),
        await act.act(InteractionType.MODAL_SUBMIT, typed),
    ]


def everything_in(outcome: Outcome) -> str:
    """Texts, labels, and what a form is filled with, as people read it."""
    said = repr((outcome.messages, outcome.modal, outcome.choices))
    # What was found is bold, also within a longer secret; addresses are broken by what is not seen.
    return said.replace("**", "").replace("\\u200b", "")


async def test_a_seat_is_taken_by_nobody_but_whom_it_was_offered_to(ready: Ready):
    """Whoever presses the button of another's letter answers for themselves."""
    world = ready.world
    for person in (ready.mia, ready.ada):
        await sign_up(ready, person)
    await wait_for_a_seat(ready)
    (letter,) = (m for m in world.dms(wanda(ready)) if "Take the seat" in m.labels)
    offer = next(b.custom_id for b in letter.buttons if b.label == "Take the seat")
    assert offer is not None
    places = ((ready.max, "general"), (world.person("Sam South"), "south-talks"))
    for person, channel in places:
        await person.click(await person.say(channel, "look"), offer, forged=True)
    signups = {each.user_id: each for each in await everything(ready) if isinstance(each, Signup)}
    assert signups[wanda(ready).id].offered_until is not None
    assert ready.max.id not in signups or not signups[ready.max.id].holds_seat
    assert world.person("Sam South").id not in signups
    await wanda(ready).click(letter, "Take the seat")
    signups = {each.user_id: each for each in await everything(ready) if isinstance(each, Signup)}
    assert signups[wanda(ready).id].answer is Answer.GOING


async def series_of(ready: Ready) -> str:
    ((_, code),) = await ready.ada.complete("series edition", "series", "North")
    return code
