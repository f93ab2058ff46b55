"""Freed seats go to those who waited longest."""

from datetime import datetime

from bot.domain.delivery import DeliveryKind, Place
from bot.domain.signup import Signup, next_in_line
from bot.domain.talk import Talk
from bot.services.planning import post
from bot.services.ports import Documents


def fill_seats(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Let the queue in, as far as there are seats, and tell whoever got one.

    A seat in a talk that is over, cancelled or not announced is worth no letter.
    """
    if not talk.is_open or talk.slot is None or now >= talk.slot.ends_at:
        return
    while lucky := next_in_line(docs.select(Signup, talk=talk.code), seats=talk.seats):
        docs.put(lucky)
        post(
            docs,
            DeliveryKind.SEAT_FREE,
            about=talk.code,
            place=Place.MEMBER,
            due=now,
            user_id=lucky.user_id,
        )
