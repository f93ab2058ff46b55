"""Search over 100,000 takeaways, against looking at each of them; and beside somebody's crowd."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from bot.clock import SystemClock
from bot.domain.errors import NotFound
from bot.domain.findings.likeness import Likeness, fitting, grams
from bot.domain.keeping.errors import SearchTookTooLong
from bot.domain.kinds import KINDS
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.team.server import Person
from bot.paths import DataFolder
from bot.services.takeaways.search import Search
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.bench.figures import duration, median
from tests.bench.library import LARGE, SMALL, VOCABULARY, Library, settle_search, takeaways
from tests.bench.row import Row, at_most, judge
from tests.factories import EDITION_CODE, OTHER_GUILD_ID, OWNER, a_member

_ROUNDS = 5
_DRAFT = 2_000
_LIMIT = 25
_TIMES = 10
# From the word that stands in every second takeaway to one that stands in a few.
_ASKED = {
    "a very common word": VOCABULARY[1],
    "a common word": VOCABULARY[30],
    "a rare word": VOCABULARY[3000],
    "two words": f"{VOCABULARY[30]} {VOCABULARY[200]}",
}
_REMARK = (
    "The scan reads each takeaway of the owner through the store and looks for the words in its "
    "text; it ranks nothing. LIKE is SQLite's own scan: of raw JSON, without accents folded, "
    "ranked or limited, for the first of the words only."
)
# As many beginnings as are looked for, each as short as it may be.
_DEAR = " ".join(dict.fromkeys(word[:3] for word in VOCABULARY[::40]))
_CROWD = 20
_REMARK_BESIDE = (
    "Each of the costliest asks for eight beginnings of three letters. The other server has no "
    "takeaways: its time is that of waiting and of the way there and back."
)

Ask = Callable[[str], Awaitable[object]]


async def measure(library: Library) -> list[Row]:
    folder = library.copy(LARGE)
    store = await open_store(folder, KINDS)
    await settle_search(store)
    times = {name: await _times(store, folder, words) for name, words in _ASKED.items()}
    near = await _near_time(store)
    alone, beside = await _beside(Search(store, SystemClock()))
    await store.close()
    small = await open_store(library.copy(SMALL), KINDS)
    await settle_search(small)
    growth = [
        *[
            _growth(name, await _search_time(small, _ASKED[name]), times[name][0])
            for name in _ASKED
        ],
        _growth("the like of a text", await _near_time(small), near),
    ]
    await small.close()
    return [
        *(_row(name, *each) for name, each in times.items()),
        _row("the like of a text", near, *times["two words"][1:]),
        *growth,
        _proposing(),
        at_most(
            f"another server's search beside {_CROWD} of the costliest of one, against alone",
            ours=beside,
            theirs=alone,
            times=5,
            shown=(duration(beside), duration(alone)),
            remark=_REMARK_BESIDE,
        ),
    ]


async def _near_time(store: DocumentStore) -> float:
    """Median time of looking for the like of a text that was just logged."""
    text = next(takeaways(1, first=7 * LARGE)).text

    async def ask() -> None:
        await store.alike(OWNER, text, Takeaway, within=EDITION_CODE, limit=_LIMIT)

    return await _median_of(ask)


async def _search_time(store: DocumentStore, words: str) -> float:
    async def ask() -> None:
        await store.search(OWNER, words, (Takeaway,), limit=_LIMIT)

    return await _median_of(ask)


async def _median_of(ask: Callable[[], Awaitable[None]]) -> float:
    taken: list[float] = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        await ask()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def _growth(name: str, small: float, large: float) -> Row:
    """From a hundredth of the takeaways."""
    return Row(
        what=f"search for {name} among 100,000 takeaways, against among 1,000",
        measured=f"{duration(large)}: {large / small:,.0f} times",
        reference=duration(small),
        wanted=f"less than the {LARGE // SMALL} times as many",
        verdict=judge(is_met=large / small < LARGE // SMALL),
    )


def _proposing() -> Row:
    """A finding for each takeaway of a large draft, against reading their texts once."""
    texts = {each.code: each.text for each in takeaways(_DRAFT)}
    codes = list(texts)
    findings = {codes[at]: codes[at + 1 : at + 20] for at in range(0, _DRAFT, 20)}
    begun = time.perf_counter()
    for text in texts.values():
        grams(text)
    read = time.perf_counter() - begun
    begun = time.perf_counter()
    likeness = Likeness(texts)
    for code in codes:
        fitting(likeness.to_all(code), findings)
    proposed = time.perf_counter() - begun
    return at_most(
        f"a likely finding of {len(findings)} for each of {_DRAFT:,} takeaways, against taking"
        " their texts apart",
        ours=proposed,
        theirs=read,
        times=20,
        shown=(duration(proposed), duration(read)),
        remark="In a thread; while sorting, a card asks for one of them.",
    )


async def _beside(search: Search) -> tuple[float, float]:
    """Median times of a search on another server, alone and beside the crowd's."""
    stranger = a_member(guild_id=OTHER_GUILD_ID)
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        taken[0].append(await _timed(search, stranger))
        crowd = [asyncio.create_task(_dear(search)) for _ in range(_CROWD)]
        await asyncio.sleep(0.01)
        taken[1].append(await _timed(search, stranger))
        await asyncio.gather(*crowd)
    return median(taken[0]), median(taken[1])


