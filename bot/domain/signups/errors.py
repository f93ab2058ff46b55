"""What can go wrong with sign-ups; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, Conflict, NotFound, RuleBroken


class SignupClosed(RuleBroken):
    """`title` is over (`state` "ended"), was called off ("cancelled"), or takes nobody new.

    That is "closed".
    """


class SignupNeedsRole(RuleBroken):
    """`title` is for members with certain roles."""


class NotOnTheList(RuleBroken):
    """The member has not answered to `title`, so that there is nothing to remind of."""


class NotSignedUp(RuleBroken):
    """The join link of `title` is for those who are going."""


class WaitsForSeat(RuleBroken):
    """Whoever waits for a seat in `title`, at `place` of the queue, has no way in yet."""


class LetterTooLate(RuleBroken):
    """The letter before `title` would have come by now."""


class LetterForNothing(RuleBroken):
    """`title` is over or cancelled, by `state`, so that no letter comes before it."""


class HoursOfDayNotUnderstood(BadInput):
    """`typed` is no pair of whole hours."""


class SeatIsFree(Conflict):
    """Somebody else was faster, or its member was."""


class NoSeatToFree(RuleBroken):
    """`title` is over or was called off."""


class NoMoreToWriteOf(RuleBroken):
    """`title` is over or was called off."""


class WroteToday(RuleBroken):
    """Those who signed up for `title` were written to on this day already."""


class NobodyToWriteTo(RuleBroken):
    """Nobody who is meant has signed up for `title`."""


class OwnCalendarNotFound(NotFound):
    """The member's own calendar was switched off meanwhile."""


class AttendanceOff(RuleBroken):
    """The server does not note who was at a talk."""


class AttendanceTooEarly(RuleBroken):
    """`title` has not begun, or was called off: nobody can have been there."""


class AttendanceFileNotUnderstood(BadInput):
    """A file has no table with names and how long each was there."""


class AttendanceLineNotUnderstood(BadInput):
    """`line` of a list, which says `text`, does not say who was there for how long."""


class NotSeenThere(RuleBroken):
    """The member who asks was not seen at `title`, or for a moment only."""


class TalkNotOver(RuleBroken):
    """`title` still runs, or is still to come."""
