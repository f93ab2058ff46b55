"""What waits for a note-taker's look, many at once; and what is out of sight."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.keeping.audit import Deed
from bot.domain.takeaways.chatham_house import named
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.moderation import gathered, hide, is_past_return, passed
from bot.domain.takeaways.takeaway import Takeaway, in_no_order
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note, note_moderation
from bot.services.lookups import require, talk_for, talks_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.takeaways.holding import intake_of
from bot.services.takeaways.panels import mark_evidence, redraw_looks

Judge = Callable[[Takeaway], Takeaway]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingView:
    """What of a talk waits for a look, the oldest first."""

    talk: Talk
    waiting: tuple[Takeaway, ...]
    # By code, the panellists whom a note names under the Chatham House Rule.
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @property
    def held(self) -> int:
        return sum(each.held is not None for each in self.waiting)

    @property
    def reported(self) -> int:
        return len(self.waiting) - self.held


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which of those that wait: by their `codes`, or the oldest `upto` the one that was shown last.

    `held` leaves out what everybody sees and somebody reported.
    """

    codes: tuple[str, ...] = ()
    upto: str | None = None
    held: bool = False

    def of(self, waiting: Sequence[Takeaway]) -> list[Takeaway]:
        """Nothing if the last one shown waits no more: then nobody knows how far they had read."""
        order = [each.code for each in waiting]
        end = order.index(self.upto) + 1 if self.upto in order else 0
        codes = {*self.codes, *order[:end]}
        return [each for each in waiting if each.code in codes and (each.held or not self.held)]


class LookingThrough:
    """Every note-taker may."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def waiting(self, person: Person, talk: str) -> WaitingView:
        def look(docs: Reader) -> WaitingView:
            return view_waiting(docs, talk_for(docs, person, Act.CHANGE_ANY, talk))

        return await self._store.read(person.owner, look)

    async def waiting_for_team(self, owner: str, talk: str) -> WaitingView:
        """The same for the message backstage."""

        def look(docs: Reader) -> WaitingView:
            return view_waiting(docs, docs.get(Talk, talk))

        return await self._store.read(owner, look)

    async def pass_these(self, person: Person, talk: str, chosen: Chosen) -> WaitingView:
        """Show what was held, and leave what was reported."""
        now = self._clock.now()
        return await self._judge(
            person, talk, chosen, lambda each: passed(each, by=person.user_id, now=now), now=now
        )

    async def hide_these(self, person: Person, talk: str, chosen: Chosen) -> WaitingView:
        now = self._clock.now()
        return await self._judge(
            person, talk, chosen, lambda each: hide(each, by=person.user_id, now=now), now=now
        )

    async def hidden(self, person: Person) -> tuple[Takeaway, ...]:
        """All that a note-taker can bring back, what was hidden last first."""
        now = self._clock.now()

        def look(docs: Reader) -> tuple[Takeaway, ...]:
            require(docs, person, Act.CHANGE_ANY)
            return hidden_of(docs, now=now)

        return await self._store.read(person.owner, look)

    async def notes(self, person: Person, talk: str) -> list[Takeaway]:
        """All of a talk that the team has in sight, the newest first."""

        def look(docs: Reader) -> list[Takeaway]:
            kept = talk_for(docs, person, Act.CHANGE_ANY, talk)
            return gathered(in_no_order(docs.select(Takeaway, talk=kept.code)))[::-1]

        return await self._store.read(person.owner, look)

    async def intake(self, person: Person, talk: str) -> Intake:
        """The talk's rules for what guests write."""

        def look(docs: Reader) -> Intake:
            return intake_of(docs, talk_for(docs, person, Act.CHANGE_ANY, talk).code)

        return await self._store.read(person.owner, look)

    async def set_intake(
        self, person: Person, talk: str, *, hold_guests: bool, per_person: int, per_talk: int
    ) -> Talk:
        """Raises `BadNumber`; what is held already stays so."""
        now = self._clock.now()

        def work(docs: Documents) -> Talk:
            kept = talk_for(docs, person, Act.CHANGE_ANY, talk)
            rules = intake_of(docs, talk).with_rules(
                hold_guests=hold_guests, per_person=per_person, per_talk=per_talk
            )
            docs.put(rules)
            by = person.user_id
            note(docs, Deed.INTAKE, by=by, about=Talk.KIND, which=talk, now=now)
            return kept

        return await self._store.run(person.owner, work)

    async def _judge(
        self, person: Person, talk: str, chosen: Chosen, judge: Judge, *, now: datetime
    ) -> WaitingView:
        """Judge those of them that still wait: somebody else may have looked meanwhile."""

        def work(docs: Documents) -> WaitingView:
            kept = talk_for(docs, person, Act.CHANGE_ANY, talk)
            waiting = view_waiting(docs, kept).waiting
            judged: list[Takeaway] = []
            for each in chosen.of(waiting):
                after = docs.put(judge(each))
                note_moderation(docs, each, after, by=person.user_id, now=now)
                mark_evidence(docs, after, now=now)
                judged.append(after)
            redraw_looks(docs, *judged, now=now)
            return view_waiting(docs, kept)

        return await self._store.run(person.owner, work)


def view_waiting(docs: Reader, talk: Talk) -> WaitingView:
    waiting = docs.select(Takeaway, talk=talk.code, wants_look=True)
    talks = talks_of(docs, talk.edition)
    names = {each.code: named(each, talks) for each in waiting}
    return WaitingView(
        talk=talk,
        waiting=tuple(in_no_order(waiting)),
        named={code: found for code, found in names.items() if found},
    )


def all_waiting(docs: Reader) -> tuple[WaitingView, ...]:
    """What waits for a look, talk by talk."""
    by_talk: dict[str, list[Takeaway]] = {}
    for each in docs.select(Takeaway, wants_look=True):
        by_talk.setdefault(each.talk, []).append(each)
    return tuple(
        WaitingView(talk=docs.get(Talk, talk), waiting=tuple(waiting))
        for talk, waiting in by_talk.items()
    )


def hidden_of(docs: Reader, *, now: datetime) -> tuple[Takeaway, ...]:
    found = docs.select(Takeaway, is_hidden=True)
    return tuple(
        sorted(
            (each for each in found if not is_past_return(each, now=now)),
            key=lambda each: (each.hidden_at or now, each.code),
            reverse=True,
        )
    )
