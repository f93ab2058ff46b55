"""What is another in a text than it was, and one text out of two that were written at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bot.domain.findings.finding import paragraphs

# A word with what follows it, so that the pieces put together are the text.
_PIECE = re.compile(r"\S+\s*|\s+")


class Difference(StrEnum):
    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class TextSpan:
    change: Difference
    text: str


def difference(old: str, new: str) -> tuple[TextSpan, ...]:
    """By words: kept and gone spans together are the old text, kept and new ones the new text."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    spans: list[TextSpan] = []
    for what, i, j, k, n in matcher.get_opcodes():
        if what == "equal":
            spans.append(TextSpan(Difference.KEPT, "".join(before[i:j])))
            continue
        spans += [
            TextSpan(change, "".join(part))
            for change, part in ((Difference.GONE, before[i:j]), (Difference.NEW, after[k:n]))
            if part
        ]
    return tuple(spans)


def difference_of(old: tuple[str, str], new: tuple[str, str]) -> tuple[TextSpan, ...]:
    """Of the headings, and of the texts under them."""
    between = TextSpan(Difference.KEPT, "\n")
    return (*difference(old[0], new[0]), between, *difference(old[1], new[1]))


def is_other(spans: Iterable[TextSpan]) -> bool:
    return any(span.change is not Difference.KEPT for span in spans)


def joined(theirs: str, mine: str, base: str = "") -> str:
    """Their text with each paragraph that is mine: one of `base` that they changed stays theirs.

    No paragraph that either of them wrote is lost; where both wrote one anew, both stand.
    """
    kept = list(paragraphs(theirs))
    known = {*kept, *paragraphs(base)}
    at = 0
    for paragraph in paragraphs(mine):
        if paragraph in kept:
            at = kept.index(paragraph) + 1
        elif paragraph not in known:
            kept.insert(at, paragraph)
            at += 1
    return "\n\n".join(kept)


def settled(theirs: str, mine: str, base: str) -> str | None:
    """The text where at most one of them changed `base`; None where a person has to decide."""
    if mine in (theirs, base):
        return theirs
    return mine if theirs == base else None
