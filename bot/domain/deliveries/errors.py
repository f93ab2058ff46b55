"""What can go wrong with planned messages; the sentences stand in Fluent."""

from bot.domain.errors import Conflict, NotFound


class DeliveryNotFound(NotFound):
    pass


class NoLongerStuck(Conflict):
    """The planned message was mended, sent or given up since the button was drawn."""


class NothingGone(Conflict):
    """All that was posted of it stands in Discord, as far as it is still worth that."""


class StandingUnsure(Conflict):
    """Discord did not tell whether a message stands: another one might be a second."""
