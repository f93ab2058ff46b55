"""The way in to a talk, and the place in the queue of whoever waits for one."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.signups.errors import NotSignedUp, SignupClosed, WaitsForSeat
from bot.domain.signups.signup import Answer, Signup, place_in_queue
from bot.domain.talks.talk import JOIN_OPENS_BEFORE, Talk
from bot.services.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinLink:
    """`link` if it may be shown now; else `opens_at`, or neither where the talk has no link.

    `channel_id` is the channel that the talk takes place in, which anybody may be led to.
    """

    link: str | None
    opens_at: datetime | None
    channel_id: int | None = None


def way_in(docs: Reader, talk: Talk, mine: Signup | None, *, now: datetime) -> JoinLink:
    """Return what `mine` opens at `now`; raises `NotSignedUp`, `SignupClosed`, `WaitsForSeat`."""
    channel_id = talk.channel_at(now)
    if mine is not None and mine.answer is Answer.WAITLISTED:
        raise WaitsForSeat(title=talk.title, place=place_of(docs, mine))
    if mine is None or mine.answer is not Answer.GOING:
        if channel_id is None and not talk.is_open:
            state = "cancelled" if talk.was_cancelled else "ended"
            raise SignupClosed(title=talk.title, state=state)
        if channel_id is None:
            raise NotSignedUp(title=talk.title)
        return JoinLink(link=None, opens_at=None, channel_id=channel_id)
    opens = talk.the_slot().starts_at - JOIN_OPENS_BEFORE
    link = talk.join_link_at(now)
    early = talk.links.join is not None and link is None and now < opens
    return JoinLink(link=link, opens_at=opens if early else None, channel_id=channel_id)


def way_in_at_once(docs: Reader, talk: Talk, mine: Signup, *, now: datetime) -> JoinLink | None:
    """The way in of whoever answers while it is open: nobody should have to look for it then."""
    is_open = talk.is_live(now) or talk.join_link_at(now) is not None
    if mine.answer is not Answer.GOING or not is_open:
        return None
    found = way_in(docs, talk, mine, now=now)
    return found if found.link is not None or found.channel_id is not None else None


def place_of(docs: Reader, mine: Signup) -> int:
    """The place in the queue, from 1, of somebody who waits."""
    waiting = docs.select(Signup, talk=mine.talk, answer=Answer.WAITLISTED)
    return place_in_queue(waiting, mine)
