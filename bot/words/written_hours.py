"""Hours as people print and type them: "15:00–16:30 CET", "3–4.30 pm", "kl. 9-12", "half past six".

A number alone is no hour: something must tell that it is one (minutes, "pm", "kl.", "Uhr", a zone,
or the other end of a range that tells it).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time

from bot.words.lexicon import (
    AND,
    AT,
    HOUR_WORDS,
    MONTH,
    NUMBERS,
    OCLOCK,
    SINCE,
    UNTIL,
    any_of,
    either,
    every,
    number,
)
from bot.words.one_reading import once_in_a_reading
from bot.words.patterns import late
from bot.words.said_zones import SAID_ZONE, SaidZone, read_zone
from bot.words.written_days import written_days

_DAY = 24 * 60
_HALF_DAY = _DAY // 2
_HOUR = 60
_STEP, _LONG_STEP = 5, 15
_FIRST_CENTURY = 14
_HOURS_OF_YEARS = frozenset({19, 20})
_QUARTER_MINUTES = 15


_SPOKEN = rf"(?:[0-9]{{1,2}}|{HOUR_WORDS})"
# "6p" is written together; "15h a 16h" is no half.
_HALF = r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|(?P<only_half>[ap])(?!\w))"
# "Ten to four", "kymmenen vaille neljä".
_COUNTS = either(word for word, value in NUMBERS.items() if value in {5, 10, 20, 25})
# "10 to 4" in digits may be a range as well.
_UNTIL_WORDS = frozenset(every(lambda language: language.until))
_MINUTES_TO = either(set(every(lambda language: language.minutes_to)) - _UNTIL_WORDS)
_TO_OR_UNTIL = either(_UNTIL_WORDS & set(every(lambda language: language.minutes_to)))
_MINUTES_PAST = any_of(lambda language: language.minutes_past)
_HALF_PAST = any_of(lambda language: language.half_past)
_HALF_TO = any_of(lambda language: language.half_to)
_QUARTER_PAST = any_of(lambda language: language.quarter_past)
_QUARTER_TO = any_of(lambda language: language.quarter_to)
_CLOCK = late(
    rf"""
    (?:(?<![\w.:])|(?<=\bkl\.)|(?<=\bklo\.))(?:
        (?<!-)(?:12(?:[:.]00)?\s+)?(?P<noon>{any_of(lambda language: language.noon)})(?!\w)
      | (?<!-)(?:12(?:[:.]00)?\s+)?(?P<midnight>{any_of(lambda language: language.midnight)})(?!\w)
      | (?P<half_past>{_HALF_PAST})\s+(?P<past_hour>{_SPOKEN})(?!\w)
      | (?P<half_to>{_HALF_TO})\s+(?P<to_hour>{_SPOKEN})(?!\w)
      | (?P<quarter_past>{_QUARTER_PAST})\s+(?P<quarter_hour>{_SPOKEN})(?!\w)
      | (?P<quarter_to>{_QUARTER_TO})\s+(?P<before_hour>{_SPOKEN})(?!\w)
      | (?P<count>[0-9]{{1,2}}|{_COUNTS})\s+(?:(?P<after>{_MINUTES_PAST})
        |(?:{_MINUTES_TO}))\s+(?P<counted_hour>{_SPOKEN})(?![\w:]|[.]\d)
      | (?P<spoken_count>{_COUNTS})\s+(?:{_TO_OR_UNTIL})\s+(?P<to_counted>{_SPOKEN})(?![\w:]|[.]\d)
      | (?P<hour>[0-9]{{1,2}})
        (?:
            [:.\u2236](?P<minute>[0-9]{{2}})(?!\d)(?::[0-9]{{2}}(?!\d))?(?:\s?(?:h|hrs|hours)(?!\w))?
          # "14H 15H" are two hours.
          | \s?(?P<h>h)
            (?:(?P<after_h>[0-9]{{2}}(?!\d)|\s[0-9]{{2}}(?!\d|\s?h(?![^\W\d])))|(?![^\W\d]))
        )?
        (?!\d|:(?=\S)|[.]\d)
      | (?P<three>[1-9][0-5][0-9])(?=\s?[ap]\.?\s?m\b)
      | (?P<four>[0-2][0-9][0-5][0-9])(?:\s?(?P<hrs>h|hrs|hours)(?!\w)
        # "1700–1800-lukujen".
        |(?![\w./]|:(?!\s)|-[^\W\d_]))
    )
    {_HALF}?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Room 4.12", "the meeting room (2.07)".
