"""What is asked after a talk, as a native Discord poll: counts are kept, voters never are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import IllegalStep, NotFound
from bot.domain.polls.errors import PollNotFound
from bot.domain.shares import whole_percents

# Discord's native polls last whole hours, 1 to 768.
HOURS = 24
# Discord counts exactly after the end, usually within seconds.
COUNT_AFTER = timedelta(seconds=30)
# Discord's count was once seen to take 16 hours; what is not there after this long was deleted.
GIVE_UP_AFTER = timedelta(days=3)
# Fewer answers would point at people: they are kept sealed, for moderators as well.
K_MIN = 5
# Discord's limits for a native poll, in characters and in number.
QUESTION_MAX = 300
OPTION_MAX = 55
OPTIONS_MAX = 10


class PollState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSING = "closing"
    FINAL = "final"
    # Its message was deleted, or Discord never finished counting.
    LOST = "lost"


# The counts are still to come.
UNCOUNTED = frozenset({PollState.OPEN, PollState.CLOSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class PollTemplate:
    """What is asked, in one language; raises `ValueError` for what Discord would refuse."""

    question: str
    options: tuple[str, ...]

    def __post_init__(self) -> None:
        texts = ((self.question, QUESTION_MAX), *((each, OPTION_MAX) for each in self.options))
        if not all(0 < len(text) <= limit for text, limit in texts):
            raise ValueError(f"a text of the poll is empty or too long: {self.question!r}")
        if not 1 < len(self.options) <= OPTIONS_MAX:
            raise ValueError(f"a poll has 2 to {OPTIONS_MAX} options: {self.question!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Document):
    KIND: ClassVar[str] = "poll"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "edition", "state", "wake")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "talk": ("talk",),
        "edition": ("edition",),
        "post": ("delivery",),
    }
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
        """Begin at the moment when its message was confirmed; from then on Discord's clock runs."""
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
        return replace(self, state=PollState.CLOSING, closes_at=now, wake=now, attempts=0)

    @property
    def is_waiting(self) -> bool:
        """Tell whether the counts are still to come."""
        return self.state in UNCOUNTED

    def asked_again(self, *, now: datetime) -> "Poll":
        """Discord's exact count can lag: ask again, up to an hour apart, and give up at last."""
        if self.closes_at is not None and now >= self.closes_at + GIVE_UP_AFTER:
            return self.lost()
        # The power is bounded, for days of asking would overflow a timedelta.
        wait = min(COUNT_AFTER * 2 ** min(self.attempts, 10), timedelta(hours=1))
        return replace(self, attempts=self.attempts + 1, wake=now + wait)

    def lost(self) -> "Poll":
        return replace(self, state=PollState.LOST, wake=None)

    def final(self, counts: tuple[int, ...]) -> "Poll":
        return replace(self, state=PollState.FINAL, counts=counts, wake=None)

    @property
    def shares(self) -> tuple[int, ...]:
        """Whole percent for each option, which make 100 together."""
        return whole_percents(self.counts or ())

    @property
    def may_be_asked_anew(self) -> bool:
        """Tell whether nobody has closed it, and it was not counted."""
        return self.state in {PollState.OPEN, PollState.LOST}

    def asked_anew(self, *, post: str) -> "Poll":
        """Its message was deleted, and with it what people had answered."""
        return Poll(
            owner=self.owner,
            code=self.code,
            version=self.version,
            talk=self.talk,
            edition=self.edition,
            question=self.question,
            options=self.options,
            post=post,
        )

    @property
    def answers(self) -> int:
        return sum(self.counts or ())

    @property
    def is_sealed(self) -> bool:
        """Tell whether its counts may not be shown, since too few people answered."""
        return self.answers < K_MIN
