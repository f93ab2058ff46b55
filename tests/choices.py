"""Learn what speaks for the line that is meant among others, for `bot.words.lines.choice`."""

import json
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

LEAST_WEIGHT = 0.02
_LEAST_ODDS = 1e-12
_STEPS = 150

# What speaks for each line and how much, and whether it is the one that is meant.
Options = Sequence[tuple[Mapping[str, float], bool]]


def shown(marks: Collection[str]) -> Mapping[str, float]:
    """Marks that are there or not, as options have them."""
    return dict.fromkeys(marks, 1.0)


def learn_choice(
    choices: Sequence[Options],
    *,
    small: float,
    expected: Mapping[str, float] | None = None,
) -> Mapping[str, float]:
    """A conditional logit (McFadden, 1974), climbed by Adam.

    Weights near those that are `expected` before anything is seen (0) are preferred. A choice
    without the one that is meant teaches nothing.
    """
    import numpy  # noqa: ICN001, PLC0415

    taught = [each for each in choices if any(is_right for _, is_right in each)]
    options = list(chain.from_iterable(taught))
    start_of = expected or {}
    names = sorted({*start_of}.union(*(marks for marks, _ in options)))
    place = {name: at for at, name in enumerate(names)}
    flat: Any = numpy.array([place[name] for marks, _ in options for name in sorted(marks)])
    value: Any = numpy.array([marks[name] for marks, _ in options for name in sorted(marks)])
    option: Any = numpy.repeat(numpy.arange(len(options)), [len(marks) for marks, _ in options])
    choice: Any = numpy.repeat(numpy.arange(len(taught)), [len(each) for each in taught])
    right: Any = numpy.array([is_right for _, is_right in options], dtype=float)
    start: Any = numpy.array([start_of.get(name, 0.0) for name in names])
    weights = start.copy()
    mean, spread = numpy.zeros_like(weights), numpy.zeros_like(weights)

    def shares(odds: Any) -> Any:
        return odds / numpy.bincount(choice, odds)[choice]

    for step in range(1, _STEPS + 1):
        weighed = numpy.bincount(option, value * weights[flat], len(options))
        most = numpy.full(len(taught), -numpy.inf)
        numpy.maximum.at(most, choice, weighed)
        # What is meant may be so unlikely that nothing is left of it.
        odds = numpy.maximum(numpy.exp(weighed - most[choice]), _LEAST_ODDS)
        surplus = shares(odds) - shares(odds * right)
        slope = numpy.bincount(flat, value * surplus[option], len(names))
        slope = slope + small * len(taught) * (weights - start)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        climbed = (mean / (1 - 0.9**step)) / (numpy.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = weights - 0.05 * climbed
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }


def write_weights(said: object, path: Path) -> None:
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
