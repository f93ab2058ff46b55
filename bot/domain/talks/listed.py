"""Talks as a file lists them, and what that makes of the talks that an edition has."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.plain import one_line
from bot.domain.talks.parts import Segment
from bot.domain.talks.slot import Slot
from bot.domain.talks.states import MOVABLE_STATES
from bot.domain.talks.talk import Talk

# More nobody reads through before saying yes.
TALKS_MAX: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTalk:
    """What is None, or empty, the file does not say. It begins on `line`, counted from 1.

    `key` is what the next version of the file names the same talk by, `code` ours. Of the day, the
    moment and the clock without a zone there is one at most. `repeat` is what the dates of one
    repeat have in common.
    """

    line: int
    title: str
    key: str | None = None
    code: str | None = None
    repeat: str | None = None
    on: date | None = None
    at: datetime | None = None
    floating: datetime | None = None
    minutes: int | None = None
    place: str | None = None
    join: str | None = None
    registration: str | None = None
    description: str = ""
    segments: tuple[Segment, ...] = ()
    is_called_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """`ends_rules` is the day up to which repeats without an end were followed."""

    talks: tuple[ListedTalk, ...]
    ends_rules: date | None = None

    @property
    def floats(self) -> bool:
        """Tell whether somebody must say which clocks are meant."""
        return any(talk.floating is not None for talk in self.talks)


class ListedState(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    # It runs, is over or called off: an import changes nothing of it.
    DONE = "done"
    # The file alone knows it, and says that it is called off: it is not made.
    NEVER = "never"


class ListedChange(StrEnum):
    TITLE = "title"
    TIME = "time"
    PLACE = "place"
    TEXT = "text"
    PEOPLE = "people"
    LINKS = "links"


# Whoever knows the talk will read of these.
NEWS = frozenset({ListedChange.TIME, ListedChange.PLACE})


def matched(listed: Sequence[ListedTalk], talks: Iterable[Talk]) -> list[Talk | None]:
    """Which talk each of the list means: by our code, by the file's own key, else by its title.

    A title means a talk only if it is the only one of that title, here and there, or begins when
    that one does, and nothing else says which talk is meant.
    """
    known = list(talks)
    by_code = {talk.code: talk for talk in known}
    by_key = {talk.listed_as: talk for talk in known if talk.listed_as is not None}
    found = [by_code.get(each.code or "") or by_key.get(each.key or "") for each in listed]
    taken = {talk.code for talk in found if talk is not None}
    titles = Counter(_folded(each.title) for each in listed)
    for index, each in enumerate(listed):
        if found[index] is not None:
            continue
        alike = [
            talk
            for talk in known
            if talk.code not in taken
            and _folded(talk.title) == _folded(each.title)
            and (talk.listed_as is None or each.key is None)
        ]
        together = [talk for talk in alike if _begins_with(talk, each)]
        is_only = len(alike) == 1 and titles[_folded(each.title)] == 1
        found[index] = next(iter(together or (alike if is_only else ())), None)
        taken |= {talk.code for talk in found if talk is not None}
    return found


def _begins_with(talk: Talk, listed: ListedTalk) -> bool:
    if talk.slot is None:
        return listed.on is not None and listed.on == talk.planned_on
    return listed.at == talk.slot.starts_at or listed.floating == talk.slot.start.local


def gone(found: Iterable[Talk | None], talks: Iterable[Talk], *, now: datetime) -> list[Talk]:
    """Talks that are still to come and that the file does not list."""
    listed = {talk.code for talk in found if talk is not None}
    return [talk for talk in talks if talk.code not in listed and not is_done(talk, now=now)]


def standing(
    talk: Talk | None, listed: ListedTalk, changed: Iterable[ListedChange], *, now: datetime
) -> ListedState:
    if talk is None:
        return ListedState.NEVER if listed.is_called_off else ListedState.NEW
    if is_done(talk, now=now):
        return ListedState.DONE
    return ListedState.CHANGED if tuple(changed) else ListedState.SAME


def is_done(talk: Talk, *, now: datetime) -> bool:
    """Tell whether it runs already, is over or called off."""
    planned = talk.state in MOVABLE_STATES
    return not planned or talk.is_live(now) or talk.is_over(now)


def changes(talk: Talk, listed: ListedTalk, slot: Slot | None) -> list[ListedChange]:
    """What the file says otherwise. What it does not say stays; `slot` is when it says it is."""
    own = listed.code == talk.code
    found = {
        # A talk that was called off has that before its title in our own calendars.
        ListedChange.TITLE: not listed.is_called_off
        and one_line(talk.title) != one_line(listed.title),
        ListedChange.TIME: _is_moved(talk, listed, slot),
        ListedChange.PLACE: listed.place is not None and not _is_place_of(talk, listed.place),
        # Our own calendars tell the whole programme there.
        ListedChange.TEXT: not own
        and bool(listed.description)
        and listed.description != talk.description,
        ListedChange.PEOPLE: bool(listed.segments)
        and _printed(listed.segments) != _printed(talk.segments),
        ListedChange.LINKS: any(
            link is not None and link not in known
            for link, known in (
                (listed.join, (talk.links.join,)),
                (listed.registration, (talk.links.registration, talk.recording)),
            )
        ),
    }
    return [change for change, is_so in found.items() if is_so]


def _is_moved(talk: Talk, listed: ListedTalk, slot: Slot | None) -> bool:
    if slot is None:
        return talk.slot is None and listed.on is not None and listed.on != talk.planned_on
    if talk.slot is None:
        return True
    another = listed.minutes is not None and slot.minutes != talk.slot.minutes
    return another or slot.starts_at != talk.slot.starts_at


def _is_place_of(talk: Talk, place: str) -> bool:
    return one_line(place) == one_line(talk.where.public_name)


def _printed(segments: Iterable[Segment]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.title, tuple(speaker.line for speaker in each.speakers)) for each in segments]


def _folded(title: str) -> str:
    return one_line(title).casefold()
