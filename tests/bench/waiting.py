"""Stores in which 100,000 deliveries wait, and a messenger that only notes when it was asked."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import Absent, Looked, Outcome, Sent
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.kinds import KINDS
from bot.services.ports import Claimed
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.bench.library import LARGE, Library, fill
from tests.factories import a_delivery

WAITING = LARGE
_FIRST_MEMBER = 1_000_000_000_000_100_000


class Recorder:
    """A `Messenger` for whom everything succeeds at once; `late` is in seconds, as sent."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._clock = SystemClock()

    async def newest_message_id(self, _delivery: Delivery) -> int | None:
        return None

    async def send(self, claimed: Claimed) -> Outcome:
        self.late.append((self._clock.now() - claimed.delivery.due).total_seconds())
        return Sent(message_id=len(self.late), channel_id=1)

    async def look(self, _delivery: Delivery) -> Looked:
        return Absent()

    async def show(self, _mirror: Mirror, post: Delivery) -> Outcome:
        return Sent(message_id=post.message_id or 0, channel_id=1)


def letters(count: int, *, first: datetime, apart: timedelta, prefix: str) -> Iterator[Delivery]:
    """Yield letters to as many members, due one after the other."""
    for number in range(count):
        yield a_delivery(
            code=f"{prefix}{number:07d}",
            kind=DeliveryKind.SOON,
            place=Place.MEMBER,
            about="N0TA1K",
            user_id=_FIRST_MEMBER + number,
            key=f"{prefix}{number:019d}",
            due=first + apart * number,
        )


def make_timekeeper(store: DocumentStore, recorder: Recorder) -> Timekeeper:
    """Wired as the application wires it."""
    clock = SystemClock()
    keeper = Timekeeper(Deliveries(store, clock, "benchmark"), recorder, clock, Chores(store))
    store.watch(Delivery, keeper.wake)
    return keeper


async def waiting_folder(library: Library) -> Path:
    """A folder of its own in which letters wait for days; written once in a run."""
    original = library.root / f"letters-{WAITING}"
    if not original.exists():
        store = await open_store(original, KINDS)
        first = SystemClock().now() + timedelta(days=1)
        apart = timedelta(seconds=30)
        await fill(store, letters(WAITING, first=first, apart=apart, prefix="W"))
        await store.close()
    return library.duplicate(original)
