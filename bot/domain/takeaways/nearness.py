"""Whether somebody has said nearly the same before: a hint to whoever logs, never a refusal."""

import re
from collections.abc import Iterable

from bot.domain.plain import folded
from bot.domain.takeaways.takeaway import Takeaway

SHOWN = 3
_RUN = 3
# Two sentences about one subject share up to half of them; with more, they say the same thing in
# much the same words.
_NEAR_FROM = 0.5
# Shorter words say nothing about the subject.
_TELLING = 4
_WORD = re.compile(r"[^\W_]+")


def nearness(one: str, other: str) -> float:
    """How much of their runs of three characters two texts share, from 0 to 1."""
    mine, theirs = _runs(one), _runs(other)
    return 2 * len(mine & theirs) / ((len(mine) + len(theirs)) or 1)


def near_ones(text: str, others: Iterable[Takeaway], *, most: int = SHOWN) -> list[Takeaway]:
    """Those that say nearly the same, the nearest first."""
    found = [(nearness(text, each.text), each) for each in others]
    near = [pair for pair in found if pair[0] >= _NEAR_FROM]
    return [each for _, each in sorted(near, key=lambda pair: (-pair[0], pair[1].code))[:most]]


def _runs(text: str) -> set[str]:
    words = _WORD.findall(folded(text))
    telling = [word for word in words if len(word) >= _TELLING] or words
    spaced = (f" {word} " for word in telling)
    return {word[at : at + _RUN] for word in spaced for at in range(len(word) - _RUN + 1)}
