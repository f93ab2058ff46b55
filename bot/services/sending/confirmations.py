"""What else changes, in the same unit, when a message is known to stand in Discord."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.polls.poll import Poll, PollState
from bot.domain.talks.talk import Talk
from bot.services.outbox.planning import touch
from bot.services.ports import Documents
from bot.services.talks.edition_cards import touch_other_cards

Confirmed = Callable[[Documents, Delivery, datetime], None]


def after_sending(docs: Documents, sent: Delivery, *, now: datetime) -> None:
    """Do what the delivery's kind asks for, once, as its state changes to sent."""
    for mirror in docs.select(Mirror, post=sent.code):
        if mirror.wake is not None:
            # What changed while the message was on its way can be shown now.
            docs.put(replace(mirror, wake=now))
    follow = _FOLLOW.get(sent.kind)
    if follow is not None:
        follow(docs, sent, now)


def _open_poll(docs: Documents, sent: Delivery, now: datetime) -> None:
    for poll in docs.select(Poll, talk=sent.about):
        if poll.post == sent.code and poll.state is PollState.PLANNED:
            docs.put(poll.opened(now=now))
            touch(docs, MirrorKind.LIVE_PANEL, sent.about, now=now)


def _count_in(docs: Documents, sent: Delivery, now: datetime) -> None:
    """From now on people know of one talk more."""
    talk = docs.find(Talk, sent.about)
    if talk is not None:
        touch_other_cards(docs, talk, now=now)


def _show_live(docs: Documents, sent: Delivery, now: datetime) -> None:
    """The hour has come without anybody pressing a button: the card says so from now on."""
    touch(docs, MirrorKind.CARD, sent.about, now=now)


_FOLLOW: dict[DeliveryKind, Confirmed] = {
    DeliveryKind.ANNOUNCEMENT: _count_in,
    DeliveryKind.START: _show_live,
    DeliveryKind.POLL: _open_poll,
}
