"""The reading of all lines of an article that is best as a whole, and how sure it is.

A chain of roles sees each line and its neighbours. Which lines are the findings hangs on all of
them: whether they are as many as the title promises, and all of a list. So each set of lines that
may be the findings is tried in the chain.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from bot.documents.read.evidence import Evidence
from bot.documents.read.roles import LineRole
from bot.documents.read.series import Series
from bot.words.lines.chain import Chain, Decided
from bot.words.lines.choice import weights_in

WEIGHTS = Path(__file__).parent
FIRST, SECOND, FINDINGS = "first_line_weights.json", "line_weights.json", "findings_weights.json"
_MOST_TRIED = 12
_LEAST_DAY = 0.15
# What a line shows that is called as closing sections are.
_SECTION = "section after"
# How unlikely a set may be to the chain, which is sometimes quite wrong.
_WORST = -12.0
# So many lines are looked at in all; of a very long text the first sets alone are tried.
_MOST_WORK = 12_000
_FEWEST_TRIED = 2
_MOST_UNSURE = 6
_LEAST = 0.02
# What speaks for a set before anything is learned.
EXPECTED = {"chain": 1.0, "closed within": -4.0, "as rules say": 2.3}


@lru_cache(maxsize=1)
def line_chains() -> tuple[Chain, Chain]:
    """The chain that looks at each line first, and the one that knows what that found."""
    return Chain.load(WEIGHTS / FIRST), Chain.load(WEIGHTS / SECOND)


@lru_cache(maxsize=1)
def findings_weights() -> Mapping[str, float]:
    return weights_in(WEIGHTS / FINDINGS)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Lines that may be the findings, what the chain gives for it, and what else speaks for it."""

    lines: tuple[int, ...]
    shown: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """`sure` is how likely these lines are the findings; `rival` are others that may be."""

    decided: list[Decided]
    findings: tuple[int, ...]
    sure: float
    rival: tuple[int, ...]


def decide_together(evidence: Evidence) -> Reading:
    """Return the best reading of the whole."""
    if not evidence.shown:
        return Reading([], (), 1.0, ())
    first, second = line_chains()
    scores = weighed(evidence, second, evidence.again(first.decide(evidence.shown)))
    tried = hypotheses(evidence, second, scores)
    shares = choose(tried, findings_weights())
    order = sorted(range(len(tried)), key=lambda at: -shares[at])
    best = tried[order[0]].lines
    rival = tried[order[1]].lines if len(order) > 1 else ()
    scores = second.bound(scores, LineRole.FINDING, frozenset(best))
    decided = second.read(scores).roles
    if not any(each.role == LineRole.DAY for each in decided):
        # Most articles say their day; a line that may well do so is better than none.
        only = second.roles.index(LineRole.DAY)
        likely = [each[only] for each in second.shares(scores)]
        day = max(range(len(likely)), key=lambda at: likely[at])
        if likely[day] > _LEAST_DAY:
            decided = second.read(second.bound(scores, LineRole.DAY, frozenset((day,)))).roles
    return Reading(decided, best, shares[order[0]], rival)


def weighed(
    evidence: Evidence, chain: Chain, shown: Sequence[Collection[str]]
) -> list[list[float]]:
    """Return what speaks for each role of each line, where some are certain."""
    title = evidence.title_at
    scores = chain.weigh(shown)
    scores = chain.bound(scores, LineRole.TITLE, frozenset(() if title is None else (title,)))
    scores = chain.fixed(scores, LineRole.TALK, evidence.talks)
    return chain.fixed(scores, LineRole.END, evidence.above_talks)


