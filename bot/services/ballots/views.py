"""What may be shown of an anonymous poll, and to whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tinydb import where

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.ballots.publishing import Result, SealedPoll, results
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.signups.attendance import Turnout
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.talk import Talk
from bot.services.ports import Reader


class BallotMessage(StrEnum):
    # Or is on its way.
    STANDS = "stands"
    # Discord lets it be neither posted nor changed, until somebody removes the cause.
    STUCK = "stuck"
    # It was deleted in Discord, and none was posted again.
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotView:
    """`opens_at` is there while the poll waits for the talk's end to be final.

    `answers` counts them all once it is sealed, `totals` are there from `k` answers on; of a
    question that fewer answered they hold only how many. `results` are what people may see: of the
    free texts those that somebody has looked at.
    """

    poll: BallotPoll
    talk: Talk
    answers: int | None
    totals: tuple[QuestionTotals, ...] | None
    results: tuple[Result, ...] = ()
    shown_texts: tuple[str, ...] = ()
    left_out_texts: tuple[str, ...] = ()
    opens_at: datetime | None = None
    # How many had signed up, and how many came where that was noted.
    going: int = 0
    came: int | None = None
    message: BallotMessage = BallotMessage.STANDS

    @property
    def is_withheld(self) -> bool:
        """Tell whether too few people answered: nobody sees what, moderators neither."""
        return self.answers is not None and self.totals is None


def find_ballot(docs: Reader, talk: str) -> BallotPoll | None:
    found = docs.select(BallotPoll, talk=talk)
    return found[-1] if found else None


def ballot_of(docs: Reader, talk: Talk, *, now: datetime) -> BallotView | None:
    """What may be shown of a talk's poll, if it has one."""
    poll = find_ballot(docs, talk.code)
    return view_ballot(docs, poll, talk, now=now) if poll is not None else None


def view_ballot(docs: Reader, poll: BallotPoll, talk: Talk, *, now: datetime) -> BallotView:
    carrier = docs.find(Delivery, poll.post) if poll.state is BallotState.PLANNED else None
    is_ahead = carrier is not None and carrier.is_planned and carrier.due > now
    tally = docs.find(Tally, poll.code) if poll.is_sealed else None
    opens_at = carrier.due if carrier is not None and is_ahead else None
    if tally is None or tally.answers < poll.k:
        answers = tally.answers if tally is not None else None
        return BallotView(
            poll=poll,
            talk=talk,
            answers=answers,
            totals=None,
            opens_at=opens_at,
            message=_message_of(docs, poll),
        )
    sealed = sealed_poll(poll, tally)
    turnout = docs.find(Turnout, talk.code)
    return BallotView(
        poll=poll,
        talk=talk,
        answers=tally.answers,
        totals=tuple(each.withheld_below(poll.k) for each in tally.totals),
        results=results(sealed, texts=tally.shown_texts),
        shown_texts=tally.shown_texts,
        left_out_texts=tally.left_out_texts,
        going=docs.count(Signup, talk=talk.code, answer=Answer.GOING),
        came=turnout.came if turnout is not None else None,
        message=_message_of(docs, poll),
    )


def _message_of(docs: Reader, poll: BallotPoll) -> BallotMessage:
    carrier = docs.find(Delivery, poll.post)
    if carrier is not None and (carrier.is_held or carrier.never_comes):
        return BallotMessage.STUCK
    kept_up = (where("post") == poll.post) & (where("kind") == MirrorKind.BALLOT)
    found = docs.search(Mirror, kept_up)
    if any(each.is_gone for each in found):
        return BallotMessage.GONE
    is_stuck = any(each.reason is not None for each in found)
    return BallotMessage.STUCK if is_stuck else BallotMessage.STANDS


def in_order_of_sealing(docs: Reader, edition: str) -> list[tuple[BallotPoll, Tally]]:
    sealed = docs.select(BallotPoll, edition=edition, state=BallotState.SEALED)
    sealed.sort(key=lambda each: each.sealed_as or 0)
    found = [(each, docs.find(Tally, each.code)) for each in sealed]
    return [(poll, tally) for poll, tally in found if tally is not None]


def sealed_poll(poll: BallotPoll, tally: Tally) -> SealedPoll:
    return SealedPoll(questions=poll.questions, totals=tally.totals, k=poll.k)
