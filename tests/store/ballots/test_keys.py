import asyncio
from pathlib import Path

import pytest

from bot.store.ballots.keys import FolderKeys, key_path

POLL = "PL1000"


async def sweep(keys: FolderKeys) -> None:
    """What sealing does with whatever is no poll's that is open."""
    for name in await keys.polls():
        if not name.startswith("PL"):
            await keys.destroy(name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


async def test_key_outlives_the_sweep_after_a_kill_between_its_two_names(folder: Path):
    key = await FolderKeys(folder).make(POLL)
    (folder / "0123456789abcdef.unfinished").hardlink_to(key_path(folder, POLL))
    keys = FolderKeys(folder)

    await sweep(keys)

    assert await keys.polls() == [POLL]
    assert await keys.find(POLL) == key


async def test_what_has_no_second_name_is_swept(folder: Path):
    keys = FolderKeys(folder)
    await keys.make(POLL)
    (folder / "0123456789abcdef.unfinished").write_bytes(b"half")

    await sweep(keys)

    assert await keys.polls() == [POLL]


async def test_keys_that_are_being_made_are_no_business_of_the_sweep(folder: Path):
    keys = FolderKeys(folder)
    polls = [f"PL{number}" for number in range(60)]

    async def make_all() -> list[bytes]:
        return await asyncio.gather(*(keys.make(each) for each in polls))

    making = asyncio.create_task(make_all())
    while not making.done():
        await sweep(keys)

    made = await making
    assert [await FolderKeys(folder).find(each) for each in polls] == made
