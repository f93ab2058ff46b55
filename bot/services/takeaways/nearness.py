"""Looking for what says nearly the same as something that was just kept."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.keeping.errors import SearchTookTooLong
from bot.domain.takeaways.nearness import SHOWN, near_ones
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require
from bot.services.ports import Reader, Store

# A hint that comes later than this keeps the answer waiting for too little.
LONGEST = timedelta(milliseconds=700)
# While so many wait for theirs, nobody else is kept waiting.
_AT_ONCE = 8
_LINES = 5
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NearNote:
    """What members may read anyway; `may_support` is not for one's own, nor under the rule."""

    takeaway: Takeaway
    talk: int
    is_own: bool
    may_support: bool


class Nearness:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting = 0

    async def of(self, person: Person, kept: Sequence[Takeaway]) -> tuple[NearNote, ...]:
        """At most three of the same edition, the nearest first; none where that takes too long.

        As members see them, also for the team: the answer may be public.
        """
        if self._waiting >= _AT_ONCE:
            return ()
        self._waiting += 1
        try:
            async with asyncio.timeout(LONGEST.total_seconds()):
                return await self._look(person, kept)
        except (TimeoutError, SearchTookTooLong):
            return ()
        finally:
            self._waiting -= 1

    async def _look(self, person: Person, kept: Sequence[Takeaway]) -> tuple[NearNote, ...]:
        # A long paste is not compared line by line.
        lines = kept[:_LINES]
        found = {
            each.code: [
                hit.code
                for hit in await self._store.alike(
                    person.owner, each.text, Takeaway, within=each.edition, limit=_LOOKED_AT
                )
            ]
            for each in lines
        }
        mine = {each.code for each in kept}
        is_nameless = any(each.is_under_the_rule for each in kept)

        def look(docs: Reader) -> tuple[NearNote, ...]:
            require(docs, person, Act.SEARCH)
            notes: dict[str, NearNote] = {}
            for each in lines:
                known = [docs.find(Takeaway, code) for code in found[each.code]]
                others = [
                    other
                    for other in known
                    if other is not None and other.code not in mine and may_be_read(docs, other)
                ]
                for near in near_ones(each.text, others):
                    note = _note(docs, near, person, is_nameless=is_nameless)
                    notes.setdefault(near.code, note)
            return tuple(notes.values())[:SHOWN]

        return await self._store.read(person.owner, look)


def may_be_read(docs: Reader, takeaway: Takeaway) -> bool:
    """Tell whether members find it: under the rule, only what the team has read and placed."""
    is_under_rule = takeaway.is_under_the_rule or docs.get(Talk, takeaway.talk).chatham_house
    is_read = takeaway.placement is Placement.PLACED or not is_under_rule
    return takeaway.is_public and is_read


def _note(docs: Reader, near: Takeaway, person: Person, *, is_nameless: bool) -> NearNote:
    talk = docs.get(Talk, near.talk)
    is_own = near.author_id == person.user_id
    # Beside a note without a name, a name that supports the like of it would give it one.
    is_free = not (is_nameless or near.is_under_the_rule or talk.chatham_house)
    return NearNote(
        takeaway=near, talk=talk.number, is_own=is_own, may_support=is_free and not is_own
    )
