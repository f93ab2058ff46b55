"""When a member wants to be written to: how long before a talk, and at which hours not."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.times.wall import WallTime, kept_instant, wall_of

# In minutes before the start, the nearest first.
CHOICES: Final = (15, 60, 24 * 60)
# News of a talk is no use later than this before it.
_NEWS_UNTIL: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTimes:
    """Quiet hours are whole hours of the day by the clock of `zone`; none if they are equal."""

    before: int = CHOICES[0]
    quiet_from: int = 0
    quiet_until: int = 0
    zone: str = "UTC"

    @property
    def has_quiet_hours(self) -> bool:
        return self.quiet_from != self.quiet_until

    def reminder_at(self, starts_at: datetime) -> datetime:
        """When to write before a talk: what falls in quiet hours comes before they begin.

        It depends on nothing but the talk and these, so that nobody is written to twice.
        """
        due = starts_at - timedelta(minutes=self.before)
        quiet = self._quiet_around(due)
        return due if quiet is None else quiet[0]

    def news_at(self, now: datetime, *, starts_at: datetime | None) -> datetime:
        """When to tell what happened now: after quiet hours, unless that would be too late."""
        quiet = self._quiet_around(now)
        if quiet is None or (starts_at is not None and quiet[1] > starts_at - _NEWS_UNTIL):
            return now
        return quiet[1]

    def still_ahead(self, starts_at: datetime, *, now: datetime) -> "LetterTimes":
        """The same with the longest time before a talk that is not over by now."""
        for before in sorted((each for each in CHOICES if each <= self.before), reverse=True):
            shorter = replace(self, before=before)
            if now < shorter.reminder_at(starts_at):
                return shorter
        return self

    def _quiet_around(self, moment: datetime) -> tuple[datetime, datetime] | None:
        """Beginning and end of the quiet hours in which a moment lies."""
        if not self.has_quiet_hours:
            return None
        local = wall_of(moment, self.zone).local
        begins = local.replace(hour=self.quiet_from, minute=0, second=0, microsecond=0)
        if begins > local:
            begins -= timedelta(days=1)
        ends = begins.replace(hour=self.quiet_until)
        if ends <= begins:
            ends += timedelta(days=1)
        if local >= ends:
            return None
        first, last = (
            kept_instant(WallTime(local=each, zone=self.zone)) for each in (begins, ends)
        )
        # Where clocks change, an hour may be there twice or not at all.
        return min(first, moment), max(last, moment)
