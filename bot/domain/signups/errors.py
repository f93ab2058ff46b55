"""What can go wrong with sign-ups; the sentences stand in Fluent."""

from bot.domain.errors import RuleBroken


class SignupClosed(RuleBroken):
    pass


class NotSignedUp(RuleBroken):
    """The join link of `title` is for those who are going."""
