"""What others did to a draft since somebody looked at it: in memory alone, to be told once.

What was done is in the store; whoever looks for the first time after a restart is told nothing.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

DEEDS_KEPT = 200
KEPT = 1000


class Did(StrEnum):
    """The words stand in Fluent."""

    WROTE = "wrote"
    REMOVED = "removed"
    ORDERED = "ordered"
    AROUND = "around"
    RETURNED = "returned"
    SORTED = "sorted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """All of one kind that one person did: to which findings, and how often."""

    by: int
    what: Did
    findings: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Deed:
    by: int
    what: Did
    finding: str
    count: int
    at: int


class Meanwhile:
    def __init__(self) -> None:
        self._deeds: dict[str, deque[_Deed]] = {}
        # By edition and person: when they looked, and what had been done by then.
        self._looks: dict[tuple[str, int], tuple[datetime, int]] = {}
        self._count = 0

    def did(self, edition: str, by: int, what: Did, finding: str = "", count: int = 1) -> None:
        self._count += 1
        kept = self._deeds.pop(edition, None) or deque(maxlen=DEEDS_KEPT)
        kept.append(_Deed(by, what, finding, count, self._count))
        self._deeds[edition] = kept
        if len(self._deeds) > KEPT:
            del self._deeds[next(iter(self._deeds))]

    def looked(
        self, edition: str, reader: int, *, now: datetime
    ) -> tuple[datetime, tuple[Done, ...]] | None:
        """When they looked last, and what others did since; they are told of it by this."""
        last = self._looks.pop((edition, reader), None)
        self._looks[edition, reader] = (now, self._count)
        if len(self._looks) > KEPT:
            del self._looks[next(iter(self._looks))]
        if last is None:
            return None
        at, known = last
        new = [
            each for each in self._deeds.get(edition, ()) if each.at > known and each.by != reader
        ]
        return (at, _together(new)) if new else None


def _together(deeds: list[_Deed]) -> tuple[Done, ...]:
    kinds = dict.fromkeys((each.by, each.what) for each in deeds)
    found: list[Done] = []
    for by, what in kinds:
        same = [each for each in deeds if (each.by, each.what) == (by, what)]
        findings = tuple(dict.fromkeys(each.finding for each in same if each.finding))
        found.append(
            Done(by=by, what=what, findings=findings, count=sum(each.count for each in same))
        )
    return tuple(found)
