"""When and where a talk takes place."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.talks.venue import PLACE, Venue, VenueKind
from bot.domain.times.wall import WallTime, kept_instant

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
