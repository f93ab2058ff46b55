"""Items and people whose line a page broke: "The lane as commons: evidence from", "the north"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.words.lexicon import AND, THE, any_of
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import BROKEN_IN_AGENDAS, LineRole

_ENDS = (".", "!", "?", ";", ":")
# "a) Benches" and "i. Benches" are points of their own.
_POINT = late(r"\w{1,3}[).]\s")
_LEADS = any_of(
    lambda each: (*each.by, *each.together, *each.on_subject, *each.comes_from, *each.of, *each.on)
)
# No title or name ends with such a word.
_OPEN_END = late(rf"(?:&|(?<!\w)(?:{AND}|{THE}|{_LEADS}|as))\s*$", re.IGNORECASE)
_LONGEST_END = 20
_YEARS = late(r"\d{4}\W+\d{4}")
_BRACKETS = ("()", "„“", "«»")
_LAST_PIECE = late(rf"[,:;(]|\s(?:&|{AND})\s", re.IGNORECASE)


def continued(roles: Sequence[LineRole | None], facts: Sequence[LineFacts]) -> dict[int, int]:
    """Return the lines that go on from those above them, by the line that each begins on."""
    found: dict[int, int] = {}
    for index in range(1, len(roles)):
        if roles[index] in BROKEN_IN_AGENDAS and roles[index] is roles[index - 1]:
            begins = found.get(index - 1, index - 1)
            if _goes_on(facts[index - 1], facts[index], is_first=begins == index - 1):
                found[index] = begins
    return found


def joined(first: LineFacts, others: Sequence[LineFacts]) -> LineFacts:
    """Return a line with those that it goes on in."""
    text = " ".join(each.bare for each in (first, *others))
    behind = " ".join(each for each in (first.behind, *(other.bare for other in others)) if each)
    return replace(first, bare=text, behind=behind)


def _goes_on(above: LineFacts, facts: LineFacts, *, is_first: bool) -> bool:
    is_timed = any(not _YEARS.fullmatch(each.said) for each in facts.hours)
    if facts.days or is_timed or facts.marked or _POINT.match(facts.bare):
        return False
    over = above.bare
    if _is_open(over) or _ends_with_given_name(over):
        return True
    if facts.bare[:1].islower():
        # Where all begin in small letters, none goes on.
        begins_small = is_first and over[:1].islower()
        return not (begins_small or over.endswith(_ENDS))
    return bool(facts.hours) and over.endswith(",")


def _is_open(text: str) -> bool:
    # German quotes end with what opens English ones.
    marks = _BRACKETS if "„" in text else (*_BRACKETS, "“”")
    are_open = any(text.count(mark[0]) > text.count(mark[1]) for mark in marks)
    return are_open or bool(_OPEN_END.search(text[-_LONGEST_END:]))


def _ends_with_given_name(text: str) -> bool:
    """Tell whether somebody's first name is all that a line says at its end."""
    last = _LAST_PIECE.split(text)[-1].strip()
    return last.isalpha() and last[:1].isupper() and is_given_name(last)
