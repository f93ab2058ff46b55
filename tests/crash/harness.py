"""Plays seasons of talks while the bot is killed again and again, and counts after each chapter."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from aiohttp import web

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.knobs import Knobs
from bot.rehearsal.discord.rest.rest import Phase
from bot.rehearsal.discord.world import World, start_world
from bot.services.ports import Survey
from tests.crash.counting import TOLD, Census, take_census
from tests.crash.nursery import Nursery
from tests.crash.season import EXPECTED, Season, at_desk, set_up
from tests.crash.steps import BY_DISCORD, Step, Strike
from tests.stories.conftest import southville

BEGIN = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)
SETTLE_LIMIT = 60.0  # real seconds
LONGEST_LIFE = 1.0  # of a bot that is killed at a random moment
# How long the bot stays down: at once, past the first look, and past any memory of nonces.
DOWN = (timedelta(0), timedelta(seconds=8), timedelta(minutes=11))
# A look, or a try after a failure, is at most so far away.
NOT_WORTH_A_CHAPTER = timedelta(minutes=2)
READ = "read_message_history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """How long Discord remembers a nonce, and whether the bot may read the public channel."""

    memory: timedelta
    may_read: bool

    def __str__(self) -> str:
        minutes = int(self.memory.total_seconds() // 60)
        return f"nonce {minutes} min, {'may' if self.may_read else 'may not'} read"


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run did; `wrong` must stay empty."""

    kills: Counter[Step] = field(default_factory=Counter)
    sent: Counter[DeliveryKind] = field(default_factory=Counter)
    held: int = 0
    seasons: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.kills += other.kills
        self.sent += other.sent
        self.held += other.held
        self.seasons += other.seasons
        self.wrong += other.wrong


