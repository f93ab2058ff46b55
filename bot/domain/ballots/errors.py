"""What can go wrong with ballots; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, NotFound, RuleBroken, Unavailable


class NotAnOption(BadInput):
    """The form brought an answer to `question` that it did not offer: nothing was counted."""


class BallotEmpty(BadInput):
    """A form that answers nothing: nothing was counted."""


class BallotPollNotFound(NotFound):
    pass


class BallotNotOpen(RuleBroken):
    """Its message is not out yet."""


class BallotOver(RuleBroken):
    """It takes no answers any more: nothing was counted."""


class BallotKeyLost(RuleBroken):
    """Without its key nobody can be known again, so it counts nothing."""


class BallotNotKept(Unavailable):
    """The disk refused the poll's key: nothing was counted."""


class BallotNotSealed(RuleBroken):
    """There are no results yet, or too few people answered to show any."""
