"""What can go wrong with rights and previews; the sentences stand in Fluent."""

from bot.domain.errors import NotAllowed, RuleBroken, Unavailable


class NotAnOrganiser(NotAllowed):
    pass


class NotANoteTaker(NotAllowed):
    pass


class NotTakingPart(NotAllowed):
    """Whoever may not see the talks channel, and has no role that takes part."""


class NotOnServer(NotAllowed):
    """What a direct message is about belongs to a server that this person is not on."""


class OnlyOnServer(NotAllowed):
    """Nothing in this direct message says which server is meant."""


class NotServed(NotAllowed):
    """The host has listed the servers of this bot, and this is none of them."""


class EverybodyTakesPart(RuleBroken):
    """The role that is to take part is the one that every member has."""


class NotAReviewer(NotAllowed):
    """Publication takes two people, and this one is among its authors."""


class EverybodyOnTheTeam(RuleBroken):
    """The role to be given rights is the one that every member has."""


class MembershipUnknown(Unavailable):
    """Discord does not say for now whether somebody is on a server, or may see a channel."""


class PingsEveryone(RuleBroken):
    """The role to ping is the one that every member has."""
