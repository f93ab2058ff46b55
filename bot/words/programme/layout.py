"""Lines that are none of their own: deadlines on two lines, and titles that go on below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.words.patterns import late
from bot.words.programme.furniture import ends_with_deadline, is_call
from bot.words.programme.lines import LineFacts

_LONGEST_LABEL = 4
_GAP = late(r"(?<=\S)[^\S\t]{3,}(?=\S)")
_FEWEST_ROWS = 3


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
