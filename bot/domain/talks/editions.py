"""An edition's talks: their numbers, which of them it lists, and whether the last is over."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk


def is_edition_over(talks: Iterable[Talk], *, now: datetime) -> bool:
    """Tell it of all talks of an edition; one without a time may still be given one."""
    known = [talk for talk in talks if not talk.was_cancelled]
    return any(talk.is_over(now) for talk in known) and not any(
        _is_to_come(talk, now=now) for talk in known
    )


def ends_edition(talk: Talk, talks: Iterable[Talk], *, now: datetime) -> bool:
    """Tell whether it is the last one of an edition that is over."""
    known = [each for each in talks if not each.was_cancelled]
    is_last = talk.starts_at is not None and not any(
        each.starts_at is not None and each.starts_at > talk.starts_at for each in known
    )
    return is_last and talk.is_over(now) and is_edition_over(known, now=now)


def printed_talks(talks: Iterable[Talk], *, now: datetime) -> list[Talk]:
    """The talks that an article lists, in its order: those that members know of and can attend.

    A talk that is announced later is as unknown as a draft.
    """
    kept = [talk for talk in talks if talk.is_public(now) and talk.state is not TalkState.CANCELLED]
    return sorted(kept, key=lambda talk: (talk.number, talk.code))


def _is_to_come(talk: Talk, *, now: datetime) -> bool:
    if talk.state is TalkState.DRAFT:
        return talk.starts_at is None or talk.starts_at > now
    return not talk.is_over(now)


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
