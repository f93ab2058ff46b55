"""Which deliveries a talk wants, when each is due, and how late each may still be sent."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.deliveries.delivery import (
    WAITING,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Place,
    Reason,
)
from bot.domain.talks.talk import Slot, Talk, TalkState
from bot.domain.times.wall import days_before

DAYS_BEFORE = 1
SOON_BEFORE = timedelta(minutes=15)
RUN_SHEET_DAYS = (14, 7, 1)
STILL_RUNNING_AFTER = timedelta(minutes=5)
QUIET_AFTER_ANNOUNCEMENT = timedelta(hours=1)
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
    # Its moment is over: a delivery that waits for it is late and stays, a new one is not made.
    passed: bool = False

    @property
    def identity(self) -> tuple[str, int | None, str]:
        return (self.kind.value, self.user_id, self.mark)


def identity_of(delivery: Delivery) -> tuple[str, int | None, str]:
    return (delivery.kind.value, delivery.user_id, delivery.detail.get("mark", ""))


def wishes(talk: Talk, reminded: tuple[int, ...], *, now: datetime) -> list[Wish]:
    """Every delivery that an announced talk wants, those whose moment has passed marked so.

    `reminded` are the members who asked to be written to shortly before the start.
    """
    if not talk.is_open or talk.slot is None:
        return []
    slot = talk.slot
    announce = talk.announce_at or now
    # A day-before reminder that would follow the announcement within the hour says nothing new.
    quiet_until = announce + QUIET_AFTER_ANNOUNCEMENT
    timed = [
        *_before(slot, reminded),
        *_during(slot, opening=min(talk.started_at or slot.starts_at, slot.starts_at)),
    ]
    return [
        *_announcing(announce),
        *(
            replace(wish, passed=wish.due < now)
            for wish in timed
            if wish.kind is not DeliveryKind.DAY_BEFORE or wish.due >= quiet_until
        ),
    ]


def _announcing(due: datetime) -> list[Wish]:
    thread_of = DeliveryKind.ANNOUNCEMENT
    return [
        Wish(kind=DeliveryKind.ANNOUNCEMENT, place=Place.TALKS, due=due),
        Wish(kind=DeliveryKind.THREAD, place=Place.THREAD, due=due, after=thread_of),
    ]


def _before(slot: Slot, reminded: tuple[int, ...]) -> list[Wish]:
    soon = slot.starts_at - SOON_BEFORE
    day_before = days_before(slot.start, DAYS_BEFORE)
    sheets = [(str(days), days_before(slot.start, days)) for days in RUN_SHEET_DAYS]
    return [
        Wish(kind=DeliveryKind.DAY_BEFORE, place=Place.TALKS, due=day_before),
        *(
            Wish(kind=DeliveryKind.RUN_SHEET, place=Place.BACKSTAGE, due=due, mark=mark)
            for mark, due in sheets
        ),
        *(
            Wish(kind=DeliveryKind.SOON, place=Place.MEMBER, due=soon, user_id=user_id)
            for user_id in reminded
        ),
    ]


def _during(slot: Slot, *, opening: datetime) -> list[Wish]:
    """What belongs to the talk itself; `opening` is its start, or earlier if it began earlier."""
    asking = slot.ends_at + STILL_RUNNING_AFTER
    thread = DeliveryKind.THREAD
    return [
        Wish(kind=DeliveryKind.LIVE_PANEL, place=Place.BACKSTAGE, due=opening),
        Wish(kind=DeliveryKind.START, place=Place.THREAD, due=opening, after=thread),
        Wish(kind=DeliveryKind.STILL_RUNNING, place=Place.BACKSTAGE, due=asking),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What to do so that the waiting deliveries are the wished ones."""

    add: tuple[Wish, ...] = ()
    retime: tuple[tuple[Delivery, datetime], ...] = ()
    withdraw: tuple[Delivery, ...] = ()


# Once these exist for a talk they are never posted a second time, however often it moves. Only
# where they came too late, a move that announces the talk anew makes up for them.
_ONCE = frozenset({DeliveryKind.ANNOUNCEMENT, DeliveryKind.THREAD})
# Planned by an act of their own (an end, a move), not by the talk's slot.
BY_SLOT = frozenset(
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
# Worth nothing once the talk is over or cancelled, whoever planned it.
_OF_A_TALK_TO_COME = BY_SLOT | {
    DeliveryKind.POLL,
    DeliveryKind.MOVED,
    DeliveryKind.MOVED_LETTER,
    DeliveryKind.SEAT_FREE,
}
_SETTLED = frozenset({DeliveryState.SENT, DeliveryState.DROPPED})


def compare(
    existing: list[Delivery], wished: list[Wish], *, slack: timedelta = timedelta(0)
) -> Difference:
    """Decide what to add, move and take back; what already went out for this slot stays.

    `slack` is by how much the moment of the same reminder may differ from the one that it was
    planned for, because the rules changed and not the talk.
    """
    by_identity: dict[tuple[str, int | None, str], list[Delivery]] = {}
    for delivery in existing:
        if delivery.kind in BY_SLOT:
            by_identity.setdefault(identity_of(delivery), []).append(delivery)
    add: list[Wish] = []
    retime: list[tuple[Delivery, datetime]] = []
    wanted: set[str] = set()
    for wish in wished:
        known = by_identity.get(wish.identity, [])
        alive = [each for each in known if _still_counts(each, wish, slack, wanted)]
        if not alive:
            add += [] if wish.passed else [wish]
            continue
        wanted.update(each.code for each in alive)
        retime += [
            (each, wish.due) for each in alive if each.state in WAITING and each.due != wish.due
        ]
    over = [
        delivery
        for known in by_identity.values()
        for delivery in known
        if delivery.code not in wanted and _can_be_taken_back(delivery)
    ]
    return Difference(add=tuple(add), retime=tuple(retime), withdraw=tuple(over))


def _still_counts(delivery: Delivery, wish: Wish, slack: timedelta, wanted: set[str]) -> bool:
    """Tell whether the delivery is the wished one, or can become it."""
    if delivery.state is DeliveryState.WITHDRAWN or delivery.overtaken:
        return False
    if delivery.after is not None and delivery.after not in wanted:
        return False  # what it follows never comes
    is_once = delivery.kind in _ONCE and not delivery.came_too_late
    if is_once or (delivery.is_surely_unread and not wish.passed):
        return True
    # What went out, may have, or is late for an earlier moment is not for this one.
    return abs(delivery.due - wish.due) <= slack


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
    if talk is None or delivery.kind not in _OF_A_TALK_TO_COME:
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
        case DeliveryKind.MOVED | DeliveryKind.MOVED_LETTER:
            return _DROP if now >= slot.starts_at else Verdict(timing=punctual)
        case _:
            return _DROP if over else Verdict(timing=punctual)


def _newer_sheet(delivery: Delivery, talk: Talk, now: datetime) -> bool:
    days = int(delivery.detail.get("mark", "0"))
    newer = [other for other in RUN_SHEET_DAYS if other < days]
    return any(days_before(talk.the_slot().start, other) <= now for other in newer)
