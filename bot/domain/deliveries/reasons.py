"""Why a delivery is held or was dropped."""

from enum import StrEnum


class Reason(StrEnum):
    """The words stand in Fluent."""

    NO_CHANNEL = "no_channel"
    CHANNEL_GONE = "channel_gone"
    NO_PERMISSION = "no_permission"
    DM_CLOSED = "dm_closed"
    CANNOT_LOOK = "cannot_look"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    TOO_LATE = "too_late"
    COLLAPSED = "collapsed"
    NOT_WANTED = "not_wanted"
    DEPENDS_ON_HELD = "depends_on_held"
    POLL_LOST = "poll_lost"


# Nobody knows whether it stands there: it is looked for before it is sent again.
UNSEEN = frozenset({Reason.CANNOT_LOOK, Reason.UNREADABLE})
# Its moment is over: nobody has to do anything, and the team is told.
LEFT_OUT = frozenset({Reason.TOO_LATE, Reason.COLLAPSED})
