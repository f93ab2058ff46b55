"""The reading of all lines of an article that is best as a whole, and how sure it is.

A chain of roles sees each line and its neighbours. Which lines are the findings hangs on all of
them: whether they are as many as the title promises, and all of a list. So each set of lines that
may be the findings is tried in the chain.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.documents.read.decision.evidence import Evidence
from bot.documents.read.decision.finding_set_evidence import evidence_of_sets
from bot.documents.read.decision.finding_sets import Likely, finding_sets, series_sets
from bot.documents.read.decision.groups import with_groups
from bot.documents.read.decision.roles import LineRole
from bot.documents.read.decision.title_among_roles import choose_title, title_options
from bot.words.lines.chain import Chain, Decided
from bot.words.lines.choice import Choice, weights_in

WEIGHTS = Path(__file__).parent
FIRST, SECOND, FINDINGS = "first_line_weights.json", "line_weights.json", "findings_weights.json"
_LEAST_DAY = 0.15
# How unlikely a set may be to the chain, which is sometimes quite wrong.
_WORST = -12.0
_LITTLE = -2.5
# So many lines are looked at in all; of a very long text the first sets alone are tried.
_MOST_WORK = 12_000
_FEWEST_TRIED = 2
# Of what is longer than any article, only what stands there by its form is tried.
_LONGEST = 600


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
    title: Choice
    # For each role, how likely each line has it.
    shares: Mapping[str, Sequence[float]]


def decide_together(evidence: Evidence) -> Reading:
    """Return the best reading of the whole."""
    if not evidence.shown:
        return Reading([], (), 1.0, (), Choice(None, 1.0, None), {})
    first, second = line_chains()
    looked = first.read(first.weigh(evidence.shown))
    title = choose_title(evidence, title_options(evidence, first, looked))
    evidence.title_at = title.at
    scores = weighed(evidence, second, evidence.again(looked.roles))
    tried = hypotheses(evidence, second, scores)
    shares = choose(tried, findings_weights())
    order = sorted(range(len(tried)), key=lambda at: -shares[at])
    best = tried[order[0]].lines
    rival = tried[order[1]].lines if len(order) > 1 else ()
    scores = second.bound(scores, LineRole.FINDING, frozenset(best))
    read = second.read(scores)
    if not any(each.role == LineRole.DAY for each in read.roles):
        # Most articles say their day; a line that may well do so is better than none.
        only = second.roles.index(LineRole.DAY)
        likely = [each[only] for each in read.shares]
        day = max(range(len(likely)), key=lambda at: likely[at])
        if likely[day] > _LEAST_DAY:
            read = second.read(second.bound(scores, LineRole.DAY, frozenset((day,))))
    by_role = dict(zip(second.roles, zip(*read.shares, strict=True), strict=True))
    decided = with_groups(evidence, read, by_role[LineRole.GROUP])
    return Reading(decided, best, shares[order[0]], rival, title, by_role)


def weighed(
    evidence: Evidence, chain: Chain, shown: Sequence[Collection[str]]
) -> list[list[float]]:
    """Return what speaks for each role of each line, where some are certain."""
    title = evidence.title_at
    scores = chain.weigh(shown)
    scores = chain.bound(scores, LineRole.TITLE, frozenset(() if title is None else (title,)))
    others = (evidence.between_fields | evidence.feet) - {title}
    scores = chain.fixed(scores, LineRole.FURNITURE, others)
    scores = chain.never(scores, LineRole.FINDING, evidence.labels | evidence.sub_bullets)
    scores = chain.never(scores, LineRole.AUTHOR, evidence.said_in_title)
    scores = chain.fixed(scores, LineRole.DAY, evidence.days_of_page - {title})
    scores = chain.fixed(scores, LineRole.THANKS, evidence.thanked - {title})
    scores = chain.fixed(scores, LineRole.AUTHOR, evidence.listed_authors - {title})
    return chain.fixed(scores, LineRole.TALK, evidence.talks)


def hypotheses(
    evidence: Evidence, chain: Chain, scores: Sequence[Sequence[float]]
) -> list[Hypothesis]:
    """Return the sets of lines that may be the findings, that of the chain first."""
    likely = Likely.of(chain, scores)
    most = max(_FEWEST_TRIED, _MOST_WORK // len(scores))
    sets = (
        finding_sets(evidence, chain, scores, likely)
        if len(scores) <= _LONGEST
        else [*dict.fromkeys((likely.found, *series_sets(evidence)))]
    )
    sets = sets[:most]
    tried: list[Hypothesis] = []
    for lines, marks in zip(sets, evidence_of_sets(evidence, likely, sets), strict=True):
        weight = chain.weight(chain.bound(scores, LineRole.FINDING, frozenset(lines)))
        lost = likely.weight - weight
        shown = {**marks, "chain": max(-lost, _WORST), "chain a little": max(-lost, _LITTLE)}
        tried.append(Hypothesis(lines, shown))
    return tried


def choose(tried: Sequence[Hypothesis], weights: Mapping[str, float]) -> list[float]:
    """Return how likely each of them is."""
    sums = [sum(weights.get(k, 0.0) * v for k, v in each.shown.items()) for each in tried]
    most = max(sums)
    grown = [math.exp(each - most) for each in sums]
    total = sum(grown)
    return [each / total for each in grown]
