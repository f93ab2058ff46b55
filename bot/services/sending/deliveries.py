"""The life of a delivery, step by step; each step is one unit of work that may be the last."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.facts import (
    Dropped,
    Looked,
    NotSent,
    Outcome,
    PutOff,
    Refused,
    Sent,
    Taken,
    Unknown,
)
from bot.domain.deliveries.kinds import DeliveryKind, Place, Queue
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import Timing, judge
from bot.domain.talks.talk import Talk
from bot.services.lookups import followed_channel, server_of
from bot.services.outbox.telling import member_of
from bot.services.ports import Claimed, Clock, Documents, Reader, Store, Survey
from bot.services.sending.capping import beyond_cap, has_room_for
from bot.services.sending.consequences import carry_out, hold_mirror, mirror_shown
from bot.services.sending.following import WAIT_FOR_OTHER, is_ready, seen_from_there, with_its_place
from bot.services.sending.turns import Due, Turns

# What follows from what became of a letter to a member.
OnLetter = Callable[[Documents, Delivery, Outcome, datetime], None]
# What the moment of a delivery brings about, before it is drawn: the delivery as it then is.
OnDue = Callable[[Documents, Delivery, datetime], Delivery]
# What speaks against sending a delivery now that its own server does not know.
Against = Callable[[Delivery], Awaitable[Reason | None]]


class Deliveries:
    """Claims, confirms, doubts and holds. `run_id` names this run of the process.

    `on_letter` does, in the same unit, what follows from what became of a letter, and
    `on_due` what the moment of a kind does, in the unit of the claim. `against` is asked before.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        run_id: str,
        on_letter: OnLetter | None = None,
        on_due: Mapping[DeliveryKind, OnDue] = MappingProxyType({}),
        against: Against | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._run_id = run_id
        self._on_letter = on_letter
        self._on_due = on_due
        self._against = against
        self._turns = Turns(store)

    async def due(self, *, now: datetime, queues: Collection[Queue]) -> list[Due]:
        """Return what to begin of these queues; what is under way may be among it."""
        return await self._turns.due(now=now, queues=queues)

    async def due_of(self, kind: DeliveryKind, *, now: datetime) -> list[Delivery]:
        """Return all that are due of a rare kind."""

        def look(survey: Survey) -> list[Delivery]:
            found = survey.select(Delivery, kind=kind.value)
            return [each for each in found if each.wake is not None and each.wake <= now]

        return await self._store.survey(look)

    async def next_wake(self, *, after: datetime | None = None) -> datetime | None:
        """When the earliest waiting delivery or mirror is due, or the earliest `after` a moment."""

        def look(survey: Survey) -> list[datetime]:
            kinds = (Delivery, Mirror)
            first = [survey.first(kind, "wake", after=after) for kind in kinds]
            return [each.wake for each in first if each is not None and each.wake is not None]

        return min(await self._store.survey(look), default=None)

    async def open(self, _now: datetime) -> None:
        await self.take_over()

    async def take_over(self) -> int:
        """Doubt everything that an earlier run of the process claimed and did not finish."""

        def look(survey: Survey) -> list[Delivery]:
            return survey.select(Delivery, state=DeliveryState.CLAIMED.value)

        left = [
            each
            for each in await self._store.survey(look)
            if each.claim is None or each.claim.by != self._run_id
        ]
        for delivery in left:
            await self.record(delivery, Unknown())
        return len(left)

    async def claim(
        self, delivery: Delivery, *, since_id: int | None, ahead: timedelta = timedelta(0)
    ) -> Claimed | None:
        """Claim it if it is still wanted; None if it was dropped, must wait, or is taken.

        What is due so little `ahead` is claimed too: the caller then waits for its moment.
        """
        now = self._clock.now()
        moment = now + ahead
        to = None if delivery.user_id is None else await member_of(self._store, delivery.user_id)
        letters = to is None or to.reminders
        has_room = True
        if to is not None and letters:
            has_room = await has_room_for(self._store, delivery, to, now=now)
        against = await self._against(delivery) if self._against is not None else None

        def work(docs: Documents) -> Claimed | None:
            kept = docs.find(Delivery, delivery.code)
            if kept is None or not kept.is_planned or kept.wake is None or kept.wake > moment:
                return None
            if kept.kind.record.is_stoppable and not letters:
                carry_out(docs, kept, Dropped(Reason.NOT_WANTED), now=now)
                return None
            beyond = None if has_room else beyond_cap(kept, docs.find(Talk, kept.about), now)
            if beyond is not None:
                carry_out(docs, kept, beyond, now=now)
                return None
            if against is not None:
                carry_out(docs, kept, Dropped(against), now=now)
                return None
            kept = with_its_place(docs, kept)
            if not is_ready(docs, kept, now=now):
                return None
            verdict = judge(kept, docs.find(Talk, kept.about), now=now)
            if verdict.timing is Timing.DROP:
                carry_out(docs, kept, Dropped(verdict.reason or Reason.TOO_LATE), now=now)
                return None
            moment_does = self._on_due.get(kept.kind)
            if moment_does is not None:
                kept = moment_does(docs, kept, now)
            channel_id = _channel_of(docs, kept)
            taken = Taken(by=self._run_id, since_id=since_id, channel_id=channel_id)
            claimed = carry_out(docs, kept, taken, now=now)
            return Claimed(delivery=claimed, late=verdict.timing is Timing.LATE)

        return await self._store.run(delivery.owner, work)

    async def record(self, delivery: Delivery, outcome: Outcome) -> Delivery:
        """Write down what came of sending it; the gateway may have been faster than the answer."""
        now = self._clock.now()

        def work(docs: Documents) -> Delivery:
            kept = docs.find(Delivery, delivery.code)
            if kept is None:
                return delivery  # its member was erased while it was on its way
            recorded = carry_out(docs, kept, outcome, now=now)
            if self._on_letter is not None and kept.user_id is not None:
                self._on_letter(docs, kept, outcome, now)
            return recorded

        return await self._store.run(delivery.owner, work)

    async def record_look(self, delivery: Delivery, looked: Looked) -> Delivery:
        """Write down what a look for a doubtful delivery found."""
        now = self._clock.now()

        def work(docs: Documents) -> Delivery:
            kept = docs.find(Delivery, delivery.code)
            if kept is None or not kept.is_doubtful:
                return kept or delivery
            return carry_out(docs, kept, seen_from_there(docs, kept, looked), now=now)

        return await self._store.run(delivery.owner, work)

    async def set_aside(self, delivery: Delivery) -> None:
        """After a fault of our own: doubt what was claimed, and try the rest again later."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            kept = docs.find(Delivery, delivery.code)
            if kept is None:
                return
            if kept.is_under_way:
                carry_out(docs, kept, Unknown(wait=WAIT_FOR_OTHER), now=now)
            elif kept.is_planned:
                carry_out(docs, kept, PutOff(now + WAIT_FOR_OTHER), now=now)

        await self._store.run(delivery.owner, work)

    async def confirm_by_key(self, key: str, *, message_id: int, channel_id: int) -> None:
        """Confirm on seeing our own message arrive; `send()` may return long after it."""

        def look(survey: Survey) -> list[Delivery]:
            return survey.select(Delivery, key=key)

        for delivery in await self._store.survey(look):
            await self.record(delivery, Sent(message_id=message_id, channel_id=channel_id))

    async def chosen_channel(self, delivery: Delivery) -> int | None:
        """Where its server wants it now, if that is a channel that people choose."""
        return await self._store.read(delivery.owner, lambda docs: _channel_of(docs, delivery))

    async def find(self, owner: str, code: str) -> Delivery | None:
        def look(docs: Reader) -> Delivery | None:
            return docs.find(Delivery, code)

        return await self._store.read(owner, look)

    async def is_overtaken(self, delivery: Delivery) -> bool:
        """Tell whether a claimed one was taken back meanwhile: asked just before it leaves."""
        kept = await self.find(delivery.owner, delivery.code)
        return kept is not None and kept.overtaken

    async def still_wanted(self, mirror: Mirror) -> tuple[Mirror, Delivery | None] | None:
        """Return what is wanted of it by now, and its message if that is there.

        None if it was shown or put off since `mirror` was read: a round may hear so late what was
        due that another has shown it meanwhile.
        """

        def look(docs: Reader) -> tuple[Mirror, Delivery | None] | None:
            kept = docs.find(Mirror, mirror.code)
            if kept is None or kept.wake is None or mirror.wake is None or kept.wake > mirror.wake:
                return None
            post = docs.find(Delivery, kept.post)
            return kept, post if post is not None and post.is_sent else None

        return await self._store.read(mirror.owner, look)

    async def record_mirror(self, mirror: Mirror, outcome: Outcome | None) -> None:
        """Write down what came of an edit; None means that its message is not there yet."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            kept = docs.find(Mirror, mirror.code)
            if kept is None:
                return
            match outcome:
                case Sent():
                    mirror_shown(docs, kept, mirror.wanted, now=now)
                case Refused(reason=reason):
                    hold_mirror(docs, kept, reason, now=now)
                case NotSent(wait=wait):
                    docs.put(kept.later(now=now, wait=wait))
                case None if _never_comes(docs, kept):
                    docs.remove(kept)
                case _:
                    docs.put(kept.later(now=now))

        await self._store.run(mirror.owner, work)


def _channel_of(docs: Reader, delivery: Delivery) -> int | None:
    """The channel that the server has chosen for a place; letters and threads have their own."""
    server = server_of(docs)
    match delivery.place:
        case Place.TALKS:
            return server.talks_channel_id
        case Place.BACKSTAGE:
            return server.backstage_channel_id
        case Place.FORUM:
            return server.forum_channel_id
        case Place.FOLLOWED:
            return followed_channel(docs, delivery.about)
        case _:
            return None


def _never_comes(docs: Documents, mirror: Mirror) -> bool:
    """Tell whether what it would draw anew was given up: it would be asked for again for ever."""
    posted = docs.find(Delivery, mirror.post)
    return posted is None or posted.never_comes
