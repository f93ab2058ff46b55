"""How much of what guests write to a talk is shown at once, and what a note-taker sees first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import BadNumber
from bot.domain.takeaways.errors import TooManyNotes
from bot.domain.takeaways.held_words import has_held_word
from bot.domain.takeaways.takeaway import Held

WINDOW = timedelta(minutes=10)
# A class that writes down what it hears stays below, a script does not.
PER_PERSON = 100
PER_TALK = 500
# Beyond so many times as much nothing is kept at all: the disk is everybody's.
REFUSED_FROM = 10
LIMIT_MAX = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(Document):
    """The rules of one talk, whose code it has, and how many notes of guests came since when."""

    KIND: ClassVar[str] = "intake"
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"talk": ("talk",)}

    talk: str
    hold_guests: bool = False
    # So many notes of guests pass within `WINDOW`; more are held.
    per_person: int = PER_PERSON
    per_talk: int = PER_TALK
    since: datetime | None = None
    count: int = 0

    def with_rules(self, *, hold_guests: bool, per_person: int, per_talk: int) -> "Intake":
        """Raise `BadNumber`."""
        for number in (per_person, per_talk):
            if not 1 <= number <= LIMIT_MAX:
                raise BadNumber(typed=str(number))
        return replace(self, hold_guests=hold_guests, per_person=per_person, per_talk=per_talk)

    def counted(self, lines: int, *, now: datetime) -> "Intake":
        is_over = self.since is None or not self.since <= now < self.since + WINDOW
        if is_over:
            return replace(self, since=now, count=lines)
        return replace(self, count=self.count + lines)

    def held(self, text: str, *, by_person: int, listed: Iterable[str]) -> Held | None:
        """Why a guest's line is held; `by_person` is what they wrote lately, this included.

        Raises `TooManyNotes` where nothing more is kept. To be asked after `counted`.
        """
        if by_person > self.per_person * REFUSED_FROM or self.count > self.per_talk * REFUSED_FROM:
            raise TooManyNotes(minutes=WINDOW // timedelta(minutes=1))
        is_over = by_person > self.per_person or self.count > self.per_talk
        return Held.BRAKE if is_over and not self.hold_guests else self.held_anyway(text, listed)

    def held_anyway(self, text: str, listed: Iterable[str]) -> Held | None:
        """As `held`, for words that replace others: however little is written."""
        if self.hold_guests:
            return Held.GUEST
        return Held.WORDS if has_held_word(text, listed) else None
