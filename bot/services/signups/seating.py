"""Freed seats go to those who waited longest."""

from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Outcome, Refused, Sent
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.signups.signup import Answer, Signup, let_in
from bot.domain.talks.talk import Talk
from bot.services.outbox.planning import post, replan_letters
from bot.services.ports import Documents, Reader


def fill_seats(docs: Documents, talk: Talk, *, now: datetime) -> list[int]:
    """Let the queue in, as far as there are seats, tell whoever got one, and return who did.

    A seat in a talk that is over, cancelled or not announced is worth no letter.
    """
    if not talk.is_open or talk.slot is None or now >= talk.slot.ends_at:
        return []
    waiting = docs.select(Signup, talk=talk.code, answer=Answer.WAITLISTED)
    let = let_in(waiting, taken=seats_taken(docs, talk), seats=talk.seats)
    for lucky in let:
        docs.put(lucky)
        post(
            docs,
            DeliveryKind.SEAT_FREE,
            about=talk.code,
            due=now,
            user_id=lucky.user_id,
        )
    return [lucky.user_id for lucky in let]


def seat_after_change(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Let the queue in where a talk got more seats; for `TalkService`, inside its unit."""
    if talk.seats != before.seats:
        fill_seats(docs, talk, now=now)


def free_seat(docs: Documents, signup: Signup, talk: Talk, *, now: datetime) -> None:
    """Take somebody off the list, and let in who waits."""
    docs.put(replace(signup, answer=Answer.DECLINED, answered_at=now, remind=False))
    let_in = fill_seats(docs, talk, now=now)
    replan_letters(docs, talk, {signup.user_id, *let_in}, now=now)


def free_seats_of(docs: Documents, user_id: int, now: datetime) -> None:
    """Somebody has left the server: what they were to come to has room for others."""
    for signup in docs.select(Signup, user_id=user_id):
        talk = docs.find(Talk, signup.talk)
        if talk is not None and talk.is_open and signup.answer is not Answer.DECLINED:
            free_seat(docs, signup, talk, now=now)


def heed_letter(docs: Documents, letter: Delivery, outcome: Outcome, now: datetime) -> None:
    """What became of a letter tells whether its member can still come."""
    assert letter.user_id is not None
    match outcome:
        case Refused(reason=Reason.MEMBER_LEFT):
            free_seats_of(docs, letter.user_id, now)
        case Refused(reason=Reason.NO_PART):
            _keep_without_part(docs, letter, now)
        case Sent():
            for signup in docs.select(Signup, user_id=letter.user_id):
                if signup.no_part_since is not None:
                    docs.put(replace(signup, no_part_since=None))
        case _:
            pass


def _keep_without_part(docs: Documents, letter: Delivery, now: datetime) -> None:
    """Mark what they have; only a seat that they were never told of goes to the next."""
    for signup in docs.select(Signup, user_id=letter.user_id):
        talk = docs.find(Talk, signup.talk)
        if talk is None or not talk.is_open or signup.answer is Answer.DECLINED:
            continue
        marked = replace(signup, no_part_since=signup.no_part_since or now)
        untold = letter.kind is DeliveryKind.SEAT_FREE and signup.talk == letter.about
        if untold and signup.answer is Answer.GOING:
            docs.put(replace(marked, answer=Answer.WAITLISTED))
            let_in = fill_seats(docs, talk, now=now)
            replan_letters(docs, talk, {signup.user_id, *let_in}, now=now)
        elif marked != signup:
            docs.put(marked)


def seats_taken(docs: Reader, talk: Talk) -> int:
    return docs.count(Signup, talk=talk.code, answer=Answer.GOING)
