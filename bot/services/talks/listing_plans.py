"""What a programme that is handed in says against what its edition has: new, changed, gone."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.talks.listed import (
    NEWS,
    ListedChange,
    ListedState,
    ListedTalk,
    changes,
    gone,
    matched,
    standing,
)
from bot.domain.talks.preview import MINUTES, ListedProgramme
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import Slot, Venue, platform_of
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import WallTime, instant, next_valid, wall_of
from bot.services.lookups import talks_of
from bot.services.ports import Reader
from bot.services.talks.changes import checked_slot
from bot.services.talks.which_edition import find_edition
from bot.words.errors import ListValueWrong
from bot.words.places import read_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One talk of the file, and what is to become of it; `slot` is when the file says it is."""

    listed: ListedTalk
    standing: ListedState
    talk: Talk | None = None
    slot: Slot | None = None
    changes: tuple[ListedChange, ...] = ()
    is_past: bool = False

    @property
    def tells(self) -> bool:
        """Tell whether people who know the talk will read of another time or place."""
        known = self.talk is not None and self.talk.state is TalkState.ANNOUNCED
        return known and not NEWS.isdisjoint(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What an import would do; `asks_zone` is the series' zone while nobody said which is meant."""

    series: Series
    edition: Edition
    entries: tuple[Entry, ...]
    gone: tuple[Talk, ...]
    zone: str
    asks_zone: bool = False
    ends_rules: date | None = None
    code: str = ""

    def of(self, wanted: ListedState) -> list[Entry]:
        return [entry for entry in self.entries if entry.standing is wanted]


def plan_listing(docs: Reader, payload: ListedProgramme, *, now: datetime) -> Listing:
    edition = find_edition(docs, payload.edition)
    series = docs.get(Series, edition.series)
    zone = payload.zone or series.zone
    talks = talks_of(docs, edition.code)
    found = matched(payload.talks, talks)
    pairs = zip(payload.talks, found, strict=True)
    floats = any(each.floating is not None for each in payload.talks)
    return Listing(
        series=series,
        edition=edition,
        entries=tuple(_entry(each, talk, series.zone, zone, now=now) for each, talk in pairs),
        gone=tuple(gone(found, talks, now=now)),
        zone=zone,
        asks_zone=floats and payload.zone is None,
        ends_rules=payload.ends_rules,
    )


def _entry(listed: ListedTalk, talk: Talk | None, own: str, said: str, *, now: datetime) -> Entry:
    slot = _slot(listed, talk, own, said)
    is_past = _is_past(listed, slot, now=now)
    found = changes(talk, listed, slot) if talk is not None else []
    if is_past:
        # It has not taken place, so nobody moves it to where it would have.
        found = [each for each in found if each is not ListedChange.TIME]
    return Entry(
        listed=listed,
        standing=standing(talk, listed, found, now=now),
        talk=talk,
        slot=slot,
        changes=tuple(found),
        is_past=is_past,
    )


def _slot(listed: ListedTalk, talk: Talk | None, own: str, said: str) -> Slot | None:
    """When the file says that it is, on the clocks of the series; raises `ListValueWrong`."""
    start: WallTime | None = None
    if listed.at is not None:
        start = wall_of(listed.at, own)
    elif listed.floating is not None:
        meant = WallTime(local=listed.floating, zone=said)
        if next_valid(meant) != meant:
            text = listed.floating.isoformat(" ", "minutes")
            raise ListValueWrong(line=listed.line, field="start", text=text)
        start = wall_of(instant(meant), own)
    if start is None:
        return None
    known = talk.slot.minutes if talk is not None and talk.slot is not None else MINUTES
    slot = Slot(start=start, minutes=listed.minutes or known)
    return checked_slot(slot.at(talk.where if talk is not None else listed_place(listed)))


def listed_place(listed: ListedTalk) -> Venue:
    if listed.place is not None:
        return read_place(listed.place).where
    return Venue(place=platform_of(listed.join)) if listed.join is not None else Venue()


def _is_past(listed: ListedTalk, slot: Slot | None, *, now: datetime) -> bool:
    if slot is not None:
        return slot.ends_at <= now
    return listed.on is not None and listed.on < now.date()
