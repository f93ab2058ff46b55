"""Which deliveries a talk wants, when each is due, how late it may be, and when that is news."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import RECORDS, DeliveryKind, Worth
from bot.domain.deliveries.payloads import OtherTime
from bot.domain.deliveries.reasons import Reason
from bot.domain.talks.preparing import missing_of
from bot.domain.talks.slot import Slot
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import NOTES_TAKEN_FOR, Talk
from bot.domain.times.letter_times import LetterTimes
from bot.domain.times.wall import days_before

DAYS_BEFORE = 1
SOON_BEFORE = timedelta(minutes=15)
_USUAL = LetterTimes()
RUN_SHEET_DAYS = 14
STILL_RUNNING_AFTER = timedelta(minutes=5)
QUIET_AFTER_ANNOUNCEMENT = timedelta(hours=1)
# Later than this is said to be late; less is what networks do.
ON_TIME = timedelta(minutes=3)
POLL_OPENS_LATE = timedelta(days=2)
# Longer than any ballot is open, with time to publish what came of it.
MISSED_FOR = timedelta(days=60)
# Each after what it stands in or under.
POSTED_AGAIN = tuple(kind for kind, record in RECORDS.items() if record.is_posted_again)
# A delay that is shorter than this is no news. What is meant to the minute is missed sooner.
LATE_IS_NEWS = timedelta(minutes=30)
LATE_IS_NEWS_TO_THE_MINUTE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A delivery that should exist; two wishes with one `identity` are the same delivery."""

    kind: DeliveryKind
    due: datetime
    user_id: int | None = None
    # Its moment is over: a delivery that waits for it is late and stays, a new one is not made.
    passed: bool = False

    @property
    def identity(self) -> "Identity":
        return (self.kind, self.user_id)


Identity = tuple[DeliveryKind, int | None]


def identity_of(delivery: Delivery) -> Identity:
    return (delivery.kind, delivery.user_id)


def wishes(
    talk: Talk,
    reminded: tuple[int, ...],
    *,
    now: datetime,
    as_event: bool = False,
    times: Mapping[int, LetterTimes] = MappingProxyType({}),
) -> list[Wish]:
    """Every delivery that an announced talk wants, those whose moment has passed marked so.

    `reminded` are the members who asked to be written to before the start, `times` when those want
    it who chose; `as_event` tells that it stands among Discord's scheduled events too.
    """
    if not talk.is_open or talk.slot is None:
        return []
    slot = talk.slot
    announce = talk.announce_at or now
    # What follows announcement and run sheet within the hour says nothing new.
    quiet_until = announce + QUIET_AFTER_ANNOUNCEMENT
    timed = [
        *(wish for wish in _day_before(talk, slot) if wish.due >= quiet_until),
        *_soon(slot, reminded, times),
        *_during(slot, opening=min(talk.started_at or slot.starts_at, slot.starts_at)),
    ]
    sheet = max(days_before(slot.start, RUN_SHEET_DAYS), announce)
    event = Wish(kind=DeliveryKind.SCHEDULED_EVENT, due=announce, passed=slot.starts_at <= now)
    return [
        *_announcing(announce),
        *([event] if as_event else []),
        # One that was taken back, or came too late for another start, is made at any time before.
        Wish(kind=DeliveryKind.RUN_SHEET, due=sheet, passed=slot.starts_at <= now),
        *(replace(wish, passed=wish.due < now) for wish in timed),
    ]


def _announcing(due: datetime) -> list[Wish]:
    return [
        Wish(kind=DeliveryKind.ANNOUNCEMENT, due=due),
        Wish(kind=DeliveryKind.THREAD, due=due),
    ]


def _day_before(talk: Talk, slot: Slot) -> list[Wish]:
    """The team is reminded too, of what is still missing by now."""
    due = days_before(slot.start, DAYS_BEFORE)
    kinds = [DeliveryKind.DAY_BEFORE]
    if missing_of(talk):
        kinds.append(DeliveryKind.STILL_MISSING)
    return [Wish(kind=kind, due=due) for kind in kinds]