_ROOM = late(rf"(?<!\w)(?:{any_of(lambda language: language.rooms)})\.?\s+\(?$", re.IGNORECASE)
_BETWEEN = any_of(lambda language: language.between)
# "Mellem kl. 9 og 15", "from at 9".
_PREFIX = late(
    rf"(?:(?<!\w)(?:(?:(?P<between>{_BETWEEN})|(?P<since>{SINCE}))\s+)?(?P<said>{AT})"
    rf"|(?<!\w)(?:(?P<only_between>{_BETWEEN})|(?P<only_since>{SINCE}))|~|@)\s*"
    # "Kl.: 9 - 10".
    r"(?:(?:(?<=kl)|(?<=kl\.)|(?<=klo)):\s*)?$",
    re.IGNORECASE,
)
_SUFFIX = late(
    rf"\s*(?!(?:{any_of(lambda language: language.time_before_place)})(?!\w))"
    # "10 Uhr 30".
    rf"(?P<oclock>{OCLOCK})(?!\w)(?:\s(?P<minutes>[0-5][0-9])(?![\w.:]))?",
    re.IGNORECASE,
)
# "18:00 bis ca. 20 Uhr".
_ABOUT = rf"(?:(?<!\w)(?:{any_of(lambda language: language.about)})(?!\w)\.?\s*)?(?:(?:{AT})\s*)?"
_UNTIL_WORD = rf"(?<!\w)(?:{UNTIL})(?!\w)"
# Behind a day whose year is said no other year follows: "17 March 2027, 1930".
_DATED = "\x1f"
# "Programme for July 2027": no hour.
_MONTH_AND_YEAR = late(rf"(?<!\w)(?:{MONTH})\.?\s+20[0-9]{{2}}(?![0-9:.])", re.IGNORECASE)
_RANGE = late(
    rf"\s*(?:[\u2010-\u2015\u2212~-]{{1,2}}|,?\s*{_UNTIL_WORD}|\u2192|>)\s*{_ABOUT}",
    re.IGNORECASE,
)
# "7.45 for 8 pm": people come, and then it begins.
_FOR_START = late(
    rf"\s+(?:{any_of(lambda language: language.for_start)})\s+{_ABOUT}", re.IGNORECASE
)
# "Saturday 20 May, 10–5": right behind a day, and nothing more is said there.
_BEHIND_DAY = late(rf"[_{_DATED}][\s,;:|\u00b7\u2013\u2014-]*$")
_SAYS_NO_MORE = late(r"\s*(?:$|[,;.()|])")
_AND_RANGE = late(rf"\s+(?:{AND})\s+{_ABOUT}", re.IGNORECASE)
_TO_RANGE = late(rf"\s*{_UNTIL_WORD}\s*", re.IGNORECASE)
_BEHIND_DATE = late(rf"{_DATED}[\s,;|\u00b7\u2013\u2014-]*$")
_BEGINS = late(rf"^\W*$|[_{_DATED}][\s,;:|\u00b7\u2013\u2014-]*$")
_LASTING = late(
    rf"[\s,]*(?:\(?(?:{any_of(lambda language: language.lasting)})\s+|\()"
    rf"(?P<count>[0-9]{{1,3}})\s?(?:(?P<hours>{any_of(lambda language: language.hours)})"
    rf"|(?:{any_of(lambda language: language.minutes)}))(?!\w)\)?",
    re.IGNORECASE,
)
# "18 Uhr c.t.": the academic quarter; "s.t." is to the minute.
_QUARTER = late(r"[\s,]*\(?(?P<tempore>[cs])\.?\s?t\b\.?\)?", re.IGNORECASE)
# "16 c.t."; "16 st" is none.
_QUARTER_DOTTED = late(r"\s*\(?[cs]\.\s?t\.", re.IGNORECASE)
_SPOKEN_PARTS = ("half_past", "half_to", "quarter_past", "quarter_to", "count", "spoken_count")
_ALSO = late(r"\s*[/|,]\s*")
_COMMA = r"(?:[01]?[0-9]|2[0-3]),[0-5][0-9](?![0-9,])"
_COMMA_HOUR = late(
    rf"(?<![0-9,.]){_COMMA}\s*[\u2010-\u2015-]\s*{_COMMA}"
    rf"|(?:(?<!\w)(?:{AT})\s*|^\s*(?={_COMMA}\s*[:\u2013\u2014-]))(?<![0-9,.]){_COMMA}",
    re.IGNORECASE,
)
_PRICE = late(
    r"(?:[$\u20ac\u00a3\u00a5]\s?|(?<!\w)(?:USD|EUR|GBP|CHF|DKK|SEK|NOK|kr\.?)\s?)"
    r"[0-9]{1,6}(?:[.,][0-9]{1,3})*(?![0-9:])"
    r"|(?<![\w.:])[0-9]{1,6}(?:[.,][0-9]{1,3})*\s?"
    # The price of "19.30 £8" stands behind its sign.
    r"(?:[\u20ac\u00a3](?!\s?[0-9])|EUR(?![\w\s])|euros?(?!\w))",
    re.IGNORECASE,
)
_GAP = late(r"[\s,]*")
_LONGEST_PREFIX = 20
_LONGEST_GAP = 5
_STEP = 5


