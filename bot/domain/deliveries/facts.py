"""What can happen to a delivery: what Discord answers, what a look finds, what we do ourselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.deliveries.reasons import Reason

# Long enough for the message to have arrived, short enough for people not to notice.
LOOK_AFTER = timedelta(seconds=5)


# What came of sending it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    message_id: int
    channel_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """Surely not sent: Discord said so, or the request never left. `wait` is what Discord asks."""

    wait: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Reset, time-out, 5xx, or the process died: look, after `wait`, before anything else.

    Without one soon, and less soon each time that the look fails too.
    """

    wait: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """It will not go out before somebody changes something."""

    reason: Reason


Outcome = Sent | NotSent | Unknown | Refused


# What a look found


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    message_id: int
    channel_id: int


@dataclass(frozen=True, slots=True)
class Absent:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotLook:
    reason: Reason = Reason.CANNOT_LOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYet:
    """Not among those up to this message; it may stand behind."""

    upto_id: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Discord answered, and it may stand in what we do not understand."""


Looked = Found | Absent | NotYet | CannotLook | Unreadable | Unknown


# What we do ourselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The run of the process `by`, and no other, may send it now.

    `since_id` is after which message a later look begins; `channel_id` where it goes, if that is a
    channel of the server that people may change meanwhile.
    """

    by: str
    since_id: int | None
    channel_id: int | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """It is taken up again at `until`, though it is due already."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Retimed:
    """Its moment is another, for the talk's SEQUENCE `occasion`."""

    due: datetime
    occasion: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """It is wanted no more, or as another."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """It is given up for good: unlike one that was withdrawn it is not planned again."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Stopped:
    """It waits for another one that is held, or that was deleted in Discord."""

    reason: Reason = Reason.DEPENDS_ON_HELD


@dataclass(frozen=True, slots=True)
class Mended:
    """Somebody removed the cause of a refusal."""


@dataclass(frozen=True, slots=True)
class Restored:
    """It stood in a backup made at `made_at`, and may have gone out since."""

    made_at: datetime


OwnAct = Taken | PutOff | Retimed | Withdrawn | Dropped | Stopped | Mended | Restored
Fact = Outcome | Looked | OwnAct
