"""A time that repeats, in one line: "every second Thursday 15:00, 6 times".

The day of the first one may be named ("8 April 15:00, then weekly until June"); else it is the
next of the days that repeat.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import IntEnum

from bot.domain.errors import BadInput
from bot.domain.talks.errors import TimeInThePast
from bot.domain.times.repeats import Repeat, fits
from bot.domain.times.wall import WallTime, wall_of
from bot.words.as_typed import as_typed
from bot.words.errors import (
    RepeatBeginsElsewhere,
    RepeatBeginsUnclear,
    RepeatNeedsEnd,
    RepeatNotUnderstood,
    TimeOfDayMissing,
)
from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.repeats import ends, plain_repeat, rule_of, without_times
from bot.words.when import Readings, readings

# "Le premier mardi de chaque mois" is shorter.
_RULE_WORDS = 8
_SEARCHED_DAYS = 366
_FROM = late(rf"(?<!\S)(?:{any_of(lambda language: language.first_day)})(?!\S)")
_FROM_BEHIND = late(rf"(?<!\S)(?:{any_of(lambda language: language.first_day_behind)})(?!\S)")
_OFTEN = any_of(lambda each: (*each.every, *each.weekly, *each.fortnightly, *each.monthly))
_REPEATS = late(rf"(?<!\S)(?:{_OFTEN})(?!\S)")
_THEN = late(rf"(?<!\S)(?:{any_of(lambda language: language.and_then)})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeThatRepeats:
    """`first` is one of the days of `repeat`; `minutes` is the length where an end was typed."""

    first: WallTime
    repeat: Repeat
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """As of when it is read, and how people there write days."""

    zone: str
    sent_at: datetime
    day_first: bool | None

    @property
    def today(self) -> date:
        return wall_of(self.sent_at, self.zone).local.date()

    def read(self, said: str) -> Readings:
        return readings(said, self.zone, sent_at=self.sent_at, day_first=self.day_first)


def read_repeated(
    text: str, zone: str, *, sent_at: datetime, day_first: bool | None = None
) -> TimeThatRepeats | None:
    """Read when something is held again and again; None if the text says nothing of the kind.

    Raises nothing but `BadInput`: what reading a time raises, `RepeatNotUnderstood`,
    `RepeatNeedsEnd`, `RepeatBeginsElsewhere`, `RepeatBeginsUnclear`.
    """
    asked = _Asked(zone, sent_at, day_first)
    rest, times = without_times(plain_repeat(text))
    problems: dict[_Telling, BadInput] = {}
    for said, until in ends(rest, asked.today):
        has_one_end = (times is None) is not (until is None) and times != 0
        for rule, others in _rules_in(said):
            try:
                if not has_one_end:
                    raise RepeatNeedsEnd(text=" ".join(text.split()))
                return _begun(replace(rule, times=times, until=until), others, asked)
            except BadInput as error:
                problems.setdefault(_telling(error, times, until), error)
    if problems:
        raise as_typed(problems[min(problems)], text)
    if times is not None or _REPEATS.search(rest):
        raise RepeatNotUnderstood(text=" ".join(text.split()))
    return None


class _Telling(IntEnum):
    """Which of several problems is the one to be told."""

    ENDS_TWICE = 0
    TIME = 1
    NO_END = 2


def _telling(error: BadInput, times: int | None, until: date | None) -> _Telling:
    if times is not None and until is not None:
        return _Telling.ENDS_TWICE
    return _Telling.NO_END if isinstance(error, RepeatNeedsEnd) else _Telling.TIME


def _rules_in(said: str) -> Iterator[tuple[Repeat, str]]:
    """Yield each rule that stands in the text, the longest first, and what stands around it."""
    words = said.split()
    for length in range(min(_RULE_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            rule = rule_of(" ".join(words[start : start + length]))
            if rule is not None:
                around = " ".join(words[:start]), " ".join(words[start + length :])
                # "From 15 to 16" needs its first word.
                for others in dict.fromkeys((_time_in(*around), " ".join(around).strip())):
                    yield rule, others


def _time_in(before: str, behind: str) -> str:
    """The first time, without the words that lead to it or on from it."""
    parts = (_FROM.sub("", _THEN.sub("", each), count=1) for each in (before, behind))
    return " ".join(_FROM_BEHIND.sub("", " ".join(parts)).split())


def _begun(rule: Repeat, others: str, asked: _Asked) -> TimeThatRepeats:
    if not others:
        raise TimeOfDayMissing(text=others)
    read = _on_its_days(rule, others, asked) or asked.read(others)
    fitting = [wall for wall in read.walls if fits(rule, wall.local.date())]
    if not fitting:
        raise RepeatBeginsElsewhere(when=read.walls[0].local.date())
    if len(fitting) > 1:
        raise RepeatBeginsUnclear(one=fitting[0], other=fitting[1])
    return TimeThatRepeats(first=fitting[0], repeat=rule, minutes=read.minutes)


def _on_its_days(rule: Repeat, hour: str, asked: _Asked) -> Readings | None:
    """Read an hour without a day on the next day of the rule, if the rule names one."""
    if rule.weekday is None:
        return None
    days = (asked.today + timedelta(days=ahead) for ahead in range(_SEARCHED_DAYS))
    for day in (day for day in days if fits(rule, day)):
        try:
            return asked.read(f"{day.isoformat()} {hour}")
        except TimeInThePast:
            continue
        except BadInput:
            return None
    return None
