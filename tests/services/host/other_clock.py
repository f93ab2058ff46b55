"""Discord's time as a test sets it."""

from datetime import timedelta


class OtherClock:
    """Implements `OtherClock` of the guard; `lagging` is what was last heard before `ask`."""

    def __init__(self) -> None:
        self.lagging: timedelta | None = timedelta(0)
        self.true: timedelta | None = timedelta(0)
        self.asked = 0

    @property
    def ahead(self) -> timedelta | None:
        return self.lagging

    async def ask(self) -> timedelta | None:
        self.asked += 1
        if self.true is not None:
            self.lagging = self.true
        return self.true

    def differ(self, by: timedelta | None) -> None:
        self.lagging = self.true = by