def hypotheses(
    evidence: Evidence, chain: Chain, scores: Sequence[Sequence[float]]
) -> list[Hypothesis]:
    """Return the sets of lines that may be the findings, that of the chain first."""
    only = chain.roles.index(LineRole.FINDING)
    places, most = chain.best(scores)
    found = tuple(at for at, role in enumerate(places) if role == only)
    tried: list[Hypothesis] = []
    likely = [each[only] for each in chain.shares(scores)]
    most_tried = max(_FEWEST_TRIED, _MOST_WORK // len(scores))
    for lines in _sets(evidence, found, likely)[:most_tried]:
        _, total = chain.best(chain.bound(scores, LineRole.FINDING, frozenset(lines)))
        shown = dict(_shown(evidence, lines, found))
        shown["chain"] = max(total - most, _WORST)
        tried.append(Hypothesis(lines, shown))
    return tried


def _sets(
    evidence: Evidence, found: tuple[int, ...], likely: Sequence[float]
) -> list[tuple[int, ...]]:
    sets: dict[tuple[int, ...], None] = {found: None, evidence.ruled: None}
    said = set(found)
    if found:
        kinds = Counter(evidence.kinds[at] for at in found)
        usual, _ = kinds.most_common(1)[0]
        sets[tuple(at for at in found if evidence.kinds[at] == usual)] = None
        within = range(found[0], found[-1] + 1)
        alike = {evidence.shapes[at] for at in found}
        sets[tuple(at for at in within if evidence.shapes[at] in alike)] = None
    unsure = sorted(range(len(likely)), key=lambda at: abs(likely[at] - 0.5))[:_MOST_UNSURE]
    for at in unsure:
        if min(likely[at], 1 - likely[at]) > _LEAST:
            sets[tuple(sorted(said ^ {at}))] = None
    for series in evidence.ranked_series()[:_MOST_TRIED]:
        lines = _below_numbers(series, len(evidence.kinds))
        sets[lines] = None
        within = said.intersection(lines)
        if len(within) * 2 >= len(lines):
            sets[tuple(sorted(said.union(lines)))] = None
            sets[tuple(sorted(within))] = None
    return [*sets]


def _below_numbers(series: Series, count: int) -> tuple[int, ...]:
    if series.kind != "alone":
        return series.lines
    return tuple(at + 1 for at in series.lines if at + 1 < count)


def _shown(
    evidence: Evidence, lines: tuple[int, ...], found: tuple[int, ...]
) -> Iterator[tuple[str, float]]:
    count = len(lines)
    if lines == evidence.ruled:
        yield ("as rules say" if lines else "rules find none"), 1.0
    if not lines:
        yield "no findings", 1.0
        return
    if lines == found:
        yield "as the chain says", 1.0
    if count == 1:
        yield "one alone", 1.0
    inside = range(lines[0], lines[-1])
    if any(_SECTION in evidence.shown[at] and at not in lines for at in inside):
        yield "closed within", 1.0
    promised, named = evidence.promised(lines[0])
    if promised:
        yield ("as promised" if count in promised else "not as promised"), 1.0
    elif named:
        yield ("as named" if count in named else "not as named"), 1.0
    whole = [each for each in evidence.series if _below_numbers(each, len(evidence.kinds)) == lines]
    if not whole:
        yield "no series", 1.0
    else:
        best = max(whole, key=lambda each: each.score)
        yield f"series {best.kind}", 1.0
        yield "score", best.score / 4
        if best.is_within:
            yield "within", 1.0
        if best.is_contents:
            yield "contents", 1.0
        if best.is_announced:
            yield "announced", 1.0
        if best.has_bodies:
            yield "texts", 1.0
    yield "shapes", float(min(len({evidence.shapes[at] for at in lines}) - 1, 3))
    said = set(lines)
    usual = Counter(evidence.shapes[at] for at in lines).most_common(1)[0][0]
    holes = sum(evidence.shapes[at] == usual and at not in said for at in inside)
    yield "holes", float(min(holes, 3))
    gaps = [two - one for one, two in pairwise(lines)]
    alone = sum(each == 1 for each in gaps)
    if 0 < alone < len(gaps):
        yield "some without texts", 1.0
    if lines[0] and evidence.kinds[lines[0] - 1] in {"announcement", "announcing", "text leads on"}:
        yield "right below announcement", 1.0
    kinds = Counter(evidence.kinds[at] for at in lines)
    yield "kinds", float(min(len(kinds) - 1, 3))
    # Parts of series that are no part of it.
    torn = 0
    for each in evidence.series:
        if each.kind in {"noun", "digits", "alone", "roman", "word", "any noun"}:
            mates = set(_below_numbers(each, len(evidence.kinds)))
            share = len(mates.intersection(lines)) / len(mates)
            torn += 0 < share < 1
    yield "torn", float(min(torn, 3))


def choose(tried: Sequence[Hypothesis], weights: Mapping[str, float]) -> list[float]:
    """Return how likely each of them is."""
    sums = [sum(weights.get(k, 0.0) * v for k, v in each.shown.items()) for each in tried]
    most = max(sums)
    grown = [math.exp(each - most) for each in sums]
    total = sum(grown)
    return [each / total for each in grown]
