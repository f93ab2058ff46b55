"""Lists of who was there, as Zoom, Teams, Meet and Webex write them, read into two sums.

Names and addresses in them serve to count nobody twice; nothing keeps them.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.signups.errors import AttendanceFileNotUnderstood

_SEPARATORS: Final = "\t;,"
_NAME: Final = re.compile(
    r"\b(name|participant(?!s)|teilnehmer|nom|nombre|nome|navn|namn|naam|nimi)", re.IGNORECASE
)
_MAIL: Final = re.compile(r"mail", re.IGNORECASE)
_LASTS: Final = re.compile(
    r"duration|time in (session|meeting)|dauer|durée|duración|durata|duração|duur|varighed|varighet"
    r"|varaktighet|kesto",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|m|s)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_SECONDS: Final = {"h": 3600, "m": 60, "s": 1}
# Over a talk of a day, in one row: whatever that is, it is no length.
_MOST: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class Listed:
    people: int
    minutes: int


def read_attendance(text: str) -> Listed:
    """Count the people of a list and add up their time; raises `AttendanceFileNotUnderstood`."""
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=_separator(text)))
    except csv.Error:
        raise AttendanceFileNotUnderstood from None
    for number, row in enumerate(rows):
        names, lasts = _columns(row, _NAME), _columns(row, _LASTS)
        if names and lasts:
            mails = _columns(row, _MAIL)
            return _sum(_table(rows[number + 1 :], lasts[0]), names, mails, lasts[0])
    raise AttendanceFileNotUnderstood


def _separator(text: str) -> str:
    return max(_SEPARATORS, key=text.count)


def _columns(row: Sequence[str], wanted: re.Pattern[str]) -> list[int]:
    return [place for place, cell in enumerate(row) if wanted.search(cell)]


def _table(rows: Iterable[Sequence[str]], last: int) -> Iterable[Sequence[str]]:
    """What stands below a heading: until a gap, or the heading of the next part."""
    for row in rows:
        if len(row) <= last or not any(cell.strip() for cell in row):
            return
        yield row


def _sum(
    rows: Iterable[Sequence[str]], names: Sequence[int], mails: Sequence[int], last: int
) -> Listed:
    """Somebody who came twice has two rows; they are one person by address, else by name."""
    seconds: dict[str, float] = {}
    for row in rows:
        columns = [place for place in mails if row[place].strip()] or names
        who = " ".join(row[place].strip().casefold() for place in columns if place < len(row))
        lasted = _lasted(row[last])
        if not who or lasted is None:
            continue
        seconds[who] = seconds.get(who, 0) + lasted
    if not seconds:
        raise AttendanceFileNotUnderstood
    return Listed(people=len(seconds), minutes=int(sum(seconds.values()) // 60))


def _lasted(written: str) -> float | None:
    """Seconds: "62", "62 mins", "1h 2m 3s", "1:02:03"; a bare number is minutes."""
    if clock := _CLOCK.fullmatch(written.strip()):
        hours, minutes, rest = (int(each or 0) for each in clock.groups())
        found: float = hours * 3600 + minutes * 60 + rest
    elif units := _UNIT.findall(written):
        found = sum(_number(number) * _SECONDS[unit.lower()] for number, unit in units)
    elif number := _NUMBER.fullmatch(written.strip()):
        found = _number(number[0]) * 60
    else:
        return None
    return found if found <= _MOST else None


def _number(written: str) -> float:
    return float(written.replace(",", "."))
