"""Which talk people mean when they do not name one: the running one, else the one that just was."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.talks.errors import NoLiveTalk, SeveralLiveTalks
from bot.domain.talks.slot import MINUTES_MAX
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import FORGOTTEN_AFTER, NOTES_TAKEN_FOR, Talk

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
