"""What was shown in full and waits for a yes: a time as typed, a programme as pasted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import ClassVar, Literal

from bot.domain.document import Document, Variant
from bot.domain.errors import NotFound
from bot.domain.talks.errors import PreviewExpired
from bot.domain.talks.listed import ListedTalk
from bot.domain.talks.slot import PLACE, Venue, VenueKind
from bot.domain.times.wall import WallTime

MINUTES = 90


class Previewed(Variant):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTalk(Previewed):
    """A talk to be made; `candidates` are the readings of the time that was typed.

    Its edition is the newest one until it is previewed, and named by its code from then on.
    `join` is the link that was typed as its place, `copies` the talk that it is a copy of.
    `repeats` are the starts of more talks like it, later than the only candidate.
    """

    title: str
    candidates: tuple[WallTime, ...]
    minutes: int = MINUTES
    venue: VenueKind = VenueKind.LINK
    place: str = PLACE
    channel_id: int | None = None
    join: str | None = None
    edition: str | None = None
    copies: str | None = None
    repeats: tuple[WallTime, ...] = ()
    type: Literal["new"] = "new"

    @property
    def where(self) -> Venue:
        return Venue(kind=self.venue, place=self.place, channel_id=self.channel_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSlot(Previewed):
    """Another time, length and place for `talk`, whose version is the one that the person saw.

    Without `where` the place stays; `join` is the link that was typed in its stead.
    """

    talk: str
    seen: int
    candidates: tuple[WallTime, ...]
    minutes: int
    where: Venue | None = None
    join: str | None = None
    type: Literal["move"] = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedTalk(Previewed):
    """The starts of more talks like `talk`, which begins earlier than all of them."""

    talk: str
    seen: int
    walls: tuple[WallTime, ...]
    type: Literal["repeat"] = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPlace(Previewed):
    """Another place for `talk` at the same time."""

    talk: str
    seen: int
    where: Venue
    join: str | None = None
    type: Literal["place"] = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterAnnouncement(Previewed):
    """When `talk` is to be announced."""

    talk: str
    seen: int
    candidates: tuple[WallTime, ...]
    type: Literal["announce"] = "announce"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCircular(Previewed):
    """What is to be written to those who signed up for `talk`."""

    talk: str
    text: str
    with_maybe: bool
    type: Literal["circular"] = "circular"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedProgramme(Previewed):
    """What was handed in. `title` names a talk whose sessions were pasted without one."""

    text: str
    edition: str | None = None
    title: str = ""
    # The usual start and length, for talks of which the text gives no hours.
    start: time | None = None
    minutes: int = MINUTES
    # The same for talks of which the text gives no place.
    where: Venue = field(default_factory=Venue)
    join: str | None = None
    type: Literal["programme"] = "programme"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProgramme(Previewed):
    """What a file lists. `zone` is what somebody said of its hours without one.

    `seen` are the versions of the talks that were shown as changed.
    """

    talks: tuple[ListedTalk, ...]
    edition: str
    ends_rules: date | None = None
    zone: str | None = None
    seen: Mapping[str, int] = field(default_factory=dict[str, int])
    type: Literal["listed"] = "listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Document):
    """Used once, by the person who made it; an older bot may have kept what is no payload now."""

    KIND: ClassVar[str] = "pending"
    INDEXED: ClassVar[tuple[str, ...]] = ("user_id",)
    MISSING: ClassVar[type[NotFound]] = PreviewExpired

    user_id: int
    made_at: datetime
    payload: Previewed | None = None
