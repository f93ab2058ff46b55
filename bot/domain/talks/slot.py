"""When and where a talk takes place."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from bot.domain.times.wall import WallTime, kept_instant

# Where a talk takes place unless somebody says otherwise.
PLACE = "Zoom"


class VenueKind(StrEnum):
    LINK = "link"
    VOICE = "voice"
    STAGE = "stage"
    # In a room where people meet.
    SITE = "site"


# By the end of their host names; who meets there has a name of its own for it.
_PLATFORMS: Final = {
    "zoom.us": "Zoom",
    "zoom.com": "Zoom",
    "teams.microsoft.com": "Microsoft Teams",
    "teams.live.com": "Microsoft Teams",
    "meet.google.com": "Google Meet",
    "webex.com": "Webex",
    "gotomeeting.com": "GoTo Meeting",
    "goto.com": "GoTo Meeting",
    "whereby.com": "Whereby",
    "jit.si": "Jitsi Meet",
    "bigbluebutton.org": "BigBlueButton",
    "livestorm.co": "Livestorm",
    "streamyard.com": "StreamYard",
    "crowdcast.io": "Crowdcast",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "twitch.tv": "Twitch",
    "vimeo.com": "Vimeo",
}
_HOSTS = "|".join(map(re.escape, _PLATFORMS))
# With a scheme, or as people write the addresses of well-known hosts.
_LINK = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.)\S+"
    rf"|(?<![\w.-])(?:[a-z0-9-]+\.)*(?:{_HOSTS})/\S+",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:online|"
    + "|".join(sorted({re.escape(name) for name in _PLATFORMS.values()} | {"Teams", "Jitsi"}))
    + r")\b",
    re.IGNORECASE,
)
_TAIL = ".,;:!?)>]}\"'”’"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """`place` is what people read ("Zoom"), or the channel's name; empty for merely online."""

    kind: VenueKind = VenueKind.LINK
    place: str = PLACE
    channel_id: int | None = None

    @property
    def public_name(self) -> str:
        """The place without any address: an older bot may have kept one that was typed there."""
        link = link_in(self.place)
        return self.place if link is None else platform_of(link)


def link_in(text: str) -> str | None:
    """The first address in it, with its scheme."""
    match = _LINK.search(text)
    if match is None:
        return None
    found = match[0].rstrip(_TAIL)
    return found if "://" in found else f"https://{found}"


def platform_of(link: str) -> str:
    """The name of who runs that address; empty if it is not known."""
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    known = (name for end, name in _PLATFORMS.items() if host == end or host.endswith(f".{end}"))
    return next(known, "")


def is_online(place: str) -> bool:
    """Tell whether words name no room, but a platform or the net."""
    return bool(_NAMES.search(place))


def channel_address(guild_id: int, channel_id: int) -> str:
    """Where a browser, or Discord's own client, opens a channel of a server."""
    return f"https://discord.com/channels/{guild_id}/{channel_id}"


MINUTES_MIN = 5
MINUTES_MAX = 12 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Start, length and place; two slots are equal if people would notice no difference.

    The fields of its `Venue` stand beside its own, as they always did on disk.
    """

    start: WallTime
    minutes: int
    venue: VenueKind = VenueKind.LINK
    place: str = PLACE
    channel_id: int | None = None

    @property
    def where(self) -> Venue:
        return Venue(kind=self.venue, place=self.place, channel_id=self.channel_id)

    def at(self, where: Venue) -> "Slot":
        """The same time elsewhere."""
        return replace(self, venue=where.kind, place=where.place, channel_id=where.channel_id)

    def is_news_after(self, old: "Slot") -> bool:
        """Tell whether who knew the old one must hear of it; of another length nobody does."""
        return (self.start, self.where) != (old.start, old.where)

    @property
    def starts_at(self) -> datetime:
        return kept_instant(self.start)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
