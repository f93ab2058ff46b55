"""Placing takeaways: one at a time, each answer brings the next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.finding import Finding, checked_heading
from bot.domain.findings.likeness import Progress
from bot.domain.takeaways.moderation import hide
from bot.domain.takeaways.takeaway import UNDECIDED, Placement, Takeaway
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note_moderation
from bot.services.findings.at_work import Dealing
from bot.services.findings.likenesses import Likenesses
from bot.services.findings.meanwhile import Did, Meanwhile
from bot.services.findings.views import Deal, SortView, view_next_to_sort, view_to_sort
from bot.services.findings.workbench import (
    Workbench,
    find_workbench,
    findings_of,
    get_workbench,
    mark_changed,
)
from bot.services.lookups import require_in_series
from bot.services.outbox.planning import touch, touch_looks
from bot.services.ports import Clock, Documents, Meaning, Reader, Store

Placing = Callable[[Documents, Takeaway], Takeaway]
SortTurn = tuple[Workbench, SortView | None]


class Sorting:
    """Every note-taker may. `version` is the takeaway's, as the card showed it."""

    def __init__(
        self, store: Store, clock: Clock, meanwhile: Meanwhile, meaning: Meaning | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._meanwhile = meanwhile
        self._likenesses = Likenesses(meaning)
        self._dealing = Dealing()

    async def next_to_sort(
        self, person: Person, edition: str | None = None, progress: Progress | None = None
    ) -> SortView | None:
        """The next takeaway of the edition (the newest unless named); None if all are sorted.

        Of two who sort at once each gets another one. `progress` hears, in another thread, how many
        of its texts are read.
        """
        now = self._clock.now()

        def look(docs: Reader) -> SortTurn:
            bench = find_workbench(docs, person, edition)
            return bench, view_next_to_sort(bench, self._deal_to(person, bench, now=now))

        return await self._seen(await self._store.read(person.owner, look), progress)

    def _deal_to(self, person: Person, bench: Workbench, *, now: datetime) -> Deal:
        def deal(waiting: Sequence[Takeaway]) -> Takeaway:
            return self._dealing.deal(bench.edition.code, person.user_id, waiting, now=now)

        return deal

    async def one(self, person: Person, takeaway: str) -> SortView:
        """A certain takeaway, sorted or not; one that is out of sight is not found."""
        now = self._clock.now()

        def look(docs: Reader) -> tuple[Workbench, SortView]:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Takeaway, takeaway)
            kept = docs.get(Takeaway, takeaway)
            bench = get_workbench(docs, kept.edition)
            if all(each.code != kept.code for each in bench.takeaways):
                raise Takeaway.missing(takeaway)
            return bench, view_to_sort(bench, self._deal_to(person, bench, now=now)([kept]))

        return await self._likenesses.seen(*await self._store.read(person.owner, look))

    async def put_in(
        self,
        person: Person,
        takeaway: str,
        version: int,
        finding: str,
        *,
        is_against: bool = False,
    ) -> SortView | None:
        """As evidence, or as what speaks against the finding."""

        def place(docs: Documents, kept: Takeaway) -> Takeaway:
            beside = _finding_beside(docs, kept, finding)
            return kept.placed_in(beside.code, is_against=is_against)

        return await self._sort(person, takeaway, version, place)

    async def put_all_in(
        self, person: Person, takeaway: str, version: int, finding: str, digest: str
    ) -> tuple[SortView | None, int]:
        """As evidence, with all that was shown beside it; `take_all_back` is the way back.

        Return how many it were, too. Raises `ChangedMeanwhile` if it would be others than were
        shown, or one of them is another.
        """
        now = self._clock.now()
        shown = await self.one(person, takeaway)
        if shown.digest != digest or shown.likely is None or shown.likely.code != finding:
            raise ChangedMeanwhile

        def work(docs: Documents) -> SortTurn:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Takeaway, takeaway)
            first = replace(docs.get(Takeaway, takeaway), version=version)
            others = [
                replace(docs.get(Takeaway, each.code), version=each.version)
                for each in shown.together
            ]
            for kept in (first, *others):
                beside = _finding_beside(docs, kept, finding)
                docs.put(kept.placed_in(beside.code).changed(person.user_id, now=now))
            self._sorted(docs, [first, *others], person, now=now)
            bench = get_workbench(docs, first.edition)
            deal = self._deal_to(person, bench, now=now)
            return bench, view_next_to_sort(bench, deal, after=first)

        found = await self._store.run(person.owner, work)
        count = len(shown.together) + 1
        self._meanwhile.did(found[0].edition.code, person.user_id, Did.SORTED, count=count)
        return await self._seen(found), count

    async def take_all_back(self, person: Person, takeaway: str, version: int) -> SortView:
        """Undo `put_all_in`, which made the first of them this `version`: they wait again.

        Those that somebody has answered anew stay as they are.
        """
        now = self._clock.now()

        def work(docs: Documents) -> tuple[Workbench, SortView]:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Takeaway, takeaway)
            first = docs.get(Takeaway, takeaway)
            if first.version == version and first.finding is not None:
                same = [
                    each
                    for each in docs.select(Takeaway, finding=first.finding)
                    if (each.changed_at, each.changed_by) == (first.changed_at, first.changed_by)
                ]
                for each in same:
                    docs.put(each.put_aside(Placement.TO_SORT))
                self._sorted(docs, same, person, now=now)
            bench = get_workbench(docs, first.edition)
            again = docs.get(Takeaway, takeaway)
            return bench, view_to_sort(bench, self._deal_to(person, bench, now=now)([again]))

        return await self._likenesses.seen(*await self._store.run(person.owner, work))

    @staticmethod
    def _sorted(
        docs: Documents, takeaways: list[Takeaway], person: Person, *, now: datetime
    ) -> None:
        for edition in {each.edition for each in takeaways}:
            mark_changed(docs, edition, by=person, rewritten=False, now=now)
        for talk in dict.fromkeys(each.talk for each in takeaways):
            touch_looks(docs, talk, now=now)

    async def put_in_new(
        self, person: Person, takeaway: str, version: int, heading: str
    ) -> SortView | None:
        """Begin a finding with this takeaway; raises what `checked_heading` raises."""

        def place(docs: Documents, kept: Takeaway) -> Takeaway:
            return kept.placed_in(add_finding(docs, kept.edition, heading).code)

        return await self._sort(person, takeaway, version, place, rewritten=True)

    async def leave_out(self, person: Person, takeaway: str, version: int) -> SortView | None:
        """Members do not see it any more; `sort_again` is the way back."""
        now = self._clock.now()

        def place(_docs: Documents, kept: Takeaway) -> Takeaway:
            return kept.put_aside(Placement.LEFT_OUT).changed(person.user_id, now=now)

        return await self._sort(person, takeaway, version, place)

    async def hide(self, person: Person, takeaway: str, version: int) -> SortView | None:
        """Out of everybody's sight, and to be brought back from the list of what is hidden."""
        now = self._clock.now()

        def place(_docs: Documents, kept: Takeaway) -> Takeaway:
            return hide(kept, by=person.user_id, now=now)

        return await self._sort(person, takeaway, version, place)

    async def later(self, person: Person, takeaway: str, version: int) -> SortView | None:
        return await self._put_aside(person, takeaway, version, Placement.LATER)

    async def back_to_sort(self, person: Person, takeaway: str, version: int) -> SortView | None:
        """Take a placed or left out one back onto the pile."""
        return await self._put_aside(person, takeaway, version, Placement.TO_SORT)

    async def sort_again(
        self, person: Person, takeaway: str, version: int | None = None
    ) -> SortView:
        """Undo the answer that made it this `version`, or [Leave out]: it waits again.

        What somebody has answered anew, or brought back before, is only shown.
        """
        now = self._clock.now()

        def work(docs: Documents) -> tuple[Workbench, SortView]:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Takeaway, takeaway)
            kept = docs.get(Takeaway, takeaway)
            if not kept.is_shown:
                raise Takeaway.missing(takeaway)
            is_as_left = kept.version == version and kept.placement not in UNDECIDED
            if is_as_left or kept.placement is Placement.LEFT_OUT:
                back = kept.put_aside(Placement.TO_SORT).changed(person.user_id, now=now)
                note_moderation(docs, kept, back, by=person.user_id, now=now)
                kept = docs.put(back)
                mark_changed(docs, kept.edition, rewritten=False, now=now)
                touch(docs, MirrorKind.LIVE_PANEL, kept.talk, now=now)
            bench = get_workbench(docs, kept.edition)
            return bench, view_to_sort(bench, self._deal_to(person, bench, now=now)([kept]))

        return await self._likenesses.seen(*await self._store.run(person.owner, work))

    async def left_out(self, person: Person, edition: str) -> list[Takeaway]:
        """What was left out of an edition, the newest first."""

        def look(docs: Reader) -> list[Takeaway]:
            bench = find_workbench(docs, person, edition)
            return [
                each for each in reversed(bench.takeaways) if each.placement is Placement.LEFT_OUT
            ]

        return await self._store.read(person.owner, look)

    async def _put_aside(
        self, person: Person, takeaway: str, version: int, placement: Placement
    ) -> SortView | None:
        def place(_docs: Documents, kept: Takeaway) -> Takeaway:
            return kept.put_aside(placement)

        return await self._sort(person, takeaway, version, place, is_answer=False)

    async def _sort(
        self,
        person: Person,
        takeaway: str,
        version: int,
        place: Placing,
        *,
        rewritten: bool = False,
        is_answer: bool = True,
    ) -> SortView | None:
        now = self._clock.now()

        def work(docs: Documents) -> SortTurn:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Takeaway, takeaway)
            kept = replace(docs.get(Takeaway, takeaway), version=version)
            placed = docs.put(place(docs, kept))
            note_moderation(docs, kept, placed, by=person.user_id, now=now)
            mark_changed(docs, placed.edition, by=person, rewritten=rewritten, now=now)
            touch_looks(docs, placed.talk, now=now)
            bench = get_workbench(docs, placed.edition)
            deal = self._deal_to(person, bench, now=now)
            return bench, view_next_to_sort(bench, deal, after=kept)

        found = await self._store.run(person.owner, work)
        edition = found[0].edition.code
        if is_answer:
            self._meanwhile.did(edition, person.user_id, Did.SORTED)
        if rewritten:
            self._meanwhile.did(edition, person.user_id, Did.WROTE, found[0].findings[-1].code)
        return await self._seen(found)

    async def _seen(self, found: SortTurn, progress: Progress | None = None) -> SortView | None:
        bench, view = found
        return None if view is None else await self._likenesses.seen(bench, view, progress)


def add_finding(docs: Documents, edition: str, heading: str, body: str = "") -> Finding:
    """Put a finding behind the others."""
    made = Finding(
        owner=docs.owner,
        code=docs.new_code(),
        edition=edition,
        position=len(findings_of(docs, edition)) + 1,
        heading=checked_heading(heading),
    )
    return docs.put(made.edited(heading, body))


def _finding_beside(docs: Reader, takeaway: Takeaway, code: str) -> Finding:
    """A finding of the same edition: evidence from elsewhere would point at talks not listed."""
    finding = docs.get(Finding, code)
    if finding.edition != takeaway.edition:
        raise Finding.missing(code)
    return finding
