"""What the bot does by itself: posts, made once, and mirrors, kept equal to what they show.

The states and who moves between them are drawn in `bot/README.md`, section "Deliveries".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, NoReturn

from bot.domain.deliveries.errors import DeliveryNotFound
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.payloads import Payload
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import Document
from bot.domain.errors import IllegalStep, NotFound

KEY_LENGTH = 20
# Long enough for the message to have arrived, short enough for people not to notice.
LOOK_AFTER = timedelta(seconds=5)
RETRY_AFTER = timedelta(seconds=15)
MAX_RETRY_AFTER = timedelta(minutes=10)
# No request is on its way for longer.
COMES_LATE_FOR = timedelta(hours=1)
# Discord limits edits of messages older than an hour (error 30046): a counter may lag this much.
MIRROR_PACE = timedelta(seconds=5)


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
UNSURE = frozenset({DeliveryState.CLAIMED, DeliveryState.DOUBTFUL})


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
    """A post. `wake` is when the timekeeper must look at it next; None when it need not."""

    KIND: ClassVar[str] = "delivery"
    INDEXED: ClassVar[tuple[str, ...]] = ("state", "wake", "about", "kind", "key", "after")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "about": ("talk", "edition", "server"),
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
    # Since somebody removed the cause of a refusal.
    attempts: int = 0
    overtaken: bool = False
    # People have heard of it, so that it comes late is no news to them.
    was_held: bool = False
    channel_id: int | None = None
    message_id: int | None = None
    sent_at: datetime | None = None
    reason: Reason | None = None
    payload: Payload | None = None

    def _from(self, *states: DeliveryState) -> None:
        if self.state not in states:
            self._refuse()

    def _refuse(self) -> NoReturn:
        raise IllegalStep(title=self.kind.value, state=self.state.value, wanted="another")

    def claimed(
        self, *, by: str, now: datetime, since_id: int | None, channel_id: int | None = None
    ) -> "Delivery":
        """Take it; a look begins where the first claim began, for its message may come late.

        After a long rest it does not: too much has been written since to be gone through.
        """
        self._from(DeliveryState.PLANNED)
        is_recent = self.claim is not None and now - self.claim.at <= COMES_LATE_FOR
        first = self.claim.since_id if self.claim is not None and is_recent else None
        return replace(
            self,
            state=DeliveryState.CLAIMED,
            claim=Claim(by=by, at=now, since_id=first or since_id, channel_id=channel_id),
            attempts=self.attempts + 1,
            wake=None,
        )

    @property
    def may_have_gone_out(self) -> bool:
        """Tell whether a message of this delivery can turn up, however late."""
        return self.state in UNSURE or (self.claim is not None and self.state in WAITING)

    @property
    def is_surely_unread(self) -> bool:
        """Tell whether it waits and no message of it stands anywhere."""
        return self.state in WAITING and self.reason is not Reason.CANNOT_LOOK

    @property
    def is_in_doubt(self) -> bool:
        """Tell whether nobody knows if its message stands in Discord."""
        unseen = self.state is DeliveryState.HELD and self.reason is Reason.CANNOT_LOOK
        return unseen or self.state in UNSURE

    @property
    def came_too_late(self) -> bool:
        """Tell whether it was left out without anybody having read it."""
        return self.state is DeliveryState.DROPPED and self.reason is Reason.TOO_LATE

    def sent(self, *, message_id: int, channel_id: int, now: datetime) -> "Delivery":
        """Confirm; the answer and the gateway may both do so, in either order, however late."""
        if not self.may_have_gone_out:
            self._refuse()
        return replace(
            self,
            state=DeliveryState.SENT,
            message_id=message_id,
            channel_id=channel_id,
            sent_at=now,
            wake=None,
            reason=None,
        )

    def surely_not_sent(self, *, now: datetime, wait: timedelta | None = None) -> "Delivery":
        """Plan again after a refusal that is known to have come before the message existed."""
        self._from(DeliveryState.CLAIMED, DeliveryState.DOUBTFUL)
        if self.overtaken:
            return replace(self, state=DeliveryState.WITHDRAWN, wake=None)
        pause = backoff(self.attempts) if wait is None else wait
        return replace(self, state=DeliveryState.PLANNED, wake=now + pause)

    def doubtful(self, *, now: datetime, wait: timedelta = LOOK_AFTER) -> "Delivery":
        """Nobody knows whether it went out: look before anything else."""
        self._from(DeliveryState.CLAIMED, DeliveryState.DOUBTFUL)
        claim = self.claim
        if claim is not None and claim.at > now:
            # A clock that was ahead wrote this down. A look that began there would find nothing.
            claim = replace(claim, at=min(self.due, now))
        return replace(self, state=DeliveryState.DOUBTFUL, wake=now + wait, claim=claim)

    def looked_upto(self, message_id: int, *, now: datetime) -> "Delivery":
        """Much stands there: the look goes on behind this message, also after a restart."""
        self._from(DeliveryState.DOUBTFUL)
        claim = self.claim or Claim(by="", at=self.due)
        return replace(self, claim=replace(claim, since_id=message_id), wake=now)

    def absent(self, *, now: datetime) -> "Delivery":
        """The look found nothing: send again, with the same key, once it is due."""
        return self.surely_not_sent(now=now, wait=max(self.due - now, timedelta(0)))

    def held(self, reason: Reason) -> "Delivery":
        """Keep it until somebody mends the cause; what was refused and overtaken is not kept."""
        self._from(DeliveryState.CLAIMED, DeliveryState.DOUBTFUL, DeliveryState.PLANNED)
        if self.overtaken and reason is not Reason.CANNOT_LOOK:
            return replace(self, state=DeliveryState.WITHDRAWN, wake=None)
        return replace(self, state=DeliveryState.HELD, reason=reason, wake=None, was_held=True)

    def mended(self, *, now: datetime) -> "Delivery":
        """Somebody removed the cause. What was in doubt is looked for first.

        What was moved into the future while it was held waits for its new moment.
        """
        self._from(DeliveryState.HELD)
        anew = replace(self, reason=None, attempts=0)
        if self.reason is Reason.CANNOT_LOOK:
            return replace(anew, state=DeliveryState.DOUBTFUL, wake=now)
        return replace(anew, state=DeliveryState.PLANNED, wake=max(now, self.due))

    def withdrawn(self) -> "Delivery":
        """Take it back; what is on its way is marked, and looked at when its outcome is known.

        So is an announcement in doubt: its card may stand open, and news of the talk waits for it.
        """
        is_card = self.kind is DeliveryKind.ANNOUNCEMENT
        if self.state in UNSURE or (is_card and self.is_in_doubt):
            return replace(self, overtaken=True)
        self._from(DeliveryState.PLANNED, DeliveryState.HELD)
        return replace(self, state=DeliveryState.WITHDRAWN, wake=None)

    def dropped(self, reason: Reason) -> "Delivery":
        """Give it up for good: unlike one that was withdrawn it is not planned again."""
        self._from(*WAITING)
        return replace(self, state=DeliveryState.DROPPED, reason=reason, wake=None)

    def retimed(self, due: datetime, occasion: int) -> "Delivery":
        self._from(*WAITING)
        wake = due if self.state is DeliveryState.PLANNED else None
        return replace(self, due=due, wake=wake, occasion=occasion)

    def waiting(self, until: datetime) -> "Delivery":
        """Look again at `until`, though it is due already."""
        self._from(DeliveryState.PLANNED)
        return replace(self, wake=until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror(Document):
    """A message kept equal to what it shows: `wanted` and `shown` are revisions of the showing."""

    KIND: ClassVar[str] = "mirror"
    INDEXED: ClassVar[tuple[str, ...]] = ("wake", "post", "about")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "about": ("talk", "edition"),
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

    def touched(self, *, now: datetime, pace: timedelta = MIRROR_PACE) -> "Mirror":
        """Want the newest state shown; many touches become one edit.

        The reason of an earlier refusal stays until it was shown: it is told once. A message that
        is gone is not asked for again.
        """
        ready = now if self.shown_at is None else max(now, self.shown_at + pace)
        # What is due already keeps its time: it may be waiting out a limit of Discord's.
        wake = None if self.reason is Reason.CHANNEL_GONE else self.wake or ready
        return replace(self, wanted=self.wanted + 1, wake=wake)

    def showed(self, revision: int, *, now: datetime) -> "Mirror":
        """Record that `revision` is visible; newer wishes stay due after the pace."""
        wake = None if revision >= self.wanted else now + MIRROR_PACE
        return replace(self, shown=revision, shown_at=now, wake=wake, attempts=0, reason=None)

    def later(self, *, now: datetime, wait: timedelta | None = None) -> "Mirror":
        attempts = self.attempts + 1
        pause = backoff(attempts) if wait is None else wait
        return replace(self, attempts=attempts, wake=now + pause)

    def held(self, reason: Reason) -> "Mirror":
        return replace(self, reason=reason, wake=None)

    @property
    def can_be_mended(self) -> bool:
        """Tell whether it was refused and nothing will try it again; what is gone stays gone."""
        refused = self.reason is not None and self.wake is None
        return refused and self.reason is not Reason.CHANNEL_GONE

    def mended(self, *, now: datetime) -> "Mirror":
        """Somebody removed the cause; if it is refused again, that is told again."""
        return replace(self, reason=None, wake=now, attempts=0)
