"""Headings that say what they are: "Session 2: Trust", "Talk 1", "3. Lamps"."""

import re
from dataclasses import dataclass
from enum import IntEnum

from bot.words.lexicon import any_of, every
from bot.words.one_reading import once_in_a_reading
from bot.words.patterns import late
from bot.words.programme.lines import EDGES, LONGEST_LINE
from bot.words.programme.marks import bare_line
from bot.words.written_days import written_days


class Rank(IntEnum):
    """How high a heading stands, by its first word."""

    TALK = 0
    SESSION = 1
    NUMBER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What "Session 2: Trust" says; `is_day` is one that only counts days ("Day 2").

    `is_bare` tells that its number, or a label ("Session 2 – Panel:"), is all that it says.
    """

    rank: Rank
    title: str
    is_day: bool = False
    is_bare: bool = False


_HEADING = late(
    rf"(?:(?P<talk>{any_of(lambda language: language.talks)})"
    rf"|{any_of(lambda language: language.sessions)})"
    # "Panel i Oslo": a small i is a number where something ends it.
    # "Séance n° 2", "Vortrag Nr. 3", "Talk #4": a number may say that it is one.
    r"\s+(?:(?:n\s?[\u00b0\u00bao]\.?|nr\.?|no\.|\u2116|#)\s*)?"
    rf"(?:(?P<number>[0-9]{{1,3}})|(?-i:[IVX]{{1,4}})|[ivx]{{1,4}}(?=\s*[:.)])"
    # "Day one wraps up": a number in words ends with a mark.
    # "Session A: Benches".
    r"|(?-i:[A-H])(?=\s*(?:[:.)|]|[\u2013\u2014-]\s|$))"
    rf"|(?:{any_of(lambda language: language.counting)})(?=\s*[:.)|\u2013\u2014-]|\s*$))(?!\w)"
    r"(?:\s*[:.)|,\u2013\u2014-]+\s*|\s+|$)(?P<title>.*)",
    re.IGNORECASE,
)
# "Panel:" and "Paneldebatt:", with the title on the next line.
_KINDS = any_of(lambda each: (*each.talks, *each.sessions, *each.talk_parts, *each.gatherings))
_LABEL = late(rf"[^\W\d_]*(?:{_KINDS})\s*:", re.IGNORECASE)
_DAYS_COUNTED = frozenset(every(lambda language: language.days_counted))
_NUMBERED = late(r"\(?(?P<number>\d{1,3})\s?[.)]\s+(?P<title>.+)", re.ASCII)


@once_in_a_reading
def read_heading(line: str) -> Heading | None:
    """Read a heading that says what it is: by its word, or its number."""
    text = bare_line(line).text
    if (match := _HEADING.fullmatch(text)) and not _is_day(match, text):
        word = (match["talk"] or "").casefold()
        rank = Rank.TALK if word else Rank.SESSION
        title = match["title"].strip()
        return Heading(
            rank=rank,
            title=title or text.rstrip(EDGES),
            is_day=word in _DAYS_COUNTED,
            is_bare=not title or is_mere_label(title),
        )
    if (match := _NUMBERED.fullmatch(text)) and not _begins_with_day(text):
        return Heading(rank=Rank.NUMBER, title=match["title"])
    return None


def is_mere_label(text: str) -> bool:
    """Tell whether a text only says of what kind the title is that follows ("Panel debate:")."""
    return bool(_LABEL.fullmatch(text))


def _is_day(match: re.Match[str], text: str) -> bool:
    """Tell whether the number is that of a day: "Foredrag 17. mars"."""
    begins = match.start("number")
    dotted = match["number"] and text.startswith(f"{match['number']}.", begins)
    return bool(dotted) and any(found.start == begins for found in written_days(text))


def _begins_with_day(text: str) -> bool:
    return any(found.start == 0 for found in written_days(text[:LONGEST_LINE]))
