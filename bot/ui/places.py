"""Where a talk takes place, as people read it."""

from bot.domain.talks.slot import Venue, VenueKind
from bot.saying.i18n import Text
from bot.ui.plain import plain

SHOWN = 60


def place_shown(where: Venue, words: Text) -> str:
    """A channel as a mention that leads there, anything else in words: never an address."""
    if where.channel_id is not None:
        return words("place-in-channel", channel=f"<#{where.channel_id}>")
    return plain(where.public_name, SHOWN) or words("place-online")


def place_explained(where: Venue, words: Text) -> str:
    """The same with what it means for those who come, to be confirmed."""
    if where.channel_id is not None:
        return words("place-preview-channel", place=place_shown(where, words))
    kind = "place-preview-site" if where.kind is VenueKind.SITE else "place-preview-link"
    return words(kind, place=place_shown(where, words))
