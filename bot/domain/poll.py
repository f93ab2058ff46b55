"""What is asked after a talk, as a native Discord poll: counts are kept, voters never are."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import IllegalStep, NotFound, PollNotFound

# Discord's native polls last whole hours, 1 to 768.
HOURS = 24
# Discord counts exactly after the end, usually within seconds.
COUNT_AFTER = timedelta(seconds=30)


class PollState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSING = "closing"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Document):
    KIND: ClassVar[str] = "poll"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "edition", "state", "wake")
    MISSING: ClassVar[type[NotFound]] = PollNotFound

    talk: str
    edition: str
    question: str
    options: tuple[str, ...]
    state: PollState = PollState.PLANNED
    # The delivery that carried it.
    post: str
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    wake: datetime | None = None
    attempts: int = 0
    # One number per option, None until Discord's count is final.
    counts: tuple[int, ...] | None = None

    def opened(self, *, now: datetime) -> "Poll":
        closes = now + timedelta(hours=HOURS)
        return replace(
            self,
            state=PollState.OPEN,
            opened_at=now,
            closes_at=closes,
            wake=closes + COUNT_AFTER,
        )

    def closing(self, *, now: datetime) -> "Poll":
        if self.state is not PollState.OPEN:
            raise IllegalStep(title=self.question, state=self.state.value, wanted="closing")
        return replace(self, state=PollState.CLOSING, wake=now)

    def asked_again(self, *, now: datetime) -> "Poll":
        """Discord's exact count can lag: ask again, up to an hour apart."""
        wait = min(COUNT_AFTER * 2**self.attempts, timedelta(hours=1))
        return replace(self, attempts=self.attempts + 1, wake=now + wait)

    def final(self, counts: tuple[int, ...]) -> "Poll":
        return replace(self, state=PollState.FINAL, counts=counts, wake=None)

    @property
    def answers(self) -> int:
        return sum(self.counts or ())
