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


def _is_to_come(talk: Talk, *, now: datetime) -> bool:
    if talk.state is TalkState.DRAFT:
        return talk.starts_at is None or talk.starts_at > now
    return not talk.is_over(now)
