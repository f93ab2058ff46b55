"""What is left to do for talks that are over; one with nothing left is not named."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.reminder import POLL_OPENS_LATE
from bot.domain.polls.poll import Poll, PollState
from bot.domain.takeaways.takeaway import UNDECIDED, Takeaway
from bot.domain.talks.editions import is_edition_over
from bot.domain.talks.preparing import open_consents
from bot.domain.talks.running import over_since
from bot.domain.talks.series import Edition
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.services.ballots.views import find_ballot
from bot.services.findings.workbench import key_findings_of, must_be_corrected
from bot.services.polls.polls import find_poll
from bot.services.ports import Reader

_OPEN = frozenset({PollState.OPEN, BallotState.OPEN})


class Left(StrEnum):
    """One thing that is left to do; the words stand in Fluent, the button beside them."""

    CORRECTION = "correction"
    POLL = "poll"
    POLL_OPEN = "poll-open"
    RECORDING = "recording"
    NOTES = "notes"
    NAMES = "names"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftovers:
    """`what` is never empty; `notes` wait to be sorted, `names` are panellists not asked yet.

    `poll` is the one that asks after it, native or anonymous.
    """

    talk: Talk
    what: tuple[Left, ...]
    notes: int
    names: int
    poll: Poll | BallotPoll | None


def leftovers(docs: Reader, *, now: datetime) -> list[Leftovers]:
    """Of all talks, the one that ended last first."""
    talks = docs.select(Talk, state=TalkState.ENDED)
    over = {talk.code: over_since(talk, now=now) or now for talk in talks}
    talks.sort(key=lambda talk: (over[talk.code], talk.code), reverse=True)
    to_thank = _to_thank(docs, talks, now=now)
    found = [_of(docs, talk, is_last=talk.code in to_thank, now=now) for talk in talks]
    return [each for each in found if each.what]


def _of(docs: Reader, talk: Talk, *, is_last: bool, now: datetime) -> Leftovers:
    is_published = key_findings_of(docs, talk.edition).revision > 0
    taken = docs.select(Takeaway, talk=talk.code)
    notes = sum(1 for each in taken if each.placement in UNDECIDED)
    names = open_consents(talk)
    poll = find_ballot(docs, talk.code) or find_poll(docs, talk.code)
    lacks = {
        Left.CORRECTION: must_be_corrected(docs, talk),
        Left.POLL: _may_open(docs, talk, poll, now=now),
        Left.POLL_OPEN: poll is not None and poll.state in _OPEN,
        Left.RECORDING: talk.will_be_recorded and talk.recording is None,
        # What the key findings need is left until they are out.
        Left.NOTES: notes > 0 and not is_published,
        Left.NAMES: names > 0 and not is_published,
        Left.THANKS: is_last and not is_published,
    }
    what = tuple(each for each, is_left in lacks.items() if is_left)
    return Leftovers(talk=talk, what=what, notes=notes, names=names, poll=poll)


def _to_thank(docs: Reader, newest_first: list[Talk], *, now: datetime) -> set[str]:
    """The last talk of each edition that is over and thanks nobody yet."""
    last = {talk.edition: talk.code for talk in reversed(newest_first)}
    return {
        last[edition.code]
        for edition in docs.select(Edition)
        if not edition.thanks
        and edition.code in last
        and is_edition_over(docs.select(Talk, edition=edition.code), now=now)
    }


def _may_open(docs: Reader, talk: Talk, poll: Poll | BallotPoll | None, *, now: datetime) -> bool:
    """Tell whether nothing carries its poll, and people would still know what they are asked."""
    over = over_since(talk, now=now)
    if over is None or now > over + POLL_OPENS_LATE:
        return False
    carrier = docs.find(Delivery, poll.post) if poll is not None else None
    return carrier is None or carrier.never_comes
