"""Lines that are none of their own: deadlines on two lines, and titles that go on below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.words.patterns import late
from bot.words.programme.furniture import ends_with_deadline, is_break, is_call, looks_like_person
from bot.words.programme.headings import read_heading
from bot.words.programme.labels import is_by_line, read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import begins_with_known_name, is_person_name

_LONGEST_LABEL = 4
_GAP = late(r"(?<=\S)[^\S\t]{3,}(?=\S)")
_FEWEST_ROWS = 3
_FEWEST_WORDS = 4
_ENDS = frozenset('.:;!?,)”“"»|')


def with_columns(lines: Sequence[str]) -> list[str]:
    """Where several lines are set in columns by spaces, put tabs between these."""
    rows = {line for line in lines if len(_GAP.findall(line.strip())) > 1}
    if len(rows) < _FEWEST_ROWS:
        return [*lines]
    return [_GAP.sub("\t", line.strip()) if line in rows else line for line in lines]


def deadlines(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Return the lines "Registration deadline" and the day below each, and lines of such a day."""
    found = {index for index, each in enumerate(facts) if _is_deadline(each)}
    said = [index for index, each in enumerate(facts) if each.bare]
    for index, below in pairwise(said):
        each = facts[index]
        is_label = is_call(each.bare) and len(each.bare.split()) <= _LONGEST_LABEL
        if is_label and not each.days and facts[below].is_when and facts[below].days:
            found |= {index, below}
    return frozenset(found)


def _is_deadline(facts: LineFacts) -> bool:
    """Tell whether a line says one day, the last to sign up: "Sign up no later than 4 May"."""
    if len(facts.days) != 1 or facts.is_text or len(facts.before.split()) > _LONGEST_LABEL:
        return False
    return ends_with_deadline(facts.bare[: facts.days[0].start])


def without(facts: Sequence[LineFacts], lines: frozenset[int]) -> list[LineFacts]:
    """Read these lines as if they were blank."""
    return [
        replace(each, bare="", days=(), hours=(), before="", behind="") if index in lines else each
        for index, each in enumerate(facts)
    ]


def with_whole_titles(facts: Sequence[LineFacts]) -> tuple[list[LineFacts], dict[int, int]]:
    """Put "The shared" and "bench" below it together; returns which line goes on with which."""
    lines = [*facts]
    goes_on: dict[int, int] = {}
    for index in range(1, len(lines)):
        above = goes_on.get(index - 1, index - 1)
        if _goes_on(lines[above], lines[index]):
            bare = f"{lines[above].bare} {lines[index].bare}"
            lines[above] = replace(lines[above], bare=bare, before=bare)
            goes_on[index] = above
    return without(lines, frozenset(goes_on)), goes_on


def _goes_on(above: LineFacts, below: LineFacts) -> bool:
    """Tell whether a line begins small, and the one above it is a title that has not ended."""
    if not (above.may_be_title and below.bare[:1].islower() and above.bare[:1].isupper()):
        return False
    is_own = below.marked or below.days or below.hours or below.is_field or below.is_text
    if is_own or above.marked or above.days or above.is_field or above.bare[-1] in _ENDS:
        return False
    return len(above.bare.split()) >= _FEWEST_WORDS and not (
        _names(above.bare) or _says(below.bare)
    )


def _names(text: str) -> bool:
    """Tell whether a line is somebody, or a heading over somebody: below it stands an office."""
    is_person = looks_like_person(text) or is_person_name(text) or begins_with_known_name(text)
    return is_person or bool(read_label(text) or led_by(text) or read_heading(text))


def _says(text: str) -> bool:
    """Tell whether a line in small letters says something of its own."""
    return is_by_line(text) or is_break(text) or bool(read_label(text) or led_by(text))
