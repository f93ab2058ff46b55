"""A moment as people type it, in the zone of the series.

Whatever is not read with certainty is refused, and whatever could be two things is asked about.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product

from bot.domain.errors import BadInput, TextMissing, TextTooLong
from bot.domain.talks.errors import TimeInThePast
from bot.domain.times.errors import TimeIsAmbiguous, TimeOutOfReach
from bot.domain.times.wall import WallTime, instant, wall_of, wall_time
from bot.words.as_typed import as_typed, fold
from bot.words.days import Note, read_days
from bot.words.duration import read_duration
from bot.words.errors import DurationNotUnderstood, TimeOfDayMissing, WhenNotUnderstood
from bot.words.hours import take_hours
from bot.words.lexicon import AHEAD, FROM_NOW, KNOWN, NUMBER

_LONGEST_TEXT = 100
_FURTHEST = timedelta(days=10 * 366)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_DISCORD = re.compile(r"<t:(?P<seconds>-?\d{1,12})(?::[A-Za-z])?>", re.ASCII)
_ISO_WITH_OFFSET = re.compile(
    r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})? ?(?:z|[+-]\d\d:?\d\d)", re.ASCII
)
_ISO_T = re.compile(r"(?<=\d{4}-\d\d-\d\d)t(?=\d)", re.ASCII)
_UTC = re.compile(r"\s(?:utc|gmt)(?=\s|$)", re.ASCII)
_ELAPSED = re.compile(rf"(?:{AHEAD}) (?P<length>.+)|(?P<before>.+) (?:{FROM_NOW})")
_NUMBER_ALONE = re.compile(NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The one reading. Show it in full, with weekday, zone and distance, to be confirmed."""

    wall: WallTime
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The text could mean each of these; ask which. Earliest first, at least two."""

    candidates: tuple[WallTime, ...]
    notes: tuple[Note, ...] = ()


def read_when(
    text: str, *, now: datetime, zone: str, day_first: bool | None = None, past: bool = False
) -> Understood | Choice:
    """Read a typed moment; `past` allows moments before `now`, for talks that took place.

    `day_first` says how people here order 4/7, None that nobody knows. Raises nothing but
    `BadInput`: `TextMissing`, `TextTooLong`, `WhenNotUnderstood`, `TimeOfDayMissing`,
    `TimeInThePast`, `TimeDoesNotExist`, `TimeOutOfReach`, `DayDoesNotExist`, `WeekdayDiffers`,
    `UnknownZone`.
    """
    typed = fold(text)
    if not typed:
        raise TextMissing
    if len(typed) > _LONGEST_TEXT:
        raise TextTooLong(length=len(typed), limit=_LONGEST_TEXT)
    try:
        return _read(typed, now=now, zone=zone, day_first=day_first, past=past)
    except BadInput as error:
        raise as_typed(error, text) from None


def _read(
    typed: str, *, now: datetime, zone: str, day_first: bool | None, past: bool
) -> Understood | Choice:
    if moment := _exact_moment(typed):
        return _settle((wall_of(moment, zone),), (Note.CONVERTED,), now=now, past=past)
    if moment := _elapsed(typed, now):
        return _settle((wall_of(moment, zone),), (), now=now, past=past)
    typed, converted = _UTC.subn("", typed)
    source = "UTC" if converted else zone
    notes, walls = _read_wall(typed, wall_of(now, source).local.date(), source, day_first)
    if not converted:
        return _settle(walls, notes, now=now, past=past)
    moved = tuple(wall_of(instant(wall), zone) for wall in walls)
    return _settle(moved, (*notes, Note.CONVERTED), now=now, past=past)


def _exact_moment(typed: str) -> datetime | None:
    """Read Discord's own timestamp, or ISO 8601 with an offset."""
    if match := _DISCORD.fullmatch(typed):
        try:
            return _EPOCH + timedelta(seconds=int(match["seconds"]))
        except OverflowError:
            raise TimeOutOfReach(when=typed) from None
    if _ISO_WITH_OFFSET.fullmatch(typed):
        try:
            return datetime.fromisoformat(typed.replace(" +", "+").replace(" -", "-").upper())
        except ValueError:
            raise WhenNotUnderstood(text=typed, word=typed) from None
    return None


def _elapsed(typed: str, now: datetime) -> datetime | None:
    """Read "in 90 minutes": hours and minutes are elapsed time; days and weeks are not."""
    match = _ELAPSED.fullmatch(typed)
    length = (match["length"] or match["before"]) if match else ""
    if not length or _NUMBER_ALONE.fullmatch(length):
        return None
    try:
        return (now + read_duration(length)).replace(second=0, microsecond=0)
    except DurationNotUnderstood:
        return None


def _read_wall(
    typed: str, today: date, zone: str, day_first: bool | None
) -> tuple[tuple[Note, ...], tuple[WallTime, ...]]:
    takings = take_hours(_ISO_T.sub(" ", typed))
    read = [(taken, read_days(taken.rest, today=today, day_first=day_first)) for taken in takings]
    understood = [(taken, days) for taken, days in read if days is not None]
    if not understood:
        raise WhenNotUnderstood(
            text=typed, word=_unknown_word(takings[-1].rest if takings else typed)
        )
    if not all(taken.hours for taken, _ in understood):
        raise TimeOfDayMissing(text=typed)
    try:
        locals_ = [
            hour.on(day)
            for taken, days in understood
            for day, hour in product(days.days, taken.hours)
        ]
    except OverflowError:
        raise TimeOutOfReach(when=typed) from None
    notes = tuple(dict.fromkeys(note for _, days in understood for note in days.notes))
    return notes, _possible(list(dict.fromkeys(locals_)), zone)


def _possible(locals_: list[datetime], zone: str) -> tuple[WallTime, ...]:
    """Return the readings that exist; if none does, raise what is wrong with the first."""
    walls: list[WallTime] = []
    problems: list[BadInput] = []
    for local in locals_:
        try:
            walls.append(wall_time(local, zone))
        except TimeIsAmbiguous:
            walls += [wall_time(local, zone, fold=fold) for fold in (0, 1)]
        except BadInput as problem:
            problems.append(problem)
    if not walls:
        raise problems[0]
    return tuple(walls)


def _settle(
    walls: tuple[WallTime, ...], notes: tuple[Note, ...], *, now: datetime, past: bool
) -> Understood | Choice:
    ordered = sorted(walls, key=instant)
    kept = tuple(wall for wall in ordered if past or instant(wall) > now)
    if not kept:
        raise TimeInThePast(when=ordered[-1])
    if instant(kept[0]) > now + _FURTHEST:
        raise TimeOutOfReach(when=kept[0])
    if len(kept) == 1:
        return Understood(wall=kept[0], notes=notes)
    return Choice(candidates=kept, notes=notes)


def _unknown_word(rest: str) -> str:
    """Return the first word that the grammar does not have, or all if only their order is odd."""
    words = re.split(r"[\s,]+", rest)
    return next((word for word in words if word.isalpha() and word not in KNOWN), rest)


def readings(text: str, zone: str, *, sent_at: datetime) -> tuple[WallTime, ...]:
    """One reading, or several to choose from, as of when it was sent; raises `BadInput`."""
    read = read_when(text, now=sent_at, zone=zone)
    return (read.wall,) if isinstance(read, Understood) else read.candidates
