"""What tables and YAML say of a talk, field by field, read into a `ListedTalk`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.plain import harmless, is_visible, one_line
from bot.domain.talks.listed import ListedTalk
from bot.domain.talks.parts import Segment
from bot.domain.talks.slot import MINUTES_MAX, MINUTES_MIN
from bot.domain.talks.speaker import Speaker
from bot.domain.talks.talk import DESCRIPTION_MAX, TITLE_MAX
from bot.domain.times.wall import WallTime, instant
from bot.domain.times.zones import canonical_zone
from bot.words.duration import read_minutes
from bot.words.errors import (
    ListLacks,
    ListSameTalk,
    ListSaysTwice,
    ListTextTooLong,
    ListValueWrong,
    ListZoneUnknown,
)
from bot.words.links import checked_link
from bot.words.places import read_place
from bot.words.programme.people import read_speaker

# The words of a table's first line and of YAML.
FIELDS: Final = (
    "title",
    "start",
    "end",
    "length",
    "zone",
    "place",
    "join",
    "registration",
    "description",
    "people",
    "code",
    "uid",
)
_PLACE_MAX: Final = 500
_KEY_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a field, and on which line."""

    line: int
    text: str


def listed_talk(
    line: int, given: Mapping[str, Value], segments: tuple[Segment, ...] = ()
) -> ListedTalk:
    """Read one talk; raises errors of `bot.words.errors` with the line of what is wrong."""
    values = {name: value for name, value in given.items() if is_visible(value.text)}
    title = _text(values, "title", TITLE_MAX)
    if title is None:
        raise ListLacks(line=line, field="title")
    on, at, floating = _start(values)
    place = _text(values, "place", _PLACE_MAX)
    typed = read_place(place) if place is not None else None
    people = values.get("people")
    return ListedTalk(
        line=line,
        title=title,
        key=_text(values, "uid", _KEY_MAX),
        code=_text(values, "code", _KEY_MAX),
        on=on,
        at=at,
        floating=floating,
        minutes=_minutes(values, at, floating),
        place=typed.where.place if typed is not None else None,
        join=_link(values, "join") or (typed.join if typed is not None else None),
        registration=_link(values, "registration"),
        description=_description(values),
        segments=segments or (_whole(title, people) if people is not None else ()),
    )


def refuse_twice(talks: Sequence[ListedTalk]) -> None:
    """Raise for the second of what nobody could tell apart: `ListSaysTwice`, `ListSameTalk`."""
    seen: set[str] = set()
    for talk in talks:
        for name in {talk.key, talk.code} - {None}:
            assert name is not None
            if name in seen:
                raise ListSaysTwice(line=talk.line, word=name[:80])
            seen.add(name)
    lines: dict[tuple[object, ...], int] = {}
    for talk in talks:
        if talk.key is not None or talk.code is not None:
            continue
        # The next version of the file could not say which of them it means.
        said = (
            talk.title.casefold(),
            (talk.on, talk.at, talk.floating),
            (talk.place or "").casefold(),
        )
        if said in lines:
            raise ListSameTalk(line=talk.line, other=lines[said])
        lines[said] = talk.line


def speakers_of(lines: list[str]) -> tuple[Speaker, ...]:
    """A panellist for each line that somebody would see."""
    said = (one_line(harmless(each)) for each in lines)
    return tuple(read_speaker(line) for line in said if is_visible(line))


def _whole(title: str, people: Value) -> tuple[Segment, ...]:
    lines = people.text.replace(";", "\n").split("\n")
    return (Segment(title=title, speakers=speakers_of(lines)),)


def _text(values: Mapping[str, Value], name: str, limit: int) -> str | None:
    value = values.get(name)
    if value is None:
        return None
    text = one_line(harmless(value.text))
    if len(text) > limit:
        raise ListTextTooLong(line=value.line, length=len(text), limit=limit)
    return text


def _description(values: Mapping[str, Value]) -> str:
    value = values.get("description")
    if value is None:
        return ""
    text = harmless(value.text).strip()
    if len(text) > DESCRIPTION_MAX:
        raise ListTextTooLong(line=value.line, length=len(text), limit=DESCRIPTION_MAX)
    return text


def _link(values: Mapping[str, Value], name: str) -> str | None:
    value = values.get(name)
    if value is None:
        return None
    try:
        return checked_link(value.text)
    except BadInput:
        raise _wrong(value, name) from None


def _start(
    values: Mapping[str, Value],
) -> tuple[date | None, datetime | None, datetime | None]:
    """A day, or a moment, or hours that are of no zone."""
    value = values.get("start")
    if value is None:
        return None, None, None
    read = _when(value, "start")
    if not isinstance(read, datetime):
        return read, None, None
    if read.tzinfo is not None:
        return None, read.astimezone(UTC), None
    zone = values.get("zone")
    return (None, None, read) if zone is None else (None, _moment(read, value, zone), None)


def _moment(local: datetime, value: Value, zone: Value) -> datetime:
    try:
        name = canonical_zone(zone.text)
    except BadInput:
        raise ListZoneUnknown(line=zone.line, zone=one_line(zone.text)[:80]) from None
    try:
        return instant(WallTime(local=local, zone=name))
    except BadInput:
        raise _wrong(value, "start") from None


def _when(value: Value, name: str) -> date:
    """ISO 8601 alone: "03/04" is a day in April for one half of the world."""
    text = one_line(value.text)
    try:
        day = date.fromisoformat(text) if len(text) == len("2027-03-04") else None
        return day or datetime.fromisoformat(text)
    except ValueError:
        raise _wrong(value, name) from None


def _minutes(
    values: Mapping[str, Value], at: datetime | None, floating: datetime | None
) -> int | None:
    """From the length, or from the end, which is on the same clocks as the start."""
    length, end = values.get("length"), values.get("end")
    if length is not None:
        return _read_length(length)
    if end is None:
        return None
    read = _when(end, "end")
    first = at if at is not None else floating
    if not isinstance(read, datetime) or first is None:
        raise _wrong(end, "end")
    zone = values.get("zone")
    if read.tzinfo is None and at is not None:
        if zone is None:
            raise _wrong(end, "end")
        read = _moment(read, end, zone)
    if (read.tzinfo is None) is not (first.tzinfo is None):
        raise _wrong(end, "end")
    minutes = round((read - first).total_seconds() / 60)
    if not MINUTES_MIN <= minutes <= MINUTES_MAX:
        raise _wrong(end, "end")
    return minutes


def _read_length(value: Value) -> int:
    try:
        minutes = int(value.text) if value.text.strip().isdecimal() else read_minutes(value.text)
    except BadInput:
        raise _wrong(value, "length") from None
    if not MINUTES_MIN <= minutes <= MINUTES_MAX:
        raise _wrong(value, "length")
    return minutes


def _wrong(value: Value, name: str) -> ListValueWrong:
    return ListValueWrong(line=value.line, field=name, text=one_line(harmless(value.text))[:80])
