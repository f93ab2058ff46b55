"""What can go wrong with takeaways; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, NotAllowed, NotFound, RuleBroken


class TakeawayNotFound(NotFound):
    pass


class NotYours(NotAllowed):
    """A takeaway can be changed by its author and by note-takers only."""


class NobodysAnyMore(NotAllowed):
    """Who logged a takeaway is no longer kept, so nobody can show that it is theirs."""


class UndoTooLate(NotAllowed):
    """The reply's [Edit] and [Undo] worked for `minutes`."""


class SupportNotKept(RuleBroken):
    """Under the Chatham House Rule nothing is kept about who agreed to what."""


class CannotMerge(RuleBroken):
    """Only questions of one talk that can be seen are merged, and none with itself."""


class TooManyNotes(RuleBroken):
    """So much came from one person, or for one talk, that no more is kept for `minutes`."""


class SeveralServers(BadInput):
    """A direct message comes without its server, and talks run on more than one."""
