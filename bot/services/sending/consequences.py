"""What a transition of a delivery brings about, in the same unit of work: all of it, in one place.

`carry_out` makes a transition, then what follows from it, then what follows from that. What only
plans (withdraws, retimes) needs none of this and stands in `bot.services.outbox`.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import Dropped, Fact, Mended, PutOff, Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.payloads import NoticeLine
from bot.domain.deliveries.reasons import GONE, LEFT_OUT, NO_READER, Reason
from bot.domain.deliveries.reminder import is_worth_again
from bot.domain.deliveries.transitions import step
from bot.domain.polls.poll import Poll, PollState
from bot.domain.talks.scheduled_event import ScheduledEvent
from bot.domain.talks.talk import Talk
from bot.services.ballots.opening import open_sent
from bot.services.ballots.sealing import tell_where_it_stands
from bot.services.outbox.backstage import (
    silence_alarm,
    sound_alarm,
    tell_backstage,
    tell_if_late,
    tell_not_sent,
    try_notices_again,
)
from bot.services.outbox.in_forum import plan_lost_post
from bot.services.outbox.planning import touch, touch_post, wake_followers
from bot.services.outbox.telling import mend_known_time
from bot.services.ports import Documents
from bot.services.talks.edition_cards import touch_other_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    before: Delivery
    fact: Fact
    after: Delivery

    @property
    def is_into_another_state(self) -> bool:
        return self.after.state is not self.before.state

    @property
    def is_surely_unread(self) -> bool:
        """Tell whether an answer or a look has shown that no message of it stands."""
        was_under_way = self.before.is_under_way and not isinstance(self.fact, Withdrawn)
        return was_under_way and not (self.after.is_in_doubt or self.after.is_sent)


Steps = Iterator[tuple[Delivery, Fact]]
Consequence = Callable[[Documents, Transition, datetime], Steps]


def carry_out(docs: Documents, delivery: Delivery, fact: Fact, *, now: datetime) -> Delivery:
    """Keep what the fact makes of the delivery, and do all that follows; raises `IllegalStep`."""
    first: Delivery | None = None
    steps = deque([(delivery, fact)])
    while steps:
        before, happened = steps.popleft()
        after = step(before, happened, now=now)
        if after != before:
            after = docs.put(after)
            transition = Transition(before=before, fact=happened, after=after)
            for consequence in _CONSEQUENCES:
                steps.extend(consequence(docs, transition, now))
        first = first or after
    assert first is not None
    return first


def _of_sent(docs: Documents, transition: Transition, now: datetime) -> Steps:
    """Its mirrors are drawn, followers go out, people are told: its message stands."""
    sent = transition.after
    if not sent.is_sent:
        return
    for mirror in docs.search(Mirror, (where("post") == sent.code) & where("wake").exists()):
        # What changed while the message was on its way can be shown now.
        docs.put(replace(mirror, wake=now))
    if sent.place is Place.BACKSTAGE:
        silence_alarm(docs, now=now)
        try_notices_again(docs, now=now)
    yield from _freed(docs, sent, now)
    confirmed = _OF_KIND.get(sent.kind)
    if confirmed is not None:
        confirmed(docs, sent, now)
    tell_if_late(docs, sent, now=now)


def _freed(docs: Documents, sent: Delivery, now: datetime) -> Steps:
    """What comes after this one can go out, now or at its moment."""
    for follower in docs.select(Delivery, after=sent.code):
        # What was put off just ahead of its moment still has that to come.
        ready = max(now, follower.due)
        if follower.is_planned and follower.wake != ready:
            yield follower, PutOff(ready)
        elif follower.waits_with_another:
            yield follower, Mended()


def _of_unread(docs: Documents, transition: Transition, now: datetime) -> Steps:
    """Nobody has read it, so news of it is none; what its readers know is the time before it."""
    if not transition.is_surely_unread:
        return
    for news in docs.select(Delivery, after=transition.after.code):
        if news.kind.record.is_news and news.is_waiting:
            # When the unread one is sent, it says itself what the news would say.
            yield news, Dropped(Reason.NOT_WANTED)
    mend_known_time(docs, transition.after, now=now)
    plan_lost_post(docs, transition.after, now=now)


def _of_held(docs: Documents, transition: Transition, now: datetime) -> Steps:
    """The team is told; of what only waits it was told already, unless it is news."""
    held = transition.after
    if not (held.is_held and transition.is_into_another_state):
        return
    yield from ()
    if held.kind is DeliveryKind.BALLOT:
        tell_where_it_stands(docs, held.about, now)
    record = held.kind.record
    if held.kind is DeliveryKind.NOTICE:
        # Where it is held, the team hears of nothing any more.
        sound_alarm(docs, now=now)
    if held.reason is not None and held.reason in NO_READER:
        yield held, Dropped(held.reason)
        return
    is_told = record.is_news if held.waits_with_another else record.is_failure_told
    if is_told and held.reason is not None:
        tell_not_sent(docs, transition.before, held.reason, now=now)


def _of_dropped(docs: Documents, transition: Transition, now: datetime) -> Steps:
    """What is held only because this one was is given up with it, however far down."""
    if not isinstance(transition.fact, Dropped):
        return
    for follower in docs.select(Delivery, after=transition.after.code):
        if follower.waits_with_another:
            yield follower, Dropped(Reason.NOT_WANTED)
    if transition.fact.reason in LEFT_OUT:
        tell_not_sent(docs, transition.before, transition.fact.reason, now=now)


_CONSEQUENCES: tuple[Consequence, ...] = (_of_sent, _of_unread, _of_held, _of_dropped)


def _open_poll(docs: Documents, sent: Delivery, now: datetime) -> None:
    waits = (where("post") == sent.code) & (where("state") == PollState.PLANNED)
    for poll in docs.search(Poll, (where("talk") == sent.about) & waits):
        docs.put(poll.opened(now=now))
        touch(docs, MirrorKind.LIVE_PANEL, sent.about, now=now)


def _open_ballot(docs: Documents, sent: Delivery, now: datetime) -> None:
    open_sent(docs, sent, now)
    tell_where_it_stands(docs, sent.about, now)


def _count_in(docs: Documents, sent: Delivery, now: datetime) -> None:
    """From now on people know of one talk more."""
    talk = docs.find(Talk, sent.about)
    wake_followers(docs, now=now)
    touch(docs, MirrorKind.SCHEDULED_EVENT, sent.about, now=now)
    if talk is not None:
        touch_other_cards(docs, talk, now=now)


def _keep_in_step(docs: Documents, sent: Delivery, now: datetime) -> None:
    """What changed while it was made is written, and a double of it is found."""
    touch_post(docs, MirrorKind.SCHEDULED_EVENT, sent, now=now)


def _pass_on(docs: Documents, sent: Delivery, now: datetime) -> None:
    touch_post(docs, MirrorKind.CROSSPOST, sent, now=now)


_OF_KIND: dict[DeliveryKind, Callable[[Documents, Delivery, datetime], None]] = {
    DeliveryKind.ANNOUNCEMENT: _count_in,
    DeliveryKind.SCHEDULED_EVENT: _keep_in_step,
    DeliveryKind.POLL: _open_poll,
    DeliveryKind.BALLOT: _open_ballot,
    DeliveryKind.FINDINGS: _pass_on,
}


def hold_mirror(docs: Documents, mirror: Mirror, reason: Reason, *, now: datetime) -> None:
    """Hold it, and tell the team once why what was posted is no longer kept up to date.

    A letter that its member does not let us change is nobody's trouble: it says when it was right.
    """
    posted = docs.find(Delivery, mirror.post)
    if posted is not None and posted.user_id is not None:
        docs.remove(mirror)
        return
    # Of what was deleted, and is worth nothing any more, nobody has to hear.
    over = posted is not None and reason in GONE and not can_come_back(docs, posted, now=now)
    told = _missed_though_over(docs, posted, now=now) if posted is not None and over else reason
    if reason is not mirror.reason and posted is not None and told is not None:
        line = NoticeLine(what=posted.kind, reason=told, about=mirror.about, posted=not over)
        tell_backstage(docs, line, now=now)
    docs.put(mirror.held(reason))
    _tell_of_ballot(docs, mirror, now)


def mirror_shown(docs: Documents, mirror: Mirror, revision: int, *, now: datetime) -> None:
    """Its message shows this `revision`, perhaps for the first time after a refusal."""
    docs.put(mirror.showed(revision, now=now))
    if mirror.reason is not None:
        _tell_of_ballot(docs, mirror, now)


def mend_mirror(docs: Documents, mirror: Mirror, *, now: datetime) -> None:
    """Somebody removed the cause: it is tried again."""
    docs.put(mirror.mended(now=now))
    _tell_of_ballot(docs, mirror, now)


def _tell_of_ballot(docs: Documents, mirror: Mirror, now: datetime) -> None:
    if mirror.kind is MirrorKind.BALLOT:
        tell_where_it_stands(docs, mirror.about, now)


def _missed_though_over(docs: Documents, posted: Delivery, *, now: datetime) -> Reason | None:
    """An event that no other one can stand for, and that people look for: its talk runs."""
    talk = docs.find(Talk, posted.about)
    if not posted.kind.record.is_event or talk is None or talk.slot is None:
        return None
    is_ours = any(each.ended for each in docs.select(ScheduledEvent, post=posted.code))
    is_missed = talk.is_live(now) and now < talk.slot.ends_at and not is_ours
    return Reason.EVENT_OVER_EARLY if is_missed else None


def can_come_back(docs: Documents, posted: Delivery, *, now: datetime) -> bool:
    return is_worth_again(posted, docs.find(Talk, posted.about), now=now)
