"""Sets of lines of an article that may be its findings, what is likeliest line by line first.

A chain of roles decides line by line. What the whole makes plain (a heading that is shaped unlike
the others, a list that goes on) is tried as a set of its own, and `whole` chooses.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents.read.decision.evidence import Evidence
from bot.documents.read.decision.roles import LineRole
from bot.documents.read.decision.series import Series
from bot.documents.read.lines.sections import is_agenda
from bot.words.lines.chain import Chain
from bot.words.patterns import late

_MOST_UNSURE = 8
_LEAST = 0.02
_MOST_SERIES = 16
_MOST = 64
_MOST_BY_FORM = 40
# How much is put on the findings' side, to see what the chain would find next.
_PUSHES = (-5.0, -2.5, 1.5, 3.0, 5.0, 8.0)
_SHARES = (0.05, 0.2, 0.35, 0.65, 0.8)
_MOST_STARTS = 4
_MOST_ENDS = 5
_HEADING_WORDS = 18
_MOST_IN_TURN = 30
_MAY_END = 0.08
# So many lines tell below an agenda what came of it.
_BEHIND_AGENDA = 2
_RATHER = 0.4
_WORST_ODDS = -6.0
_BEST_ODDS = 6.0
# "1. 09:30 Welcome".
_HOUR_FIRST = late(r"\W*(?:\d{1,2}[.)]\s+)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s|$|[\u2013-])")
ANNOUNCING = frozenset({"announcement", "announcing"})
SECTIONS = frozenset({"section", "reading", "thanks", "talks"})
_TEXTS = frozenset({"text", "text leads on", "sentence", "leads on"})
_NEVER_HEADS = (
    frozenset(
        "time share menu day author navigation picture contents talk address reading thanks".split()
    )
    | ANNOUNCING
)


@dataclass(frozen=True, slots=True)
class Likely:
    """What the chain says of each line: the way it finds best, and how likely each role is."""

    found: tuple[int, ...]
    weight: float
    shares: Sequence[Sequence[float]]
    roles: tuple[str, ...]

    @classmethod
    def of(cls, chain: Chain, scores: Sequence[Sequence[float]]) -> "Likely":
        only = chain.roles.index(LineRole.FINDING)
        places, weight = chain.best(scores)
        found = tuple(at for at, role in enumerate(places) if role == only)
        return cls(found, weight, chain.shares(scores), chain.roles)

    def share(self, at: int, *roles: str) -> float:
        shares = self.shares[at]
        return sum(shares[self.roles.index(role)] for role in roles if role in self.roles)

    def odds(self, at: int) -> float:
        """How much speaks for a finding in this line, between bounds."""
        share = min(max(self.share(at, LineRole.FINDING), 1e-6), 1 - 1e-6)
        return min(max(math.log(share / (1 - share)), _WORST_ODDS), _BEST_ODDS)


def finding_sets(
    evidence: Evidence, chain: Chain, scores: Sequence[Sequence[float]], likely: Likely
) -> list[tuple[int, ...]]:
    """Return the sets, that of the chain first, then the likeliest line by line."""
    maker = _Maker(evidence, likely)
    sure = dict.fromkeys((likely.found,))
    by_form = dict.fromkeys(maker.of_series())
    tried = dict.fromkeys((*maker.of_chain(), *maker.of_shapes(), *maker.headings()))
    tried |= dict.fromkeys(maker.in_turn())
    tried |= dict.fromkeys(pushed(chain, scores))
    tried |= dict.fromkeys([cut for each in [*sure, *by_form, *tried] for cut in maker.cut(each)])
    odds = [likely.odds(at) for at in range(len(scores))]
    # What a set weighs beside the chain's own: lines that are left out count as well.
    said = frozenset(likely.found)

    def worth(lines: tuple[int, ...]) -> float:
        others = said.symmetric_difference(lines)
        return -sum(abs(odds[at]) for at in others)

    sure, by_form, tried = (
        {lines: None for lines in each if not maker.is_of_agenda(lines)}
        for each in (sure, by_form, tried)
    )
    # A text may have no findings at all.
    sure[()] = None
    # What stands there by its form is tried whatever the chain says.
    kept = [*sure, *(each for each in by_form if each not in sure and each)][:_MOST_BY_FORM]
    rest = [each for each in tried if each and each not in kept]
    return [*kept, *sorted(rest, key=worth, reverse=True)][:_MOST]


def series_sets(evidence: Evidence) -> list[tuple[int, ...]]:
    """Return the series of a text, what looks most like findings first."""
    ranked = evidence.ranked_series()[:_MOST_SERIES]
    return [below_numbers(each, len(evidence.kinds)) for each in ranked]


def pushed(chain: Chain, scores: Sequence[Sequence[float]]) -> Iterator[tuple[int, ...]]:
    """Yield what the chain finds where more, or less, speaks for findings in general."""
    only = chain.roles.index(LineRole.FINDING)
    for push in _PUSHES:
        moved = [
            [value + push if role == only else value for role, value in enumerate(each)]
            for each in scores
        ]
        places, _ = chain.best(moved)
        yield tuple(at for at, role in enumerate(places) if role == only)


def below_numbers(series: Series, count: int) -> tuple[int, ...]:
    """Return the lines that a series counts, where its numbers stand alone above them."""
    if series.kind != "alone":
        return series.lines
    return tuple(at + 1 for at in series.lines if at + 1 < count)


class _Maker:
    def __init__(self, evidence: Evidence, likely: Likely) -> None:
        self._evidence = evidence
        self._kinds = evidence.kinds
        self._shapes = evidence.shapes
        self._likely = likely
        self._found = likely.found
        self._count = len(self._kinds)
        # Lines that say an hour first, and those of lists right below "Agenda".
        self._timed = {
            at for at in range(self._count) if _HOUR_FIRST.match(evidence.text(at)) is not None
        }
        self._agenda = {
            at
            for series in evidence.series
            # What ends a text is what it is about; findings below "Programme" have a text each.
            if not series.has_bodies and series.lines[-1] + _BEHIND_AGENDA < self._count
            if (first := series.lines[0]) and is_agenda(evidence.text(first - 1))
            for at in series.lines
        }
        self._closings = [
            at
            for at, kind in enumerate(self._kinds)
            if kind in SECTIONS
            or likely.share(at, LineRole.END, LineRole.CLOSING, LineRole.FURNITURE) > _MAY_END
        ]

    def of_chain(self) -> Iterator[tuple[int, ...]]:
        found, kinds, shapes = self._found, self._kinds, self._shapes
        said = set(found)
        share = [self._likely.share(at, LineRole.FINDING) for at in range(self._count)]
        if found:
            usual, _ = Counter(kinds[at] for at in found).most_common(1)[0]
            yield tuple(at for at in found if kinds[at] == usual)
            shape, _ = Counter(shapes[at] for at in found).most_common(1)[0]
            yield tuple(at for at in found if shapes[at] == shape)
            within = range(found[0], found[-1] + 1)
            alike = {shapes[at] for at in found}
            yield tuple(at for at in within if shapes[at] in alike)
            yield tuple(at for at in within if kinds[at] == usual)
        unsure = sorted(range(self._count), key=lambda at: abs(share[at] - 0.5))[:_MOST_UNSURE]
        unsure = [at for at in unsure if min(share[at], 1 - share[at]) > _LEAST]
        for at in unsure:
            yield tuple(sorted(said ^ {at}))
        for place, at in enumerate(unsure[:5]):
            for other in unsure[place + 1 : 5]:
                yield tuple(sorted(said ^ {at, other}))
        for least in _SHARES:
            yield tuple(at for at in range(self._count) if share[at] > least)

    def of_series(self) -> Iterator[tuple[int, ...]]:
        """Yield series, what looks most like findings first; then their parts."""
        said = set(self._found)
        series = series_sets(self._evidence)
        yield from series
        for lines in series:
            within = said.intersection(lines)
            if len(within) * 2 >= len(lines):
                yield tuple(sorted(said.union(lines)))
            if within:
                yield tuple(sorted(within))
        for lines in series:
            yield from self._ranges(lines)

    def of_shapes(self) -> Iterator[tuple[int, ...]]:
        """All lines that look alike, where the chain thinks of findings at all."""
        alike: dict[object, list[int]] = defaultdict(list)
        for at, shape in enumerate(self._shapes):
            alike[shape].append(at)
            alike[self._kinds[at], bool(self._evidence.heads_text(at))].append(at)
        for lines in alike.values():
            best = max(self._likely.share(at, LineRole.FINDING) for at in lines)
            if len(lines) > 1 and best > _LEAST:
                yield tuple(lines)
                yield from self._ranges(tuple(lines))

    def headings(self) -> Iterator[tuple[int, ...]]:
        """Short lines above longer ones, however they end, from some line to another."""
        loose = tuple(at for at in range(self._count - 1) if self._may_head(at))
        yield from self._ranges(loose)
        apart = tuple(at for at in loose if self._evidence.is_apart(at))
        if len(apart) < len(loose):
            yield from self._ranges(apart)
        bare = tuple(at for at in loose if self._evidence.text(at)[-1:].isalnum())
        if len(bare) < len(loose):
            yield from self._ranges(bare)

    def in_turn(self) -> Iterator[tuple[int, ...]]:
        """Every second line, where findings and what is said of them stand in turn."""
        likely = (
            at for at in range(self._count) if self._likely.share(at, LineRole.FINDING) > _RATHER
        )
        for start in self._starts([*likely][:1]):
            end = next((at for at in self._closings if at > start), self._count)
            for lines in (tuple(range(start, end, 2)), tuple(range(start, self._count, 2))):
                if 2 < len(lines) <= _MOST_IN_TURN:  # noqa: PLR2004
                    yield lines

    def is_of_agenda(self, lines: Sequence[int]) -> bool:
        """Tell whether some of the lines are the list right below "Agenda", or most say hours."""
        timed = sum(at in self._timed for at in lines)
        return any(at in self._agenda for at in lines) or (bool(lines) and timed * 2 >= len(lines))

    def _may_head(self, at: int) -> bool:
        words, below = self._evidence.words(at), self._evidence.words(at + 1)
        kind = self._kinds[at]
        is_short = words <= _HEADING_WORDS and kind not in _NEVER_HEADS and kind != "bullet"
        return is_short and (below > words or self._kinds[at + 1] == "bullet")

    def _ranges(self, lines: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """Those below a line that may be the last above the findings, down to one that may end."""
        if not lines:
            return
        likely = self._likely
        first = [at for at in lines if likely.share(at, LineRole.FINDING) > _MAY_END][:1]
        for start in self._starts(first):
            below = [at for at in lines if at >= start]
            if not below:
                continue
            yield tuple(below)
            ends = [at for at in self._closings if at > below[0]]
            for end in ends[:_MOST_ENDS]:
                yield tuple(at for at in below if at < end)

    def _starts(self, first: Sequence[int] = ()) -> list[int]:
        """Lines that findings may begin with: below the title, or what announces them."""
        announced = [at + 1 for at, kind in enumerate(self._kinds) if kind in ANNOUNCING]
        title = self._evidence.title_at
        top = 0 if title is None else title + 1
        starts = dict.fromkeys([top, *(first or [top]), *self._found[:1], *announced])
        return [*starts][:_MOST_STARTS]

    def cut(self, lines: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """The same without its first or last, and without what stands below a closing line."""
        if len(lines) > 2:  # noqa: PLR2004
            yield lines[1:]
            yield lines[:-1]
