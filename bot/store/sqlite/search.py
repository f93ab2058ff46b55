"""Full-text search: an FTS5 index in memory, derived from the documents and never the truth."""

import asyncio
import logging
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, islice
from queue import SimpleQueue
from threading import Event
from typing import TypeVar

from bot.domain.keeping.errors import SearchTookTooLong, StoreUnavailable
from bot.domain.plain import folded
from bot.services.ports import Hit, Narrowed
from bot.store.kinds import Kinds, Searched
from bot.store.sqlite.index_words import PlaceWords, fold, query
from bot.store.sqlite.readers import Readers
from bot.store.sqlite.rows import Rows
from bot.store.sqlite.unit import RowChange

T = TypeVar("T")
_log = logging.getLogger(__name__)

# Nobody types more; each word costs a look-up.
_MOST_WORDS = 8
# So many questions are answered at once, each within so many seconds: one more than are let in, as
# FTS5 goes on for some tenths of a second with one that was given up.
QUESTIONS = 3
LONGEST = 1.0
# Steps of SQLite between two looks at the watch: some tens of microseconds.
_STEPS = 1_000
# Of more matches than this the newest are ranked: what stands everywhere tells little, and ranking
# 75,000 takeaways took 120 ms.
_MOST_RANKED = 2_000
# How many segments of the index FTS5 lets gather before it merges them.
_NEVER, _FTS5_DEFAULT = 0, 4

# Of a text so many runs of three characters are looked for, those of its longest words first: they
# are the rarest. All of them took three times as long.
_RUNS = 32
_RUN = 3
# One of a group of texts begins with these of Unicode's private characters: nobody's text has them.
_GROUPS_FROM, _GROUPS_BASE = 0xE000, 4096

# So many documents at opening are one statement, while which other threads have Python: with one
# statement for each, threads wait for each other more than they work. SQLite takes 32,766 values in
# one; FTS5 writes what it has gathered before each, so that smaller ones cost more.
_AT_ONCE = 5_000

# Row id, place and values, words, kind, code: what the index holds of a document.
IndexEntry = tuple[int, str, str, str, str]
# Owner, kind, and what those share among which the like of a text is looked for.
Group = tuple[str, str, str]
# Row id, owner, kind, code, and what is searched of a document.
Indexed = tuple[int, str, str, str, Searched]
_BY_ID = "SELECT kind, code FROM found WHERE rowid = ?"
_INSERT = "INSERT INTO found (rowid, place, words, kind, code) VALUES (?, ?, ?, ?, ?)"
_ONE_MORE = ", (?, ?, ?, ?, ?)"
_INSERT_ALIKE = "INSERT INTO alike (rowid, runs) VALUES (?, ?)"
_WORD = re.compile(r"[^\W_]+")


