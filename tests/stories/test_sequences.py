"""No sequence of roles, rights, channels, presses and forms gives what the table does not give.

hypothesis writes the sequences: who gets and loses what, and who presses, chooses, sends, types and
writes which of all the controls and forms that anybody was shown so far, by themselves or not.
After each step two things are asked: whether whoever acted read a secret that they may not read
now, and whether something changed that they may not change now. `entitled.py` says what they may.
"""

import asyncio
import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.clock import ManualClock
from bot.domain.ballots.poll import BallotPoll
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import Document, guild_owner
from bot.domain.findings.finding import Revision
from bot.domain.kinds import KINDS
from bot.domain.partners.partner import Share
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.rights import TABLE, Act, Right
from bot.rehearsal.discord.blueprint import PersonPlan, northville
from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.discord.people.interactions import Acting
from bot.rehearsal.discord.people.outcome import Form, Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord, RoleRecord
from bot.rehearsal.discord.simcord_internals import InteractionType
from bot.rehearsal.discord.world import World, start_world
from bot.rehearsal.stage import Stage
from bot.ui.controls import read_id
from bot.ui.membership import ANSWER_HOLDS
from bot.ui.verbs import VERBS
from tests.stories.acting import Ready, make_ready, sign_up
from tests.stories.canaries import (
    ANSWER,
    ATTENDED,
    COPY,
    DRAFT,
    FINDING,
    JOIN,
    LETTER,
    LIST,
    NOTE,
    PANELLISTS,
    QUESTION,
    REPEAT,
    RETRACTED,
    SOUTH,
    WANTS_LETTERS,
    WORDS,
    all_sing,
    answer_anonymously,
    ballot_keys,
    follow_from_south,
    lay,
    publish_and_retract,
    with_id,
)
from tests.stories.conftest import STORY_BEGINS, southville
from tests.stories.entitled import Change, Key, Moment, changes, home_owner, may_change
from tests.wire_tally import tally

pytestmark = pytest.mark.evidence

PEOPLE = ("Ada Organiser", "Noor Notes", "Mia Member", "Max Member", "Kim Comes", "Sam South")
# Of whom nobody but organisers reads that they come, and who does nothing themselves.
QUIET = "Quinn Quiet"
ROLES = ("Organiser", "Note-taker", "Guest", "Co-producer")
COMMANDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("talks", {}),
    ("findings", {}),
    ("me", {}),
    ("help", {}),
    ("search", {"words": "canary"}),
    ("log", {"text": "A thought"}),
    ("desk", {}),
    ("draft", {}),
    ("setup", {}),
    ("export", {"what": "archive"}),
    ("export", {"what": "notes"}),
    ("export", {"what": "findings"}),
    ("export", {"what": "attendance"}),
    ("export", {"what": "polls"}),
)
FILLED_IN = ("Said otherwise", "", "3", "Friday 20 May 2022 15:00", "https://e.org/typed", "canary")
# They would end what is played before it was played.
LEFT_ALONE = frozenset(
    {"end", "erase-yes", "erase-other-yes", "cancel-really", "delete-really", "announce", "confirm"}
)
_ANY = st.integers(0, 10_000)
_WHO = st.integers(0, len(PEOPLE) - 1)
PRESS = st.tuples(st.just("press"), _WHO, _ANY, _ANY, _ANY)
SEND = st.tuples(st.just("send"), _WHO, _ANY, _ANY, _ANY)
COMMAND = st.tuples(st.just("command"), _WHO, _ANY, _ANY, _ANY)
# Few of all the controls are about a poll, or about what partners follow.
APART = ("ballot-close", "share-", "follow-")
AIM = st.tuples(st.just("aim"), _WHO, _ANY, _ANY, _ANY)
TURN = st.tuples(st.just("turn"), _WHO, _ANY, _ANY, _ANY)
Step = tuple[str, int, int, int, int]
T = TypeVar("T")
STEPS = st.lists(PRESS | PRESS | AIM | SEND | COMMAND | TURN, min_size=120, max_size=200)


