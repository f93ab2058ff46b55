import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import MachineWorry, Worry
from bot.domain.document import user_owner
from bot.domain.keeping.errors import BackupFailed
from bot.paths import DataFolder
from bot.services.host.backups import AGAIN_AFTER, EVERY, DailyBackups
from bot.services.ports import BackupState, Condition, Health
from bot.store.sqlite.document_store import DocumentStore
from bot.store.upkeep.backup_maker import FolderBackups
from bot.store.upkeep.backups import list_backups
from bot.store.upkeep.copies import note_copy
from tests.factories import GUILD_ID, HOST_ID, a_server
from tests.services.conftest import Put
from tests.services.waking import wake_of


class Disk:
    """A `BackupMaker` that keeps nothing, and is full when told."""

    def __init__(self) -> None:
        self.made: list[object] = []
        self.is_full = False

    async def state(self) -> BackupState:
        return BackupState(made_at=self.made[-1] if self.made else None)

    async def make(self, now) -> None:
        if self.is_full:
            raise BackupFailed(folder="backups", problem="disk full")
        self.made.append(now)

    async def remove_old(self, before) -> None:
        pass


class Watched:
    """A store's health, as it is told."""

    health = Health()


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def backups(store: DocumentStore, clock: ManualClock, disk: Disk) -> DailyBackups:
    return DailyBackups(store, clock, disk, store, lambda: HOST_ID)


async def due(backups: DailyBackups, clock: ManualClock) -> None:
    await backups.run_due(clock.now())
    await backups.finish()


async def notices(store: DocumentStore) -> list[MachineWorry]:
    found = await store.read(
        user_owner(HOST_ID), lambda docs: docs.select(Delivery, kind=DeliveryKind.HOST_NOTICE.value)
    )
    assert all(each.place is Place.MEMBER for each in found)
    return [each.payload for each in found]


async def test_a_backup_is_made_at_once_and_then_every_day(backups, store, clock, disk):
    start = clock.now()
    assert await wake_of(backups, store, clock) == start
    await due(backups, clock)
    assert (disk.made, await wake_of(backups, store, clock)) == ([start], start + EVERY)

    clock.advance(EVERY - timedelta(seconds=1))
    await due(backups, clock)
    assert disk.made == [start]
    clock.advance(timedelta(seconds=1))
    await due(backups, clock)
    assert disk.made == [start, start + EVERY]


async def test_a_restart_goes_on_from_the_last_backup(store, clock, disk):
    disk.made.append(clock.now() - timedelta(hours=20))

    backups = DailyBackups(store, clock, disk, store, lambda: HOST_ID)
    await due(backups, clock)
    assert len(disk.made) == 1
    assert await wake_of(backups, store, clock) == clock.now() + timedelta(hours=4)


async def test_a_backup_that_a_wrong_clock_dated_does_not_put_off_the_next(store, clock, disk):
    disk.made.append(clock.now() + timedelta(days=365 * 70))

    await due(DailyBackups(store, clock, disk, store, lambda: HOST_ID), clock)
    assert len(disk.made) == 2


async def test_a_failure_is_told_once_a_week_and_tried_each_hour(backups, clock, disk, put, store):
    await put(a_server())
    disk.is_full = True
    for _ in range(24):
        await due(backups, clock)
        assert await wake_of(backups, store, clock) == clock.now() + AGAIN_AFTER
        clock.advance(AGAIN_AFTER)
    told = MachineWorry(worry=Worry.FAILED, reason="disk full")
    assert await notices(store) == [told]

    clock.advance(timedelta(days=6))
    await due(backups, clock)
    assert await notices(store) == [told, told]
    disk.is_full = False
    clock.advance(AGAIN_AFTER)
    await due(backups, clock)
    assert disk.made == [clock.now()]


async def test_damage_is_told_when_it_is_found(store, clock, disk, put):
    await put(a_server(code=str(GUILD_ID)))
    store_health = Watched()
    backups = DailyBackups(store, clock, disk, store_health, lambda: HOST_ID)
    await due(backups, clock)
    assert await notices(store) == []

    store_health.health = Health(
        condition=Condition.WELL, damaged=frozenset({("talk", "TA1K00"), ("poll", "P0110N")})
    )
    assert await backups.run_due(clock.now()) == 1
    assert await backups.run_due(clock.now()) == 0

    assert await notices(store) == [MachineWorry(worry=Worry.DAMAGED, reason="")]


async def test_real_backups_are_kept_for_thirty_days_and_missed_elsewhere(
    store: DocumentStore, clock: ManualClock, put: Put, tmp_path: Path
):
    await put(a_server())
    folder = DataFolder(tmp_path / "data")
    backups = DailyBackups(store, clock, FolderBackups(folder), store, lambda: HOST_ID)
    start = clock.now()
    for _ in range(30):
        await due(backups, clock)
        clock.advance(EVERY)
    assert await notices(store) == []

    await due(backups, clock)
    await due(backups, clock)

    told = MachineWorry(worry=Worry.NOT_COPIED, reason="")
    assert await notices(store) == [told]
    clock.advance(EVERY)
    await due(backups, clock)
    kept = [each.made_at for each in await asyncio.to_thread(list_backups, folder.backups)]
    assert kept == [start + number * EVERY for number in range(1, 32)]

    await asyncio.to_thread(note_copy, folder.copies, now=clock.now())
    clock.advance(timedelta(days=29))
    await due(backups, clock)
    assert await notices(store) == [told]
    clock.advance(timedelta(days=1))
    await due(backups, clock)
    assert await notices(store) == [told, told]
