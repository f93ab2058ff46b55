"""Why a delivery is held or was dropped."""

from enum import StrEnum


class Reason(StrEnum):
    """The words stand in Fluent."""

    NO_CHANNEL = "no_channel"
    CHANNEL_GONE = "channel_gone"
    # Its channel was deleted, and the team has chosen another since: never kept, only said.
    CHANNEL_REPLACED = "channel_replaced"
    THREAD_GONE = "thread_gone"
    MESSAGE_GONE = "message_gone"
    THREAD_LOCKED = "thread_locked"
    NO_ACCESS = "no_access"
    NO_PERMISSION = "no_permission"
    # It stands in a channel that is no longer the chosen one.
    OLD_CHANNEL = "old_channel"
    DM_CLOSED = "dm_closed"
    MEMBER_LEFT = "member_left"
    # Its member may not see the talks channel any more.
    NO_PART = "no_part"
    # Nobody can tell who may see the talks channel.
    TALKS_UNKNOWN = "talks_unknown"
    CANNOT_LOOK = "cannot_look"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    # It stands, and the servers that follow its channel do not have it.
    NOT_PASSED_ON = "not_passed_on"
    NO_ANSWER = "no_answer"
    TOO_LATE = "too_late"
    COLLAPSED = "collapsed"
    NOT_WANTED = "not_wanted"
    DEPENDS_ON_HELD = "depends_on_held"
    POLL_LOST = "poll_lost"
    POLL_GONE = "poll_gone"
    # A backup was restored, and none holds the ballots of an open poll.
    NOT_IN_BACKUP = "not_in_backup"
    EVENT_GONE = "event_gone"
    # While its talk runs, and Discord lets no other one run in its place: never kept, only said.
    EVENT_OVER_EARLY = "event_over_early"
    # Somebody edited it in Discord: people say which side counts.
    EVENT_CHANGED = "event_changed"
    EVENTS_FULL = "events_full"
    NO_EVENT_RIGHTS = "no_event_rights"


# Nobody knows whether it stands there: it is looked for before it is sent again.
RIGHT_MISSING = frozenset({Reason.NO_ACCESS, Reason.NO_PERMISSION})
UNSEEN = frozenset({Reason.CANNOT_LOOK, Reason.UNREADABLE})
# Deleted in Discord: what stood there comes back only as another message.
GONE = frozenset(
    {
        Reason.CHANNEL_GONE,
        Reason.THREAD_GONE,
        Reason.MESSAGE_GONE,
        Reason.POLL_GONE,
        Reason.EVENT_GONE,
    }
)
# Its moment is over, or its reader gone: nobody has to do anything, and the team is told.
LEFT_OUT = frozenset(
    {
        Reason.TOO_LATE,
        Reason.COLLAPSED,
        Reason.MEMBER_LEFT,
        Reason.NO_PART,
        Reason.EVENT_OVER_EARLY,
    }
)
# Its member is no reader any more.
NO_READER = frozenset({Reason.MEMBER_LEFT, Reason.NO_PART})
