"""What can go wrong between servers; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, NotFound, RuleBroken


class ShareCodeUnknown(BadInput):
    """No series is shared by what was typed; a code that was renewed or revoked is no other."""


class TooManyCodesTried(RuleBroken):
    """So many codes were wrong that none is tried for `minutes`."""


class SharedHere(RuleBroken):
    """The code is of a series (`title`) of this very server."""


class FollowedAlready(RuleBroken):
    """The series `title` is followed here already."""


class ShareNotFound(NotFound):
    pass


class FollowingNotFound(NotFound):
    pass


class NoChannelChosen(RuleBroken):
    """Nobody has said yet into which channel it shall come."""
