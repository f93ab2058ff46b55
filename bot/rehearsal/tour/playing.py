"""Walking the stops in their order; one that fails stops only those that build on it."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence

from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop, StopResult

_LIMIT = 60.0  # real seconds for one stop


async def play(company: Company, stops: Sequence[Stop]) -> AsyncIterator[StopResult]:
    """Play each stop whose needs were met, and yield what came of every one."""
    good: set[str] = set()
    for stop in stops:
        lacking = [name for name in stop.needs if name not in good]
        if lacking:
            detail = f"not played, since it builds on: {', '.join(lacking)}"
            yield StopResult(name=stop.name, ok=False, seconds=0.0, detail=detail)
            continue
        result = await _played(company, stop)
        if result.ok:
            good.add(stop.name)
        yield result


async def _played(company: Company, stop: Stop) -> StopResult:
    before = time.perf_counter()
    try:
        async with asyncio.timeout(_LIMIT):
            detail, ok = await stop.play(company), True
    except Exception as error:  # noqa: BLE001 - whatever it is, the next stop may still be worth it
        detail, ok = _in_words(error), False
    seconds = round(time.perf_counter() - before, 3)
    return StopResult(name=stop.name, ok=ok, seconds=seconds, detail=detail)


def _in_words(error: Exception) -> str:
    name = type(error).__name__
    return str(error) if isinstance(error, AssertionError) and str(error) else f"{name}: {error}"
