"""What can go wrong with times of day and zones; the sentences stand in Fluent."""

from bot.domain.errors import BadInput


class UnknownZone(BadInput):
    """`zone` is no IANA time zone, whatever its capitals."""


class ZoneIsAmbiguous(BadInput):
    """`zone` is what people in several zones write on their clocks; `cities` are some of them."""


class TimeDoesNotExist(BadInput):
    """The clocks skip `when`; `next` is the first reading after the gap."""


class TimeIsAmbiguous(BadInput):
    """It is `first` or `second`, by the clocks or by what was typed; nobody said which."""


class TimeOutOfReach(BadInput):
    """Centuries away: surely a slip of the keyboard."""