class Crashes:
    """One simulated Discord, one data folder, and one bot after another."""

    def __init__(
        self, world: World, nursery: Nursery, conditions: Conditions, lots: random.Random
    ) -> None:
        self.world = world
        self._nursery = nursery
        self._conditions = conditions
        self._lots = lots
        self._strike: Strike | None = None
        self._passed = 0
        self._outlived: Counter[DeliveryKind] = Counter()
        self.tally = Tally()
        world.hooks.append(self._trigger)

    async def play(self, kills: int) -> Tally:
        """Play whole seasons until there were so many kills, or something is wrong."""
        await set_up(self.world, self._nursery.data)
        while self.tally.kills.total() < kills and not self.tally.wrong:
            await self._season(kills)
        self.tally.wrong += self.world.problems
        return self.tally

    async def _season(self, kills: int) -> None:
        season = Season(
            world=self.world,
            began=self.world.clock.now(),
            may_read=self._conditions.may_read,
        )
        for chapter in season.chapters():
            async with at_desk(self.world, self._nursery.data) as (_, season.services):
                until = await chapter()
            await self._chapter(season, until, kills)
            if self.tally.wrong:
                return
        async with at_desk(self.world, self._nursery.data) as (_, season.services):
            self.tally.wrong += await season.wrong()
        self.tally.seasons += 1
        wanted = {kind: number * self.tally.seasons for kind, number in EXPECTED.items()}
        sent = {kind: self.tally.sent[kind] + self._outlived[kind] for kind in EXPECTED}
        self.tally.wrong += [
            f"sent {sent[kind]} of {kind} instead of {number}"
            for kind, number in wanted.items()
            if sent[kind] != number
        ]

    async def _chapter(self, season: Season, until: datetime, kills: int) -> None:
        """Play it under fire, and count; where the bot was blind, let people help, and recount."""
        if not self._conditions.may_read:
            self.world.deny_bot("talks", READ)
        while await self._live(self._next_strike(kills), until):
            self._move_clock(self._lots.choice(DOWN))
        census, held = await self._count(season)
        self.tally.held += len(held)
        if held:
            self.world.allow_bot("talks", READ)
            await self._mend(season, held)
            await self._live(None, until)
            census, held = await self._count(season)
            self.tally.wrong += [f"still held: {each.kind} {each.reason}" for each in held]
        self.tally.sent, self._outlived = census.sent, census.outlived

    # One life

    def _next_strike(self, kills: int) -> Strike | None:
        if self.tally.kills.total() >= kills:
            return None
        step = self._lots.choice(list(Step))
        nth = self._lots.choice((1, 1, 2, 3))
        return Strike(step=step, nth=nth, seconds=self._lots.uniform(0.05, LONGEST_LIFE))

    async def _live(self, strike: Strike | None, until: datetime) -> bool:
        """Let a bot live until it is killed (True) or has done everything until then (False)."""
        self._strike, self._passed = strike, 0
        timer = asyncio.create_task(self._shoot_in_time(strike))
        if await self._nursery.start(strike):
            while await self._settled_before(until):
                pass
        timer.cancel()
        killed = not self._nursery.alive
        self._strike = None
        await self._nursery.kill()
        if killed and strike is None:
            raise RuntimeError(f"the bot died by itself: {self._nursery.status}")
        if killed and strike is not None:
            self.tally.kills[strike.step] += 1
        return killed

    async def _settled_before(self, until: datetime) -> bool:
        """Let the bot do what is due and move time to what comes next; False at the end."""
        settled = await self.world.control.settle(SETTLE_LIMIT)
        # The line goes down a moment before the nursery says why.
        if not self.world.control.linked:
            await self._nursery.ended()
        # Every time that the bot was down may have pushed the end of the chapter a little further.
        end = max(until, self.world.clock.now() + NOT_WORTH_A_CHAPTER)
        if not self._nursery.alive or settled.next_due is None or settled.next_due > end:
            return False
        self._move_clock(settled.next_due - self.world.clock.now())
        await self.world.control.tell()
        return True

    def _move_clock(self, by: timedelta) -> None:
        """The bot's clock runs on by itself, so what it names next may be past already."""
        self.world.clock.set(self.world.clock.now() + max(by, timedelta(0)))
        self.world.tick()

    async def _shoot_in_time(self, strike: Strike | None) -> None:
        if strike is not None and strike.step is Step.ANY_MOMENT:
            await asyncio.sleep(strike.seconds)
            self._nursery.shoot()

    async def _trigger(
        self, method: str, _path: str, _body: Json, phase: Phase
    ) -> web.Response | Literal["drop"] | None:
        """A hook of the simulated Discord; its requests that write are what it counts."""
        strike = self._strike
        if strike is None or strike.step not in BY_DISCORD or method == "GET":
            return None
        if phase != ("after" if strike.step is Step.ACCEPTED else "before"):
            return None
        self._passed += 1
        if self._passed != strike.nth:
            return None
        self._nursery.shoot()
        return None if strike.step is Step.ARRIVED else "drop"

    # Counting

    async def _count(self, season: Season) -> tuple[Census, list[Delivery]]:
        """Compare Discord with the store; return also what waits for people."""

        def look(survey: Survey) -> tuple[list[Delivery], list[Mirror]]:
            return survey.select(Delivery), survey.select(Mirror)

        async with at_desk(self.world, self._nursery.data) as (store, _):
            deliveries, mirrors = await store.survey(look)
        now = self.world.clock.now()
        census = take_census(
            self.world, deliveries, mirrors, season.on_card, now=now, drifted=season.drifted
        )
        self.tally.wrong += census.wrong
        return census, [each for each in deliveries if each.state is DeliveryState.HELD]

    async def _mend(self, season: Season, held: list[Delivery]) -> None:
        """Try everything again that was in doubt, as the desk's buttons do."""
        async with at_desk(self.world, self._nursery.data) as (_, services):
            for delivery in held:
                if delivery.reason in TOLD:
                    await services.desk.mend(season.ada, delivery.code)


@contextlib.asynccontextmanager
async def stage(
    folder: Path, conditions: Conditions, seed: str, *, careless: bool = False
) -> AsyncIterator[Crashes]:
    """A world, an empty data folder and a nursery for as long as the block lasts."""
    knobs = Knobs(nonce_memory=conditions.memory)
    clock = ManualClock(BEGIN)
    world = await start_world(northville(), southville(), clock=clock, knobs=knobs)
    try:
        async with Nursery(world, folder, careless=careless) as nursery:
            yield Crashes(world, nursery, conditions, random.Random(seed))
    finally:
        await world.close()
