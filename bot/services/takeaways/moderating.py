"""What note-takers do to one takeaway, members' word against it, and removing it for good."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.keeping.audit import Deed
from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.takeaways.chatham_house import named
from bot.domain.takeaways.moderation import (
    HIDDEN_KEPT,
    answered,
    gathered,
    hide,
    is_past_return,
    left_behind,
    merge,
    passed,
    reported,
    taken_out,
)
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note, note_moderation
from bot.services.host.erasures import erase
from bot.services.lookups import require, talks_of
from bot.services.ports import Clock, Documents, Reader, Store, Survey
from bot.services.takeaways.nearness import may_be_read
from bot.services.takeaways.panels import mark_evidence, redraw_looks, tell_to_look

# One round removes so many, lest a year of them holds up what is due.
BATCH = 50


def remove(docs: Documents, kept: Takeaway, *, now: datetime) -> None:
    """Remove one; what others said of the same question stays.

    Its words and its author are in no file soon afterwards.
    """
    into = docs.find(Takeaway, kept.merged_into) if kept.merged_into else None
    for each in left_behind(kept, into, docs.select(Takeaway, merged_into=kept.code)):
        docs.put(each)
    _erase(docs, kept, now=now)
    mark_evidence(docs, kept, now=now)


def _erase(docs: Documents, kept: Takeaway, *, now: datetime) -> None:
    docs.remove(kept)
    what = Erased.DOCUMENT
    erase(docs, Erasure(at=now, what=what, owner=docs.owner, kind=Takeaway.KIND, code=kept.code))


class HiddenForGood:
    """A chore: what was hidden so long ago that there is no way back goes for good."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def run_due(self, now: datetime) -> int:
        """Return how many were removed."""

        def look(survey: Survey) -> list[Takeaway]:
            return survey.upto(Takeaway, "hidden_at", now - HIDDEN_KEPT, limit=BATCH)

        due = await self._store.survey(look)
        return sum([await self._remove(each) for each in due])

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(Takeaway, "hidden_at")
        return first.hidden_at + HIDDEN_KEPT if first and first.hidden_at else None

    async def _remove(self, due: Takeaway) -> bool:
        now = self._clock.now()

        def work(docs: Documents) -> bool:
            kept = docs.find(Takeaway, due.code)
            if kept is None or kept.hidden_at is None or now < kept.hidden_at + HIDDEN_KEPT:
                return False
            # What was merged into it was out of sight as long.
            for each in docs.select(Takeaway, merged_into=kept.code):
                _erase(docs, each, now=now)
            _erase(docs, kept, now=now)
            return True

        return await self._store.run(due.owner, work)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagedView:
    """One takeaway for the team; `support` is that of all it stands for.

    `merged` are the questions that it stands for, `others` those that it could be merged into.
    """

    takeaway: Takeaway
    talk: Talk
    support: int
    merged: tuple[Takeaway, ...]
    others: tuple[Takeaway, ...]
    # Panellists whom it names under the Chatham House Rule.
    named: tuple[str, ...] = ()


