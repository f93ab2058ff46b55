"""One hour told on the clocks of several cities: "09:00 Washington", "15:00 Copenhagen"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import BadInput
from bot.domain.times.zones import canonical_zone, zone_info
from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.evidence.kind_evidence import says_how
from bot.words.programme.furniture import is_break, is_end, is_generic
from bot.words.written_hours import WrittenHours, written_hours

_LONGEST = 60
_LONGEST_LINE = 300
_FEWEST = 2
_MANY = 3
_HOUR = 60
_DAY = 24 * _HOUR
_APART = late(r"\s*(?:[|/;\u00b7\u2022]|,\s|\s[\u2013\u2014-]\s)\s*")
_CITY = late(r"[^\W\d_][\w.'\u2019 -]{1,28}")
# "Time: 1 pm London (UTC+0); 9 pm Hong Kong (UTC+8)".
_LABEL = late(rf"\W*(?:{any_of(lambda each: each.dates_field)})\s*:\s*", re.IGNORECASE)
_OFFSET = late(
    r"\s*\((?:utc|gmt)\s?(?:(?P<sign>[+\u2212\u2013-])\s?(?P<hours>\d{1,2})(?::(?P<minutes>\d{2}))?)?\)\s*$",
    re.IGNORECASE,
)
_EDGES = " \t.,:()\u2013\u2014-"
# In these months clocks are set as in winter and in summer.
_MONTHS = (1, 7)


@dataclass(frozen=True, slots=True)
class _Said:
    hours: str
    city: str
    minute: int
    # As told beside it, in minutes: "(UTC+8)".
    offset: int | None
    # None for a city that no list of zones knows.
    zone: str | None


def with_own_hour(lines: Sequence[str], own: str) -> list[str]:
    """Return the lines with one of such hours alone: that of `own`, or of the first known city.

    The cities that are known must tell of the same moment; the lines of all others become blank.
    """
    made = [*lines]
    for start, said in _runs(lines):
        if (chosen := _chosen(said, own)) is not None:
            for at in range(start, start + len(said)):
                made[at] = ""
            made[start + said.index(chosen)] = _written(chosen)
    for at, line in enumerate(made):
        label = _LABEL.match(line)
        front = label[0] if label else ""
        said = _in_one(line[len(front) :]) if len(line) <= _LONGEST_LINE else []
        if (chosen := _chosen(said, own)) is not None:
            made[at] = f"{front}{_written(chosen)}"
    return made


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, list[_Said]]]:
    """Yield where lines stand together that say an hour and a city each, and nothing else."""
    run: list[_Said] = []
    for at, line in enumerate([*lines, ""]):
        said = _read(line) if len(line) <= _LONGEST else None
        if said is not None:
            run.append(said)
            continue
        if len(run) >= _FEWEST:
            yield at - len(run), run
        run = []


def _in_one(line: str) -> list[_Said]:
    pieces = [each for each in _APART.split(line) if each.strip()]
    said = [_read(each) for each in pieces] if len(pieces) >= _FEWEST else []
    return [each for each in said if each] if None not in said else []


def _read(text: str) -> _Said | None:
    told = _OFFSET.search(text)
    text = text[: told.start()] if told else text
    hours = written_hours(text, "UTC") if any(map(str.isdigit, text)) else ()
    if len(hours) != 1 or hours[0].zone is not None or hours[0].said:
        return None
    (found,) = hours
    city = f"{text[: found.start]} {text[found.end :]}".strip(_EDGES)
    if not _CITY.fullmatch(city) or not city[0].isupper():
        return None
    offset = _minutes(told) if told else None
    return _Said(text[found.start : found.end], city, _minute(found), offset, _zone(city))


def _minutes(offset: re.Match[str]) -> int:
    minutes = int(offset["hours"] or 0) * _HOUR + int(offset["minutes"] or 0)
    return minutes if offset["sign"] == "+" else -minutes


def _minute(hours: WrittenHours) -> int:
    return hours.at.hour * _HOUR + hours.at.minute


def _zone(city: str) -> str | None:
    try:
        zone = canonical_zone(city)
    except BadInput:
        return None
    # "Norway" is no city.
    return zone if zone.rpartition("/")[2].replace("_", " ").casefold() == city.casefold() else None


def _chosen(said: Sequence[_Said], own: str) -> _Said | None:
    known = [each for each in said if each.zone is not None]
    others = [each.city for each in said if each.zone is None]
    zones = {each.zone for each in known}
    # Towns of an agenda may follow each other by the hour as well.
    is_told = len(zones) >= (_FEWEST if own in zones else _MANY) and len(others) <= len(known)
    if not is_told or any(map(_is_item, others)) or not _is_one_moment(known):
        return None
    return next((each for each in known if each.zone == own), known[0])


def _is_item(text: str) -> bool:
    """Tell whether a text is what stands in an agenda, and no town that no list has."""
    return says_how(text) or is_break(text) or is_end(text) or is_generic(text)


def _is_one_moment(said: Sequence[_Said]) -> bool:
    """Tell whether all clocks show it at once, in winter or in summer."""
    return any(
        len({(each.minute - _offset(each, month)) % _DAY for each in said}) == 1
        for month in _MONTHS
    )


def _offset(said: _Said, month: int) -> int:
    if said.offset is not None:
        return said.offset
    zone = zone_info(said.zone or "UTC")
    offset = datetime(2027, month, 15, 12, tzinfo=zone).utcoffset()
    return int(offset.total_seconds()) // 60 if offset else 0


def _written(said: _Said) -> str:
    return f"{said.hours} ({said.city})"
