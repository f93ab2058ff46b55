"""Which one of some lines is meant: each is weighed by its evidence against all others."""

import json
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Choice:
    """The line (None if none is meant), how likely it is, and the next likely line."""

    at: int | None
    sure: float
    other: int | None


def weights_in(path: Path) -> Mapping[str, float]:
    return json.loads(path.read_text(encoding="utf-8"))


def weighed(
    tried: Mapping[int | None, Collection[str]], weights: Mapping[str, float]
) -> dict[int | None, float]:
    """Return what speaks for each line, the likeliest first."""
    sums = {at: sum(weights.get(mark, 0.0) for mark in marks) for at, marks in tried.items()}
    return dict(sorted(sums.items(), key=lambda each: -each[1]))


def chosen(weighed: Mapping[int | None, float], text_of: Callable[[int], str]) -> Choice:
    """Choose the line that weighs most; lines of the same text are one answer."""
    most = max(weighed.values())
    odds = {at: math.exp(weight - most) for at, weight in weighed.items()}
    best, *ranked = sorted(odds, key=lambda at: -odds[at])
    said = None if best is None else text_of(best).casefold()
    same = {at for at in ranked if at is not None and text_of(at).casefold() == said}
    sure = sum(odds[at] for at in {best, *same}) / sum(odds.values())
    return Choice(
        best, sure, next((at for at in ranked if at is not None and at not in same), None)
    )
