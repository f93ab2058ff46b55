"""Headings of groups of findings: "Before the season", "During the season"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.documents.read.decision.evidence import Evidence
from bot.documents.read.decision.roles import NEAR_TITLES, LineRole
from bot.words.lines import chain

_LEAST = 0.02
_MOST_WORDS = 8
# "Ada Example, librarian" below what she said.
_OF_PEOPLE = frozenset({"name", "person", "author"})
_BEGIN = frozenset({LineRole.FINDING, LineRole.NUMBER})
# What the first of them may have been taken for.
_FIRST = NEAR_TITLES | {LineRole.GROUP, LineRole.ANNOUNCEMENT}


def with_groups(
    evidence: Evidence, read: chain.Reading, of_group: Sequence[float]
) -> list[chain.Decided]:
    """Take short lines right above findings for headings of groups, where another one is.

    `of_group` is how likely each line is one by itself.
    """
    roles = [LineRole(each.role) for each in read.roles]
    above = [at for at in range(len(roles) - 1) if _may_head(at, evidence, roles)]
    first = next((at for at, role in enumerate(roles) if role in _BEGIN), 0)
    found = {
        at for at in above if at > first and roles[at] is LineRole.BODY and of_group[at] > _LEAST
    }
    is_first = first > 0 and first - 1 in above and roles[first - 1] in _FIRST
    if not found or not (is_first or len(found) > 1):
        return read.roles
    return [
        replace(each, role=LineRole.GROUP.value) if at in found else each
        for at, each in enumerate(read.roles)
    ]


def _may_head(at: int, evidence: Evidence, roles: Sequence[LineRole]) -> bool:
    is_head = evidence.heads(at) and evidence.words(at) <= _MOST_WORDS
    is_apart = evidence.is_apart(at) and evidence.is_apart(at + 1)
    return is_head and is_apart and evidence.kinds[at] not in _OF_PEOPLE and roles[at + 1] in _BEGIN
