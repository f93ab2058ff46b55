"""The same question over several talks or editions: how sure one can be that answers differ.

Shares have Wilson's interval (Wilson 1927, without correction for continuity), means of ratings
Student's t, cut to the scale; both at 95 %. They speak of the people who could have answered as if
those who did were drawn by lot, which they are not: an interval says how far chance alone goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import sqrt
from statistics import NormalDist

from bot.domain.ballots.publishing import Result
from bot.domain.ballots.questions import Question, QuestionKind
from bot.domain.ballots.same import other_wordings

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A mean, counted from 1, or a share from 0 to 1; no interval where none can be given.

    Without any spread among a handful of ratings, t would claim to be certain.
    """

    answers: int
    value: float
    low: float | None
    high: float | None
    # A share as the results of its poll show it, where whole percents make 100 together.
    percent: int | None = None

    def is_apart_from(self, other: "Measure") -> bool:
        """Tell whether the intervals share nothing, which chance alone seldom brings about."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return False
        return self.high < other.low or other.high < self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One question, or one `option` of it (from 0), over talks; None where it was withheld."""

    question: Question
    option: int | None
    measures: tuple[Measure | None, ...]
    # A template that its host changed, or another language, asks the same key in other words.
    other_wordings: tuple[str, ...] = ()

    @property
    def tells_apart(self) -> tuple[tuple[int, int], ...]:
        """The pairs, by place, whose answers differ by more than chance."""
        there = [(place, each) for place, each in enumerate(self.measures) if each]
        return tuple(
            (first, second)
            for (first, one), (second, other) in combinations(there, 2)
            if one.is_apart_from(other)
        )

    @property
    def is_comparable(self) -> bool:
        return sum(each is not None for each in self.measures) > 1


def compare(polls: Sequence[Sequence[Result]]) -> tuple[Comparison, ...]:
    """What at least two of the polls asked, in the order in which it was asked first.

    A recommendation is compared by its first option (yes), a choice by each. Only what may be
    shown of each poll is looked at, so a comparison tells nothing more.
    """
    asked: dict[tuple[object, ...], dict[int, Result]] = {}
    for place, results in enumerate(polls):
        for each in results:
            if each.question.options:
                asked.setdefault(each.question.identity, {})[place] = each
    return tuple(
        Comparison(
            question=_words_of(found),
            option=option,
            measures=_measures(found, option, n),
            other_wordings=other_wordings(found[place].question for place in sorted(found)),
        )
        for found, n in ((found, len(polls)) for found in asked.values() if len(found) > 1)
        for option in _options(_words_of(found))
    )


def share(count: int, answers: int) -> Measure:
    """Wilson's interval of `count` of `answers` (at least one)."""
    part = count / answers
    shrink = 1 + _Z**2 / answers
    middle = (part + _Z**2 / (2 * answers)) / shrink
    reach = _Z / shrink * sqrt(part * (1 - part) / answers + _Z**2 / (4 * answers**2))
    low, high = max(0.0, middle - reach), min(1.0, middle + reach)
    return Measure(answers=answers, value=part, low=low, high=high)


def mean(counts: Sequence[int]) -> Measure:
    """Student's interval of ratings, of which `counts` says how many chose each step."""
    answers = sum(counts)
    middle = sum(step * count for step, count in enumerate(counts, start=1)) / answers
    squares = sum(count * (step - middle) ** 2 for step, count in enumerate(counts, start=1))
    if not squares:
        return Measure(answers=answers, value=middle, low=None, high=None)
    reach = _student(answers - 1) * sqrt(squares / (answers - 1) / answers)
    low, high = max(1.0, middle - reach), min(float(len(counts)), middle + reach)
    return Measure(answers=answers, value=middle, low=low, high=high)


def _student(freedom: int) -> float:
    """The two-sided quantile of Student's t (Abramowitz and Stegun 26.7.5).

    From two degrees of freedom on it is right to one percent, from four on to a thousandth.
    """
    z = _Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, start=1))


def _measures(
    found: dict[int, Result], option: int | None, number: int
) -> tuple[Measure | None, ...]:
    return tuple(_measure(found.get(place), option) for place in range(number))


def _measure(result: Result | None, option: int | None) -> Measure | None:
    if result is None or not result.counts or not result.answers:
        return None
    if option is None:
        return mean(result.counts)
    measured = share(result.counts[option], result.answers)
    return replace(measured, percent=result.shares[option])


def _words_of(found: dict[int, Result]) -> Question:
    """In the words in which it was asked last."""
    return found[max(found)].question


def _options(question: Question) -> tuple[int | None, ...]:
    match question.kind:
        case QuestionKind.RATING:
            return (None,)
        case QuestionKind.RECOMMEND:
            return (0,)
        case _:
            return tuple(range(len(question.options)))
