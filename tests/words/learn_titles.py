"""Learn which line is the title of the only talk of a text, as a choice among all its lines.

A conditional logit (McFadden, 1974), climbed by Adam, with small weights preferred. There are few
such forms, so the middle of each is also set between the tops and ends of other forms.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.words.programme.evidence import evidence_of
from bot.words.programme.lines import LineFacts
from bot.words.programme.title_choice import title_evidence
from tests.words.labelled import Form

_SMALL = 0.06
_STEPS = 150
_LEAST = 0.02
# How many texts are made of each form.
_MADE = 3
# Roles of lines that are part of what is told of a talk, and not of the page around it.
_TOLD = frozenset("TDHIBP")

_Labelled = Sequence[tuple[LineFacts, str]]
# The marks of each line that can be the title, and which of them is.
_Choice = tuple[list[frozenset[str]], list[bool]]


def title_weights_of(forms: Sequence[Form]) -> dict[str, float]:
    single = [form for form in forms if len(form.talks) == 1]
    choices = [_choice([*_labelled(form)]) for form in single]
    choices += [_choice(made) for made in _made(single, forms)]
    return _climbed(choices)


def _labelled(form: Form) -> Iterator[tuple[LineFacts, str]]:
    return ((facts, form.labels[facts.number] or "X") for facts in form.facts)


def _made(single: Sequence[Form], forms: Sequence[Form]) -> Iterator[_Labelled]:
    choose = random.Random(7)
    parts = {form.name: parts for form in forms if (parts := _parts(form))}
    names = [*parts]
    for form in single:
        if form.name not in parts:
            continue
        _, middle, end = parts[form.name]
        for count in range(_MADE):
            top = parts[choose.choice(names)][0]
            other = parts[choose.choice(names)][2]
            yield [*top, *middle, *(end if count % 2 else other)]


def _parts(form: Form) -> tuple[_Labelled, _Labelled, _Labelled] | None:
    lines = [*_labelled(form)]
    told = [at for at, (facts, role) in enumerate(lines) if facts.bare and role in _TOLD]
    if not told:
        return None
    return lines[: told[0]], lines[told[0] : told[-1] + 1], lines[told[-1] + 1 :]


def _choice(lines: _Labelled) -> _Choice:
    said: list[LineFacts] = []
    roles: list[str] = []
    blank: list[bool] = []
    is_blank = True
    for facts, role in lines:
        if facts.bare:
            said.append(facts)
            roles.append(role)
            blank.append(is_blank)
        is_blank = not facts.bare
    tried = title_evidence(said, evidence_of(said, blank))
    right = [at is not None and roles[at] == "T" for at in tried]
    if not any(right):
        right = [at is None for at in tried]
    return [*tried.values()], right


def _climbed(choices: Sequence[_Choice]) -> dict[str, float]:
    import numpy as np  # noqa: PLC0415

    places: dict[str, int] = {}
    rows: list[int] = []
    marks: list[int] = []
    is_right: list[bool] = []
    begins: list[int] = []
    for tried, right in choices:
        begins.append(len(is_right))
        for each, holds in zip(tried, right, strict=True):
            for mark in sorted(each):
                rows.append(len(is_right))
                marks.append(places.setdefault(mark, len(places)))
            is_right.append(holds)
    count = len(is_right)
    of: Any = np.repeat(np.arange(len(begins)), np.diff([*begins, count]))
    row: Any = np.array(rows)
    mark_at: Any = np.array(marks)
    wanted: Any = np.array(is_right, dtype=float)

    def shares(odds: Any) -> Any:
        return odds / np.maximum(np.add.reduceat(odds, begins), 1e-9)[of]

    weights: Any = np.zeros(len(places))
    mean: Any = np.zeros_like(weights)
    spread: Any = np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        weighed = np.bincount(row, weights[mark_at], count)
        likely = shares(np.exp(weighed - np.maximum.reduceat(weighed, begins)[of]))
        surplus = likely - shares(likely * wanted)
        slope = np.bincount(mark_at, surplus[row], len(weights))
        slope = slope + _SMALL * len(choices) * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        climbed = (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = weights - 0.05 * climbed
    return _told(places, weights)


def _told(places: Mapping[str, int], weights: Any) -> dict[str, float]:
    found = {mark: round(float(weights[place]), 3) for mark, place in sorted(places.items())}
    return {mark: weight for mark, weight in found.items() if abs(weight) >= _LEAST}
