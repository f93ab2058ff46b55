"""Places that people type: a room, a platform, or the very link that only those going may have."""

from dataclasses import dataclass

from bot.domain.plain import one_line
from bot.domain.talks.slot import Venue, VenueKind, is_online, link_in, platform_of
from bot.words.links import checked_link


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPlace:
    """A place as it was understood; `join` is the link that was typed in its stead."""

    where: Venue
    join: str | None = None


def read_place(typed: str, kind: VenueKind | None = None) -> TypedPlace:
    """Read a place; unless it is known, the kind is guessed. Raises `LinkNotUnderstood`.

    Of a text with a link nothing else stays: beside it stand its passcodes.
    """
    place = one_line(typed)
    link = checked_link(link_in(place))
    if link is not None:
        return TypedPlace(where=Venue(place=platform_of(link)), join=link)
    if kind is None:
        kind = VenueKind.LINK if is_online(place) else VenueKind.SITE
    return TypedPlace(where=Venue(kind=kind, place=place))
