"""Which deliveries a talk wants, when each is due, and how late each may still be sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.delivery import WAITING, Delivery, DeliveryKind, DeliveryState, Place, Reason
from bot.domain.talk import Talk, TalkState
from bot.domain.times import days_before

DAYS_BEFORE = 1
SOON_BEFORE = timedelta(minutes=15)
RUN_SHEET_DAYS = (14, 7, 1)
STILL_RUNNING_AFTER = timedelta(minutes=5)
# Later than this is said to be late; less is what networks do.
ON_TIME = timedelta(minutes=3)
POLL_OPENS_LATE = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A delivery that should exist; two wishes with one `identity` are the same delivery."""

    kind: DeliveryKind
    place: Place
    due: datetime
    user_id: int | None = None
    # Several of one kind are told apart by this ("14" days before).
    mark: str = ""
    after: DeliveryKind | None = None

    @property
    def identity(self) -> tuple[str, int | None, str]:
        return (self.kind.value, self.user_id, self.mark)


def identity_of(delivery: Delivery) -> tuple[str, int | None, str]:
    return (delivery.kind.value, delivery.user_id, delivery.detail.get("mark", ""))


def wishes(talk: Talk, reminded: tuple[int, ...], *, now: datetime) -> list[Wish]:
    """Every delivery that an announced talk wants from `now` on.

    `reminded` are the members who asked to be written to shortly before the start. A reminder
    whose moment passed before it was wanted is not wished for: that is not lateness.
    """
    if talk.state not in {TalkState.ANNOUNCED, TalkState.LIVE} or talk.slot is None:
        return []
    slot = talk.slot
    start, end = slot.starts_at, slot.ends_at
    announce = talk.announce_at or now
    timed = [
        Wish(
            kind=DeliveryKind.DAY_BEFORE,
            place=Place.TALKS,
            due=days_before(slot.start, DAYS_BEFORE),
        ),
        *(
            Wish(
                kind=DeliveryKind.RUN_SHEET,
                place=Place.BACKSTAGE,
                due=days_before(slot.start, days),
                mark=str(days),
            )
            for days in RUN_SHEET_DAYS
        ),
        *(
            Wish(
                kind=DeliveryKind.SOON,
                place=Place.MEMBER,
                due=start - SOON_BEFORE,
                user_id=user_id,
            )
            for user_id in reminded
        ),
        Wish(kind=DeliveryKind.LIVE_PANEL, place=Place.BACKSTAGE, due=start),
        Wish(
            kind=DeliveryKind.START,
            place=Place.THREAD,
            due=start,
            after=DeliveryKind.THREAD,
        ),
        Wish(
            kind=DeliveryKind.STILL_RUNNING,
            place=Place.BACKSTAGE,
            due=end + STILL_RUNNING_AFTER,
        ),
    ]
    first = [
        Wish(kind=DeliveryKind.ANNOUNCEMENT, place=Place.TALKS, due=announce),
        Wish(
            kind=DeliveryKind.THREAD,
            place=Place.THREAD,
            due=announce,
            after=DeliveryKind.ANNOUNCEMENT,
        ),
    ]
    # A day-before reminder that would follow the announcement within the hour says nothing new.
    quiet_until = announce + timedelta(hours=1)
    kept = [
        wish
        for wish in timed
        if wish.due >= now and not (wish.kind is DeliveryKind.DAY_BEFORE and wish.due < quiet_until)
    ]
    return [*first, *kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What to do so that the waiting deliveries are the wished ones."""

    add: tuple[Wish, ...] = ()
    retime: tuple[tuple[Delivery, datetime], ...] = ()
    withdraw: tuple[Delivery, ...] = ()


# Once these exist for a talk they are never posted a second time, however often it moves.
_ONCE = frozenset({DeliveryKind.ANNOUNCEMENT, DeliveryKind.THREAD})
# Planned by an act of their own (an end, a move), not by the talk's slot.
_BY_SLOT = frozenset(
    {
        DeliveryKind.ANNOUNCEMENT,
        DeliveryKind.THREAD,
        DeliveryKind.DAY_BEFORE,
        DeliveryKind.SOON,
        DeliveryKind.START,
        DeliveryKind.RUN_SHEET,
        DeliveryKind.LIVE_PANEL,
        DeliveryKind.STILL_RUNNING,
    }
)
_SETTLED = frozenset({DeliveryState.SENT, DeliveryState.DROPPED})


def compare(talk: Talk, existing: list[Delivery], wished: list[Wish]) -> Difference:
    """Decide what to add, move and take back; what already went out for this slot stays."""
    by_identity: dict[tuple[str, int | None, str], list[Delivery]] = {}
    for delivery in existing:
        if delivery.kind in _BY_SLOT:
            by_identity.setdefault(identity_of(delivery), []).append(delivery)
    add: list[Wish] = []
    retime: list[tuple[Delivery, datetime]] = []
    wanted: set[str] = set()
    for wish in wished:
        known = by_identity.get(wish.identity, [])
        alive = [each for each in known if _still_counts(each, wish, talk)]
        if not alive:
            add.append(wish)
            continue
        wanted.update(each.code for each in alive)
        retime += [
            (each, wish.due)
            for each in alive
            if each.state in WAITING and each.due != wish.due
        ]
    over = [
        delivery
        for known in by_identity.values()
        for delivery in known
        if delivery.code not in wanted and _can_be_taken_back(delivery)
    ]
    return Difference(add=tuple(add), retime=tuple(retime), withdraw=tuple(over))


def _still_counts(delivery: Delivery, wish: Wish, talk: Talk) -> bool:
    if delivery.state is DeliveryState.WITHDRAWN or delivery.overtaken:
        return False
    if delivery.state in _SETTLED and wish.kind not in _ONCE:
        # A reminder that went out for an earlier slot does not stand for this one.
        return delivery.due == wish.due
    return True


def _can_be_taken_back(delivery: Delivery) -> bool:
    return delivery.state not in _SETTLED and delivery.state is not DeliveryState.WITHDRAWN


class Timing(StrEnum):
    ON_TIME = "on_time"
    LATE = "late"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`reason` says why it is dropped."""

    timing: Timing
    reason: Reason | None = None


_DROP = Verdict(timing=Timing.DROP, reason=Reason.TOO_LATE)
_COLLAPSED = Verdict(timing=Timing.DROP, reason=Reason.COLLAPSED)
_NOT_WANTED = Verdict(timing=Timing.DROP, reason=Reason.NOT_WANTED)


def judge(delivery: Delivery, talk: Talk | None, *, now: datetime) -> Verdict:
    """Decide at the claim whether a delivery is still worth sending, and how it should sound."""
    punctual = Timing.ON_TIME if now - delivery.due <= ON_TIME else Timing.LATE
    if talk is None or delivery.kind not in _BY_SLOT | {DeliveryKind.POLL, DeliveryKind.MOVED}:
        return Verdict(timing=punctual)
    slot = talk.slot
    if slot is None or talk.state is TalkState.CANCELLED:
        return _NOT_WANTED
    over = talk.state is TalkState.ENDED or now >= slot.ends_at
    match delivery.kind:
        case DeliveryKind.POLL:
            ended = talk.ended_at or slot.ends_at
            late = now > ended + POLL_OPENS_LATE
            return _DROP if late else Verdict(timing=punctual)
        case DeliveryKind.STILL_RUNNING:
            return _NOT_WANTED if talk.state is TalkState.ENDED else Verdict(timing=punctual)
        case DeliveryKind.DAY_BEFORE | DeliveryKind.RUN_SHEET:
            if now >= slot.starts_at:
                return _DROP
            # The nearer reminder is due already: two at once would be one too many.
            near = now >= slot.starts_at - SOON_BEFORE
            superseded = delivery.kind is DeliveryKind.RUN_SHEET and _newer_sheet(
                delivery, talk, now
            )
            return _COLLAPSED if near or superseded else Verdict(timing=punctual)
        case DeliveryKind.MOVED:
            return _DROP if now >= slot.starts_at else Verdict(timing=punctual)
        case _:
            return _DROP if over else Verdict(timing=punctual)


def _newer_sheet(delivery: Delivery, talk: Talk, now: datetime) -> bool:
    days = int(delivery.detail.get("mark", "0"))
    newer = [other for other in RUN_SHEET_DAYS if other < days]
    return any(days_before(talk.the_slot().start, other) <= now for other in newer)
