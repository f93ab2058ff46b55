"""The only module that reads the system clock."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class SystemClock:
    def now(self) -> datetime:
        """Return this moment as an aware UTC time."""
        return datetime.now(UTC)


class MovableClock(Protocol):
    """A clock that the rehearsal sets."""

    def now(self) -> datetime: ...
    def set(self, moment: datetime) -> None: ...
    def advance(self, by: timedelta) -> None: ...


class ManualClock:
    """A clock that moves only when told to: for tests and the rehearsal."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by

    def set(self, moment: datetime) -> None:
        self._now = moment.astimezone(UTC)


class OffsetClock:
    """The system clock plus an offset: the rehearsal's simulated day passes in real seconds."""

    def __init__(self) -> None:
        self._offset = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def set(self, moment: datetime) -> None:
        """Make `now()` continue from `moment`."""
        self._offset = moment - datetime.now(UTC)

    def advance(self, by: timedelta) -> None:
        self._offset += by