async def _dear(search: Search) -> None:
    # The library's takeaways have no talk to be shown with.
    with suppress(SearchTookTooLong, NotFound):
        await search.find(a_member(), _DEAR)


async def _timed(search: Search, person: Person) -> float:
    begun = time.perf_counter()
    await search.find(person, VOCABULARY[30])
    return time.perf_counter() - begun


def _row(name: str, search: float, scan: float, like: float) -> Row:
    return Row(
        what=f"search over 100,000 takeaways for {name}, against a scan of them",
        measured=f"{duration(search)}: {scan / search:,.0f} times faster",
        reference=f"{duration(scan)} (LIKE: {duration(like)})",
        wanted=f"at least {_TIMES} times faster",
        verdict=judge(is_met=scan / search >= _TIMES),
        remark=_REMARK,
    )


async def _times(store: DocumentStore, folder: Path, words: str) -> tuple[float, float, float]:
    """Median times of our search, the scan, and SQLite's LIKE."""
    connection = sqlite3.connect(DataFolder(folder).database)
    asks: tuple[Ask, ...] = (_searching(store), _scanning(store), _liking(connection))
    taken: list[list[float]] = [[], [], []]
    for _ in range(_ROUNDS):
        for ask, each in zip(asks, taken, strict=True):
            begun = time.perf_counter()
            await ask(words)
            each.append(time.perf_counter() - begun)
    connection.close()
    return median(taken[0]), median(taken[1]), median(taken[2])


def _searching(store: DocumentStore) -> Ask:
    return lambda words: store.search(OWNER, words, (Takeaway,), limit=_LIMIT)


def _scanning(store: DocumentStore) -> Ask:
    def holds(takeaway: Takeaway, words: list[str]) -> bool:
        text = takeaway.text.casefold()
        return all(word in text for word in words)

    async def scan(words: str) -> list[Takeaway]:
        wanted = words.casefold().split()
        return await store.read(
            OWNER, lambda docs: [each for each in docs.select(Takeaway) if holds(each, wanted)]
        )

    return scan


def _liking(connection: sqlite3.Connection) -> Ask:
    asked = "SELECT code FROM document_takeaway WHERE owner = ? AND body LIKE ?"

    async def like(words: str) -> object:
        return connection.execute(asked, (OWNER, f"%{words.split(maxsplit=1)[0]}%")).fetchall()

    return like
