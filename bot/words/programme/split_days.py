"""Days and hours that a page sets over several lines ("TUE", "14", "SEP"), in one again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.words.lexicon import (
    MONTH,
    ORDINAL_MARK,
    SHORT_WEEKDAY,
    TINY_WEEKDAY,
    WEEKDAY,
    any_of,
)
from bot.words.patterns import late
from bot.words.programme.fields import DATES_FIELD
from bot.words.programme.marks import bare_line
from bot.words.said_zones import SAID_ZONE
from bot.words.written_days import written_days
from bot.words.written_hours import written_hours

# What a part of a day is written with.
_LONGEST = 24
_PARTS = {
    "weekday": late(rf"(?:{WEEKDAY}|{SHORT_WEEKDAY}|{TINY_WEEKDAY})[.,]*", re.IGNORECASE),
    "day": late(rf"(?:0?[1-9]|[12][0-9]|3[01])(?:{ORDINAL_MARK}|\.)?,?", re.IGNORECASE),
    "month": late(rf"(?:{MONTH})[.,]*", re.IGNORECASE),
    "year": late(r"20[0-9]{2},?"),
}
_LETTERS = {"weekday": "w", "day": "d", "month": "m", "year": "y"}
# A day is one whose month stands right beside it; its weekday may stand between them.
_DAY = late(r"w(?:dm|md)y?|(?:dm|md)y?w?|dwm|mwd")
_ORDERS = ("w", "d", "m", "y")
_DASH = late(r"\W*[\u2010-\u2015-]\W*")
_MOST_BLANKS = 1
_LONGEST_FIELD = 80
_END = late(rf"(?:{any_of(lambda each: each.ends)})\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_EDGES = " ,-\u2013"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of nothing but parts of a day, by their letters ("wd" for "Tue 14")."""

    at: int
    said: Mapping[str, str]

    @property
    def letters(self) -> str:
        return "".join(self.said)


def split_days(lines: Sequence[str]) -> dict[int, tuple[str, tuple[int, ...]]]:
    """Return the whole of each split day or range of hours by the index of its first line.

    With it stand the indices of the other lines that it was set over.
    """
    # A column of numbers is none of days, nor are names of months without one.
    found: dict[int, tuple[str, tuple[int, ...]]] = {}
    for run in _runs(lines):
        found |= _days_of(run)
    found |= _hours_of(lines)
    found |= _starts_and_ends(lines)
    return found


def _runs(lines: Sequence[str]) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    blanks = 0
    for index, line in enumerate(lines):
        if not line.strip():
            blanks += 1
            continue
        said = _parts_of(line)
        if run and (not said or blanks > _MOST_BLANKS):
            yield run
            run = []
        if said:
            run.append(_Piece(index, said))
        blanks = 0
    if run:
        yield run


def _parts_of(line: str) -> dict[str, str]:
    """Return the parts of a day that are all of a line, if it is no day by itself."""
    text = bare_line(line[: 2 * _LONGEST]).text if len(line) <= 2 * _LONGEST else ""
    if not 0 < len(text) <= _LONGEST:
        return {}
    said: dict[str, str] = {}
    for word in text.split():
        name = next((name for name, part in _PARTS.items() if part.fullmatch(word)), None)
        if name is None or _LETTERS[name] in said:
            return {}
        said[_LETTERS[name]] = word.strip(".,")
    return {} if {"d", "m"} <= said.keys() else said


def _days_of(run: Sequence[_Piece]) -> dict[int, tuple[str, tuple[int, ...]]]:
    letters = "".join(each.letters for each in run)
    # At which letter each line of the run begins.
    ends = accumulate((len(each.letters) for each in run), initial=0)
    begins = {at: index for index, at in enumerate(ends)}
    found: dict[int, tuple[str, tuple[int, ...]]] = {}
    at = 0
    while at < len(letters):
        match = _DAY.match(letters, at)
        if at not in begins or match is None or match.end() not in begins:
            at += 1
            continue
        pieces = run[begins[at] : begins[match.end()]]
        said = {letter: word for piece in pieces for letter, word in piece.said.items()}
        text = " ".join(said[letter] for letter in _ORDERS if letter in said)
        if written_days(text):
            found[pieces[0].at] = (text, tuple(piece.at for piece in pieces[1:]))
        at = match.end()
    return found


def _hours_of(lines: Sequence[str]) -> dict[int, tuple[str, tuple[int, ...]]]:
    """Join "12:00 pm", "-" and "1:15 pm", and a zone below them."""
    said = [index for index, line in enumerate(lines) if line.strip()]
    found: dict[int, tuple[str, tuple[int, ...]]] = {}
    for place, (above, below) in enumerate(pairwise(said)):
        dash = lines[below].strip()
        is_dash = len(dash) <= 2 and _DASH.fullmatch(dash)  # noqa: PLR2004
        last = said[place + 2] if place + 2 < len(said) else None
        if not is_dash or last is None or not (_is_hour(lines[above]) and _is_hour(lines[last])):
            continue
        text = f"{lines[above].strip()} {dash} {lines[last].strip()}"
        more = [below, last]
        zone = said[place + 3] if place + 3 < len(said) else None
        if zone is not None and SAID_ZONE.fullmatch(lines[zone][:_LONGEST].strip()):
            text = f"{text} {lines[zone].strip()}"
            more.append(zone)
        found[above] = (text, tuple(more))
    return found


def _starts_and_ends(lines: Sequence[str]) -> dict[int, tuple[str, tuple[int, ...]]]:
    """Join "Start: 3 May 2027 18:30" and "End: 3 May 2027 20:00"."""
    said = [index for index, line in enumerate(lines) if line.strip()]
    found: dict[int, tuple[str, tuple[int, ...]]] = {}
    for above, below in pairwise(said):
        first, last = lines[above].strip(), lines[below].strip()
        ends = _END.fullmatch(last) if max(len(first), len(last)) <= _LONGEST_FIELD else None
        if ends is None or not DATES_FIELD.fullmatch(first):
            continue
        days, others = written_days(first), written_days(ends["value"])
        if not days or not (written_hours(first, "UTC") and written_hours(ends["value"], "UTC")):
            continue
        is_same = not others or (days[0].text == others[0].text)
        value = (
            ends["value"].replace(others[0].text, "", 1) if others and is_same else ends["value"]
        )
        found[above] = (f"{first} \u2013 {value.strip(_EDGES)}", (below,))
    return found


def _is_hour(line: str) -> bool:
    text = line.strip()
    if not 0 < len(text) <= _LONGEST:
        return False
    hours = written_hours(text, "UTC")
    return len(hours) == 1 and (hours[0].start, hours[0].end) == (0, len(text))
