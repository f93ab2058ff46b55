"""Learn what speaks for the line that is meant among others, for `bot.words.lines.choice`."""

import json
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

LEAST_WEIGHT = 0.02
_SMALL = 0.01
_STEPS = 150

# What speaks for each line, and whether it is the one that is meant.
Options = Sequence[tuple[Collection[str], bool]]


def learn_choice(choices: Sequence[Options], *, small: float = _SMALL) -> Mapping[str, float]:
    """A conditional logit (McFadden, 1974), climbed by Adam, with small weights preferred."""
    import numpy  # noqa: ICN001, PLC0415

    options = list(chain.from_iterable(choices))
    places: dict[str, int] = {}
    marks = [[places.setdefault(mark, len(places)) for mark in sorted(each)] for each, _ in options]
    flat: Any = numpy.array(list(chain.from_iterable(marks)))
    option: Any = numpy.repeat(numpy.arange(len(marks)), [len(each) for each in marks])
    choice: Any = numpy.repeat(numpy.arange(len(choices)), [len(each) for each in choices])
    right: Any = numpy.array([is_right for _, is_right in options], dtype=float)
    weights: Any = numpy.zeros(len(places))
    mean, spread = numpy.zeros_like(weights), numpy.zeros_like(weights)

    def shares(odds: Any) -> Any:
        return odds / numpy.maximum(numpy.bincount(choice, odds), 1e-9)[choice]

    for step in range(1, _STEPS + 1):
        weighed = numpy.bincount(option, weights[flat], len(marks))
        most = numpy.full(len(choices), -numpy.inf)
        numpy.maximum.at(most, choice, weighed)
        odds = numpy.exp(weighed - most[choice])
        surplus = shares(odds) - shares(odds * right)
        slope = numpy.bincount(flat, surplus[option], len(places)) + small * len(choices) * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        climbed = (mean / (1 - 0.9**step)) / (numpy.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = weights - 0.05 * climbed
    return {
        mark: round(float(weights[place]), 3)
        for mark, place in sorted(places.items())
        if abs(weights[place]) >= LEAST_WEIGHT
    }


def learn_valued_choice(
    choices: Sequence[Sequence[tuple[Mapping[str, float], bool]]],
    expected: Mapping[str, float],
    *,
    small: float = _SMALL,
) -> Mapping[str, float]:
    """The like where marks have values, and some weights are expected before anything is seen.

    Choices without what is meant teach nothing.
    """
    import numpy  # noqa: ICN001, PLC0415

    taught = [each for each in choices if any(is_right for _, is_right in each)]
    places: dict[str, int] = {name: at for at, name in enumerate(expected)}
    for marks, _ in chain.from_iterable(taught):
        for name in marks:
            places.setdefault(name, len(places))
    tables: list[tuple[Any, Any]] = []
    for each in taught:
        table = numpy.zeros((len(each), len(places)))
        for row, (marks, _) in enumerate(each):
            for name, value in marks.items():
                table[row, places[name]] = value
        tables.append((table, numpy.array([is_right for _, is_right in each], dtype=float)))
    start: Any = numpy.zeros(len(places))
    for name, value in expected.items():
        start[places[name]] = value
    weights = start.copy()
    mean, spread = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = small * len(taught) * (weights - start)
        for table, right in tables:
            weighed = table @ weights
            odds = numpy.exp(weighed - weighed.max())
            slope = slope + (odds / odds.sum() - odds * right / (odds * right).sum()) @ table
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        climbed = (mean / (1 - 0.9**step)) / (numpy.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = weights - 0.05 * climbed
    return {name: round(float(weights[at]), 3) for name, at in sorted(places.items())}


def write_weights(said: object, path: Path) -> None:
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