@dataclass(frozen=True, slots=True)
class WrittenHours:
    """A start, and where it is printed a length in minutes, from `start` to `end` of a text.

    `unclear` tells that it may be meant twelve hours later as well. `zone` is None where no zone
    stands there, `said` a range as it is written. `backwards` tells of "15:00-14:00": a night is no
    longer than twelve hours.
    """

    at: time
    minutes: int | None
    start: int
    end: int
    zone: SaidZone | None = None
    unclear: bool = False
    backwards: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Clock:
    """One time of day; `tells` that its form can be nothing else.

    `bare` is where it begins without its "at" or "from".
    """

    hour: int
    minute: int
    start: int
    bare: int
    end: int
    half: str | None
    tells: bool
    four_digits: bool
    # "Half past six" is said of the morning and of the evening.
    spoken: bool
    # "Between" stands before it, so "and" is a dash.
    between: bool = False
    noon: bool = False
    # "From" stands before it, so "to" is no word of a title.
    since: bool = False
    # "05:00" is never in the afternoon.
    padded: bool = False


@once_in_a_reading
def written_hours(text: str, own: str) -> tuple[WrittenHours, ...]:
    """Return all hours of a text, in order, in a series of zone `own`.

    The same hours in several zones ("15:00 CEST / 9:00 EDT") are one: the series' own, or the
    first that is clear.
    """
    kept: list[WrittenHours] = []
    for each in _ranges(_with_points(_without_prices(_without_days(text))), own):
        if kept and kept[-1].zone and each.zone and _ALSO.fullmatch(text, kept[-1].end, each.start):
            better = min(kept[-1], each, key=_unsure_of_zone)
            kept[-1] = replace(better, start=kept[-1].start, end=each.end)
        else:
            kept.append(each)
    return tuple(kept)


def _without_prices(text: str) -> str:
    """Hide what something costs: "$16.50" is no hour."""
    return _PRICE.sub(lambda match: "#" * len(match[0]), text)


def _with_points(text: str) -> str:
    """Write "kl. 19,00", "19,00 – 19,15" and a line's "18,30:" with points; "3,50" is none."""
    return _COMMA_HOUR.sub(lambda match: match[0].replace(",", "."), text)


def _without_days(text: str) -> str:
    for day in written_days(text):
        hidden = "_" * (day.end - day.start - 1) + (_DATED if day.year else "_")
        text = f"{text[: day.start]}{hidden}{text[day.end :]}"
    return _MONTH_AND_YEAR.sub(lambda match: "_" * (len(match[0]) - 1) + _DATED, text)


def _unsure_of_zone(hours: WrittenHours) -> int:
    """0 for the series' own zone, 1 for another, more where several are meant."""
    return len(hours.zone.zones) if hours.zone else 0


def _ranges(text: str, own: str) -> Iterator[WrittenHours]:
    clocks = list(_clocks(text))
    index = at = 0
    while index < len(clocks):
        first = clocks[index]
        if first.start < at:
            index += 1
            continue
        zone, end = _zone_at(text, first.end, own)
        last = clocks[index + 1] if index + 1 < len(clocks) else None
        if last is not None and last.tells and _FOR_START.fullmatch(text, end, last.bare):
            index += 1
            continue
        dash = _AND_RANGE if first.between else _RANGE
        if last is not None and dash.fullmatch(text, end, last.bare):
            behind, last_end = _zone_at(text, last.end, own)
            is_said = (
                bool(zone or behind)
                or _is_from_to(text, first, last, end)
                or _is_behind_day(text, first, last)
            )
            read = _read(text, first, last, is_said=is_said)
            if read is not None:
                index += 2
                read, last_end = _with_quarter(read, text, last_end)
                at = last_end
                said = text[first.start : last_end].strip()
                yield replace(read, start=first.start, end=last_end, zone=behind or zone, said=said)
                continue
        index += 1
        read = _read(text, first, None, is_said=zone is not None)
        if read is not None:
            if match := _LASTING.match(text, end):
                count = int(match["count"]) * (_HOUR if match["hours"] else 1)
                read, end = replace(read, minutes=count), match.end()
            read, end = _with_quarter(read, text, end)
            at = end
            yield replace(read, start=first.start, end=end, zone=zone)


