"""What can go wrong with sign-ups; the sentences stand in Fluent."""

from bot.domain.errors import Conflict, NotFound, RuleBroken


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


class SeatIsFree(Conflict):
    """Somebody else was faster, or its member was."""


class NoMoreToWriteOf(RuleBroken):
    """`title` is over or was called off."""


class WroteToday(RuleBroken):
    """Those who signed up for `title` were written to on this day already."""


class NobodyToWriteTo(RuleBroken):
    """Nobody who is meant has signed up for `title`."""


class OwnCalendarNotFound(NotFound):
    """The member's own calendar was switched off meanwhile."""