def _soon(slot: Slot, reminded: tuple[int, ...], times: Mapping[int, LetterTimes]) -> list[Wish]:
    return [
        Wish(
            kind=DeliveryKind.SOON,
            due=times.get(user_id, _USUAL).reminder_at(slot.starts_at),
            user_id=user_id,
        )
        for user_id in reminded
    ]


def _during(slot: Slot, *, opening: datetime) -> list[Wish]:
    """What belongs to the talk itself; `opening` is its start, or earlier if it began earlier."""
    asking = slot.ends_at + STILL_RUNNING_AFTER
    return [
        Wish(kind=DeliveryKind.LIVE_PANEL, due=opening),
        Wish(kind=DeliveryKind.START, due=opening),
        Wish(kind=DeliveryKind.STILL_RUNNING, due=asking),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """What to do so that the waiting deliveries are the wished ones."""

    add: tuple[Wish, ...] = ()
    retime: tuple[tuple[Delivery, datetime], ...] = ()
    withdraw: tuple[Delivery, ...] = ()


def compare(
    existing: list[Delivery], wished: list[Wish], *, slack: timedelta = timedelta(0)
) -> Adjustment:
    """Decide what to add, move and take back; what already went out for this slot stays.

    `slack` is by how much the moment of the same reminder may differ from the one that it was
    planned for, because the rules changed and not the talk.
    """
    by_identity: dict[Identity, list[Delivery]] = {}
    for delivery in existing:
        # What stands for a deleted message is no reminder of its own: the deleted one counts.
        if delivery.kind.record.is_by_slot and not delivery.again:
            by_identity.setdefault(identity_of(delivery), []).append(delivery)
    add: list[Wish] = []
    retime: list[tuple[Delivery, datetime]] = []
    wanted = {each.code for each in existing if each.again and not each.never_comes}
    for wish in wished:
        known = by_identity.get(wish.identity, [])
        alive = [each for each in known if _still_counts(each, wish, slack, wanted)]
        if wish.kind.record.is_once:
            alive = sorted(alive, key=_standing_first)[:1]
        if not alive:
            add += [] if wish.passed else [wish]
            continue
        wanted.update(each.code for each in alive)
        retime += [(each, wish.due) for each in alive if each.is_waiting and each.due != wish.due]
    over = [
        delivery
        for known in by_identity.values()
        for delivery in known
        if delivery.code not in wanted and _can_be_taken_back(delivery)
    ]
    return Adjustment(add=tuple(add), retime=tuple(retime), withdraw=tuple(over))


def _standing_first(delivery: Delivery) -> tuple[bool, bool, datetime]:
    """Of several of one: what stands, or may; then what is to come, the earliest first."""
    return (delivery.never_comes, delivery.is_surely_unread, delivery.due)


def _still_counts(delivery: Delivery, wish: Wish, slack: timedelta, wanted: set[str]) -> bool:
    """Tell whether the delivery is the wished one, or can become it."""
    if delivery.was_taken_back or delivery.overtaken:
        return False
    if delivery.after is not None and delivery.after not in wanted:
        return False  # what it follows never comes
    is_once = delivery.kind.record.is_once and not delivery.came_too_late
    if is_once or (delivery.is_surely_unread and not wish.passed):
        return True
    # What went out, may have, or is late for an earlier moment is not for this one.
    return abs(delivery.due - wish.due) <= slack


def _can_be_taken_back(delivery: Delivery) -> bool:
    return delivery.is_open


class Timing(StrEnum):
    ON_TIME = "on_time"
    LATE = "late"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`reason` says why it is dropped."""

    timing: Timing
    reason: Reason | None = None


_DROP = Judgement(timing=Timing.DROP, reason=Reason.TOO_LATE)
_COLLAPSED = Judgement(timing=Timing.DROP, reason=Reason.COLLAPSED)
_NOT_WANTED = Judgement(timing=Timing.DROP, reason=Reason.NOT_WANTED)


def judge(delivery: Delivery, talk: Talk | None, *, now: datetime) -> Judgement:
    """Decide at the claim whether a delivery is still worth sending, and how it should sound."""
    punctual = Timing.ON_TIME if now - delivery.due <= ON_TIME else Timing.LATE
    worth = delivery.kind.record.worth
    is_the_same = delivery.again and delivery.kind.record.is_the_same_again
    if talk is None or worth is Worth.ALWAYS or is_the_same:
        return Judgement(timing=punctual)
    slot = talk.slot
    if slot is None or talk.state is TalkState.CANCELLED:
        return _NOT_WANTED
    against = _AGAINST[worth](delivery, talk, slot, now)
    return against or Judgement(timing=punctual)


def is_worth_again(delivery: Delivery, talk: Talk | None, *, now: datetime) -> bool:
    """Tell whether what was deleted in Discord is still worth being posted anew."""
    verdict = judge(replace(delivery, due=now, again=True), talk, now=now)
    is_missed = talk is None or _is_missed(delivery, talk, now=now)
    is_posted_again = delivery.kind.record.is_posted_again and is_missed
    return is_posted_again and verdict.timing is not Timing.DROP


def _is_missed(delivery: Delivery, talk: Talk, *, now: datetime) -> bool:
    """Whoever clears away what is long over is not asked about it."""
    over = talk.ended_at or (talk.slot.ends_at if talk.slot else now)
    return not delivery.kind.record.is_the_same_again or now <= over + MISSED_FOR


def _until_the_start(of: Delivery, talk: Talk, slot: Slot, now: datetime) -> Judgement | None:
    if isinstance(of.payload, OtherTime) and of.payload.tells_place:
        return _until_the_end(of, talk, slot, now)  # who looks for it comes late
    return _DROP if now >= slot.starts_at else None


def _until_the_end(of: Delivery, talk: Talk, slot: Slot, now: datetime) -> Judgement | None:
    """What stood there is missed for longer: members give notes there, and come back to it."""
    if of.again:
        return _DROP if now > (talk.ended_at or slot.ends_at) + NOTES_TAKEN_FOR else None
    over = talk.state is TalkState.ENDED or now >= slot.ends_at
    return _DROP if over else None


def _until_a_nearer_one(_of: Delivery, _talk: Talk, slot: Slot, now: datetime) -> Judgement | None:
    """The nearer reminder is due already: two at once would be one too many."""
    if now >= slot.starts_at:
        return _DROP
    return _COLLAPSED if now >= slot.starts_at - SOON_BEFORE else None


def _until_said_to_be_over(
    _of: Delivery, talk: Talk, _slot: Slot, _now: datetime
) -> Judgement | None:
    return _NOT_WANTED if talk.state is TalkState.ENDED else None


def _days_after_the_end(_of: Delivery, talk: Talk, slot: Slot, now: datetime) -> Judgement | None:
    if not (talk.is_over(now) or talk.is_live(now)):
        return _NOT_WANTED  # it was moved meanwhile: it is asked about once it has taken place
    ended = talk.ended_at or slot.ends_at
    return _DROP if now > ended + POLL_OPENS_LATE else None


_AGAINST = {
    Worth.UNTIL_THE_START: _until_the_start,
    Worth.UNTIL_THE_END: _until_the_end,
    Worth.UNTIL_A_NEARER_ONE: _until_a_nearer_one,
    Worth.UNTIL_SAID_TO_BE_OVER: _until_said_to_be_over,
    Worth.DAYS_AFTER_THE_END: _days_after_the_end,
}


def is_late_news(delivery: Delivery, *, at: datetime) -> bool:
    """Tell whether the team should hear that this comes no earlier than `at`.

    What was held comes late because people mended it, which they know.
    """
    record = delivery.kind.record
    if delivery.was_held or not record.is_late_told:
        return False
    limit = LATE_IS_NEWS_TO_THE_MINUTE if record.is_to_the_minute else LATE_IS_NEWS
    return at - delivery.due >= limit
