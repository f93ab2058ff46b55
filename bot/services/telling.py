"""Telling people what changed about a talk that they know of, and nobody of one they do not."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.delivery import Delivery, DeliveryKind, DeliveryState, Place
from bot.domain.signup import Answer, Signup
from bot.domain.talk import Slot, Talk
from bot.services.planning import newest, post
from bot.services.ports import Documents, Reader

_WITH_ANSWERS = frozenset({Answer.GOING, Answer.MAYBE, Answer.WAITLISTED})
_NOT_OUT = frozenset({DeliveryState.PLANNED, DeliveryState.WITHDRAWN, DeliveryState.DROPPED})
_LETTERS = {
    DeliveryKind.MOVED: DeliveryKind.MOVED_LETTER,
    DeliveryKind.CANCELLED: DeliveryKind.CANCELLED_LETTER,
}
_NEWS = frozenset({*_LETTERS, *_LETTERS.values()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who reads of a change: the channel, and by letter those who asked for letters."""

    channel: bool
    letters: int


def audience(docs: Reader, talk: Talk) -> Audience:
    if not _is_known(docs, talk):
        return Audience(channel=False, letters=0)
    return Audience(channel=True, letters=len(_readers(docs, talk)))


def tell_moved(docs: Documents, talk: Talk, old: Slot, *, now: datetime) -> None:
    """Tell the time that people know and the new one; back at the old one there is no news."""
    waiting = _take_back(docs, talk)
    known = waiting.get("old") or old.starts_at.isoformat()
    new = talk.the_slot().starts_at.isoformat()
    if known != new:
        _tell(docs, talk, DeliveryKind.MOVED, {"old": known, "new": new}, now=now)


def tell_cancelled(docs: Documents, talk: Talk, *, now: datetime) -> None:
    _take_back(docs, talk)
    _tell(docs, talk, DeliveryKind.CANCELLED, {}, now=now)


def _tell(
    docs: Documents, talk: Talk, kind: DeliveryKind, detail: dict[str, str], *, now: datetime
) -> None:
    if not _is_known(docs, talk):
        return
    tell = partial(post, docs, about=talk.code, due=now, occasion=talk.sequence, detail=detail)
    tell(kind, place=Place.TALKS)
    for user_id in _readers(docs, talk):
        tell(_LETTERS[kind], place=Place.MEMBER, user_id=user_id)


def _take_back(docs: Documents, talk: Talk) -> dict[str, str]:
    """Withdraw news that nobody has read yet, and return what the first of them said."""
    waiting = [
        delivery
        for delivery in docs.select(Delivery, about=talk.code)
        if delivery.kind in _NEWS and delivery.state is DeliveryState.PLANNED
    ]
    for delivery in waiting:
        docs.put(delivery.withdrawn())
    return waiting[0].detail if waiting else {}


def _is_known(docs: Reader, talk: Talk) -> bool:
    announced = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    return announced is not None and announced.state not in _NOT_OUT


def _readers(docs: Reader, talk: Talk) -> list[int]:
    return [
        signup.user_id
        for signup in docs.select(Signup, talk=talk.code)
        if signup.answer in _WITH_ANSWERS and signup.remind
    ]