class SearchIndex:
    """Has a thread in which building and updates happen in their order, and others for questions.

    A question is asked of what was committed before it. The index begins to take in all documents
    when it is made; only questions wait for that.
    """

    def __init__(self, kinds: Kinds, readers: Readers) -> None:
        self._kinds = {kind.name: kind for kind in kinds if kind.words}
        self._readers = readers
        self._is_over = False
        self._thread = ThreadPoolExecutor(
            1, thread_name_prefix="store-search", initializer=self._create
        )
        self._asking = ThreadPoolExecutor(QUESTIONS, thread_name_prefix="store-question")
        self._submit(self._build)

    def update(self, changes: Mapping[int, RowChange]) -> None:
        """Take in what was committed; to be called in the order of commits."""
        if changes:
            self._submit(lambda: self._take_in(changes))

    async def search(
        self,
        owner: str,
        words: str,
        kinds: tuple[str, ...],
        limit: int,
        narrowed: Sequence[Narrowed] = (),
    ) -> list[Hit]:
        """Raise `SearchTookTooLong`."""
        terms = query(words)[:_MOST_WORDS]
        if not kinds or not (terms or narrowed) or (words.strip() and not terms):
            return []
        return await self._asked(
            lambda is_over: self._search(owner, terms, kinds, limit, narrowed, is_over)
        )

    async def alike(self, owner: str, text: str, kind: str, within: str, limit: int) -> list[Hit]:
        """Raise `SearchTookTooLong`."""
        runs, group = _runs_of(text), (owner, kind, within)
        return await self._asked(
            lambda is_over: self._alike(runs, group, limit, is_over),
            after=lambda: self._take_in_group(group),
        )

    async def _asked(
        self, question: Callable[[Event], list[Hit]], *, after: Callable[[], None] | None = None
    ) -> list[Hit]:
        """The question gets what says that nobody waits for its answer any more.

        Else one that was given up would keep a thread, for which others' questions wait.
        """
        await _done_in(self._thread, after or _nothing)
        is_over = Event()
        try:
            return await _done_in(self._asking, partial(question, is_over))
        finally:
            is_over.set()

    def finish(self) -> None:
        """Leave off what is being done and let go of the memory. Blocks."""
        self._is_over = True
        self._thread.shutdown()
        self._asking.shutdown()
        for connection in (*self._readings, self._connection):
            connection.close()

    def _submit(self, work: Callable[[], None]) -> None:
        try:
            self._thread.submit(work).add_done_callback(_report)
        except RuntimeError:
            _log.debug("The search index has ended before the last commit.")

    def _create(self) -> None:
        # In memory, and seen by all connections of this process that know the name.
        address = f"file:/{secrets.token_hex(8)}?vfs=memdb"
        self._connection = _connect(address)
        # Nothing of it outlives the process.
        self._journal("OFF")
        self._connection.execute("PRAGMA synchronous = OFF").fetchall()
        self._places = PlaceWords(self._kinds.values())
        self._connection.execute(
            "CREATE VIRTUAL TABLE found USING fts5 (place, words, kind UNINDEXED,"
            " code UNINDEXED, tokenize = 'unicode61 remove_diacritics 0')"
        )
        # Groups are taken in when somebody first asks, so that nobody waits at the start for those
        # of past years: all of 100,000 took as long as everything else, and 30 MB.
        self._groups: dict[Group, str] = {}
        self._connection.execute(
            "CREATE VIRTUAL TABLE alike"
            " USING fts5 (runs, detail = none, tokenize = 'trigram case_sensitive 1')"
        )
        self._readings = [_connect(address) for _ in range(QUESTIONS)]
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for reading in self._readings:
            self._idle.put(reading)

    def _build(self) -> None:
        # Merging what grows all the time is work for nothing: it took a fifth of the time. What a
        # statement for many documents has done before an error must be taken back whole.
        self._merge_at(_NEVER)
        self._journal("MEMORY")
        with self._transaction():
            self._readers.look_here(lambda rows: self._insert_all(self._all_documents(rows)))
        self._journal("OFF")
        self._merge_at(_FTS5_DEFAULT)

    def _journal(self, mode: str) -> None:
        self._connection.execute(f"PRAGMA journal_mode = {mode}").fetchall()

    def _merge_at(self, segments: int) -> None:
        setting = "INSERT INTO found (found, rank) VALUES ('automerge', ?)"
        self._connection.execute(setting, (segments,))

    def _take_in_group(self, group: Group) -> None:
        owner, name, within = group
        kind = self._kinds[name]
        if group in self._groups or kind.cls.ALIKE_WITHIN is None:
            return
        equal = {kind.cls.ALIKE_WITHIN: within}
        rows = self._readers.look_here(lambda rows: rows.select(kind.table, owner, equal))
        self._groups[group] = mark = _mark(len(self._groups))
        with self._transaction():
            self._connection.executemany(
                _INSERT_ALIKE,
                ((row.id, _runs_in(mark, kind.searched(row.body)[0])) for row in rows),
            )

    def _all_documents(self, rows: Rows) -> Iterator[Indexed]:
        for name, kind in self._kinds.items():
            for row_id, owner, code, body in rows.bodies(kind.table):
                if self._is_over:
                    return
                yield row_id, owner, name, code, kind.searched(body)

    def _take_in(self, changes: Mapping[int, RowChange]) -> None:
        with self._transaction():
            for table in ("found", "alike") if self._groups else ("found",):
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE rowid = ?",  # noqa: S608 - our own names
                    [(row_id,) for row_id in changes],
                )
            # What one commit changed is a few documents.
            changed = list(self._changed_documents(changes))
            self._insert(changed)
            self._connection.executemany(_INSERT_ALIKE, self._alike_entries(changed))

    def _changed_documents(self, changes: Mapping[int, RowChange]) -> Iterator[Indexed]:
        for row_id, change in changes.items():
            name = change.kind
            if change.body is not None and (kind := self._kinds.get(name)):
                yield row_id, change.owner, name, change.code, kind.searched(change.body)

    def _insert(self, given: Iterable[Indexed]) -> None:
        """One by one as they are read: no list of all is ever held, nor walked by the collector."""
        self._connection.executemany(_INSERT, self._entries(given))

    def _insert_all(self, given: Iterable[Indexed]) -> None:
        """While SQLite takes in some, in a thread of its own, the next are read and made."""
        entries = self._entries(given)
        with ThreadPoolExecutor(1, thread_name_prefix="store-search-insert") as inserting:
            before = inserting.submit(_nothing)
            while some := list(islice(entries, _AT_ONCE)):
                before.result()
                before = inserting.submit(self._insert_together, some)
            before.result()

    def _insert_together(self, entries: list[IndexEntry]) -> None:
        if len(entries) == _AT_ONCE:
            statement = _INSERT + _ONE_MORE * (_AT_ONCE - 1)
            with suppress(sqlite3.Error):
                self._connection.execute(statement, list(chain.from_iterable(entries)))
                return
        # Those before one that cannot be taken in are found.
        self._connection.executemany(_INSERT, entries)

    def _entries(self, given: Iterable[Indexed]) -> Iterator[IndexEntry]:
        place_of = self._places.of
        for row_id, owner, kind, code, (text, narrowing, _within) in given:
            yield row_id, place_of(owner, kind, narrowing), fold(text), kind, code

    def _alike_entries(self, given: Iterable[Indexed]) -> Iterator[tuple[int, str]]:
        for row_id, owner, kind, _code, (text, _narrowing, within) in given:
            if mark := self._groups.get((owner, kind, within or "")):
                yield row_id, _runs_in(mark, text)

    @contextmanager
    def _transaction(self) -> Generator[None, None, None]:
        """Write while nobody asks: whoever does has one of the idle connections."""
        taken = [self._idle.get() for _ in self._readings]
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            # Also after an error: an index that lacks some documents is better than none.
            self._connection.execute("COMMIT")
            for connection in taken:
                self._idle.put(connection)

    def _search(
        self,
        owner: str,
        terms: list[str],
        kinds: tuple[str, ...],
        limit: int,
        narrowed: Sequence[Narrowed],
        is_over: Event,
    ) -> list[Hit]:
        place = self._places.asked(owner, kinds, narrowed)
        if place is None:
            return []
        hits: list[Hit] = []
        with self._question(is_over) as connection:
            # First what holds every word, then what holds some.
            for glue in (" AND ", " OR "):
                asked = f"{place} AND words : ({glue.join(terms)})" if terms else place
                found = _ask(connection, asked, limit)
                hits += [hit for hit in found if hit not in hits]
                if len(hits) >= limit or len(terms) < 2:  # noqa: PLR2004
                    break
        return hits[:limit]

    def _alike(self, runs: list[str], group: Group, limit: int, is_over: Event) -> list[Hit]:
        mark = self._groups.get(group)
        if mark is None or not runs:
            return []
        any_of = " OR ".join(f'"{run}"' for run in runs)
        asked = f'"{mark}" AND ({any_of})'
        # How many of the runs a text shares. FTS5's own rank reads all texts that have a run, for
        # each of them: it took twice as long as all the rest.
        shared = " + ".join(["(instr(said, ?) > 0)"] * len(runs))
        query = (
            "SELECT id FROM (SELECT rowid AS id, runs AS said FROM alike"  # noqa: S608
            " WHERE alike MATCH ? ORDER BY rowid DESC LIMIT ?)"
            f" ORDER BY {shared} DESC, id DESC LIMIT ?"
        )
        with self._question(is_over) as connection:
            ids = connection.execute(query, (asked, _MOST_RANKED, *runs, limit)).fetchall()
            found = [connection.execute(_BY_ID, each).fetchone() for each in ids]
        # What was committed while its group was taken in may not be in the index of all yet.
        return [Hit(*each) for each in found if each is not None]

    @contextmanager
    def _question(self, is_over: Event) -> Generator[sqlite3.Connection, None, None]:
        connection = self._idle.get()
        until = time.monotonic() + LONGEST

        def is_enough() -> bool:
            return self._is_over or is_over.is_set() or time.monotonic() >= until

        connection.set_progress_handler(is_enough, _STEPS)
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise (StoreUnavailable if self._is_over else SearchTookTooLong) from error
            raise
        finally:
            connection.set_progress_handler(None, 0)
            self._idle.put(connection)


