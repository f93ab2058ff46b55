"""The life of a delivery, step by step; each step is one unit of work that may be the last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import UNSURE, Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import NoticeLine
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import Timing, judge
from bot.domain.document import own_code, user_owner
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.services.lookups import server_of
from bot.services.outbox.backstage import tell_backstage, tell_if_late, tell_not_sent
from bot.services.outbox.followers import (
    WAIT_FOR_OTHER,
    comes_after_held,
    drop_news_of,
    free_followers,
    is_ready,
    may_still_find_place,
)
from bot.services.outbox.giving_up import give_up
from bot.services.outbox.outcomes import (
    Absent,
    CannotLook,
    Found,
    Looked,
    NotSent,
    NotYet,
    Outcome,
    Refused,
    Sent,
    Unknown,
)
from bot.services.outbox.telling import mend_known_time
from bot.services.ports import Clock, Documents, Reader, Store, Survey
from bot.services.sending.confirmations import after_sending

_DROPS_SAID = frozenset({Reason.TOO_LATE, Reason.COLLAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A delivery that this process, and no other, may send now."""

    delivery: Delivery
    late: bool


class Deliveries:
    """Claims, confirms, doubts and holds. `run_id` names this run of the process."""

    def __init__(self, store: Store, clock: Clock, run_id: str) -> None:
        self._store = store
        self._clock = clock
        self._run_id = run_id

    async def due(self, *, now: datetime, limit: int) -> tuple[list[Delivery], list[Mirror]]:
        """Return what is due, the earliest first, and at most so many of each."""

        def look(survey: Survey) -> tuple[list[Delivery], list[Mirror]]:
            deliveries = survey.upto(Delivery, "wake", now, limit=limit)
            return deliveries, survey.upto(Mirror, "wake", now, limit=limit)

        return await self._store.survey(look)

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

    async def wants_letters(self, user_id: int) -> bool:
        def look(survey: Survey) -> bool:
            member = survey.find(Member, own_code(user_owner(user_id)))
            return member is None or member.reminders

        return await self._store.survey(look)

    async def claim(
        self, delivery: Delivery, *, since_id: int | None, ahead: timedelta = timedelta(0)
    ) -> Claimed | None:
        """Claim it if it is still wanted; None if it was dropped, must wait, or is taken.

        What is due so little `ahead` is claimed too: the caller then waits for its moment.
        """
        now = self._clock.now()
        moment = now + ahead
        letters = delivery.user_id is None or await self.wants_letters(delivery.user_id)

        def work(docs: Documents) -> Claimed | None:
            kept = docs.get(Delivery, delivery.code)
            if kept.state is not DeliveryState.PLANNED or kept.wake is None or kept.wake > moment:
                return None
            if kept.kind.record.is_stoppable and not letters:
                docs.put(kept.dropped(Reason.NOT_WANTED))
                return None
            if not is_ready(docs, kept, now=now):
                return None
            verdict = judge(kept, docs.find(Talk, kept.about), now=now)
            if verdict.timing is Timing.DROP:
                _drop(docs, kept, verdict.reason or Reason.TOO_LATE, now=now)
                return None
            channel_id = _channel_of(docs, kept.place)
            claimed = docs.put(
                kept.claimed(by=self._run_id, now=now, since_id=since_id, channel_id=channel_id)
            )
            return Claimed(delivery=claimed, late=verdict.timing is Timing.LATE)

        return await self._store.run(delivery.owner, work)

    async def record(self, delivery: Delivery, outcome: Outcome) -> Delivery:
        """Write down what came of sending it."""
        now = self._clock.now()

        def work(docs: Documents) -> Delivery:
            kept = docs.get(Delivery, delivery.code)
            if isinstance(outcome, Sent) and kept.may_have_gone_out:
                return _confirm(docs, kept, outcome.message_id, outcome.channel_id, now=now)
            if kept.state not in UNSURE:
                return kept  # the gateway was faster than the answer
            match outcome:
                case Sent():
                    return kept
                case NotSent(wait=wait):
                    return _keep_unsent(docs, kept.surely_not_sent(now=now, wait=wait), now=now)
                case Unknown():
                    return docs.put(kept.doubtful(now=now))
                case Refused(reason=reason):
                    return _hold(docs, kept, reason, now=now)

        return await self._store.run(delivery.owner, work)

    async def record_look(self, delivery: Delivery, looked: Looked) -> Delivery:
        """Write down what a look for a doubtful delivery found."""
        now = self._clock.now()

        def work(docs: Documents) -> Delivery:
            kept = docs.get(Delivery, delivery.code)
            if kept.state is not DeliveryState.DOUBTFUL:
                return kept
            match looked:
                case Found(message_id=message_id, channel_id=channel_id):
                    return _confirm(docs, kept, message_id, channel_id, now=now)
                case Absent():
                    return _keep_unsent(docs, kept.absent(now=now), now=now)
                case NotYet(upto_id=upto_id):
                    return docs.put(kept.looked_upto(upto_id, now=now))
                case CannotLook() if may_still_find_place(docs, kept):
                    return docs.put(kept.doubtful(now=now, wait=WAIT_FOR_OTHER))
                case CannotLook() if comes_after_held(docs, kept):
                    # It stands where nobody can tell yet, and is to be looked for there.
                    return _hold(docs, kept, Reason.CANNOT_LOOK, now=now)
                case CannotLook(reason=reason):
                    return _hold(docs, kept, reason, now=now)
                case Unknown():
                    return docs.put(kept.doubtful(now=now, wait=timedelta(seconds=30)))

        return await self._store.run(delivery.owner, work)

    async def set_aside(self, delivery: Delivery) -> None:
        """After a fault of our own: doubt what was claimed, and try the rest again later."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            kept = docs.get(Delivery, delivery.code)
            if kept.state in UNSURE:
                docs.put(kept.doubtful(now=now, wait=WAIT_FOR_OTHER))
            elif kept.state is DeliveryState.PLANNED:
                docs.put(kept.waiting(now + WAIT_FOR_OTHER))

        await self._store.run(delivery.owner, work)

    async def confirm_by_key(self, key: str, *, message_id: int, channel_id: int) -> None:
        """Confirm on seeing our own message arrive; `send()` may return long after it."""

        def look(survey: Survey) -> list[Delivery]:
            return survey.select(Delivery, key=key)

        for delivery in await self._store.survey(look):
            await self.record(delivery, Sent(message_id=message_id, channel_id=channel_id))

    async def find(self, owner: str, code: str) -> Delivery | None:
        def look(docs: Reader) -> Delivery | None:
            return docs.find(Delivery, code)

        return await self._store.read(owner, look)

    async def is_overtaken(self, delivery: Delivery) -> bool:
        """Tell whether a claimed one was taken back meanwhile: the last look before it leaves."""
        kept = await self.find(delivery.owner, delivery.code)
        return kept is not None and kept.overtaken

    async def post_of(self, mirror: Mirror) -> Delivery | None:
        """The sent message that a mirror keeps up to date; None while it is not there."""

        def look(survey: Survey) -> Delivery | None:
            return survey.find(Delivery, mirror.post)

        delivery = await self._store.survey(look)
        return delivery if delivery and delivery.state is DeliveryState.SENT else None

    async def record_mirror(self, mirror: Mirror, outcome: Outcome | None) -> None:
        """Write down what came of an edit; None means that its message is not there yet."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            kept = docs.get(Mirror, mirror.code)
            match outcome:
                case Sent():
                    docs.put(kept.showed(mirror.wanted, now=now))
                case Refused(reason=reason):
                    _hold_mirror(docs, kept, reason, now=now)
                case NotSent(wait=wait):
                    docs.put(kept.later(now=now, wait=wait))
                case None if _never_comes(docs, kept):
                    docs.remove(kept)
                case _:
                    docs.put(kept.later(now=now))

        await self._store.run(mirror.owner, work)