class Moderating:
    """Every note-taker may, but for reporting, which is everybody's."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def one(self, person: Person, code: str) -> ManagedView:
        """In sight or not; what another question stands for is shown as that one."""

        def look(docs: Reader) -> ManagedView:
            return _view(docs, _for_team(docs, person, code))

        return await self._store.read(person.owner, look)

    async def hide(self, person: Person, code: str) -> ManagedView:
        """Take it out of sight for everybody; `bring_back` is the way back, for 30 days."""
        now = self._clock.now()
        return await self._change(person, code, lambda each: hide(each, by=person.user_id, now=now))

    async def bring_back(self, person: Person, code: str) -> ManagedView:
        """Show what is hidden or held, or was reported. Raises `TakeawayNotFound` after 30 days."""
        now = self._clock.now()

        def change(kept: Takeaway) -> Takeaway:
            if is_past_return(kept, now=now):
                raise Takeaway.missing(code)
            return passed(kept, by=person.user_id, now=now)

        return await self._change(person, code, change)

    async def set_answered(self, person: Person, code: str, *, is_answered: bool) -> ManagedView:
        now = self._clock.now()
        by = person.user_id
        return await self._change(
            person, code, lambda each: answered(each, is_answered=is_answered, by=by, now=now)
        )

    async def remove(self, person: Person, code: str) -> Takeaway:
        """Remove it for good; what others said of the same question stays."""
        now = self._clock.now()

        def work(docs: Documents) -> Takeaway:
            kept = _for_team(docs, person, code)
            remove(docs, kept, now=now)
            by, which = person.user_id, kept.code
            note(docs, Deed.UNDONE, by=by, about=Takeaway.KIND, which=which, now=now)
            redraw_looks(docs, kept, now=now)
            return kept

        return await self._store.run(person.owner, work)

    async def merge(self, person: Person, code: str, into: str) -> ManagedView:
        """Let another question of the talk stand for this one; raises `CannotMerge`."""
        now = self._clock.now()

        def work(docs: Documents) -> ManagedView:
            question, other = _for_team(docs, person, code), _for_team(docs, person, into)
            merged = docs.select(Takeaway, merged_into=code)
            gone, *others = merge(question, other, merged, by=person.user_id, now=now)
            note_moderation(docs, question, gone, by=person.user_id, now=now)
            for each in (gone, *others):
                docs.put(each)
            mark_evidence(docs, question, now=now)
            redraw_looks(docs, question, now=now)
            return _view(docs, other)

        return await self._store.run(person.owner, work)

    async def take_out(self, person: Person, code: str) -> ManagedView:
        """The reverse of `merge`, for this question alone."""
        now = self._clock.now()
        return await self._change(
            person, code, lambda each: taken_out(each, by=person.user_id, now=now)
        )

    async def public_one(self, person: Person, code: str) -> Takeaway:
        """What a member wants to report, as members see it."""

        def look(docs: Reader) -> Takeaway:
            require(docs, person, Act.ASK)
            return _public(docs, code)

        return await self._store.read(person.owner, look)

    async def report(self, person: Person, code: str) -> None:
        """Ask the team to look at it, once a person; nobody ever reads who did."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            require(docs, person, Act.ASK)
            kept = _public(docs, code)
            nameless = docs.get(Talk, kept.talk).chatham_house or kept.is_under_the_rule
            told = reported(kept, person.user_id, nameless=nameless)
            if told != kept:
                tell_to_look(docs, kept.talk, now=now)
                docs.put(told)
                redraw_looks(docs, told, now=now)

        await self._store.run(person.owner, work)

    async def _change(
        self, person: Person, code: str, change: Callable[[Takeaway], Takeaway]
    ) -> ManagedView:
        now = self._clock.now()

        def work(docs: Documents) -> ManagedView:
            kept = _for_team(docs, person, code)
            changed = change(kept)
            if changed != kept:
                note_moderation(docs, kept, changed, by=person.user_id, now=now)
                changed = docs.put(changed)
                mark_evidence(docs, changed, now=now)
                redraw_looks(docs, changed, now=now)
            return _view(docs, changed)

        return await self._store.run(person.owner, work)


def _for_team(docs: Reader, person: Person, code: str) -> Takeaway:
    """Whoever lacks the right does not learn which codes there are."""
    kept = docs.find(Takeaway, code)
    require(docs, person, Act.CHANGE_ANY, docs.find(Talk, kept.talk) if kept else None)
    if kept is None:
        raise Takeaway.missing(code)
    return kept


def _public(docs: Reader, code: str) -> Takeaway:
    """As members see it: by search, or among the questions, which everybody reads at once."""
    kept = docs.get(Takeaway, code)
    is_question = kept.is_public and kept.kind is TakeawayKind.QUESTION
    if not is_question and not may_be_read(docs, kept):
        raise Takeaway.missing(code)
    return kept


def _view(docs: Reader, kept: Takeaway) -> ManagedView:
    known = docs.select(Takeaway, talk=kept.talk)
    merged = tuple(each for each in known if each.merged_into == kept.code)
    shown = gathered(known)
    support = next((len(each.support) for each in shown if each.code == kept.code), 0)
    is_question = kept.is_shown and kept.kind is TakeawayKind.QUESTION
    return ManagedView(
        takeaway=kept,
        talk=docs.get(Talk, kept.talk),
        named=named(kept, talks_of(docs, kept.edition)),
        support=support,
        merged=merged,
        others=tuple(
            each
            for each in shown
            if is_question and each.kind is TakeawayKind.QUESTION and each.code != kept.code
        ),
    )
