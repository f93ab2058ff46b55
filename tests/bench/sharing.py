"""How late one server's card is while another's 10,000 letters go out, against a card alone."""

import asyncio
from datetime import timedelta
from functools import partial

from bot.clock import SystemClock
from bot.domain.deliveries.facts import Outcome
from bot.domain.kinds import KINDS
from bot.guild.pace import PER_SECOND, Pace
from bot.services.ports import Claimed, Documents
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.bench.figures import duration, median
from tests.bench.library import Library, fill
from tests.bench.row import Row, judge
from tests.bench.waiting import WAITING, Recorder, letters, make_timekeeper, waiting_folder
from tests.factories import a_delivery

LETTERS = 10_000
WANTED = timedelta(seconds=2)
_OTHER = "guild:7000"
_CARDS = 25
_APART = timedelta(milliseconds=200)
_REMARK = (
    "From the moment a card is planned, and due, until the messenger is asked to send it. The "
    f"messenger lets {PER_SECOND} requests pass in a second, as the bot's client does; all letters "
    "are due before the first card."
)


class PacedRecorder(Recorder):
    """Succeeds at the pace of Discord; of the cards it notes how late they are."""

    def __init__(self) -> None:
        super().__init__()
        self._pace = Pace()
        self.cards: list[float] = []

    async def send(self, claimed: Claimed) -> Outcome:
        await self._pace.wait_for_room()
        outcome = await super().send(claimed)
        if claimed.delivery.owner == _OTHER:
            self.cards.append(self.late[-1])
        return outcome


async def measure(library: Library) -> list[Row]:
    store = await open_store(await waiting_folder(library), KINDS)
    alone = await _cards(store, "A")
    now = SystemClock().now()
    await fill(store, letters(LETTERS, first=now, apart=timedelta(0), prefix="L"))
    beside = await _cards(store, "B")
    await store.close()
    return [
        Row(
            what=f"a card beside {LETTERS:,} letters of another server with {WAITING:,} waiting, "
            "against a card alone",
            measured=f"{duration(median(beside))}, at most {duration(max(beside))}: "
            f"{median(beside) / median(alone):.1f} times",
            reference=f"{duration(median(alone))}, at most {duration(max(alone))}",
            wanted=f"at most {WANTED.total_seconds():g} s late",
            verdict=judge(is_met=max(beside) <= WANTED.total_seconds()),
            remark=_REMARK,
        )
    ]


async def _cards(store: DocumentStore, prefix: str) -> list[float]:
    recorder = PacedRecorder()
    running = asyncio.create_task(make_timekeeper(store, recorder).run())
    await asyncio.sleep(1)
    for number in range(_CARDS):
        await store.run(_OTHER, partial(_plan, code=f"{prefix}{number:05d}"))
        await asyncio.sleep(_APART.total_seconds())
    async with asyncio.timeout(60):
        while len(recorder.cards) < _CARDS:  # noqa: ASYNC110 - as in `handing`
            await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return recorder.cards


def _plan(docs: Documents, *, code: str) -> None:
    """An announcement that is due now and waits for nothing."""
    now, key = SystemClock().now(), code.rjust(20, "0")
    docs.put(a_delivery(owner=_OTHER, code=code, key=key, about="N0TA1K", due=now))
