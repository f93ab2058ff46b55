"""The numbers of an edition's talks: they follow time, and what never came to be has none.

Drafts hold theirs, so that the third talk of a programme is announced as the third; a draft that is
put between talks moves the numbers after it when it is made, not when people hear of it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from bot.domain.talks.talk import Talk

NO_NUMBER = 0
_WHENEVER = datetime.max.replace(tzinfo=UTC)


def numbered(talks: Iterable[Talk]) -> list[tuple[Talk, int]]:
    """Each with the number that it shall have; those without a day come last, as they were made.

    A talk that was called off keeps its place if people knew of it: the third of three is not
    "3 of 2". `talks` stand in the order in which they were made.
    """
    known = list(talks)
    counted = [talk for talk in known if not _never_came_to_be(talk)]
    counted.sort(key=_when)
    numbers = {talk.code: number for number, talk in enumerate(counted, start=1)}
    return [(talk, numbers.get(talk.code, NO_NUMBER)) for talk in known]


def _never_came_to_be(talk: Talk) -> bool:
    return talk.was_cancelled and talk.announce_at is None


def _when(talk: Talk) -> datetime:
    if talk.starts_at is not None:
        return talk.starts_at
    if talk.planned_on is not None:
        return datetime.combine(talk.planned_on, time.max, tzinfo=UTC)
    return _WHENEVER
