"""A messenger that keeps what it was asked to do, and answers what the test says."""

import asyncio
from collections.abc import Callable

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import Absent, Looked, Outcome, Sent
from bot.services.ports import Claimed

CHANNEL_ID = 2_000_000_000_000_000_001


class ScriptedMessenger:
    """Implements `Messenger`; every call succeeds unless told otherwise."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.sent: list[Claimed] = []
        self.looked: list[Delivery] = []
        self.shown: list[tuple[Mirror, Delivery]] = []
        self.on_send: Callable[[Claimed], Outcome] = self.accept
        self.on_look: Callable[[Delivery], Looked] = lambda _delivery: Absent()
        self.on_show: Callable[[Mirror, Delivery], Outcome] = lambda _mirror, post: Sent(
            message_id=post.message_id or 0, channel_id=CHANNEL_ID
        )
        # What is stuck waits for this, and counts as asked for and sent only then.
        self.is_stuck: Callable[[Claimed], bool] = lambda _claimed: False
        self.going_on = asyncio.Event()
        self._next = 3_000_000_000_000_000_000

    def accept(self, _claimed: Claimed) -> Outcome:
        self._next += 1
        return Sent(message_id=self._next, channel_id=CHANNEL_ID)

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        return None

    async def send(self, claimed: Claimed) -> Outcome:
        if self.is_stuck(claimed):
            await self.going_on.wait()
        self.sent.append(claimed)
        self.asked.set()
        return self.on_send(claimed)

    async def look(self, delivery: Delivery) -> Looked:
        self.looked.append(delivery)
        return self.on_look(delivery)

    async def show(self, mirror: Mirror, post: Delivery) -> Outcome:
        self.shown.append((mirror, post))
        return self.on_show(mirror, post)

    @property
    def kinds(self) -> list[str]:
        return [claimed.delivery.kind.value for claimed in self.sent]
