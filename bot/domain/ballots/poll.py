"""An anonymous poll after a talk: several questions, and no way back from an answer to its voter.

It is sealed once every trace of single ballots is gone; until then nothing of them is shown.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.errors import (
    BallotNotOpen,
    BallotNotToClose,
    BallotOver,
    BallotPollNotFound,
)
from bot.domain.ballots.questions import Question
from bot.domain.document import Document
from bot.domain.errors import NotFound
from bot.domain.talks.series import PollChoice, Series
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import days_before, wall_of

# With fewer answers, what is shown would point at people; a series may ask for more.
K_MIN = 3
K_DEFAULT = 5
DAYS_DEFAULT = 3


class BallotState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    # Takes no ballots any more; what tells them apart is being removed.
    CLOSING = "closing"
    SEALED = "sealed"
    # Its key is not there, so nobody could be known again and nothing can be counted.
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPoll(Document):
    KIND: ClassVar[str] = "ballot_poll"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "edition", "state", "wake")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "talk": ("talk",),
        "edition": ("edition",),
        "post": ("delivery",),
    }
    MISSING: ClassVar[type[NotFound]] = BallotPollNotFound

    talk: str
    edition: str
    # The delivery that carries it.
    post: str
    # As they were when it was planned: whoever answers later answers the same.
    questions: tuple[Question, ...]
    # By how many answers on results are shown, and how long it is open on the clock of this zone.
    k: int
    days: int
    zone: str
    state: BallotState = BallotState.PLANNED
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    # When it has to be closed, or its closing carried on.
    wake: datetime | None = None
    sealed_at: datetime | None = None
    # How many of its edition were sealed before: clocks step back, and the order of sealing decides
    # what is summed up with what.
    sealed_as: int | None = None
    # Since when its message shows the results.
    published_at: datetime | None = None

    def opened(self, *, now: datetime) -> "BallotPoll":
        """Begin when its message was confirmed."""
        closes = days_before(wall_of(now, self.zone), -self.days)
        return replace(self, state=BallotState.OPEN, opened_at=now, closes_at=closes, wake=closes)

    def kept_open(self, *, after: datetime) -> "BallotPoll":
        """Open for its days after another end of its talk; never for less than it was said."""
        closes = days_before(wall_of(after, self.zone), -self.days)
        if self.closes_at is None or closes <= self.closes_at:
            return self
        return replace(self, closes_at=closes, wake=closes)

    @property
    def halfway_at(self) -> datetime | None:
        if self.opened_at is None or self.closes_at is None:
            return None
        return self.opened_at + (self.closes_at - self.opened_at) / 2

    def takes_ballots(self, *, now: datetime) -> bool:
        """Its hour counts, also where nobody has closed it yet."""
        is_over = self.closes_at is not None and now >= self.closes_at
        return self.state is BallotState.OPEN and not is_over

    def require_open(self, *, now: datetime) -> None:
        """Raise `BallotNotOpen` before it opens, `BallotOver` once it takes none any more."""
        if self.state is BallotState.PLANNED:
            raise BallotNotOpen
        if not self.takes_ballots(now=now):
            raise BallotOver

    def closing(self, *, now: datetime) -> "BallotPoll":
        """Take no ballots from now on; raises `BallotNotToClose` where it is not open."""
        if self.state is not BallotState.OPEN:
            raise BallotNotToClose(title=self.talk, state=self.state.value, wanted="closing")
        closed = min(now, self.closes_at or now)
        return replace(self, state=BallotState.CLOSING, closes_at=closed, wake=now)

    def sealed(self, *, now: datetime, after: int) -> "BallotPoll":
        """Seal it as the one `after` so many of its edition; what was lost stays lost."""
        if self.state is BallotState.LOST:
            return replace(self, wake=None)
        state = BallotState.SEALED
        return replace(self, state=state, sealed_at=now, sealed_as=after, wake=None)

    def lost(self, *, now: datetime) -> "BallotPoll":
        closed = min(now, self.closes_at or now)
        return replace(self, state=BallotState.LOST, closes_at=closed, wake=now)

    def put_off(self, until: datetime) -> "BallotPoll":
        return replace(self, wake=until)

    def righted(self, *, now: datetime) -> "BallotPoll":
        """The clock was ahead: be open no longer than from now on, and wait for no other year."""
        if self.state is BallotState.CLOSING:
            return replace(self, wake=now)
        latest = days_before(wall_of(now, self.zone), -self.days)
        if self.closes_at is None or self.closes_at <= latest:
            return self
        return self.opened(now=now)

    def posted_as(self, post: str) -> "BallotPoll":
        """Its message was deleted and stands again; what people answered is kept elsewhere."""
        return replace(self, post=post)

    def published(self, *, now: datetime) -> "BallotPoll":
        return replace(self, published_at=self.published_at or now)

    @property
    def is_sealed(self) -> bool:
        return self.state is BallotState.SEALED


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Document):
    """What is left of the ballots of a poll, under the poll's own code: sums, and texts by content.

    Which answers came together is in none of it, so no table of one question by another exists.
    """

    KIND: ClassVar[str] = "ballot_tally"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "edition")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "talk": ("talk",),
        "edition": ("edition",),
    }

    talk: str
    edition: str
    answers: int
    totals: tuple[QuestionTotals, ...]
    # Of the free texts, those that somebody has looked at and lets people read.
    shown_texts: tuple[str, ...] = ()
    # And of those that people do not read; of the rest nobody has decided yet.
    left_out_texts: tuple[str, ...] = ()

    def deciding(self, text: str, *, show: bool) -> "Tally":
        """Show one of the texts, or leave it out."""
        shown, left_out = ({*each} - {text} for each in (self.shown_texts, self.left_out_texts))
        (shown if show else left_out).add(text)
        return replace(
            self, shown_texts=tuple(sorted(shown)), left_out_texts=tuple(sorted(left_out))
        )


def wants_ballot(talk: Talk, series: Series | None) -> bool:
    """An anonymous poll, unless its series asks one quick question in public.

    Discord shows who voted what in a native poll, which the Chatham House Rule forbids.
    """
    return talk.chatham_house or series is None or series.poll is PollChoice.BALLOT


KEY_BYTES = 32


def voter_mark(key: bytes, user_id: int, poll: str) -> bytes:
    # `hmac.digest` would let go of the interpreter's lock for so short a sum, and wait to get it
    # back from the writer: 20 microseconds for one.
    return hmac.new(key, f"{poll}:{user_id}".encode(), sha256).digest()
