"""The time of day in a typed text: "3pm", "15:00", "kl. 15", "15 Uhr", "at six", "noon"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.words.lexicon import AT, HOUR_WORDS, MONTH, OCLOCK, SINCE, either, every, number
from bot.words.patterns import late

_NOON = either(every(lambda language: language.noon))
_MIDNIGHT = either(every(lambda language: language.midnight))
_MORNING = either(every(lambda language: language.morning))
_AFTERNOON = either(every(lambda language: language.afternoon))
_EVENING = either(every(lambda language: language.evening))
_DAYS_TOO = frozenset(every(lambda language: language.tomorrow))
PART_WORD = rf"{_MORNING}|{_AFTERNOON}|{_EVENING}"
# Those that are no day in any language.
PART_PHRASE = either(
    phrase
    for phrase in every(lambda each: (*each.morning, *each.afternoon, *each.evening))
    if phrase not in _DAYS_TOO
)
_TOMORROW = late(rf"(?<!\w)(?:{either(word for word in _DAYS_TOO if ' ' in word)})(?!\w)")
_TONIGHT = late(rf"(?<!\w)(?:{either(every(lambda language: language.tonight))})\b")
EVENING_HOUR = late(
    rf"(?<!\w)(?:(?:{_EVENING})|(?:{either(every(lambda language: language.tonight))}))"
    rf"\s+(?:(?:{AT})\s*)?(?P<hour>12|[1-4])(?::00)?(?![\d:.])"
)
# "At six" is said of morning and evening alike; "at 10" and "at 14" are not asked about.
_LAST_UNCLEAR_HOUR = 7
# "Tonight at 1" is an hour of tomorrow, "tonight at 12" is not noon.
_NO_HOURS_OF_EVENING = frozenset({12, 1, 2, 3, 4})

# Where "at" is a word of lengths in another language: "om två veckor" is no two o'clock.
_UNITS = every(lambda each: (*each.hours, *each.days, *each.weeks, *each.months_long, *each.years))
_O_CLOCK = frozenset(every(lambda language: language.oclock))
_NO_UNIT = rf"(?!\s+(?:{either(word for word in _UNITS if word not in _O_CLOCK)})\b)"
_HOUR = late(
    rf"""
    (?:(?P<said>(?:(?<!\w)(?:{AT})|@)\s*)|\b(?:{SINCE})\s+)?
    (?:
        # "13 Uhr am Freitag": a larger hour has no half.
        (?<![0-9:./-])(?P<hour>0?[1-9]|1[0-2])(?:[:.](?P<minute>[0-9]{{2}}))?\s*
        (?P<half>[ap])\.?m\b\.?
      | (?<![0-9:./-])(?P<hour24>[0-9]{{1,2}}):(?P<minute24>[0-9]{{2}})(?::00)?(?![0-9:])
        (?:\s*(?:{OCLOCK})\b)?
      # A dotted time that can be no date: there is no month 0 or 13.
      | (?<![0-9:./-])(?P<dotted>[0-9]{{1,2}})\.(?P<dotted_minute>00|1[3-9]|[2-5][0-9])
        (?![0-9:./])(?:\s*(?:{OCLOCK})\b)?
      | (?<![0-9:./-])(?P<hourh>[0-9]{{1,2}})h(?P<minuteh>[0-9]{{2}})?\b
      | (?<![0-9:./-])(?P<oclock>[0-9]{{1,2}}|{HOUR_WORDS})
        (?:\.(?P<oclock_dotted>[0-5][0-9]))?\s*(?:{OCLOCK})\b
        (?:\s*(?P<oclock_minute>[0-5][0-9])\b(?![:./-]|\s+(?:{MONTH})\b))?
      | (?(said)(?P<at>[0-9]{{1,2}})(?:\.(?P<at_minute>[0-9]{{2}}))?(?![0-9:./]){_NO_UNIT}|(?!))
      | (?(said)(?P<word>{HOUR_WORDS})\b{_NO_UNIT}|(?!))
      | (?<![\w-])(?:(?P<noon>{_NOON})|(?P<midnight>{_MIDNIGHT}))\b
    )
    """,
    re.VERBOSE,
)
_PART_OF_DAY = late(
    rf"(?<!\w)(?:(?P<morning>{_MORNING})|(?P<afternoon>{_AFTERNOON})|(?P<evening>{_EVENING}))\b"
)


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day; midnight may belong to the end of the day, one day later."""

    hour: int
    minute: int = 0
    days: int = 0

    def on(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=self.days), time(self.hour, self.minute))


