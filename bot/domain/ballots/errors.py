"""What can go wrong with ballots; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, IllegalStep, NotFound, RuleBroken, Unavailable


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


class BallotNotToClose(IllegalStep):
    """It is not open, so there is nothing to close."""


class BallotKeyLost(RuleBroken):
    """Without its key nobody can be known again, so it counts nothing."""


class BallotNotKept(Unavailable):
    """The disk refused the poll's key: nothing was counted."""


class BallotNotSealed(RuleBroken):
    """There are no results yet, or too few people answered to show any."""


class BallotDraftGone(NotFound):
    """What stood on earlier pages lay in memory, for an hour and for one run: nothing counts."""


class QuestionGone(NotFound):
    """Somebody has removed it meanwhile."""


class TooManyQuestions(RuleBroken):
    """A ballot asks `limit` questions at most."""


class OptionsWrong(BadInput):
    """`kind` takes `least` to `most` lines of options, each once; there are `count`."""


class LastQuestion(RuleBroken):
    """A ballot that asks nothing is none."""
