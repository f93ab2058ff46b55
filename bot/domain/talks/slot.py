"""When and where a talk takes place."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.times.wall import WallTime, kept_instant

# Where a talk takes place unless somebody says otherwise.
PLACE = "Zoom"
MINUTES_MIN = 5
MINUTES_MAX = 12 * 60


class VenueKind(StrEnum):
    LINK = "link"
    VOICE = "voice"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Start, length and place; two slots are equal if people would notice no difference."""

    start: WallTime
    minutes: int
    venue: VenueKind = VenueKind.LINK
    # What people read ("Zoom"), or the voice or stage channel.
    place: str = PLACE
    channel_id: int | None = None

    @property
    def starts_at(self) -> datetime:
        return kept_instant(self.start)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