@dataclass(frozen=True, slots=True)
class HoursTaken:
    """`hours` are the possible readings; none means that there is no time of day in the text."""

    hours: tuple[Hour, ...]
    rest: str


def take_hours(typed: str) -> tuple[HoursTaken, ...]:
    """Take the one time of day out of a text in small letters; nothing if it cannot be right.

    "Morgen" is a part of the day in one language and a day in another, so what may be a part of
    the day is taken in one reading and left in the other.
    """
    found = list(_HOUR.finditer(typed))
    if not found:
        return (HoursTaken((), typed),)
    match = found[0]
    rest = _joined(typed, match)
    takings = [(rest, "evening" if _TONIGHT.search(rest) else None)]
    takings += [(_joined(rest, part), part.lastgroup) for part in _PART_OF_DAY.finditer(rest)]
    if len(found) > 1:
        return ()
    taken = (HoursTaken(_existing(match, half), " ".join(left.split())) for left, half in takings)
    return tuple(each for each in taken if each.hours)


def names_part_of_day(typed: str) -> bool:
    """Tell whether a part of the day is named, by a word that means nothing else."""
    # "I morgon" is tomorrow, and no morning.
    parts = (match[0] for match in _PART_OF_DAY.finditer(_TOMORROW.sub(" ", typed)))
    return bool(_TONIGHT.search(typed)) or any(part not in _DAYS_TOO for part in parts)


def _joined(text: str, without: re.Match[str]) -> str:
    return f"{text[: without.start()]} {text[without.end() :]}"


def _existing(match: re.Match[str], part: str | None) -> tuple[Hour, ...]:
    readings = _readings(match, part)
    return tuple(each for each in readings if each.hour < 24 and each.minute < 60)  # noqa: PLR2004


def _readings(match: re.Match[str], part: str | None) -> tuple[Hour, ...]:
    if match["noon"]:
        return (Hour(12),)
    if match["midnight"]:
        # Midnight begins a day and ends it.
        return (Hour(0), Hour(0, days=1))
    spelled_out = _first(match, "oclock_dotted", "oclock_minute", "at_minute")
    minute = int(
        spelled_out or _first(match, "minute", "minute24", "dotted_minute", "minuteh") or 0
    )
    bare = match["at"] or match["oclock"] or match["word"]
    hour = number(bare or _first(match, "hour", "hour24", "dotted", "hourh") or "")
    if hour == 24:  # noqa: PLR2004
        return () if minute else (Hour(0, days=1),)
    if match["half"]:
        return _in_half(hour, minute, match["half"], strict=True)
    if part is not None:
        if part == "evening" and hour in _NO_HOURS_OF_EVENING:
            return ()
        return _in_half(hour, minute, "a" if part == "morning" else "p", strict=False)
    if bare and 0 < hour <= _LAST_UNCLEAR_HOUR and not spelled_out and not bare.startswith("0"):
        return (Hour(hour, minute), Hour(hour + 12, minute))
    return (Hour(hour, minute),)


def _first(match: re.Match[str], *names: str) -> str | None:
    return next((match[name] for name in names if match[name]), None)


def _in_half(hour: int, minute: int, half: str, *, strict: bool) -> tuple[Hour, ...]:
    """Put an hour into its half of the day; "15pm" is a mistake, "15:00 in the afternoon" not."""
    if 1 <= hour <= 12:  # noqa: PLR2004
        return (Hour(hour % 12 + (12 if half == "p" else 0), minute),)
    fits = not strict and (hour >= 12) == (half == "p")  # noqa: PLR2004
    return (Hour(hour, minute),) if fits else ()
