"""What the live panel shows."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.takeaways.moderation import gathered
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.domain.talks.running import takes_notes
from bot.domain.talks.talk import Talk
from bot.services.ballots.views import BallotView, ballot_of
from bot.services.polls.polls import PollView, find_poll, view_poll
from bot.services.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    code: str
    text: str
    support: int
    minute: int | None
    is_answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePanelView:
    """`last` is the newest takeaway.

    Questions stand by support, the most first and the answered last, and are not counted among
    `takeaways`. Names are nowhere in it: the panel is the same under the Chatham House Rule.
    `guests_write` tells whether members give notes now; another time has another panel.
    `held` and `reported` are how many wait for a note-taker; `may_manage`, whether who asks is one.
    """

    talk: Talk
    is_live: bool
    segment: int | None
    segment_title: str | None
    takeaways: int
    last: str | None
    last_support: int
    questions: tuple[QuestionView, ...]
    poll: PollView | None = None
    ballot: BallotView | None = None
    may_go_on: bool = False
    guests_write: bool = True
    held: int = 0
    reported: int = 0
    may_manage: bool = False


def view_live_panel(docs: Reader, talk: Talk, *, now: datetime) -> LivePanelView:
    kept = docs.select(Takeaway, talk=talk.code)
    logged = [each for each in gathered(kept) if each.is_public]
    points = [each for each in logged if each.kind is not TakeawayKind.QUESTION]
    # Under the Chatham House Rule nothing tells which one is the newest.
    last = points[-1] if points and not points[-1].is_under_the_rule else None
    is_live = talk.is_live(now)
    segment = talk.segment_at(now) if is_live else None
    return LivePanelView(
        talk=talk,
        is_live=is_live,
        may_go_on=talk.may_go_on(now),
        guests_write=takes_notes(talk, now=now, is_note_taker=False),
        segment=segment,
        segment_title=talk.segments[segment - 1].title if segment else None,
        takeaways=len(points),
        last=last.text if last else None,
        last_support=len(last.support) if last else 0,
        questions=questions_of(logged),
        held=sum(each.wants_look and each.held is not None for each in kept),
        reported=sum(each.wants_look and each.held is None for each in kept),
        poll=view_poll(docs, poll, talk, now=now) if (poll := find_poll(docs, talk.code)) else None,
        ballot=ballot_of(docs, talk, now=now),
    )


def questions_of(logged: list[Takeaway]) -> tuple[QuestionView, ...]:
    """The audience's questions, the most supported first, then the oldest; the answered last."""
    asked = [each for each in logged if each.kind is TakeawayKind.QUESTION]
    asked.sort(key=lambda each: (each.is_answered, -len(each.support), each.logged_at, each.code))
    return tuple(
        QuestionView(
            code=each.code,
            text=each.text,
            support=len(each.support),
            minute=each.minute,
            is_answered=each.is_answered,
        )
        for each in asked
    )
