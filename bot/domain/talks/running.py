"""A talk that runs: which one people mean, what it is by now, and what was said of it by a slip."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.errors import IllegalStep
from bot.domain.talks.errors import NoLiveTalk, SeveralLiveTalks
from bot.domain.talks.slot import MINUTES_MAX, MINUTES_MIN
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import FORGOTTEN_AFTER, GOES_ON_WITHIN, NOTES_TAKEN_FOR, Talk

# No talk runs that was to begin longer ago than this.
RUNS_AT_MOST = timedelta(minutes=MINUTES_MAX) + FORGOTTEN_AFTER


def ran(talk: Talk, *, at: datetime) -> bool:
    """Tell whether the talk ran at a moment that may be past."""
    if talk.ended_at is not None and at <= talk.ended_at:
        return talk.minute_at(at) is not None
    return talk.is_live(at)


def over_since(talk: Talk, *, now: datetime) -> datetime | None:
    """When the talk ended, or should have; None while it may still go on."""
    if talk.state is TalkState.ENDED:
        return talk.ended_at or (talk.slot.ends_at if talk.slot else None)
    return talk.the_slot().ends_at if talk.is_forgotten(now) else None


def state_at(talk: Talk, *, now: datetime) -> TalkState:
    """What it is by now: it goes live, and is over, whether or not somebody says so."""
    if talk.is_live(now):
        return TalkState.LIVE
    return TalkState.ENDED if talk.is_over(now) else talk.state


def running(talks: Iterable[Talk], *, now: datetime) -> list[Talk]:
    """The talks that run at `now`, the one that began last first."""
    found = [talk for talk in talks if talk.is_live(now)]
    return sorted(found, key=lambda talk: talk.began_at() or now, reverse=True)


def talk_for_notes(talks: Iterable[Talk], *, now: datetime) -> Talk:
    """The one running talk, else the one that ended last, within a week.

    Raises `SeveralLiveTalks` and `NoLiveTalk`.
    """
    known = list(talks)
    live = running(known, now=now)
    if len(live) > 1:
        raise SeveralLiveTalks(titles=" · ".join(talk.title for talk in live))
    if live:
        return live[0]
    lately = [(over, talk) for talk in known if (over := _over_lately(talk, now=now)) is not None]
    if not lately:
        raise NoLiveTalk
    return max(lately, key=lambda each: each[0])[1]


def takes_notes(talk: Talk, *, now: datetime, is_note_taker: bool) -> bool:
    """Tell whether a note may be given to this talk by name.

    Members may while it runs and for a week; note-takers also ahead of it and from the recording.
    """
    if talk.state in {TalkState.DRAFT, TalkState.CANCELLED}:
        return False
    if is_note_taker or talk.is_live(now):
        return True
    return _over_lately(talk, now=now) is not None


def _over_lately(talk: Talk, *, now: datetime) -> datetime | None:
    over = over_since(talk, now=now)
    return over if over is not None and over <= now < over + NOTES_TAKEN_FOR else None


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
