"""A simulated Discord on 127.0.0.1 that any bot may connect to, from this process or another."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Self

from aiohttp import web

from bot.clock import ManualClock, MovableClock
from bot.guild.address import REHEARSAL_TOKEN
from bot.guild.dpy_tasks import handlers_done
from bot.rehearsal.discord.arranging import Arranging
from bot.rehearsal.discord.blueprint import Blueprint, northville
from bot.rehearsal.discord.control import Control, Settled
from bot.rehearsal.discord.errors import NoSuchThingError
from bot.rehearsal.discord.gateway.gateway import RESUME_PATH, Gateway
from bot.rehearsal.discord.knobs import Knobs
from bot.rehearsal.discord.openapi.checker import RequestChecker
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import ServerRecord
from bot.rehearsal.discord.rest.call import RestCall
from bot.rehearsal.discord.rest.request_log import RequestLog
from bot.rehearsal.discord.rest.rest import Hook, Rest
from bot.rehearsal.discord.simcord_internals import (
    Interaction,
    LoopbackCdn,
    SimulatedTime,
    serializers,
)
from bot.rehearsal.discord.simulation.building import build_server
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord

DEFAULT_START = datetime(2022, 4, 7, 12, 0, tzinfo=UTC)
_UPLOADS = 300 * 1024 * 1024
_WATCH = 0.25
_SETTLE_LIMIT = 60.0


class World(Arranging):
    def __init__(self, clock: MovableClock, knobs: Knobs, checker: RequestChecker) -> None:
        self.clock = clock
        self.knobs = knobs
        self.token = REHEARSAL_TOKEN
        self.discord = SimulatedDiscord(SimulatedTime(clock), knobs)
        self.discord.bot_user.name = "Rostrum"
        self.people: dict[str, int] = {}
        self.locales: dict[int, str] = {}
        self.problems: list[str] = []
        """What the bot's requests broke in Discord's document, and what is not simulated."""
        self.checker = checker
        self.gateway = Gateway(self)
        self.rest = Rest(self)
        self.control = Control(clock)
        self.longest_stall = 0.0
        self.revision = 0
        """Grows with every change; `until(lambda: world.revision > seen)` waits for the next."""
        self._port = 0
        self._waiting: set[asyncio.Event] = set()
        self._runner: web.AppRunner | None = None
        self._watch: asyncio.Task[None] | None = None

    # Addresses

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}/gateway"

    @property
    def resume_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}{RESUME_PATH}"

    @property
    def control_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}/rehearsal/control"

    @property
    def requests(self) -> RequestLog:
        return self.rest.log

    @property
    def hooks(self) -> list[Hook]:
        return self.rest.hooks

    @property
    def checked(self) -> int:
        """How many requests were checked against Discord's document."""
        return self.checker.checked

    # Life

    async def start(self, *blueprints: Blueprint) -> Self:
        app = web.Application(client_max_size=_UPLOADS)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get(RESUME_PATH, self.gateway.handle)
        app.router.add_get(f"{RESUME_PATH}/", self.gateway.handle)
        app.router.add_get("/rehearsal/control", self.control.handle)
        app.router.add_get("/cdn/{tail:.*}", self._file)
        app.router.add_route("*", "/api/v10/{tail:.*}", self.rest.handle)
        app.on_response_prepare.append(self._date)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.discord.cdn = LoopbackCdn(f"http://127.0.0.1:{self._port}/cdn")
        self.discord.proxy.base = f"http://127.0.0.1:{self._port}/cdn"
        for blueprint in blueprints:
            self.add_server(blueprint)
        self._watch = asyncio.create_task(self._watch_clock(), name="rehearsal clock")
        return self

    async def close(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        if self._runner is not None:
            await self.gateway.close_with(1001)
            await self._runner.cleanup()

    async def _file(self, request: web.Request) -> web.StreamResponse:
        address = f"http://127.0.0.1:{self._port}{request.path}"
        as_png = request.query.get("format") == "png"
        blob = self.discord.cdn.get(address) or self.discord.proxy.get(address, as_png=as_png)
        return web.Response(status=404) if blob is None else web.Response(body=blob)

    async def _date(self, _request: web.Request, response: web.StreamResponse) -> None:
        moment = (self.clock.now() + self.knobs.date_ahead).replace(microsecond=0)
        response.headers["Date"] = format_datetime(moment, usegmt=True)

    def person(self, name: str) -> Person:
        if name not in self.people:
            raise NoSuchThingError(f"person {name!r}")
        return Person(self, self.people[name])

    def add_server(self, blueprint: Blueprint) -> ServerRecord:
        """Build a server and invite the bot, which hears of it when it stands."""
        listeners, self.discord.subscribers = self.discord.subscribers, []
        guild = build_server(self.discord, blueprint, self.people)
        self.locales |= {self.people[p.name]: p.locale for p in blueprint.people}
        self.discord.subscribers = listeners or [self._emit]
        self.discord.emit("GUILD_CREATE", serializers.guild_create_payload(self.discord, guild))
        return ServerRecord(id=guild.id, name=guild.name)

    def _emit(self, event: str, payload: Mapping[str, Any]) -> None:
        self.gateway.emit(event, payload)
        self.changed()

    # What the REST side asks

    def tick(self) -> None:
        """Let everything happen that is due by now to polls, events and idle threads."""
        self.discord.expire_due_polls()
        self.discord.activate_due_scheduled_events()
        self.discord.archive_idle_threads()

    def changed(self) -> None:
        self.revision += 1
        for event in self._waiting:
            event.set()

    def check(self, call: RestCall) -> None:
        self.problems += self.checker.check(call.method, call.path, call.body)

    def problem(self, text: str) -> None:
        self.problems.append(text)

    # Waiting

    async def until(self, true: Callable[[], object], limit: float | None = None) -> None:
        """Wait until the condition holds; looked at after every request. Raises TimeoutError."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(self.knobs.answer_timeout if limit is None else limit):
                while not true():
                    event.clear()
                    await event.wait()
        finally:
            self._waiting.discard(event)

    async def connected(self, limit: float = 20.0) -> None:
        """Wait until a bot has identified at the gateway and seen all servers."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + limit
        while not self.gateway.connected:
            if loop.time() > deadline:
                raise TimeoutError("no bot connected")
            await asyncio.sleep(0.005)
        await self.gateway.caught_up(limit)

    async def disconnected(self, limit: float = 20.0) -> None:
        """Wait until the world has noticed that the bot is gone."""
        await self.until(lambda: not self.gateway.connected and not self.control.linked, limit)

    async def answered(self, record: Interaction) -> float:
        """Wait until the bot has answered an interaction, and its handlers are done."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            await self.until(lambda: record.responded and not record.loading)
        except TimeoutError:
            return loop.time() - begun
        waited = loop.time() - begun
        if self.knobs.waits_for_others:
            await self.idle()
        return waited

    async def dealt_with(self) -> None:
        """Wait until the bot has received all events and its handlers are done."""
        if not await self.gateway.caught_up(self.knobs.answer_timeout):
            await self._quiet(self.knobs.answer_timeout)
        await self.idle()

    async def idle(self) -> None:
        """Wait until no handler of the bot runs; far and unlinked, a quiet moment."""
        limit = self.knobs.answer_timeout
        await handlers_done(limit)
        if self.control.linked:
            await self.control.idle(limit)
        elif not self.rest.bot_here:
            await self._quiet(limit)

    async def _quiet(self, limit: float) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + limit
        since, seen = loop.time(), self.requests.counts.total()
        while loop.time() < deadline and loop.time() - since < self.knobs.quiet:
            await asyncio.sleep(0.002)
            total = self.requests.counts.total()
            if self.rest.in_flight or total != seen:
                since, seen = loop.time(), total

    # Time

    async def settle(self) -> Settled:
        """Ask the bot to do all that is due and wait for it."""
        self.tick()
        await self.control.tell()
        await self.gateway.caught_up(self.knobs.answer_timeout)
        settled = await self.control.settle(_SETTLE_LIMIT)
        await self.idle()
        self.longest_stall = max(self.longest_stall, settled.stall)
        return settled

    async def advance(self, by: timedelta) -> None:
        """Move time on, stopping wherever the bot or Discord has something to do."""
        await self.move_to(self.clock.now() + by)

    async def move_to(self, target: datetime) -> None:
        asked, settled = self.clock.now(), await self.settle()
        while (now := self.clock.now()) < target:
            if settled.next_due is not None and asked < settled.next_due <= now:
                # It came due while the clock ran on, and hides what comes after it.
                asked, settled = now, await self.settle()
                continue
            due = [settled.next_due, self.discord.next_poll_deadline()]
            due.append(self.discord.next_scheduled_event_deadline())
            self.clock.set(_next_stop(target, now, due))
            asked, settled = self.clock.now(), await self.settle()

    async def _watch_clock(self) -> None:
        """Notice a clock that runs by itself or that somebody else moved."""
        while True:
            await asyncio.sleep(_WATCH)
            self.tick()
            await self.control.tell(jumps_only=True)
            self.changed()


def _next_stop(target: datetime, now: datetime, due: list[datetime | None]) -> datetime:
    """Return the earliest due moment after now, or the target when nothing is due before it."""
    return min([at for at in due if at is not None and now < at < target], default=target)


async def start_world(
    *blueprints: Blueprint, clock: MovableClock | None = None, knobs: Knobs | None = None
) -> World:
    """Start a world with these servers (by default Northville) and a clock that stands still."""
    checker = await RequestChecker.at_hand()
    world = World(clock or ManualClock(DEFAULT_START), knobs or Knobs(), checker)
    return await world.start(*(blueprints or (northville(),)))