def _channel_of(docs: Documents, place: Place) -> int | None:
    """The channel that the server has chosen for a place; letters and threads have their own."""
    server = server_of(docs)
    match place:
        case Place.TALKS:
            return server.talks_channel_id
        case Place.BACKSTAGE:
            return server.backstage_channel_id
        case _:
            return None


def _confirm(
    docs: Documents, delivery: Delivery, message_id: int, channel_id: int, *, now: datetime
) -> Delivery:
    sent = docs.put(delivery.sent(message_id=message_id, channel_id=channel_id, now=now))
    free_followers(docs, sent, now=now)
    after_sending(docs, sent, now=now)
    tell_if_late(docs, sent, now=now)
    return sent


def _keep_unsent(docs: Documents, delivery: Delivery, *, now: datetime) -> Delivery:
    """Keep that it surely did not go out."""
    drop_news_of(docs, delivery)
    kept = docs.put(delivery)
    mend_known_time(docs, kept, now=now)
    return kept


def _hold(docs: Documents, delivery: Delivery, reason: Reason, *, now: datetime) -> Delivery:
    held = docs.put(delivery.held(reason))
    if not held.is_in_doubt:
        drop_news_of(docs, held)
    mend_known_time(docs, held, now=now)
    # What was overtaken is not kept, so there is nothing that people could mend.
    if held.state is DeliveryState.HELD and held.kind.record.is_failure_told:
        tell_not_sent(docs, delivery, reason, now=now)
    return held


def _hold_mirror(docs: Documents, mirror: Mirror, reason: Reason, *, now: datetime) -> None:
    """Hold it, and tell the team once why what was posted is no longer kept up to date."""
    posted = docs.find(Delivery, mirror.post)
    if reason is not mirror.reason and posted is not None:
        line = NoticeLine(what=posted.kind, reason=reason, about=mirror.about, posted=True)
        tell_backstage(docs, line, now=now)
    docs.put(mirror.held(reason))


def _never_comes(docs: Documents, mirror: Mirror) -> bool:
    """Tell whether what it would draw anew was given up: it would be asked for again for ever."""
    posted = docs.find(Delivery, mirror.post)
    return posted is None or posted.state in {DeliveryState.DROPPED, DeliveryState.WITHDRAWN}


def _drop(docs: Documents, delivery: Delivery, reason: Reason, *, now: datetime) -> None:
    give_up(docs, delivery, reason)
    if reason in _DROPS_SAID:
        tell_not_sent(docs, delivery, reason, now=now)
