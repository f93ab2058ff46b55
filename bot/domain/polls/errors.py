"""What can go wrong with polls; the sentences stand in Fluent."""

from bot.domain.errors import NotFound, RuleBroken


class PollNotFound(NotFound):
    pass


class PollTooLate(RuleBroken):
    """A poll opens at most `days` after the talk: later, people answer from hearsay."""
