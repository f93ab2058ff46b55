"""What can come of sending a message, or of looking for one."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.deliveries.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    message_id: int
    channel_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """Surely not sent: Discord said so, or the request never left."""

    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Reset, time-out, 5xx, or the process died: it may or may not have gone out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """It will not go out before somebody changes something."""

    reason: Reason


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


Outcome = Sent | NotSent | Unknown | Refused
Looked = Found | Absent | NotYet | CannotLook | Unknown
