"""Lists of who was there, as Zoom, Teams, Meet, Webex and BigBlueButton write them, in two sums.

Names and addresses in them serve to count nobody twice; nothing keeps them.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.signups.errors import AttendanceFileNotUnderstood, AttendanceLineNotUnderstood
from bot.words.patterns import late

_SEPARATORS: Final = "\t;,"
_NAME: Final = late(
    r"\b(name|participant(?!s)|teilnehmer|nom|nombre|nome|navn|namn|naam|nimi)", re.IGNORECASE
)
_MAIL: Final = late(r"mail|e-?post|posta|correo|courriel|sähköposti", re.IGNORECASE)
_LASTS: Final = late(
    r"duration|time in (session|meeting)|dauer|durée|duración|durata|duração|duur|varighed|varighet"
    r"|varaktighet|kesto",
    re.IGNORECASE,
)
# How many there were, in what Zoom says of the meeting, behind its length: before who they were,
# if in one table.
_COUNT: Final = late(
    r"participants|unique viewers|teilnehmer|participantes|partecipanti|deelnemers|deltage?re"
    r"|deltakere|osallistujat",
    re.IGNORECASE,
)
_WAITED: Final = late(
    r"waiting room|warteraum|salle d.attente|sala de espera|sala d.attesa|wachtkamer"
    r"|venteværelse|venterom|väntrum|odotushuone",
    re.IGNORECASE,
)
_NO: Final = frozenset(("", "-", "--", "no", "nein", "non", "nej", "nei", "nee", "não", "ei"))
# Somebody who registered and did not come, and the answers that nobody gave a name to.
_NOTHING: Final = frozenset(("", "-", "--"))
_PART: Final = late(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?[\s,]*")
_CLOCK: Final = late(r"(?:(\d+):)?(\d{1,2}):(\d{2})")
_NUMBER: Final = late(r"\d+(?:[.,]\d+)?")
# How the words for them begin in the languages of these tools; "Std." stands before "s".
_UNITS: Final = (
    (("h", "std", "stu", "t", "u", "ora", "ore", "godz"), 3600),
    (("m",), 60),
    (("s",), 1),
)
# Over a talk of a day, in one row: whatever that is, it is no length.
_MOST: Final = 24 * 3600
# No tool writes a longer one; to look for the parts of a cell full of digits would take minutes.
_LONGEST: Final = 60
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Listed:
    people: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """Where in the rows below it stands what."""

    names: Sequence[int]
    mails: Sequence[int]
    waited: Sequence[int]
    lasts: int


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: list[str]

    @property
    def filled(self) -> int:
        return sum(bool(cell) for cell in self.cells)


def read_attendance(text: str) -> Listed:
    """Count the people of a list and add up their time.

    Raises `AttendanceFileNotUnderstood` where there is no list, `AttendanceLineNotUnderstood` for
    the first line of it that says not how long somebody was there: what is left out counts nobody.
    """
    for separator in _SEPARATORS:
        lines = list(_lines(text, separator))
        if any(_heading(line) for line in lines):
            return _sum(lines)
    raise AttendanceFileNotUnderstood


def _lines(text: str, separator: str) -> Iterator[_Line]:
    """An answer to a poll may go over several lines; each row has the number of its first."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 1
    try:
        for row in rows:
            yield _Line(number, [cell.strip() for cell in row])
            number = rows.line_num + 1
    except csv.Error:
        raise AttendanceFileNotUnderstood from None


def _heading(line: _Line) -> _Heading | None:
    """Tell what a row is the heading of; None where it says nothing of people and their time."""
    # Polls have columns of their own, headed by their questions.
    heads = ["" if "?" in cell else cell for cell in line.cells]
    lasts = _columns(heads, _LASTS.search)
    counts = [place for place in _columns(heads, _COUNT.fullmatch) if lasts and place > lasts[0]]
    begin = max(counts, default=-1) + 1
    lasts = [place for place in lasts if place >= begin]
    end = lasts[0] if lasts else 0
    names = [place for place in _columns(heads, _NAME.search) if begin <= place < end]
    if not names or _is_length(line.cells[end]):
        return None
    mails = [each for each in _columns(heads, _MAIL.search) if each >= begin]
    waited = _columns(heads, _WAITED.search)
    return _Heading(names=names, mails=mails, waited=waited, lasts=end)


