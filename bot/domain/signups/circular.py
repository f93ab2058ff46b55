"""What an organiser writes to all who signed up: to whom it goes, and how often."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.signups.signup import COMING, Answer, Signup
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import wall_of

TEXT_MAX = 1000


def readers_of(signups: Iterable[Signup], *, with_maybe: bool) -> tuple[int, ...]:
    """Whoever is going, and `with_maybe` who said maybe; nobody who may not see the talk now."""
    answers = COMING if with_maybe else {Answer.GOING}
    return tuple(
        each.user_id for each in signups if each.answer in answers and each.no_part_since is None
    )


def is_on_this_day(talk: Talk, written: Iterable[datetime], *, now: datetime) -> bool:
    """Tell whether one was written on the calendar day that it is by the talk's clock."""
    zone = talk.the_slot().start.zone
    today = wall_of(now, zone).local.date()
    return any(wall_of(each, zone).local.date() == today for each in written)