@dataclass
class Play:
    ready: Ready
    # By verb: each custom id that anybody was shown, with what could be chosen by it.
    controls: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    wrote: dict[int, set[str]] = field(default_factory=dict)
    places: dict[int, list[MessageRecord]] = field(default_factory=dict)
    letters: dict[int, int] = field(default_factory=dict)
    # What the sequences reached: a play in which nothing is allowed shows nothing.
    reached: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    now: Moment = field(init=False)

    @property
    def world(self) -> World:
        return self.ready.world

    async def moment(self) -> Moment:
        def look(survey) -> list[Document]:
            return [each for kind in KINDS for each in survey.select(kind)]

        kept = await self.ready.stage.bot.store.survey(look)
        return Moment(self.world, {_key(each): each for each in kept})

    def remember(self, outcome: Outcome) -> None:
        for message in outcome.messages:
            self.take(message)
        if outcome.modal is not None:
            verb = read_id(outcome.modal.custom_id).verb
            self.forms[verb] = outcome.modal

    def take(self, message: MessageRecord) -> None:
        for each in message.selects:
            self._control(each.custom_id, tuple(value for _, value in each.options))
        for each in message.buttons:
            if each.custom_id:
                self._control(each.custom_id, ())

    def _control(self, custom_id: str, options: tuple[str, ...]) -> None:
        verb = read_id(custom_id).verb
        if verb not in LEFT_ALONE:
            self.controls.setdefault(verb, {})[custom_id] = options

    # The steps

    async def step(self, step: Step) -> None:
        what, who, *numbers = step
        person = self.world.person(PEOPLE[who])
        if what == "turn":
            await self.turn(person, *numbers)
            return
        if what == "aim" and numbers[-1] % 2:
            # Who may: else nothing of it would ever change.
            person = self.world.person("Olga Owner")
        self.now = before = await self.moment()
        doing = {
            "press": self.press,
            "aim": self.aim,
            "send": self.send,
            "command": self.command,
        }[what]
        try:
            outcome, done = await doing(person, *numbers)
        except CannotDoError:
            return
        self.told.append(f"{person.name}: {done}")
        await self.world.dealt_with()
        after = await self.moment()
        self.check_reading(person, outcome, before, after)
        self.check_changes(person, before, after)
        self.remember(outcome)

    async def press(self, person: Person, which: int, one: int, value: int) -> tuple[Outcome, str]:
        """Press it, or choose by it what can be chosen, or somebody, or a role."""
        verb = _nth(self.closed_to(person, self.controls) or sorted(self.controls), which)
        if value % 3 == 0:
            verb = _nth(sorted(self.controls), which)
        return await self.use(person, verb, one, value)

    async def aim(self, person: Person, which: int, one: int, value: int) -> tuple[Outcome, str]:
        """Press one that is about a poll or about a partner."""
        verbs = sorted(each for each in self.controls if each.startswith(APART))
        return await self.use(person, _nth(verbs, which), one, value)

    async def use(self, person: Person, verb: str, one: int, value: int) -> tuple[Outcome, str]:
        custom_id, options = _nth(sorted(self.controls[verb].items()), one)
        act, stored = self.act_of(person, value)
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": 2, "id": 0}
        if options or value % 5 == 0:
            values = options or (*self.people(), *self.roles())
            data |= {"component_type": 3, "values": [_nth(values, value)]}
        outcome = await act.act(InteractionType.MESSAGE_COMPONENT, data, source=stored)
        return outcome, f"{custom_id} {data.get('values', '')}"

    async def send(self, person: Person, which: int, one: int, value: int) -> tuple[Outcome, str]:
        """Send a form that somebody was shown, filled in at will."""
        if not self.forms:
            raise CannotDoError("nobody was shown a form")
        verbs = self.closed_to(person, self.forms) if value % 3 else []
        form = self.forms[_nth(verbs or sorted(self.forms), which)]
        act, stored = self.act_of(person, value)
        filled = [_filled(each, one + number) for number, each in enumerate(_inputs(form))]
        data = {"custom_id": form.custom_id, "components": filled}
        outcome = await act.act(InteractionType.MODAL_SUBMIT, data, source=stored)
        return outcome, f"form {form.custom_id}"

    async def command(self, person: Person, which: int, one: int, _: int) -> tuple[Outcome, str]:
        if one % 5 == 0:
            await person.say(person.direct, "A thought by letter")
            return Outcome(interaction_id=0, waited=0.0), "a letter"
        name, options = _nth(COMMANDS, which)
        channel = "south-talks" if person.name == "Sam South" else "general"
        return await person.slash(name, channel=channel, options=options, hidden=True), name

    async def turn(self, person: Person, which: int, one: int, _: int) -> None:
        """Something changes for them in Discord, or in what the team settled."""
        kind = which % 7
        discord_, home = self.world.discord, self.world.home.id
        is_on = person.id in discord_.guilds[home].members
        role = self.world.role(_nth(ROLES, one))
        if kind in {0, 1} and is_on:
            change = discord_.add_member_role if kind == 0 else discord_.remove_member_role
            change(home, person.id, role.id)
        elif kind == 2 and is_on and one % 3 == 0:
            self.world.kick(person.name, server=self.world.home.name)
        elif kind == 2 and not is_on and person.name != "Sam South":
            discord_.add_member(home, person.id, roles=[], announce=True)
        elif kind == 3:
            self.world.open_only_to("talks", *(ROLES[: one % 3]))
        elif kind == 4:
            self.world.open_to_all("talks")
        elif kind == 5:
            await self.name(person, role, one)
        self.told.append(f"turn {kind} {person.name} {role.name}")
        await self.world.advance(ANSWER_HOLDS + timedelta(seconds=1))

    async def name(self, person: Person, role: RoleRecord, one: int) -> None:
        """The one who keeps the server settles it; whoever loses it has lost it at once."""
        ready, keeper = self.ready, self.world.person("Olga Owner")
        place, moment = self.places[keeper.id][0], await self.moment()
        series = next(iter(moment.of(Series)))
        custom_id, values = _nth(
            [
                ("setup-roles:note-takers", [role.id]),
                ("setup-roles:part", [role.id]),
                (f"note-takers-named:{ready.code}", [person.id]),
                (f"note-takers-named:{ready.code}", []),
                (f"co-producers-named:{series.code}:people", [person.id]),
                (f"co-producers-named:{series.code}:roles", [role.id]),
                (f"co-producers-named:{series.code}:people", []),
            ],
            one,
        )
        act = Acting(self.world, keeper.id, place.channel_id)
        chosen = [str(each) for each in values]
        data = {"custom_id": custom_id, "component_type": 3, "id": 0, "values": chosen}
        await act.act(InteractionType.MESSAGE_COMPONENT, data, source=act.visible_message(place.id))

    def closed_to(self, person: Person, verbs: Iterable[str]) -> list[str]:
        """What the table gives them with nothing on this server: where a forgotten check shows."""
        right = self.now.right(person.id, home_owner(self.world))
        return sorted(verb for verb in verbs if right < TABLE[VERBS[verb]].right)

    def act_of(self, person: Person, value: int) -> tuple[Acting, Any]:
        """On a message that they see, on a server or among their direct messages."""
        place = _nth(self.places[person.id], value)
        act = Acting(self.world, person.id, place.channel_id)
        return act, act.visible_message(place.id)

    def people(self) -> tuple[str, ...]:
        return tuple(str(self.world.person(each).id) for each in PEOPLE)

    def roles(self) -> tuple[str, ...]:
        return tuple(str(self.world.role(each).id) for each in ROLES)

    # What is asked after each

    def check_reading(self, person: Person, outcome: Outcome, was: Moment, now: Moment) -> None:
        read = "\n".join((_everything(outcome), *self.new_letters(person)))
        for secret, may_read in self.secrets(person, was, now).items():
            if secret not in read:
                continue
            self.reached[f"read {secret}"] += 1
            assert may_read, f"{person.name} read {secret}\n" + "\n".join(self.told[-25:])

    def new_letters(self, person: Person) -> list[str]:
        letters = self.world.dms(person)
        begun, self.letters[person.id] = self.letters.get(person.id, 0), len(letters)
        return [repr(each) for each in letters[begun:] if each.by_bot]

    def secrets(self, person: Person, was: Moment, now: Moment) -> dict[str, bool]:
        """By canary, whether the person may read it: before the step, or by what it did."""
        owner = home_owner(self.world)
        talk = was.named(Talk, owner, self.ready.code)
        assert talk is not None

        def may(act: Act, about: Document = talk) -> bool:
            return was.may(person.id, act, about)

        coming = (*was.of(Signup), *now.of(Signup))
        seated = any(s.user_id == person.id and s.holds_seat for s in coming)
        theirs = {each.secret: each.user_id == person.id for each in now.of(OwnCalendar)}
        team_reads = may(Act.SEARCH_ALL) or may(Act.CHANGE_ANY) or may(Act.WRITE_FINDINGS)
        # Whoever made it reads so in what is stored of them, whatever they may by now.
        made = person.name == "Ada Organiser"
        drafts = may(Act.LIST_TALKS) or may(Act.SEARCH_ALL) or may(Act.WRITE_FINDINGS)
        return {
            **dict.fromkeys(self.keys, False),
            **{word: made or (drafts and _is_kept(word, now)) for word in (LIST, COPY, REPEAT)},
            JOIN: may(Act.SET_LINKS) or (may(Act.JOIN) and seated),
            PANELLISTS: may(Act.SET_LINKS),
            DRAFT: made or drafts,
            QUESTION: made or drafts or may(Act.POLL),
            ANSWER: person.name == "Mia Member",
            NOTE: team_reads or (may(Act.SEARCH) and _is_sorted(was)),
            **{
                word: may(Act.WRITE_FINDINGS) or may(Act.PUBLISH) or _is_published(word, was, now)
                for word in (FINDING, RETRACTED)
            },
            LETTER: made or may(Act.WRITE_TO_ALL) or (seated and _was_written(now)),
            str(self.world.person(QUIET).id): may(Act.SEE_PEOPLE),
            with_id(self.ready, ATTENDED): may(Act.ATTENDANCE) or may(Act.SEE_PEOPLE),
            with_id(self.ready, WANTS_LETTERS): may(Act.ERASE_OTHER),
            SOUTH: was.right(person.id, self.south) >= Right.ORGANISE,
            **theirs,
        }

    @property
    def south(self) -> str:
        (other,) = [each for each in self.world.discord.guilds if each != self.world.home.id]
        return guild_owner(other)

    def check_changes(self, person: Person, before: Moment, after: Moment) -> None:
        wrote = self.wrote.setdefault(person.id, set())
        for each in changes(before, after):
            assert may_change(each, person.id, before, wrote), self._said(person, each)
            self.reached[f"changed {each.document.KIND}"] += 1
            if each.before is None and isinstance(each.document, Takeaway):
                wrote.add(each.document.code)

    def _said(self, person: Person, change: Change) -> str:
        return f"{person.name} changed {change}\n" + "\n".join(self.told[-25:])


