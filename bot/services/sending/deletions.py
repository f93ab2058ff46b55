"""What Discord says was deleted is marked at once: the desk shows it before anybody misses it.

Nothing of ours is forgotten by that, and nothing is posted again before somebody asks for it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import Stopped
from bot.domain.deliveries.kinds import MirrorKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.services.outbox.planning import mirror_of
from bot.services.polls.counting import lose_polls
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.sending.consequences import can_come_back, carry_out, hold_mirror

Find = Callable[[Reader], list[Delivery]]


class Deletions:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of_messages(self, owner: str, message_ids: Iterable[int]) -> None:
        """Most are other people's: each costs one look-up, and nothing is kept of it."""
        for message_id in message_ids:
            await self._mark(owner, lambda docs, of=message_id: _posts(docs, of))

    async def of_thread(self, owner: str, thread_id: int) -> None:
        """What stands in it is gone with it, and what was to come there is held.

        Where nothing of ours does, people write there: it is missed itself.
        """

        def find(docs: Reader) -> list[Delivery]:
            threads = _posts(docs, thread_id, threads=True)
            inside = [
                each for thread in threads for each in docs.select(Delivery, after=thread.code)
            ]
            return inside or threads

        await self._mark(owner, find, Reason.THREAD_GONE)

    async def of_channel(self, owner: str, channel_id: int) -> None:
        def find(docs: Reader) -> list[Delivery]:
            stands = (where("channel_id") == channel_id) & (where("state") == DeliveryState.SENT)
            return docs.search(Delivery, stands)

        await self._mark(owner, find, Reason.CHANNEL_GONE)

    async def _mark(self, owner: str, find: Find, reason: Reason = Reason.MESSAGE_GONE) -> None:
        if not await self._store.read(owner, find):
            return
        now = self._clock.now()

        def work(docs: Documents) -> None:
            for each in find(docs):
                _mark(docs, each, reason, now=now)

        await self._store.run(owner, work)


def _posts(docs: Reader, message_id: int, *, threads: bool = False) -> list[Delivery]:
    """What stands under this id: a thread has that of the message on which it hangs.

    In a forum both are one delivery.
    """
    found = docs.select(Delivery, message_id=message_id)
    return [
        each
        for each in found
        if each.is_sent and (each.kind.record.is_thread is threads or each.place is Place.FORUM)
    ]


def _mark(docs: Documents, post: Delivery, reason: Reason, *, now: datetime) -> None:
    """Mark what may come back; of the rest nobody has to know."""
    if post.is_planned and post.is_surely_unread:
        carry_out(docs, post, Stopped(reason), now=now)
    if not post.is_sent or not can_come_back(docs, post, now=now):
        return
    lost = lose_polls(docs, post, now=now)
    if lost and reason is Reason.MESSAGE_GONE:
        reason = Reason.POLL_GONE
    for kind in MirrorKind:
        # What was only passed on goes with it, and has no line of its own.
        if kind.of is post.kind and kind is not MirrorKind.CROSSPOST:
            mirror = mirror_of(docs, kind, post)
            if not mirror.is_gone:
                hold_mirror(docs, mirror, reason, now=now)
