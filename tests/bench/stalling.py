"""The event loop while 200 members press [I'm going] 5,000 times at 100,000 documents."""

import asyncio
import time
from datetime import timedelta

from bot.clock import ManualClock
from bot.domain.document import Document
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer
from bot.domain.times.zones import load_zones
from bot.services.signups.signups import Signups
from bot.store.sqlite.opening import open_store
from tests.bench.beat import Beat
from tests.bench.figures import duration, median, rate
from tests.bench.library import LARGE, Library, fill, settle_search
from tests.bench.row import Row, Verdict, judge
from tests.factories import NOW, a_member, a_series, a_server, a_talk, an_edition

MEMBERS = 200
TALKS = 25
_ROUNDS = 3
_MILLISECONDS = 50
_FIRST_MEMBER = 1_000_000_000_000_100_000


async def measure(library: Library) -> list[Row]:
    load_zones()
    idle = await _idle()
    bursts = [await _burst(library) for _ in range(_ROUNDS)]
    stalls = [stall for stall, _ in bursts]
    usual, worst = median(stalls), max(stalls)
    seconds = median([taken for _, taken in bursts])
    return [
        Row(
            what="longest stall of the event loop in a burst of 5,000 sign-ups from 200 members",
            measured=f"{duration(usual)}, the worst of {_ROUNDS} bursts {duration(worst)}",
            reference=f"{duration(idle)} of an idle loop",
            wanted=f"under {_MILLISECONDS} ms on this machine",
            verdict=judge(is_met=usual * 1000 < _MILLISECONDS),
            remark="Use cases on the real store, each member waiting for one answer before the "
            "next; Discord is left out. Every sign-up also plans the talk's messages anew.",
        ),
        Row(
            what="how fast those sign-ups are answered",
            measured=f"{rate(MEMBERS * TALKS / seconds)}, all within {duration(seconds)}",
            wanted="shown",
            verdict=Verdict.SHOWN,
        ),
    ]


async def _idle() -> float:
    async with Beat() as beat:
        await asyncio.sleep(3)
    return beat.longest


async def _burst(library: Library) -> tuple[float, float]:
    """The longest stall, and how long it took, in seconds."""
    store = await open_store(library.copy(LARGE), KINDS)
    codes = [f"BTA1K{number:02d}" for number in range(TALKS)]
    programme: list[Document] = [a_server(), a_series(), an_edition()]
    programme += [a_talk(code=code, number=at) for at, code in enumerate(codes, 1)]
    await fill(store, iter(programme))
    await settle_search(store)
    signups = Signups(store, ManualClock(NOW + timedelta(hours=1)))

    async def press(number: int) -> None:
        member = a_member(user_id=_FIRST_MEMBER + number)
        for code in codes:
            await signups.answer(member, code, Answer.GOING)

    async with Beat() as beat:
        begun = time.perf_counter()
        await asyncio.gather(*map(press, range(MEMBERS)))
        taken = time.perf_counter() - begun
    await store.close()
    return beat.longest, taken
