"""What can go wrong with ballots; the sentences stand in Fluent."""

from bot.domain.errors import BadInput


class NotAnOption(BadInput):
    """The form brought an answer to `question` that it did not offer: nothing was counted."""


class BallotEmpty(BadInput):
    """A form that answers nothing: nothing was counted."""