def _key(document: Document) -> Key:
    return document.owner, document.KIND, document.code


def _nth(things: Iterable[T], number: int) -> T:
    found = list(things)
    return found[number % len(found)]


def _is_sorted(moment: Moment) -> bool:
    """Once the team has put it into a finding, members find it."""
    notes = moment.of(Takeaway)
    return any(NOTE in n.text and n.placement is Placement.PLACED for n in notes)


def _is_kept(word: str, moment: Moment) -> bool:
    """Once it was confirmed, it is a draft like others."""
    last = [each.slot for each in moment.of(Talk)] if word == REPEAT else []
    said = REPEAT in [f"{each.start.local:%-d %b %Y}" for each in last if each is not None]
    return said or any(word in each.title for each in moment.of(Talk))


def _is_published(word: str, *moments: Moment) -> bool:
    revisions = [each for moment in moments for each in moment.of(Revision)]
    return any(word in repr(each.article) for each in revisions if not each.is_retracted)


def _was_written(moment: Moment) -> bool:
    return any(each.kind is DeliveryKind.CIRCULAR for each in moment.of(Delivery))


def _everything(outcome: Outcome) -> str:
    """Texts, labels, files, what is in an archive, and what a form is filled with."""
    said = repr((outcome.messages, outcome.modal, outcome.choices))
    # As people read it: an address is broken by what shows nothing.
    found = [said.replace("**", "").replace("\\u200b", "")]
    for file in (each for message in outcome.messages for each in message.attachments):
        if zipfile.is_zipfile(io.BytesIO(file.data)):
            with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
                found += [
                    archive.read(name).decode(errors="replace") for name in archive.namelist()
                ]
    return "\n".join(found)


