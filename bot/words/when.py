"""A moment as people type it, in the zone of the series.

Whatever is not read with certainty is refused, and whatever could be two things is asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

from bot.domain.errors import BadInput, TextMissing, TextTooLong
from bot.domain.talks.errors import TimeInThePast
from bot.domain.times.errors import TimeIsAmbiguous, TimeOutOfReach
from bot.domain.times.wall import WallTime, instant, wall_of, wall_time
from bot.words.as_typed import as_typed, fold
from bot.words.days import NO_DAY, Note, read_days
from bot.words.duration import is_bound_or_sum, read_duration
from bot.words.errors import (
    DayMissing,
    DurationNotUnderstood,
    HourNotUnderstood,
    HourUnclear,
    SeveralDays,
    SeveralTimes,
    TimeOfDayMissing,
    WhenNotUnderstood,
)
from bot.words.hours import EVENING_HOUR, take_hours
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import (
    AHEAD,
    AT,
    FROM_NOW,
    KNOWN,
    NUMBER,
    UNTIL,
    either,
    every,
)
from bot.words.patterns import late
from bot.words.plain_hours import PlainHour, may_be_evening, plain_hours
from bot.words.repeats import is_repeat
from bot.words.respelled import respelled
from bot.words.written_days import written_days

_LONGEST_TEXT = 100
_FURTHEST = timedelta(days=10 * 366)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_DISCORD = late(r"<t:(?P<seconds>-?\d{1,12})(?::[A-Za-z])?>", re.ASCII)
_ISO_WITH_OFFSET = late(
    r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})? ?(?:z|[+-]\d\d:?\d\d)", re.ASCII
)
# "2027-04-08 15:00-16:30": from one to the other, as people write it; no clock is 16:30 behind.
_DAY_AND_RANGE = late(r"\d{4}-\d\d-\d\d (?P<from>\d\d:\d\d)-(?P<to>\d\d:\d\d)", re.ASCII)
_ISO_T = late(r"(?<=\d{4}-\d\d-\d\d)t(?=\d)", re.ASCII)
# "05/06/2027-10:08": a day and an hour, no range of years.
_DAY_AND_HOUR = late(r"(?<=[0-9]{4})-(?=[0-9]{1,2}:)")
_NO_HOUR = late(
    r"(?<![\d./:-])(?:2[4-9]|[3-9][0-9]):[0-9]{2}|[0-9]{1,2}:[6-9][0-9]|(?:1[3-9]|2[0-9])\s?[ap]m"
)
# "10 to 4": minutes before an hour, or from one to another.
_MINUTES_OR_RANGE = late(rf"(?<![\w:.])(?P<count>5|10|20) (?:{UNTIL}) (?P<hour>[1-9]|1[0-2])$")


def _weekdays_behind(word: str) -> Iterator[str]:
    """The weekdays of languages that say "on" with that word."""
    for language in LANGUAGES:
        if word in {*language.on, *language.the}:
            yield from (each for names in language.weekdays for each in names)


_ABOUT = late(
    rf"(?<!\w)(?:{either(every(lambda each: each.about))})(?!\w)\.?\s+(?=(?:(?:{AT})\s*)?[0-9])"
)
# "Halb drei am Freitag" is no hour of the night.
_AM = "am"
_ON_AM = late(rf"\s+{_AM}\s+(?=(?:{either(_weekdays_behind(_AM))})\b|[0-9]{{1,2}}\.)")
_BRACKETS = late(r"\((?P<within>[^()]*)\)\W*")
_BARE_HOUR = late(r"(?<=[a-z.])\s[0-9]{1,2}$")
_ONE_COLON = late(r"(?<=[0-9]) : ?(?=[0-9]{2}(?![0-9:.]))")
_EMPHASIS = late(r"\*+|`+|__+|(?<!\w)_|_(?!\w)")
_ELAPSED = late(rf"(?:{AHEAD}) (?P<length>.+)|(?P<before>.+) (?:{FROM_NOW})")
_NUMBER_ALONE = late(NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The one reading. Show it in full, with weekday, zone and distance, to be confirmed.

    `minutes` is the length where the text gives an end ("15-16:30").
    """

    wall: WallTime
    notes: tuple[Note, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The text could mean each of these; ask which. Earliest first, at least two."""

    candidates: tuple[WallTime, ...]
    notes: tuple[Note, ...] = ()
    minutes: int | None = None


def read_when(
    text: str, *, now: datetime, zone: str, day_first: bool | None = None, past: bool = False
) -> Understood | Choice:
    """Read a typed moment; `past` allows moments before `now`, for talks that took place.

    `day_first` says how people here order 4/7, None that nobody knows. Raises nothing but
    `BadInput`: `TextMissing`, `TextTooLong`, `WhenNotUnderstood`, `TimeOfDayMissing`,
    `HourNotUnderstood`, `HourUnclear`, `DayMissing`, `SeveralDays`, `SeveralTimes`,
    `TimeInThePast`, `TimeDoesNotExist`, `TimeOutOfReach`, `DayDoesNotExist`,
    `WeekdayDiffers`, `UnknownZone`, `ZoneIsAmbiguous`.
    """
    typed = _ONE_COLON.sub(":", _EMPHASIS.sub("", fold(text)).strip())
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
    typed = _ABOUT.sub("", _DAY_AND_HOUR.sub(" ", typed))
    typed = _ON_AM.sub(", ", typed)
    if match := _BRACKETS.fullmatch(typed):
        typed = match["within"]
    problem: BadInput | None = None
    spellings = dict.fromkeys((typed, *respelled(typed)))
    for plain in (each for said in spellings for each in plain_hours(said, zone)):
        try:
            return _read_in_zone(plain, now=now, zone=zone, day_first=day_first, past=past)
        except WhenNotUnderstood as error:
            problem = problem or error
        except TimeInThePast:
            if plain.also_later or not may_be_evening(plain.typed):
                raise
            later = replace(plain, also_later=True)
            return _read_in_zone(later, now=now, zone=zone, day_first=day_first, past=past)
    today = wall_of(now, zone).local.date()
    if is_repeat(typed, first=today):
        raise SeveralTimes(text=typed)
    raise _fault_in(typed, today) or problem or WhenNotUnderstood(text=typed, word=typed)


def _fault_in(typed: str, today: date) -> BadInput | None:
    """Name the one thing that keeps a text from being read, if it is a known one."""
    if match := _NO_HOUR.search(typed):
        return HourNotUnderstood(typed=match[0])
    if match := EVENING_HOUR.search(typed):
        hour = int(match["hour"])
        return HourUnclear(text=match[0], one=f"{hour % 12:02}:00", other=f"{hour % 12 + 12}:00")
    if match := _MINUTES_OR_RANGE.search(typed):
        count, hour = int(match["count"]), int(match["hour"])
        one = f"{(hour - 1) % 24:02}:{60 - count}"
        return HourUnclear(text=match[0].strip(), one=one, other=f"{count:02}:00")
    if several := [day for day in written_days(typed) if day.last is not None]:
        return SeveralDays(text=several[0].text)
    if match := NO_DAY.search(typed):
        return DayMissing(text=match[0].strip())
    bare = _BARE_HOUR.search(typed)
    is_day = bare and read_days(typed[: bare.start()], today=today, day_first=None)
    return TimeOfDayMissing(text=typed) if is_day else None


def _read_in_zone(
    plain: PlainHour, *, now: datetime, zone: str, day_first: bool | None, past: bool
) -> Understood | Choice:
    source = plain.zone
    today = now.astimezone(source).date() if source else wall_of(now, zone).local.date()
    notes, locals_ = _read_wall(plain.typed, today, day_first)
    if plain.also_later:
        locals_ += [local + timedelta(hours=12) for local in locals_]
    if source is None:
        walls = _possible(locals_, zone)
        return _settle(walls, notes, now=now, past=past, minutes=plain.minutes)
    moved = tuple(wall_of(local.replace(tzinfo=source), zone) for local in locals_)
    notes = (*notes, Note.CONVERTED)
    return _settle(moved, notes, now=now, past=past, minutes=plain.minutes)


def _exact_moment(typed: str) -> datetime | None:
    """Read Discord's own timestamp, or ISO 8601 with an offset."""
    if match := _DISCORD.fullmatch(typed):
        try:
            return _EPOCH + timedelta(seconds=int(match["seconds"]))
        except OverflowError:
            raise TimeOutOfReach(when=typed) from None
    if _ISO_WITH_OFFSET.fullmatch(typed) and not _is_range(typed):
        try:
            return datetime.fromisoformat(typed.replace(" +", "+").replace(" -", "-").upper())
        except ValueError:
            raise WhenNotUnderstood(text=typed, word=typed) from None
    return None


def _is_range(typed: str) -> bool:
    match = _DAY_AND_RANGE.fullmatch(typed)
    return match is not None and match["from"] < match["to"]


def _elapsed(typed: str, now: datetime) -> datetime | None:
    """Read "in 90 minutes": hours and minutes are elapsed time; days and weeks are not."""
    match = _ELAPSED.fullmatch(typed)
    length = (match["length"] or match["before"]) if match else ""
    if not length or _NUMBER_ALONE.fullmatch(length) or is_bound_or_sum(length):
        return None
    try:
        return (now + read_duration(length)).replace(second=0, microsecond=0)
    except DurationNotUnderstood:
        return None


def _read_wall(
    typed: str, today: date, day_first: bool | None
) -> tuple[tuple[Note, ...], list[datetime]]:
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
    return notes, list(dict.fromkeys(locals_))


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
    walls: tuple[WallTime, ...],
    notes: tuple[Note, ...],
    *,
    now: datetime,
    past: bool,
    minutes: int | None = None,
) -> Understood | Choice:
    ordered = sorted(walls, key=instant)
    kept = tuple(wall for wall in ordered if past or instant(wall) > now)
    if not kept:
        raise TimeInThePast(when=ordered[-1])
    if instant(kept[0]) > now + _FURTHEST:
        raise TimeOutOfReach(when=kept[0])
    if len(kept) == 1:
        return Understood(wall=kept[0], notes=notes, minutes=minutes)
    return Choice(candidates=kept, notes=notes, minutes=minutes)


def _unknown_word(rest: str) -> str:
    """Return the first word that the grammar does not have, or all if only their order is odd."""
    words = re.split(r"[\s,]+", rest)
    return next((word for word in words if word.isalpha() and word not in KNOWN), rest)


@dataclass(frozen=True, slots=True)
class Readings:
    """One reading, or several to choose from, and the length where the text gives an end."""

    walls: tuple[WallTime, ...]
    minutes: int | None = None


def readings(text: str, zone: str, *, sent_at: datetime, day_first: bool | None = None) -> Readings:
    """Read as of when it was sent; raises `BadInput`."""
    read = read_when(text, now=sent_at, zone=zone, day_first=day_first)
    walls = (read.wall,) if isinstance(read, Understood) else read.candidates
    return Readings(walls, read.minutes)
