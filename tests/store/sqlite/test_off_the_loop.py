import sqlite3
import sys
import threading
from pathlib import Path

from bot.store.sqlite import engine
from bot.store.sqlite.opening import open_store
from tests.store.samples import HERE, KINDS, Note, a_note

BLOCKING = ("open", "os.", "fcntl.", "sqlite3.", "shutil.", "subprocess.", "socket.getaddrinfo")


class Watchman:
    """Notes what the event loop's thread does to files; a hook of `sys` cannot be taken out."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._thread: int | None = None
        sys.addaudithook(self._hear)

    def __enter__(self) -> None:
        self._thread = threading.get_ident()

    def __exit__(self, *exc: object) -> None:
        self._thread = None

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if threading.get_ident() == self._thread and event.startswith(BLOCKING):
            self.seen.append(event)


async def live_a_life(folder: Path, connect: engine.Connect = engine.connect) -> None:
    store = await open_store(folder, KINDS, connect=connect)
    note = await store.run(HERE, lambda docs: docs.put(a_note(docs.new_code(), text="words")))
    await store.read(HERE, lambda docs: docs.select(Note, talk="TALK01"))
    await store.survey(lambda docs: docs.first(Note, "wake"))
    await store.search(HERE, "words", (Note,), limit=3)
    await store.run(HERE, lambda docs: docs.remove(note))
    await store.close()


async def test_the_event_loop_touches_neither_files_nor_sqlite(tmp_path: Path):
    await live_a_life(tmp_path / "imports are done now")
    statements: list[int] = []

    class Connection(sqlite3.Connection):
        def execute(self, *args) -> sqlite3.Cursor:
            statements.append(threading.get_ident())
            return super().execute(*args)

        def close(self) -> None:
            statements.append(threading.get_ident())
            super().close()

    def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
        return engine.connect(path, read_only=read_only, factory=Connection)

    watchman = Watchman()
    with watchman:
        await live_a_life(tmp_path / "data", connect)

    assert watchman.seen == []
    assert len(statements) > 20
    assert threading.get_ident() not in statements
