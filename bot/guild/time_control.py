"""The world's clock, moved in the steps at which something is due."""

from datetime import datetime, timedelta
from typing import Protocol


class MovableClock(Protocol):
    def now(self) -> datetime: ...
    def set(self, moment: datetime) -> None: ...
    def advance(self, by: timedelta) -> None: ...


def next_stop(target: datetime, now: datetime, due: list[datetime | None]) -> datetime:
    """Return the earliest due moment after now, or the target when nothing is due before it."""
    return min([at for at in due if at is not None and now < at < target], default=target)
