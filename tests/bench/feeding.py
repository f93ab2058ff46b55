"""A calendar of 1,000 talks over HTTP, against a static answer of the same size; and writing it."""

import time
from pathlib import Path
from types import SimpleNamespace

import aiohttp
from aiohttp import web

from bot.clock import SystemClock
from bot.domain.kinds import KINDS
from bot.saying.i18n import Localizer
from bot.services.calendars.feeds import Feeds
from bot.services.calendars.own import OwnCalendars
from bot.settings import Settings
from bot.store.sqlite.opening import open_store
from bot.web.pages import Pages
from bot.web.shelf import Shelf
from tests.bench.figures import duration, median, rate
from tests.bench.library import Library
from tests.bench.row import Row, at_least, at_most
from tests.factories import (
    EDITION_CODE,
    GUILD_ID,
    OWNER,
    a_series,
    a_server,
    a_talk,
    an_edition,
)

TALKS = 1000
_FEW = 250
_ROUNDS = 7
_EACH = 300
_FEED = (
    "One connection that stays open, as a reverse proxy keeps it; nothing packed. Static is one "
    "handler of aiohttp that returns bytes of the same size. What is ours: who asks and how often "
    "they may, whether the series is on the web, and the headers by which a client asks again."
)
_WRITING = (
    "Processor time from a change of one talk to the bytes at the client, packed too. Linear is as "
    "much for each talk of 1,000 as of 250."
)


async def measure(library: Library) -> list[Row]:
    folder = library.root / "feeding"
    large = await _timed(folder / "large", TALKS)
    small = await _timed(folder / "small", _FEW)
    ours, theirs = median(large.rates), median(large.static)
    each, base = median(large.writing) / TALKS, median(small.writing) / _FEW
    return [
        at_least(
            "a calendar of 1,000 talks over HTTP from cache, against a static answer of its size",
            ours=ours,
            theirs=theirs,
            times=0.5,
            shown=(f"{rate(ours)} of {large.size:,} bytes", rate(theirs)),
            remark=_FEED,
        ),
        at_most(
            "writing a calendar anew, for each of 1,000 talks against each of 250",
            ours=each,
            theirs=base,
            times=1.3,
            shown=(f"{duration(each)} ({duration(each * TALKS)} in all)", duration(base)),
            remark=_WRITING,
        ),
    ]


class _Timed(SimpleNamespace):
    rates: list[float]
    static: list[float]
    writing: list[float]
    size: int


async def _timed(folder: Path, talks: int) -> _Timed:
    clock = SystemClock()
    store = await open_store(folder, KINDS)
    programme = [a_talk(code=f"TA{number:04d}", number=number) for number in range(talks)]
    documents = [a_server(), a_series(is_on_web=True), an_edition(), *programme]
    await store.run(OWNER, lambda docs: [docs.put(each) for each in documents])
    settings = Settings(
        data=folder,
        host_name="talks.example.org",
        web_address="https://talks.example.org",
        web_listen=("127.0.0.1", 0),
        web_proxies=("127.0.0.1",),
    )
    services = SimpleNamespace(feeds=Feeds(store, clock), own_calendars=OwnCalendars(store, clock))
    says = SimpleNamespace(serves=lambda _guild_id: True)
    pages = Pages(settings, clock, Localizer.load(), services, says)
    await pages.start()
    path = f"/calendar/{GUILD_ID}/{EDITION_CODE}.ics"
    plain = {"Accept-Encoding": "identity"}
    try:
        async with aiohttp.ClientSession(
            f"http://127.0.0.1:{pages.port}", headers=plain
        ) as session:
            writing = [await _write_anew(session, path, pages) for _ in range(_ROUNDS)]
            content = await _get(session, path, 0)
            static = await _serve(content)
            rates: list[float] = []
            theirs: list[float] = []
            async with aiohttp.ClientSession(static.base, headers=plain) as beside:
                for turn in range(1, _ROUNDS + 1):
                    theirs.append(await _rate(beside, path, turn))
                    rates.append(await _rate(session, path, turn))
            await static.runner.cleanup()
    finally:
        await pages.close()
        await store.close()
    return _Timed(rates=rates, static=theirs, writing=writing, size=len(content))


async def _write_anew(session: aiohttp.ClientSession, path: str, pages: Pages) -> float:
    """As after a change that shows: nothing of what was written last is taken over."""
    pages.shelf = Shelf(SystemClock(), "talks.example.org", Localizer.load())
    begun = time.process_time()
    await _get(session, path, 0)
    return time.process_time() - begun


async def _get(session: aiohttp.ClientSession, path: str, number: int) -> bytes:
    # Each visitor may ask 120 times a minute.
    visitor = {"X-Forwarded-For": f"10.0.0.{number // 100}"}
    async with session.get(path, headers=visitor) as answer:
        assert answer.status == 200, answer.status
        return await answer.read()


async def _rate(session: aiohttp.ClientSession, path: str, turn: int) -> float:
    begun = time.perf_counter()
    for number in range(_EACH):
        await _get(session, path, turn * _EACH + number)
    return _EACH / (time.perf_counter() - begun)


async def _serve(content: bytes) -> SimpleNamespace:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=content, content_type="text/calendar")

    application = web.Application()
    application.router.add_get("/{any:.*}", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    return SimpleNamespace(base=f"http://{host}:{port}", runner=runner)