def _with_quarter(read: WrittenHours, text: str, end: int) -> tuple[WrittenHours, int]:
    """Begin a quarter later where "c.t." stands behind; what follows a range ends as it says."""
    match = _QUARTER.match(text, end)
    if match is None:
        return read, end
    if match["tempore"] in "cC":
        late = (read.at.hour * _HOUR + read.at.minute + _QUARTER_MINUTES) % _DAY
        left = None if read.minutes is None else read.minutes - _QUARTER_MINUTES
        read = replace(read, at=time(late // _HOUR, late % _HOUR), minutes=left)
    return read, match.end()


def _zone_at(text: str, end: int, own: str) -> tuple[SaidZone | None, int]:
    gap = _GAP.match(text, end)
    found = SAID_ZONE.match(text, gap.end() if gap else end)
    zone = read_zone(found, own) if found else None
    return (zone, found.end()) if found and zone else (None, end)


def _clocks(text: str) -> Iterator[_Clock]:
    for match in _CLOCK.finditer(text):
        clock = _clock(match)
        if clock is None or (not clock.half and _is_room(text, match.start())):
            continue
        before = _PREFIX.search(text, max(0, match.start() - _LONGEST_PREFIX), match.start())
        behind = _SUFFIX.match(text, match.end())
        if behind and behind["minutes"]:
            minute = 0 if clock.minute else int(behind["minutes"])
            clock = replace(clock, minute=clock.minute or minute)
        between = bool(before and (before["between"] or before["only_between"]))
        yield replace(
            clock,
            start=before.start() if before else match.start(),
            end=behind.end() if behind else match.end(),
            tells=_tells(clock, text) or bool(behind or (before and (before["said"] or between))),
            between=between,
            since=before is not None and _is_since(before),
        )


def _is_room(text: str, at: int) -> bool:
    return bool(_ROOM.search(text, max(0, at - _LONGEST_PREFIX), at))


def _tells(clock: _Clock, text: str) -> bool:
    is_behind = clock.four_digits and clock.minute % _STEP == 0
    has_quarter = not clock.four_digits and bool(_QUARTER_DOTTED.match(text, clock.end))
    return (clock.tells or has_quarter) or (
        is_behind
        and bool(_BEHIND_DATE.search(text, max(0, clock.start - _LONGEST_GAP), clock.start))
    )


def _is_since(before: re.Match[str]) -> bool:
    """Tell whether "from" stands before an hour where a line or what is behind its day begins."""
    said = before["since"] or before["only_since"]
    return bool(said) and bool(_BEGINS.search(before.string[: before.start()]))


def _clock(match: re.Match[str]) -> _Clock | None:
    """Read one time of day, or None if there is no such time."""
    hour, minute, tells = _hour_and_minute(match)
    half = (match["half"] or match["only_half"] or "").casefold() or None
    if half and not 1 <= hour <= 12:  # noqa: PLR2004
        return None
    if hour > 24 or minute >= _HOUR or (hour == 24 and minute):  # noqa: PLR2004
        return None
    return _Clock(
        hour=hour,
        minute=minute,
        start=match.start(),
        bare=match.start(),
        end=match.end(),
        half=half,
        tells=tells or half is not None or bool(match["hrs"]),
        four_digits=bool(match["four"]),
        noon=bool(match["noon"]),
        padded=bool(match["four"]) or (match["hour"] or "").startswith("0"),
        spoken=any(match[part] for part in _SPOKEN_PARTS),
    )


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int, bool]:
    if match["noon"] or match["midnight"]:
        return (12 if match["noon"] else 0), 0, True
    if match["half_past"]:
        return number(match["past_hour"]), 30, True
    if match["half_to"]:
        return (number(match["to_hour"]) - 1) % 24, 30, True
    if match["quarter_past"]:
        return number(match["quarter_hour"]), 15, True
    if match["quarter_to"]:
        return (number(match["before_hour"]) - 1) % 24, 45, True
    if match["count"]:
        hour, minute = number(match["counted_hour"]), number(match["count"])
        return (hour, minute, True) if match["after"] else ((hour - 1) % 24, 60 - minute, True)
    if match["spoken_count"]:
        return (number(match["to_counted"]) - 1) % 24, 60 - number(match["spoken_count"]), True
    if match["three"]:
        return int(match["three"][:1]), int(match["three"][1:]), True
    if match["four"]:
        return int(match["four"][:2]), int(match["four"][2:]), False
    minute = match["minute"] or match["after_h"]
    return int(match["hour"]), int(minute or 0), bool(minute or match["h"])


def _is_from_to(text: str, first: _Clock, last: _Clock, end: int) -> bool:
    """Tell whether it is "from 9 to 15"."""
    is_range = first.since and bool(_TO_RANGE.fullmatch(text, end, last.bare))
    return is_range and first.hour < last.hour and not (first.four_digits or last.four_digits)


def _is_behind_day(text: str, first: _Clock, last: _Clock) -> bool:
    """Tell whether two numbers behind a day are its hours."""
    before = max(0, first.start - _LONGEST_GAP)
    return (
        not (first.four_digits or last.four_digits)
        and first.hour != last.hour
        and bool(_BEHIND_DAY.search(text, before, first.start))
        and bool(_SAYS_NO_MORE.match(text, last.end))
    )


def _read(text: str, first: _Clock, last: _Clock | None, *, is_said: bool) -> WrittenHours | None:
    """Put a start, or a range, together; None if nothing tells that these are hours."""
    if not (first.tells or is_said or (last is not None and _tells_of(text, first, last))):
        return None
    last_half = None if last is None else last.half
    end = None if last is None else _minute_of_day(last, last_half)
    half = first.half or (last_half if first.hour <= 12 else None)  # noqa: PLR2004
    start = _minute_of_day(first, half)
    if end is not None and start > end and not first.half and half:
        start = _minute_of_day(first, "a" if half == "p" else None)  # "11-1 pm"
    if last is not None and end is not None and _goes_past_noon(first, last):
        end += _HALF_DAY  # "10-5", "11.30-1.15"
    is_half_said = bool(first.half or first.noon) and not last_half
    if end is not None and is_half_said and end < start < end + _HALF_DAY:
        end += _HALF_DAY  # "11 am-1", "noon to 2"; "9 pm-1" goes on into the night
    length = None if end is None else (end - start) % _DAY
    unclear = first.spoken and half is None and first.hour <= 12  # noqa: PLR2004
    at = time(start % _DAY // _HOUR, start % _HOUR)
    backwards = length is not None and length > _HALF_DAY
    return WrittenHours(at, length, first.start, first.end, None, unclear, backwards)


def _goes_past_noon(first: _Clock, last: _Clock) -> bool:
    """Tell whether a clock of twelve hours begins anew within a range."""
    has_no_half = not (first.half or last.half or first.noon or last.padded)
    return has_no_half and 0 < last.hour < first.hour <= 12  # noqa: PLR2004


def _tells_of(text: str, first: _Clock, last: _Clock) -> bool:
    """Tell whether the end of a range tells that its start is an hour."""
    both_four = first.four_digits and last.four_digits
    return last.tells or (both_four and not _may_be_years(text, first, last))


def _may_be_years(text: str, first: _Clock, last: _Clock) -> bool:
    """Tell whether four digits twice are years, as in "Spain 1936–1939" and "Ada (1815-1855)"."""
    if first.hour in _HOURS_OF_YEARS and last.hour in _HOURS_OF_YEARS:
        return True
    goes_on = (first.hour, first.minute) < (last.hour, last.minute)
    if first.hour < _FIRST_CENTURY or not goes_on:
        return False
    before = text[max(0, first.start - _LONGEST_GAP) : first.start]
    in_brackets = before.endswith("(") and text[last.end : last.end + 1] == ")"
    in_brackets = in_brackets and not _BEHIND_DAY.search(before.rstrip("( "))
    # Nothing begins at 16:01, and little at 18:15 that ends at 18:55.
    step = _LONG_STEP if in_brackets else _STEP
    return bool(first.minute % step or last.minute % step)


def _minute_of_day(clock: _Clock, half: str | None) -> int:
    hour = clock.hour if half is None else clock.hour % 12 + (12 if half == "p" else 0)
    return hour * _HOUR + clock.minute