async def _done_in(threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    """Raise `StoreUnavailable` if they have ended: a question may come just as the store closes."""
    try:
        begun = asyncio.get_running_loop().run_in_executor(threads, work)
    except RuntimeError as error:
        raise StoreUnavailable from error
    return await begun


def _mark(number: int) -> str:
    """A run of three characters that says of which group a text is."""
    high, low = divmod(number, _GROUPS_BASE)
    places = (*divmod(high, _GROUPS_BASE), low)
    return "".join(chr(_GROUPS_FROM + each) for each in places)


def _runs_in(mark: str, text: str) -> str:
    return mark + " ".join(_words_of(text))


def _words_of(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _runs_of(text: str) -> list[str]:
    words = sorted(_words_of(text), key=len, reverse=True)
    runs = (word[at : at + _RUN] for word in words for at in range(len(word) - _RUN + 1))
    return list(islice(dict.fromkeys(runs), _RUNS))


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)


def _nothing() -> None:
    """Whoever waits for this knows that all before it is done."""


def _ask(connection: sqlite3.Connection, asked: str, limit: int) -> Iterator[Hit]:
    found = connection.execute(
        "SELECT kind, code FROM (SELECT rowid AS id, kind, code, bm25(found, 0.0, 1.0) AS score"
        " FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT ?)"
        " ORDER BY score, id DESC LIMIT ?",
        (asked, _MOST_RANKED, limit),
    )
    return (Hit(kind, code) for kind, code in found)


def _report(done: Future[None]) -> None:
    if not done.cancelled() and (error := done.exception()):
        _log.error("The search index missed a change.", exc_info=error)
