"""The logbook is written seldom, and whatever kept the bot away stands in it."""

from datetime import timedelta

from bot.domain.keeping.logbook import NOTED_EVERY, Absence
from bot.services.host.logbooks import Presence, read_logbook
from tests.services.waking import wake_of

SECONDS = timedelta(seconds=30)
HOUR = timedelta(hours=1)


async def test_it_is_written_every_ten_minutes_and_asks_for_no_wake_up(store, clock):
    presence, began = Presence(store), clock.now()
    await presence.open(began)
    while clock.now() < began + 2 * NOTED_EVERY:
        clock.advance(SECONDS)
        await presence.run_due(clock.now())

    book = await read_logbook(store)
    assert (book.version, book.seen_at, book.absence) == (3, began + 2 * NOTED_EVERY, None)
    assert await wake_of(presence, store, clock) is None


async def test_kill_and_sleep_look_alike(store, clock):
    began = clock.now()
    await Presence(store).open(began)
    clock.advance(HOUR)
    presence = Presence(store)
    await presence.open(clock.now())
    assert (await read_logbook(store)).absence == Absence(since=began, until=began + HOUR)

    clock.advance(NOTED_EVERY)
    await presence.run_due(clock.now())
    awake = clock.now()
    clock.advance(HOUR)
    await presence.run_due(clock.now())
    assert (await read_logbook(store)).absence == Absence(since=awake, until=awake + HOUR)


async def test_clock_that_is_put_back_does_not_silence_it(store, clock):
    presence = Presence(store)
    await presence.open(clock.now())
    clock.advance(-HOUR)
    await presence.run_due(clock.now())

    assert (await read_logbook(store)).seen_at == clock.now()
