import asyncio
import sqlite3
import stat
from pathlib import Path

import pytest

from bot.domain.keeping.errors import StoreInUse, StoreIsNewer, StoreUnavailable
from bot.paths import DataFolder
from bot.store.migrations import STEPS, known_schema
from bot.store.sqlite.opening import open_reading, open_store
from bot.store.upkeep.restoring import restoring
from tests.store.samples import HERE, KINDS, Note, a_note


async def test_a_second_opener_is_refused_until_the_first_closes(tmp_path: Path):
    first = await open_store(tmp_path, KINDS)
    with pytest.raises(StoreInUse):
        await open_store(tmp_path, KINDS)
    await first.close()

    second = await open_store(tmp_path, KINDS)
    await second.close()


async def test_second_opener_is_refused_though_the_lock_was_deleted(tmp_path: Path):
    first = await open_store(tmp_path, KINDS)
    (tmp_path / "lock").unlink()
    with pytest.raises(StoreInUse):
        await open_store(tmp_path, KINDS)
    await first.close()


async def test_database_in_use_is_refused_though_it_lies_in_a_folder_of_its_own(tmp_path: Path):
    """As where a file system has no lock for a folder, or the file was mounted twice."""
    mine, other = DataFolder(tmp_path / "mine"), DataFolder(tmp_path / "other")
    first = await open_store(mine.root, KINDS)
    other.root.mkdir()
    other.database.hardlink_to(mine.database)
    with pytest.raises(StoreInUse):
        await open_store(other.root, KINDS)
    with pytest.raises(StoreInUse):
        await asyncio.to_thread(restoring(other.root).__enter__)
    await first.close()

    second = await open_store(other.root, KINDS)
    await second.close()


async def test_folder_and_files_are_for_their_owner_only(tmp_path: Path):
    folder = tmp_path / "new" / "data"
    store = await open_store(folder, KINDS)
    await store.run(HERE, lambda docs: docs.put(a_note()))

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    await store.close()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert modes == {
        "lock": 0o600,
        "rostrum.sqlite3": 0o600,
        "rostrum.sqlite3-shm": 0o600,
        "rostrum.sqlite3-wal": 0o600,
    }


async def test_documents_and_given_codes_outlive_closing(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)
    note = await store.run(HERE, lambda docs: docs.put(a_note("K7XQ2M", text="kept")))
    gone = await store.run(HERE, lambda docs: docs.put(a_note("G0NE01")))
    await store.run(HERE, lambda docs: docs.remove(gone))
    await store.close()

    store = await open_store(tmp_path, KINDS)
    rows = await store.run(HERE, lambda docs: docs._writing)
    assert await store.read(HERE, lambda docs: docs.select(Note)) == [note]
    assert [hit.code for hit in await store.search(HERE, "kept", (Note,), limit=2)] == ["K7XQ2M"]
    taken = await store.run(
        HERE, lambda docs: [rows.take_code(code) for code in ("K7XQ2M", "G0NE01")]
    )
    assert taken == [False, False]
    await store.close()


async def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path):
    await (await open_store(tmp_path, KINDS)).close()
    database = DataFolder(tmp_path).database
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = database.read_bytes()

    for opener in (open_store, open_reading):
        with pytest.raises(StoreIsNewer) as raised:
            await opener(tmp_path, KINDS)
        assert raised.value.params == {"found": 9, "known": known_schema(STEPS)}
    assert database.read_bytes() == before


async def test_what_is_not_our_database_is_refused_and_left_alone(tmp_path: Path):
    database = DataFolder(tmp_path).database
    database.write_bytes(b"these are my notes, please keep them" * 100)
    with pytest.raises(StoreUnavailable):
        await open_store(tmp_path, KINDS)
    assert database.read_bytes() == b"these are my notes, please keep them" * 100

    database.unlink()
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE theirs (id)")
    connection.close()
    with pytest.raises(StoreUnavailable):
        await open_store(tmp_path, KINDS)


async def test_reading_beside_the_bot_sees_its_commits_and_writes_nothing(tmp_path: Path):
    bot = await open_store(tmp_path, KINDS)
    visitor = await open_reading(tmp_path, KINDS)
    note = await bot.run(HERE, lambda docs: docs.put(a_note()))

    assert await visitor.read(HERE, lambda docs: docs.select(Note, talk=note.talk)) == [note]
    with pytest.raises(StoreInUse):
        await visitor.run(HERE, lambda docs: docs.put(a_note("0THER1")))
    await visitor.close()
    await bot.close()


async def test_reading_works_while_no_bot_runs(tmp_path: Path):
    bot = await open_store(tmp_path, KINDS)
    note = await bot.run(HERE, lambda docs: docs.put(a_note(text="alone")))
    await bot.close()

    visitor = await open_reading(tmp_path, KINDS)
    assert await visitor.read(HERE, lambda docs: docs.select(Note)) == [note]
    assert len(await visitor.search(HERE, "alone", (Note,), limit=2)) == 1
    await visitor.close()


async def test_reading_an_empty_folder_is_refused(tmp_path: Path):
    with pytest.raises(StoreUnavailable):
        await open_reading(tmp_path / "none", KINDS)
    assert not DataFolder(tmp_path / "none").root.exists()


async def test_two_kinds_of_one_name_are_a_mistake(tmp_path: Path):
    class Again(Note): ...

    with pytest.raises(ValueError, match="same KIND"):
        await open_store(tmp_path, (Note, Again))