def _inputs(form: Form) -> list[dict[str, Any]]:
    return [part["component"] for part in form.components if "component" in part]


def _filled(part: dict[str, Any], number: int) -> dict[str, Any]:
    """One part of a form as Discord sends it; what was filled in stays now and then."""
    options = [each["value"] for each in part.get("options") or ()]
    sent: dict[str, Any] = {"type": part["type"], "custom_id": part["custom_id"], "id": 0}
    if part["type"] == 4:
        kept = part.get("value") or "A word"
        # Whoever types a secret knows it, and is given back what they typed.
        kept = "A word" if any(each in kept for each in WORDS) else kept
        sent["value"] = kept if number % 2 else _nth(FILLED_IN, number // 2)
    elif part["type"] == 21:
        sent["value"] = _nth(options, number)
    elif part["type"] == 23:
        sent["value"] = bool(number % 2)
    else:
        sent["values"] = [_nth(options, number)] if options else []
    return {"type": 18, "id": 0, "component": sent}


async def _begin(stage: Stage) -> Play:
    """A running talk under the rule, with a canary for each thing that not all may know."""
    world = stage.world
    ready = await make_ready(stage)
    play = Play(ready)
    home = world.home.name
    world.join(PersonPlan(name="Olga Owner", roles=("Organiser",)), server=home)
    await publish_and_retract(ready, world.person("Olga Owner"))
    for name in (QUIET, "Kim Comes"):
        world.join(PersonPlan(name=name), server=home)
        await sign_up(ready, world.person(name))
    await follow_from_south(ready)
    await lay(ready)
    await answer_anonymously(ready)
    await ready.noor.slash("log", text=NOTE)
    await all_sing(ready)
    play.keys = ballot_keys(ready)
    await _look_around(play)
    return play


async def _look_around(play: Play) -> None:
    """Ada, Noor and Mia open what they may, so that there is something to press."""
    ready, world = play.ready, play.world
    for name in (*PEOPLE, "Olga Owner"):
        person = world.person(name)
        where = "south-talks" if name == "Sam South" else "general"
        play.places[person.id] = [await person.say(where, "look")]
        await person.say(person.direct, "look")
        play.places[person.id].append(world.dms(person)[-1])
    for place in ("talks", "backstage", ready.thread):
        for message in world.messages(place):
            play.take(message)
    ada, mia = ready.ada, ready.mia
    shown = [(ada, await ada.slash(each, hidden=True)) for each in ("desk", "draft", "setup")]
    shown.append((ada, await ada.slash("talk panel", talk=ready.code)))
    shown += [(mia, await mia.slash(each)) for each in ("me", "talks")]
    await _open_all(play, shown)
    # On a card that none of these leads to.
    series = next(iter((await play.moment()).of(Series)))
    for verb in ("share-new", "share-stop-really"):
        play.controls[verb] = {f"{verb}:{series.code}": ()}


async def _open_all(play: Play, shown: list[tuple[Person, Outcome]]) -> None:
    """Press each control once, by whom it was shown to, for what stands behind it."""
    pressed = set(LEFT_ALONE)
    while shown:
        person, outcome = shown.pop(0)
        play.remember(outcome)
        for message in (each for each in outcome.messages if each.ephemeral):
            for custom_id, options in _controls(message):
                verb = read_id(custom_id).verb
                if verb in pressed or verb.endswith(("-yes", "-really")):
                    continue
                pressed.add(verb)
                act = Acting(play.world, person.id, message.channel_id)
                data: dict[str, Any] = {"custom_id": custom_id, "component_type": 2, "id": 0}
                if options:
                    data |= {"component_type": 3, "values": [options[-1]]}
                source = act.visible_message(message.id)
                opened = await act.act(InteractionType.MESSAGE_COMPONENT, data, source=source)
                shown.append((person, opened))


def _controls(message: MessageRecord) -> list[tuple[str, tuple[str, ...]]]:
    lists = [(each.custom_id, tuple(v for _, v in each.options)) for each in message.selects]
    buttons = [each.custom_id for each in message.buttons if each.custom_id and not each.disabled]
    return [*(each for each in lists if each[1]), *((each, ()) for each in buttons)]


# Of fourteen commands and six people few are of Sam's for his own server: one for certain.
ASKED_IN_THE_SOUTH: Step = (
    "command",
    PEOPLE.index("Sam South"),
    COMMANDS.index(("draft", {})),
    1,
    0,
)
# Over all that is played, by the test that stands before the one that looks.
_REACHED: Counter[str] = Counter()
# Enough that each of these is reached: what is drawn is the same each time.
EXAMPLES = 3
READ = {f"read {each}" for each in (FINDING, RETRACTED, SOUTH)}
CHANGED = {f"changed {each.KIND}" for each in (Takeaway, Member, BallotPoll, Share)}


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    # A shorter one would take minutes to find: the last steps are told.
    phases=(Phase.explicit, Phase.generate),
)
@given(steps=STEPS)
def test_no_sequence_gives_what_the_table_does_not(steps: list[Step]):
    with tempfile.TemporaryDirectory() as folder:
        _REACHED.update(asyncio.run(_play(Path(folder), steps)))


def test_the_sequences_reach_what_is_allowed():
    """The canaries sing to whoever may hear them, and what may be changed is changed."""
    assert READ <= {what for what in _REACHED if what.startswith("read")}
    assert CHANGED <= _REACHED.keys()


async def _play(folder: Path, steps: list[Step]) -> Counter[str]:
    world = await start_world(northville(), southville(), clock=ManualClock(STORY_BEGINS))
    stage = Stage(world, folder / "data", web_address="https://talks.example.org")
    try:
        for name in ("Guest", "Co-producer"):
            world.discord.create_role(world.home.id, name)
        await stage.start()
        play = await _begin(stage)
        for each in (*steps, ASKED_IN_THE_SOUTH):
            await play.step(each)
    finally:
        await stage.stop()
        await world.close()
        tally.count(world)
    assert world.problems == [], world.problems
    return play.reached
