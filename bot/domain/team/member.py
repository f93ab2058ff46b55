"""What a person chose for themself, and where the bot writes to them, on every server alike."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar, Final

from bot.domain.document import Document, own_code, user_owner
from bot.domain.times.letter_times import LetterTimes
from bot.domain.times.wall import wall_of

# Letters a day, the fewest first; who chooses none of them takes as many as there are.
CAPS: Final = (1, 3, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Document):
    """Owned by the person (`user:ID`); its code is their id."""

    KIND: ClassVar[str] = "member"
    INDEXED: ClassVar[tuple[str, ...]] = ("spread_at",)

    reminders: bool = True
    # By whose clock the person lives; None until they name one.
    zone: str | None = None
    # Of letters; None for that of the server which writes.
    language: str | None = None
    letters_a_day: int | None = None
    # The letters of the day on which the last one went out: kept only for whom a cap counts them.
    written_on: date | None = None
    written: tuple[str, ...] = ()
    letters: LetterTimes = field(default_factory=LetterTimes)
    # Since when their sign-ups do not all say the same yet: each server has its own.
    spread_at: datetime | None = None
    # Discord tells nobody later which direct messages were written while the bot was away.
    dm_channel_id: int | None = None

    def has_room(self, letter: str, now: datetime) -> bool:
        """Tell whether this letter is within the cap of the day; one that is counted stays so."""
        written = self._written_on(self._day(now))
        has_no_cap = self.letters_a_day is None
        return has_no_cap or letter in written or len(written) < (self.letters_a_day or 0)

    def wrote(self, letter: str, now: datetime) -> "Member":
        """Count a letter, once however often it is tried."""
        day = self._day(now)
        written = self._written_on(day)
        if letter in written:
            return self
        return replace(self, written_on=day, written=(*written, letter))

    def _written_on(self, day: date) -> tuple[str, ...]:
        return self.written if self.written_on == day else ()

    def _day(self, now: datetime) -> date:
        return wall_of(now, self.zone or "UTC").local.date()


def default_member(user_id: int) -> Member:
    owner = user_owner(user_id)
    return Member(owner=owner, code=own_code(owner))
