"""How often a talk repeats, as people type it: "every second Thursday, 6 times".

As with times, what is not read with certainty is refused, and every day that a rule gives is shown.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from bot.domain.errors import BadInput, TextMissing, TextTooLong
from bot.domain.times.repeats import Per, Repeat
from bot.words.as_typed import fold
from bot.words.days import read_days
from bot.words.errors import RepeatNeedsEnd, RepeatNotUnderstood
from bot.words.hours import take_hours
from bot.words.lexicon import (
    MONTH,
    MONTHS,
    NUMBER,
    RANKS,
    SHORT_WEEKDAY,
    THE,
    WEEKDAY,
    WEEKDAYS,
    either,
    every,
    number,
    plain,
)
from bot.words.patterns import late

_LONGEST_TEXT = 100
_EVERY = either(every(lambda language: language.every))
_EVERY_OTHER = either(every(lambda language: language.every_other))
_ONE_IN_TWO = either(every(lambda language: language.one_in_two))
_WEEKLY = either(every(lambda language: language.weekly))
_FORTNIGHTLY = either(every(lambda language: language.fortnightly))
_MONTHLY = either(every(lambda language: language.monthly))
_OF_MONTH = either(every(lambda language: language.of_each_month))
_WEEKS = either(every(lambda language: language.weeks))
_MONTHS = either(every(lambda language: language.months_long))
_ON = either(every(lambda language: (*language.on, *language.the)))
_TIMES = either(every(lambda language: language.times))

# "Thursdays", "jeudis", "donnerstags", "torstaisin".
_EACH = either(every(lambda language: language.each_weekday))
_DAY = rf"(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY})"
_THAT_DAY = rf"(?:(?:{_ON})\ )*{_DAY}(?:{_EACH})?"
_RANK = rf"(?P<rank>{either(RANKS)})"
_RANKED = rf"(?:(?:{_ON})\ )*{_RANK}\ {_DAY}(?:{_EACH})?"
_UNIT = rf"(?:(?P<week>{_WEEKS})|(?P<month>{_MONTHS}))"
_COUNT = rf"(?:(?P<count>{NUMBER})|(?P<nth>{either(RANKS)}))"
_SAID_EVERY = rf"(?:(?P<other>{_EVERY_OTHER})|(?:{_EVERY}))"
_RULES = tuple(
    late(pattern, re.VERBOSE)
    for pattern in (
        # Not "every third Thursday": of a month for some people, of three weeks for others.
        rf"{_SAID_EVERY}\ {_DAY}(?:{_EACH})?",
        rf"{_SAID_EVERY}\ {_UNIT}(?:\ {_THAT_DAY})?",
        rf"(?:{_EVERY})\ {_COUNT}\ {_UNIT}(?:\ {_THAT_DAY})?",
        rf"(?P<one>{NUMBER})\ (?:{_DAY}|{_UNIT})\ (?P<in_two>{_ONE_IN_TWO})",
        rf"(?:(?P<weekly>{_WEEKLY})|(?P<fortnightly>{_FORTNIGHTLY}))(?:\ {_THAT_DAY})?",
        rf"(?P<monthly>{_MONTHLY})(?:\ {_RANKED})?",
        rf"(?:{_EVERY})\ (?P<month>{_MONTHS})\ {_RANKED}",
        rf"(?:(?:{_EVERY})\ )?(?:(?:{THE})\ )?{_RANKED}\ (?P<of_month>{_OF_MONTH})",
        rf"(?:(?:{_EVERY})\ )?(?P<of_month>{_OF_MONTH})\ {_RANKED}",
        rf"{_DAY}(?P<plural>{_EACH})",
    )
)
_COUNTED = late(rf"(?<!\w)(?P<times>{NUMBER})\s?(?:{_TIMES}|x)(?!\w)")
_UNTIL = late(rf"(?<!\w)(?:{either(every(lambda each: each.until_day))})\s")
_BEHIND = late(either(every(lambda each: each.until_behind)))
# "La fin du mois de juin 2027".
_DAY_WORDS = 7
_END_OF = either(every(lambda each: each.end_of))
_A_MONTH = late(rf"(?:(?:{_END_OF})\ )?(?P<month>{MONTH})\.?(?:\ (?P<year>[0-9]{{4}}))?")


@dataclass(frozen=True, slots=True)
class TypedRepeat:
    """The rule, and the hour if one was named."""

    repeat: Repeat
    at: time | None = None


def read_repeat(text: str, *, first: date) -> TypedRepeat:
    """Read how often a talk repeats whose first day is `first`.

    Raises nothing but `BadInput`: `TextMissing`, `TextTooLong`, `RepeatNotUnderstood`,
    `RepeatNeedsEnd`.
    """
    typed = plain_repeat(text)
    rest, times = without_times(typed)
    for said, until in ends(rest, first):
        rule, at = _rule(said)
        if rule is None:
            continue
        if (times is None) is (until is None) or times == 0:
            raise RepeatNeedsEnd(text=" ".join(text.split()))
        return TypedRepeat(replace(rule, times=times, until=until), at)
    raise RepeatNotUnderstood(text=" ".join(text.split()))


def plain_repeat(text: str) -> str:
    """What the patterns read; raises `TextMissing` and `TextTooLong`."""
    typed = fold(text)
    if not typed:
        raise TextMissing
    if len(typed) > _LONGEST_TEXT:
        raise TextTooLong(length=len(typed), limit=_LONGEST_TEXT)
    return " ".join(re.sub(r"[,;]", " ", typed).split()).rstrip(".! ")


def is_repeat(text: str, *, first: date) -> bool:
    """Tell whether a text says how often something repeats, with an end or without one."""
    try:
        read_repeat(text, first=first)
    except RepeatNeedsEnd:
        return True
    except BadInput:
        return False
    return True


def without_times(typed: str) -> tuple[str, int | None]:
    """Return the text without "6 times", and the 6."""
    found = list(_COUNTED.finditer(typed))
    if len(found) != 1:
        return typed, None
    match = found[0]
    return f"{typed[: match.start()]} {typed[match.end() :]}".strip(), number(match["times"])


def ends(typed: str, first: date) -> Iterator[tuple[str, date | None]]:
    """Yield what is said besides the last day, in each way to find that, then the text as it is."""
    for match in reversed(list(_UNTIL.finditer(typed))):
        before, words = typed[: match.start()].strip(), typed[match.end() :].split()
        for length in range(min(_DAY_WORDS, len(words)), 0, -1):
            until = _last_day(" ".join(words[:length]), first)
            if until is not None:
                yield " ".join([before, *words[length:]]).strip(), until
    words = typed.split()
    for at in (place for place, word in enumerate(words) if _BEHIND.fullmatch(word)):
        for length in range(min(_DAY_WORDS, at), 0, -1):
            until = _last_day(" ".join(words[at - length : at]), first)
            if until is not None:
                yield " ".join([*words[: at - length], *words[at + 1 :]]), until
    yield typed, None


def _last_day(said: str, first: date) -> date | None:
    if match := _A_MONTH.fullmatch(said):
        month = MONTHS[plain(match["month"])]
        year = int(match["year"]) if match["year"] else first.year + (month < first.month)
        return date(year, month, monthrange(year, month)[1])
    try:
        found = read_days(said, today=first, day_first=None)
    except BadInput:
        return None
    return found.days[0] if found is not None and len(found.days) == 1 else None


def rule_of(said: str) -> Repeat | None:
    """Read a rule alone, without an end or an hour."""
    for pattern in _RULES:
        if match := pattern.fullmatch(said):
            rule = _repeat(match.groupdict())
            # Every 0 weeks it would be held on one day, again and again.
            return rule if rule.step else None
    return None


def _rule(said: str) -> tuple[Repeat | None, time | None]:
    for rest, at in _with_hours(said):
        if (rule := rule_of(rest)) is not None:
            return rule, at
    return None, None


def _with_hours(said: str) -> list[tuple[str, time | None]]:
    """The text as it is, then without the hour that it names."""
    found: list[tuple[str, time | None]] = [(" ".join(said.split()), None)]
    try:
        takings = take_hours(said)
    except BadInput:
        return found
    for taken in takings:
        if len(taken.hours) == 1 and not taken.hours[0].days:
            hour = taken.hours[0]
            found.append((" ".join(taken.rest.split()), time(hour.hour, hour.minute)))
    return found


def _repeat(named: dict[str, str | None]) -> Repeat:
    monthly = any(named.get(key) for key in ("month", "monthly", "of_month"))
    step = 2 if any(named.get(key) for key in ("other", "fortnightly", "in_two")) else 1
    if said := named.get("count"):
        step = number(said)
    elif said := named.get("nth"):
        step = RANKS[plain(said)]
    weekday, rank = named.get("weekday"), named.get("rank")
    return Repeat(
        per=Per.MONTH if monthly else Per.WEEK,
        step=step,
        weekday=WEEKDAYS[plain(weekday)] if weekday else None,
        rank=RANKS[plain(rank)] if rank else None,
    )
