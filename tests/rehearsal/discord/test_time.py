from datetime import UTC, datetime, timedelta

import aiohttp
import discord

from bot.clock import ManualClock, OffsetClock
from bot.guild.rehearsal_link import RehearsalLink
from bot.rehearsal.discord.world import World, start_world
from tests.rehearsal.discord.test_corrections import channel_of

START = datetime(2022, 4, 7, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def test_messages_ids_and_date_headers_follow_the_clock(world: World, bot):
    await world.advance(15 * MINUTE)
    message = await channel_of(bot, world).send("a")
    assert message.created_at == START + 15 * MINUTE
    assert discord.utils.snowflake_time(message.id) == START + 15 * MINUTE
    async with aiohttp.ClientSession() as session, session.get(f"{world.base_url}/x") as answer:
        assert answer.headers["Date"] == "Thu, 07 Apr 2022 12:15:00 GMT"
        assert answer.headers["Content-Type"] == "application/json"
    world.problems.clear()


class Worker:
    """Does its work when asked to settle, as a timekeeper does."""

    def __init__(self, clock: ManualClock, *due: datetime) -> None:
        self.clock = clock
        self.due = list(due)
        self.done: list[tuple[datetime, datetime]] = []

    async def settle(self) -> float:
        now = self.clock.now()
        self.done += [(at, now) for at in self.due if at <= now]
        self.due = [at for at in self.due if at > now]
        return 0.002

    async def next_due(self) -> datetime | None:
        return min(self.due, default=None)


async def test_link_gives_the_time_and_steps_through_what_is_due(world: World):
    clock = ManualClock(datetime(2000, 1, 1, tzinfo=UTC))
    worker = Worker(clock, START + 7 * MINUTE, START + 30 * MINUTE, START + 90 * MINUTE)
    link = RehearsalLink(world.control_url, clock, worker.settle, worker.next_due)
    link.start()
    await link.connected.wait()
    await world.advance(60 * MINUTE)
    assert clock.now() == START + 60 * MINUTE
    assert worker.done == [(at, at) for at in (START + 7 * MINUTE, START + 30 * MINUTE)]
    assert world.longest_stall == 0.002
    await link.close()


class SlowWorker(Worker):
    """Its world's clock runs on while it works for the first time."""

    def __init__(self, world: World, *due: datetime) -> None:
        super().__init__(ManualClock(START), *due)
        self.world = world

    async def settle(self) -> float:
        begun = bool(self.done)
        stall = await super().settle()
        if self.done and not begun:
            self.world.clock.advance(2 * MINUTE)
        return stall


async def test_what_comes_due_in_the_meantime_hides_nothing_behind_it(world: World):
    first, meantime, later = (START + n * MINUTE for n in (7, 8, 30))
    worker = SlowWorker(world, first, meantime, later)
    link = RehearsalLink(world.control_url, worker.clock, worker.settle, worker.next_due)
    link.start()
    await link.connected.wait()
    await world.advance(60 * MINUTE)
    assert worker.done == [(first, first), (meantime, START + 9 * MINUTE), (later, later)]
    await link.close()


async def test_link_comes_back_after_a_loss(world: World):
    worker = Worker(ManualClock(START))
    link = RehearsalLink(world.control_url, worker.clock, worker.settle)
    link.start()
    await link.connected.wait()
    await world.control.drop()
    await world.until(lambda: not world.control.linked)
    await link.connected.wait()
    await world.until(lambda: world.control.linked)
    assert (await world.settle()).stall == 0.002
    await link.close()


async def test_clock_moved_by_somebody_else_is_noticed():
    clock = OffsetClock()
    world = await start_world(clock=clock)
    heard = ManualClock(START)
    link = RehearsalLink(world.control_url, heard, Worker(heard).settle)
    link.start()
    await link.connected.wait()
    clock.advance(timedelta(days=2))
    await world.until(lambda: clock.now() - heard.now() < timedelta(hours=1))
    await link.close()
    await world.close()
