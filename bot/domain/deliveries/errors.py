"""What can go wrong with planned messages; the sentences stand in Fluent."""

from bot.domain.errors import Conflict, NotFound


class DeliveryNotFound(NotFound):
    pass


class NoLongerStuck(Conflict):
    """The planned message was mended, sent or given up since the button was drawn."""
