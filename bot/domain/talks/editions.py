"""Whether an edition is over: no talk of it is to come, and one took place."""

from collections.abc import Iterable
from datetime import datetime

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


def _is_to_come(talk: Talk, *, now: datetime) -> bool:
    if talk.state is TalkState.DRAFT:
        return talk.starts_at is None or talk.starts_at > now
    return not talk.is_over(now)