def _columns(heads: Sequence[str], is_wanted: Callable[[str], object]) -> list[int]:
    return [place for place, head in enumerate(heads) if is_wanted(head)]


def _sum(lines: Sequence[_Line]) -> Listed:
    """The hosts may have a table of their own, and all may stand in a second one once more."""
    longest: dict[str, float] = {}
    for table in _tables(lines):
        for who, seconds in table.items():
            longest[who] = max(longest.get(who, 0), seconds)
    if not longest:
        raise AttendanceFileNotUnderstood
    return Listed(people=len(longest), minutes=int(sum(longest.values()) // 60))


def _tables(lines: Sequence[_Line]) -> Iterator[dict[str, float]]:
    """Who was there for how long, by table; whoever came twice has two rows in one."""
    heading: _Heading | None = None
    table: dict[str, float] = {}
    is_in_list = False
    for line in lines:
        found = _heading(line)
        if found is not None or _is_title(line, heading):
            # The heading of a table, or the title of the next part.
            yield table
            heading, table, is_in_list = found, {}, is_in_list or found is not None
        elif line.filled and heading is not None:
            _count(table, heading, line)
        elif line.filled > 2 and is_in_list:  # noqa: PLR2004  below a list, a pair is a remark
            raise _not_understood(line)
    yield table


def _is_title(line: _Line, heading: _Heading | None) -> bool:
    return line.filled == 1 and (heading is None or len(line.cells) <= heading.lasts)


def _count(table: dict[str, float], heading: _Heading, line: _Line) -> None:
    if len(line.cells) <= heading.lasts:
        raise _not_understood(line)
    cells, written = line.cells, line.cells[heading.lasts]
    if written in _NOTHING or any(
        _at(cells, each).casefold() not in _NO for each in heading.waited
    ):
        return
    # One person by address, else by name; "n/a" and "-" are nobody's.
    columns = [each for each in heading.mails if "@" in _at(cells, each)] or heading.names
    who = " ".join(_at(cells, each).casefold() for each in columns).strip()
    lasted = _lasted(written)
    if not who or lasted is None:
        raise _not_understood(line)
    table[who] = table.get(who, 0) + lasted


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _not_understood(line: _Line) -> AttendanceLineNotUnderstood:
    said = ", ".join(cell for cell in line.cells if cell)
    return AttendanceLineNotUnderstood(line=line.number, text=said[:_SHOWN])


def _is_length(written: str) -> bool:
    return _lasted(written) is not None


def _lasted(written: str) -> float | None:
    """Seconds: "62", "62 mins", "1h 2m 3s", "1 Std. 2 Min.", "1:02:03"; a number is minutes."""
    if len(written) > _LONGEST:
        return None
    if clock := _CLOCK.fullmatch(written):
        hours, minutes, rest = (int(each or 0) for each in clock.groups())
        found: float | None = hours * 3600 + minutes * 60 + rest
    elif _NUMBER.fullmatch(written):
        found = _number(written) * 60
    else:
        found = _of_parts(written)
    return found if found is not None and found <= _MOST else None


def _of_parts(written: str) -> float | None:
    parts = _PART.findall(written)
    if not parts or _PART.sub("", written).strip():
        return None
    lengths = [_unit(unit) for _, unit in parts]
    if None in lengths:
        return None
    return sum(_number(part[0]) * (each or 0) for part, each in zip(parts, lengths, strict=True))


def _unit(word: str) -> int | None:
    found = (seconds for begins, seconds in _UNITS if word.casefold().startswith(begins))
    return next(found, None)


def _number(written: str) -> float:
    return float(written.replace(",", "."))
