"""The scheduled events of one series: what the model says of them, by the product's description.

What somebody changes of an event in Discord stays, field by field, until the team has said which
side counts; what the talk says otherwise since then is written where nobody changed anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.crash.month.acts import Act, Deed, Wall
from tests.crash.month.event_line import said
from tests.crash.month.plain import EVENT, MINUTE, Facts, Note, PlainTalk, Promise

if TYPE_CHECKING:
    from tests.crash.month.model import Model
    from tests.crash.month.playing import Month

IN_DISCORD = frozenset({Deed.RENAME_EVENT, Deed.RETIME_EVENT})
OVER = frozenset({"completed", "cancelled"})


@dataclass(slots=True, kw_only=True)
class Standing:
    """An event as it stands in Discord, whatever the store believes."""

    talk: int
    facts: Facts
    status: str = "scheduled"

    @property
    def is_over(self) -> bool:
        return self.status in OVER


@dataclass(slots=True)
class PlainEvents:
    """By the ids of what was promised."""

    standing: dict[int, Standing] = field(default_factory=dict)

    def made(self, promise: Promise, talk: PlainTalk) -> None:
        self.standing[promise.id] = Standing(talk=talk.number, facts=wanted(talk))

    def of(self, talk: int) -> Standing | None:
        """The newest one that is not over."""
        found = [each for each in self.standing.values() if each.talk == talk]
        return found[-1] if found and not found[-1].is_over else None

    def find_again(self, promise: Promise, talk: PlainTalk) -> None:
        """Of one that no backup knew, all that stands there counts as the bot's own."""
        talk.event = Note(shown=dict(self.standing[promise.id].facts))


def wanted(talk: PlainTalk) -> Facts:
    return {"name": talk.title, "start": talk.start, "end": talk.end}


def keep(model: "Model", talk: PlainTalk, now: datetime) -> None:
    """Write what is ours to write; what somebody else wrote is told once, and stays."""
    promise, note = talk.newest(EVENT), talk.event
    there = model.events.standing.get(promise.id) if promise is not None else None
    if promise is None or note is None or there is None:
        return
    if there.is_over:
        _miss(model, talk, promise, note, there.status, now)
        return
    status = _status(talk, there, now)
    drifted: set[str] = set()
    for name, value in wanted(talk).items():
        has = there.facts[name]
        was_changed = note.found is not None and note.found[name] != note.shown[name]
        is_fixed = name == "start" and there.status == "active" and not was_changed
        if value == has or is_fixed:
            note.shown[name] = has
        elif has != note.shown[name]:
            drifted.add(name)
        elif status != "cancelled":
            there.facts[name] = note.shown[name] = value
    note.found = dict(there.facts) if drifted else None
    is_changed = bool(drifted) and status not in OVER
    if is_changed and not note.is_changed:
        model.tell(promise, "event_changed")
    note.is_changed, there.status = is_changed, status


def _miss(
    model: "Model", talk: PlainTalk, promise: Promise, note: Note, status: str, now: datetime
) -> None:
    """Tell the team once that a talk has no event though it should; only people make another.

    That is so where a restored backup does not know yet that the talk was cancelled, or ended.
    """
    is_to_come = talk.state == "announced" and now < talk.start
    is_called_off = talk.state == "announced" and status == "cancelled"
    if (is_to_come or is_called_off) and not note.is_gone:
        model.tell(promise, "event_gone")
        note.is_gone = True


def _status(talk: PlainTalk, there: Standing, now: datetime) -> str:
    if talk.state == "cancelled":
        return "completed" if there.status == "active" else "cancelled"
    if talk.state == "ended" or now >= talk.forgotten:
        return "completed"
    return "active" if talk.state == "live" or now >= talk.start else there.status


def replace_running(model: "Model", talk: PlainTalk, now: datetime) -> None:
    """Nothing that ran is ever to come in Discord: it ends, and another stands for the talk."""
    ran = talk.newest(EVENT)
    if ran is None or not (ran.state == "sent" or ran.is_in_doubt):
        return
    if talk.event is not None and talk.event.is_gone:
        return
    there = model.events.standing[ran.id]
    if not there.is_over:
        there.status = "completed" if there.status == "active" else "cancelled"
    model.promise(talk, EVENT, "events", now)


# What somebody does in Discord, and what the team says of it


def change(model: "Model", act: Act) -> bool:
    """Tell whether there is an event that can be changed."""
    there = model.events.of(act.talk)
    if there is None:
        return False
    there.facts |= changes(act, there.facts)
    return True


def changes(act: Act, facts: Facts) -> Facts:
    if act.deed is Deed.RENAME_EVENT:
        return {"name": act.word}
    by = timedelta(hours=act.number)
    return {name: moment + by for name, moment in facts.items() if isinstance(moment, datetime)}


def settle(talk: PlainTalk) -> Facts:
    """What was changed counts as known; return it, as it stands there."""
    note = talk.event
    assert note is not None
    assert note.found is not None
    differs = {name: value for name, value in note.found.items() if note.shown[name] != value}
    note.shown, note.found, note.is_changed = note.found, None, False
    return differs


def moved_there(talk: PlainTalk, facts: Facts) -> tuple[Wall, int]:
    """The talk's start and length as they stand in Discord; only a start that moved is one."""
    assert talk.event is not None
    is_moved = facts["start"] != talk.event.shown["start"]
    start, end = facts["start"] if is_moved else talk.start, facts["end"]
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    local = start.astimezone(ZoneInfo(talk.wall.zone))
    wall = Wall(local=local.replace(tzinfo=None, fold=0), zone=talk.wall.zone, fold=local.fold)
    return wall, (end - start) // MINUTE


def compare_events(model: "Model", month: "Month") -> Iterator[tuple[int, str]]:
    """What differs between the events in Discord and what the model says of them."""
    for number in {each.talk for each in model.events.standing.values()}:
        there = [each for each in model.events.standing.values() if each.talk == number]
        wanted = [(each.facts, each.status) for each in there]
        found = [said(each) for each in month.channels.events_of(number)]
        if found != wanted:
            yield number, f"the events are {found}, not {wanted}"


def why_otherwise(model: "Model", talk: int) -> str | None:
    """Why the event of a talk is otherwise in Discord at the end than the talk is, if it is."""
    found = model.state.talks.get(talk)
    note = found.event if found is not None else None
    if note is None:
        return None
    return "event_gone" if note.is_gone else "event_changed" if note.is_changed else None
