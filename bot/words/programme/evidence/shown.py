"""What speaks for each reading of a line: its form, its neighbours, and what recurs in the text."""

from collections.abc import Sequence
from dataclasses import replace

from bot.words.programme.evidence.line_evidence import shown_by
from bot.words.programme.evidence.whole_evidence import Whole
from bot.words.programme.lines import LineFacts


def evidence_of(facts: Sequence[LineFacts], blank_above: Sequence[bool]) -> list[frozenset[str]]:
    """Return what each line shows; `facts` are those of the lines that are not blank."""
    # Lines that are the same show the same.
    first = {_said(each): each for each in facts}
    shown = {said: frozenset(shown_by(each)) for said, each in first.items()}
    own = [shown[_said(each)] for each in facts]
    whole = Whole(facts, own, blank_above)
    return [frozenset((*own[index], *whole.around(index))) for index in range(len(facts))]


def _said(facts: LineFacts) -> LineFacts:
    return replace(facts, number=0)
