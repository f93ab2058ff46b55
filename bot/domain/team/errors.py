"""What can go wrong with rights and previews; the sentences stand in Fluent."""

from bot.domain.errors import NotAllowed, RuleBroken


class NotAnOrganiser(NotAllowed):
    pass


class NotANoteTaker(NotAllowed):
    pass


class NotAReviewer(NotAllowed):
    """Publication takes two people: author and reviewer are the same."""


class EverybodyOnTheTeam(RuleBroken):
    """The role to be given rights is the one that every member has."""


class PingsEveryone(RuleBroken):
    """The role to ping is the one that every member has."""
