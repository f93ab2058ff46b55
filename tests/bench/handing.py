"""How late 1,000 deliveries are handed over while 100,000 wait, against APScheduler in memory."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.clock import SystemClock
from bot.domain.kinds import KINDS
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.bench.figures import duration, median, percentile
from tests.bench.library import Library, fill
from tests.bench.row import Row, Verdict, judge
from tests.bench.waiting import WAITING, Recorder, letters, make_timekeeper, waiting_folder

try:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler
except ImportError:
    AsyncIOScheduler = None

DUE = 1_000
_ROUNDS = 7
_AHEAD = timedelta(seconds=1.5)
_REMARK = (
    "From the moment it is due until the messenger is asked to send it, claimed on disk by then; "
    "the messenger succeeds at once. APScheduler keeps all in memory and writes nothing. Each "
    "delivery is a letter to another member. At most 50 are claimed before their moment, and 6 "
    "handed over together, since a crash leaves what is claimed in doubt: what shares one instant "
    "goes one after the other, and on the way to Discord, which takes 50 requests a second, 1,000 "
    "letters take 25 seconds anyway. Each is claimed and confirmed in units of work, and its "
    "reader is looked up in a third thread: the three share the interpreter's lock, and the "
    "system's part, most of it crossing from one to another, is three tenths of the processor time."
)
_TIMES = 1.5

Hand = Callable[[timedelta], Awaitable[list[float]]]


async def measure(library: Library) -> list[Row]:
    if AsyncIOScheduler is None:
        return [_skipped()]
    store = await open_store(await waiting_folder(library), KINDS)
    theirs = _scheduler()
    rows = []
    for what, within, wanted in (
        ("1,000 due in one second", timedelta(seconds=1), f"at most {_TIMES:g} times"),
        ("1,000 due in the same instant", timedelta(0), "shown"),
    ):
        late: tuple[list[float], list[float]] = ([], [])
        for turn in range(_ROUNDS):
            ours = await _hand_over(store, f"D{turn}{within.seconds}", within / DUE)
            late[0].append(percentile(ours, 0.99))
            late[1].append(percentile(await _run_jobs(theirs, within / DUE), 0.99))
        rows.append(_row(what, median(late[0]), median(late[1]), wanted))
    theirs.shutdown()
    await store.close()
    return rows


def _row(what: str, ours: float, theirs: float, wanted: str) -> Row:
    return Row(
        what=f"{what} with {WAITING:,} waiting: lateness of the hand-over (99th percentile), "
        "against APScheduler's in-memory scheduler",
        measured=f"{duration(ours)}: {ours / theirs:.2f} times",
        reference=duration(theirs),
        wanted=wanted,
        verdict=Verdict.SHOWN if wanted == "shown" else judge(is_met=ours <= _TIMES * theirs),
        remark=_REMARK,
    )


def _skipped() -> Row:
    return Row(
        what="1,000 due in one second: lateness of the hand-over",
        measured="–",
        wanted=f"at most {_TIMES:g} times",
        verdict=Verdict.SKIPPED,
        remark="APScheduler is not installed.",
    )


async def _hand_over(store: DocumentStore, prefix: str, apart: timedelta) -> list[float]:
    recorder = Recorder()
    keeper = make_timekeeper(store, recorder)
    first = SystemClock().now() + _AHEAD
    await fill(store, letters(DUE, first=first, apart=apart, prefix=prefix))
    running = asyncio.create_task(keeper.run())
    await _until(recorder.late)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return recorder.late


def _scheduler() -> Any:
    """APScheduler with as many jobs that wait for days."""
    assert AsyncIOScheduler is not None
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.start(paused=True)
    first = SystemClock().now() + timedelta(days=1)
    for number in range(WAITING):
        _add(scheduler, _nothing, first + timedelta(seconds=30) * number)
    scheduler.resume()
    return scheduler


async def _run_jobs(scheduler: Any, apart: timedelta) -> list[float]:
    clock = SystemClock()
    late: list[float] = []
    first = clock.now() + _AHEAD

    async def job(due: datetime) -> None:
        late.append((clock.now() - due).total_seconds())

    scheduler.pause()
    for number in range(DUE):
        _add(scheduler, job, first + apart * number)
    scheduler.resume()
    await _until(late)
    return late


def _add(scheduler: Any, job: Callable[..., Awaitable[None]], due: datetime) -> None:
    # Its default is to drop what is a second late; here none may be missing.
    scheduler.add_job(job, "date", run_date=due, args=[due], misfire_grace_time=None)


async def _nothing(_due: datetime) -> None:
    """It is due long after the measurement."""


async def _until(late: list[float]) -> None:
    async with asyncio.timeout(120):
        while len(late) < DUE:  # noqa: ASYNC110 - an event would have to be set in what is measured
            await asyncio.sleep(0.05)
