"""The best reading of a whole sequence: each place's evidence, and which role follows which.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001): the roles that are
likeliest together, and how sure each of them is. Its weights were learned from labelled forms
(`tests/forms`); each is the name of what speaks for a role, and how much it does.
"""

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import add, mul
from pathlib import Path

# Sums of weights beyond it say nothing more, and would not fit into a float.
_MOST = 500.0


@dataclass(frozen=True, slots=True)
class Decided:
    """The role of one place, how likely it is (0 to 1), and the next likely one."""

    role: str
    sure: float
    other: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The roles of a whole sequence, and what they weigh together."""

    roles: list[Decided]
    weight: float
    # How likely each role is at each place, in the order of the chain's.
    shares: list[list[float]]


# What a role weighs that a place cannot have.
NEVER = -1000.0


@dataclass(frozen=True, slots=True)
class Chain:
    """Weights of one kind of sequence."""

    roles: tuple[str, ...]
    # By the role before, then by the role behind; both as places in `roles`.
    follows: tuple[tuple[float, ...], ...]
    # By what is shown: how much that speaks for each role, as its place in `roles`.
    speaks: Mapping[str, tuple[tuple[int, float], ...]]

    @classmethod
    def load(cls, path: Path) -> "Chain":
        return cls.of(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, said: Mapping[str, Mapping[str, Mapping[str, float]]]) -> "Chain":
        """Make a chain: weights by role and role in `follows`, by mark and role in `speaks`."""
        roles = tuple(sorted(said["follows"]))
        place = {role: index for index, role in enumerate(roles)}
        follows = tuple(
            tuple(said["follows"][one].get(other, 0.0) for other in roles) for one in roles
        )
        speaks = {
            mark: tuple((place[role], weight) for role, weight in weights.items())
            for mark, weights in said["speaks"].items()
        }
        return cls(roles, follows, speaks)

    def decide(self, shown: Sequence[Collection[str]]) -> list[Decided]:
        """Return the roles of a sequence in its order; linear in its length."""
        return self.read(self.weigh(shown)).roles

    def weigh(self, shown: Sequence[Collection[str]]) -> list[list[float]]:
        """Return how much speaks for each role at each place, in the order of `roles`."""
        return [self._scores(each) for each in shown]

    def read(self, scores: Sequence[Sequence[float]]) -> "Reading":
        """Return the likeliest roles of what was weighed."""
        if not scores:
            return Reading([], 0.0, [])
        best, weight = self.best(scores)
        shares = self.shares(scores)
        decided = [self._decided(role, likely) for role, likely in zip(best, shares, strict=True)]
        return Reading(decided, weight, shares)

    def weight(self, scores: Sequence[Sequence[float]]) -> float:
        """Return what the likeliest roles of what was weighed weigh together."""
        return self.best(scores)[1] if scores else 0.0

    def likely(self, shown: Sequence[Collection[str]]) -> list[dict[str, float]]:
        """Return how likely each role is at each place; linear in the length."""
        scores = [self._scores(each) for each in shown]
        return (
            [dict(zip(self.roles, each, strict=True)) for each in self.shares(scores)]
            if shown
            else []
        )

    def bound(
        self, scores: Sequence[Sequence[float]], role: str, places: Collection[int]
    ) -> list[list[float]]:
        """Return the scores where these places, and no others, have a role."""
        only = self.roles.index(role)
        bound = self.fixed(scores, role, places)
        for place, each in enumerate(bound):
            if place not in places:
                each[only] = NEVER
        return bound

    def fixed(
        self, scores: Sequence[Sequence[float]], role: str, places: Collection[int]
    ) -> list[list[float]]:
        """Return the scores where these places have a role, as others may."""
        only = self.roles.index(role)
        return [
            [value if at == only else NEVER for at, value in enumerate(each)]
            if place in places
            else [*each]
            for place, each in enumerate(scores)
        ]

    def never(
        self, scores: Sequence[Sequence[float]], role: str, places: Collection[int]
    ) -> list[list[float]]:
        """Return the scores where these places have any role but this one."""
        only = self.roles.index(role)
        return [
            [NEVER if at == only and place in places else value for at, value in enumerate(each)]
            for place, each in enumerate(scores)
        ]

    def _scores(self, shown: Collection[str]) -> list[float]:
        sums = [0.0] * len(self.roles)
        for mark in shown:
            for role, weight in self.speaks.get(mark, ()):
                sums[role] += weight
        return sums

    def best(self, scores: Sequence[Sequence[float]]) -> tuple[list[int], float]:
        """Return Viterbi's way through a sequence, as places in `roles`, and its weight."""
        count = range(len(self.roles))
        behind = [*zip(*self.follows, strict=True)]
        reached = [*scores[0]]
        steps: list[list[int]] = []
        for each in scores[1:]:
            step = [0] * len(self.roles)
            sums = [0.0] * len(self.roles)
            for role in count:
                into = behind[role]
                ways = [*map(add, reached, into)]
                sums[role] = max(ways)
                step[role] = ways.index(sums[role])
                sums[role] += each[role]
            reached = sums
            steps.append(step)
        weight = max(reached)
        role = reached.index(weight)
        found = [role]
        for step in reversed(steps):
            role = step[role]
            found.append(role)
        return found[::-1], weight

    def shares(self, scores: Sequence[Sequence[float]]) -> list[list[float]]:
        """Return how likely each role is at each place (forward and backward sums)."""
        count = range(len(self.roles))
        grown = [[math.exp(weight) for weight in row] for row in self.follows]
        columns = [*zip(*grown, strict=True)]
        shown = [_grown(each) for each in scores]
        forward = [_shares(shown[0])]
        for each in shown[1:]:
            last = forward[-1]
            forward.append(
                _shares([each[role] * sum(map(mul, last, columns[role])) for role in count])
            )
        backward = [1.0] * len(self.roles)
        found: list[list[float]] = []
        for at in range(len(shown) - 1, -1, -1):
            found.append(_shares([*map(mul, forward[at], backward)]))
            carried = [*map(mul, shown[at], backward)]
            backward = _shares([sum(map(mul, grown[role], carried)) for role in count])
        return found[::-1]

    def _decided(self, role: int, likely: Sequence[float]) -> Decided:
        others = [each for each in range(len(self.roles)) if each != role]
        other = max(others, key=lambda each: likely[each], default=role)
        return Decided(self.roles[role], likely[role], self.roles[other])


def _grown(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    return [math.exp(max(each - most, -_MOST)) for each in scores]


def _shares(values: Sequence[float]) -> list[float]:
    total = sum(values) or 1.0
    return [each / total for each in values]
