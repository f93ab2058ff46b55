"""What the bot does by itself: posts, made once, and mirrors, kept equal to what they show.

How a post goes from state to state stands in `transitions.py`, and as a picture in `bot/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.deliveries.errors import DeliveryNotFound
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place, Queue
from bot.domain.deliveries.payloads import Payload
from bot.domain.deliveries.reasons import GONE, UNSEEN, Reason
from bot.domain.document import Document
from bot.domain.errors import NotFound

KEY_LENGTH = 20
RETRY_AFTER = timedelta(seconds=15)
MAX_RETRY_AFTER = timedelta(minutes=10)
# Discord limits edits of messages older than an hour (error 30046): a counter may lag this much.
MIRROR_PACE = timedelta(seconds=5)
# Discord lets a channel be renamed twice in ten minutes.
NAME_PACE = timedelta(minutes=6)


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many failures: twice as long each time, 10 minutes at most."""
    # Bounded before the power is taken: an outage of hours must not overflow a timedelta.
    doublings = min(max(attempts - 1, 0), 10)
    return min(RETRY_AFTER * 2**doublings, MAX_RETRY_AFTER)


class DeliveryState(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    DOUBTFUL = "doubtful"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


WAITING = frozenset({DeliveryState.PLANNED, DeliveryState.HELD})
# Those that the timekeeper takes up by itself.
WAKING = frozenset({DeliveryState.PLANNED, DeliveryState.DOUBTFUL})
UNSURE = frozenset({DeliveryState.CLAIMED, DeliveryState.DOUBTFUL})
OPEN = (
    DeliveryState.PLANNED,
    DeliveryState.CLAIMED,
    DeliveryState.DOUBTFUL,
    DeliveryState.HELD,
)
NEVER_SENT = frozenset({DeliveryState.DROPPED, DeliveryState.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`by` names the run of the process.

    `channel_id` is where it was sent, if that is a channel of the server that people may change
    meanwhile, and `since_id` is after which message a later look begins.
    """

    by: str
    at: datetime
    since_id: int | None = None
    channel_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Document):
    """A post. `wake` is when the timekeeper takes it up next; None when it need not."""

    KIND: ClassVar[str] = "delivery"
    INDEXED: ClassVar[tuple[str, ...]] = (
        "state",
        "wake",
        "queue",
        "about",
        "kind",
        "key",
        "after",
        "message_id",
    )
    QUEUED: ClassVar[tuple[str, str] | None] = ("queue", "wake")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "about": ("talk", "edition", "server", "arrival"),
        "after": ("delivery",),
    }
    MISSING: ClassVar[type[NotFound]] = DeliveryNotFound

    kind: DeliveryKind
    about: str
    place: Place
    key: str
    due: datetime
    wake: datetime | None
    user_id: int | None = None
    after: str | None = None
    # The talk's SEQUENCE when this was planned: a moved talk has its reminders anew.
    occasion: int = 0
    state: DeliveryState = DeliveryState.PLANNED
    # The newest; it stays, since the message of a claim can turn up however late.
    claim: Claim | None = None
    # Claims since it was planned, or since somebody removed the cause of a refusal.
    attempts: int = 0
    # Looks since the newest claim that Discord did not answer.
    failed_looks: int = 0
    # When a look first met what it could not read, since the newest claim or look that could.
    unreadable_since: datetime | None = None
    # When a look first found nothing of what had been sent, since the same moment as `attempts`.
    absent_since: datetime | None = None
    overtaken: bool = False
    # It stands for one that was deleted in Discord, which people have read: no sound and no ping.
    again: bool = False
    # People have heard of it, so that it comes late is no news to them.
    was_held: bool = False
    channel_id: int | None = None
    message_id: int | None = None
    sent_at: datetime | None = None
    reason: Reason | None = None
    payload: Payload | None = None

    @property
    def queue(self) -> Queue | None:
        """Where it waits to be taken up; None while it need not be."""
        return None if self.wake is None else self.kind.record.queue

    @property
    def is_planned(self) -> bool:
        return self.state is DeliveryState.PLANNED

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it is to be looked for."""
        return self.state is DeliveryState.DOUBTFUL

    @property
    def is_held(self) -> bool:
        return self.state is DeliveryState.HELD

    @property
    def is_sent(self) -> bool:
        return self.state is DeliveryState.SENT

    @property
    def is_waiting(self) -> bool:
        """Tell whether it is still to be sent, and nothing of it is under way."""
        return self.state in WAITING

    @property
    def is_under_way(self) -> bool:
        return self.state in UNSURE

    @property
    def is_open(self) -> bool:
        """Tell whether anything will still become of it."""
        return self.state in OPEN

    @property
    def was_taken_back(self) -> bool:
        return self.state is DeliveryState.WITHDRAWN

    @property
    def never_comes(self) -> bool:
        """Tell whether it was given up or taken back."""
        return self.state in NEVER_SENT

    @property
    def waits_with_another(self) -> bool:
        """Tell whether it is held only because what it comes after is."""
        return self.is_held and self.reason is Reason.DEPENDS_ON_HELD

    @property
    def may_be_read(self) -> bool:
        """Tell whether its message stands, or may."""
        return self.is_sent or self.is_under_way

    @property
    def may_have_gone_out(self) -> bool:
        """Tell whether a message of this delivery can turn up, however late."""
        return self.state in UNSURE or (self.claim is not None and self.state in WAITING)

    @property
    def is_surely_unread(self) -> bool:
        """Tell whether it waits and no message of it stands anywhere."""
        return self.state in WAITING and self.reason not in UNSEEN

    @property
    def is_in_doubt(self) -> bool:
        """Tell whether nobody knows if its message stands in Discord."""
        unseen = self.state is DeliveryState.HELD and self.reason in UNSEEN
        return unseen or self.state in UNSURE

    @property
    def came_too_late(self) -> bool:
        """Tell whether it was left out without anybody having read it."""
        return self.state is DeliveryState.DROPPED and self.reason is Reason.TOO_LATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror(Document):
    """A message kept equal to what it shows: `wanted` and `shown` are revisions of the showing."""

    KIND: ClassVar[str] = "mirror"
    INDEXED: ClassVar[tuple[str, ...]] = ("wake", "queue", "post", "about")
    QUEUED: ClassVar[tuple[str, str] | None] = ("queue", "wake")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "about": ("talk", "edition", "arrival"),
        "post": ("delivery",),
    }

    kind: MirrorKind
    # The delivery whose message this keeps up to date.
    post: str
    about: str
    wanted: int = 0
    shown: int = 0
    wake: datetime | None = None
    shown_at: datetime | None = None
    attempts: int = 0
    reason: Reason | None = None

    @property
    def queue(self) -> Queue | None:
        """Where it waits to be shown anew; that is never to the minute."""
        if self.wake is None:
            return None
        queue = self.kind.of.record.queue
        return queue if queue is Queue.LETTER else Queue.POST

    @property
    def pace(self) -> timedelta:
        """How long after one showing the next one comes, at the earliest."""
        return NAME_PACE if self.kind.is_name else MIRROR_PACE

    def touched(self, *, now: datetime) -> "Mirror":
        """Want the newest state shown; many touches become one edit.

        The reason of an earlier refusal stays until it was shown: it is told once. A message that
        is gone is not asked for again.
        """
        ready = now if self.shown_at is None else max(now, self.shown_at + self.pace)
        # What is due already keeps its time: it may be waiting out a limit of Discord's.
        wake = None if self.reason in GONE else self.wake or ready
        return replace(self, wanted=self.wanted + 1, wake=wake)

    def showed(self, revision: int, *, now: datetime) -> "Mirror":
        """Record that `revision` is visible; newer wishes stay due after the pace."""
        wake = None if revision >= self.wanted else now + self.pace
        return replace(self, shown=revision, shown_at=now, wake=wake, attempts=0, reason=None)

    def later(self, *, now: datetime, wait: timedelta | None = None) -> "Mirror":
        attempts = self.attempts + 1
        pause = backoff(attempts) if wait is None else wait
        return replace(self, attempts=attempts, wake=now + pause)

    def held(self, reason: Reason) -> "Mirror":
        return replace(self, reason=reason, wake=None)

    def restored(self, *, now: datetime) -> "Mirror":
        """Want what was posted shown as a backup has it; a poll is not ended by that."""
        return self if self.kind is MirrorKind.POLL_CLOSING else self.touched(now=now)

    @property
    def can_be_mended(self) -> bool:
        """Tell whether it was refused and nothing will try it again; what is gone stays gone."""
        return self.reason is not None and self.wake is None and not self.is_gone

    @property
    def can_be_tried(self) -> bool:
        """Tell whether mending is to try again, and not to say which side counts."""
        return self.can_be_mended and self.reason is not Reason.EVENT_CHANGED

    @property
    def is_gone(self) -> bool:
        """Tell whether its message was deleted in Discord."""
        return self.reason in GONE

    def mended(self, *, now: datetime) -> "Mirror":
        """Somebody removed the cause; if it is refused again, that is told again."""
        return replace(self, reason=None, wake=now, attempts=0)
