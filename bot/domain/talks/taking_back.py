"""Taking back what somebody said of a running talk by a slip."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.errors import IllegalStep
from bot.domain.talks.slot import MINUTES_MIN
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import GOES_ON_WITHIN, Talk

# How much longer, or less long, one press makes a talk.
MINUTES_STEP = 15


def may_not_have_begun(talk: Talk, now: datetime) -> bool:
    """Tell whether "it has begun" was said minutes ago, and only counts the minutes otherwise.

    Whoever says it ahead of the hour was asked, for people were told.
    """
    if talk.state is not TalkState.LIVE or talk.started_at is None or len(talk.marks) > 1:
        return False
    begins = talk.the_slot().starts_at
    return begins <= talk.started_at and now < talk.started_at + GOES_ON_WITHIN


def not_begun(talk: Talk, *, now: datetime) -> Talk:
    """Its hour has come, so it runs by itself; raises `IllegalStep` once notes rest on it."""
    if not may_not_have_begun(talk, now):
        raise IllegalStep(title=talk.title, state=talk.state.value, wanted="announced")
    return replace(
        talk,
        state=TalkState.ANNOUNCED,
        started_at=None,
        marks=(),
        sequence=talk.sequence + 1,
        changed_at=now,
    )


def segment_back(talk: Talk, *, now: datetime) -> Talk:
    """The segment before this one goes on; the first stays."""
    if not talk.is_live(now):
        raise IllegalStep(title=talk.title, state=talk.state.value, wanted="live")
    if not talk.marks or talk.marks[-1].segment == 1:
        return talk
    return replace(talk, marks=talk.marks[:-1], changed_at=now)


def may_be_shorter(talk: Talk, now: datetime) -> bool:
    """Tell whether its planned end would still be ahead."""
    if not talk.is_live(now) or talk.slot is None:
        return False
    is_long = talk.slot.minutes - MINUTES_STEP >= MINUTES_MIN
    return is_long and talk.slot.ends_at - timedelta(minutes=MINUTES_STEP) > now


def shorter(talk: Talk, *, now: datetime) -> Talk:
    if not may_be_shorter(talk, now):
        raise IllegalStep(title=talk.title, state=talk.state.value, wanted="shorter")
    slot = replace(talk.the_slot(), minutes=talk.the_slot().minutes - MINUTES_STEP)
    return replace(talk, slot=slot, sequence=talk.sequence + 1, changed_at=now)
