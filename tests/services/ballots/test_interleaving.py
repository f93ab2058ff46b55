"""One person, one ballot: whatever comes in between, the totals are those of the last words."""

import asyncio
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.clock import ManualClock
from bot.domain.ballots.errors import BallotOver
from bot.domain.ballots.poll import K_MIN
from bot.domain.errors import IllegalStep
from bot.domain.kinds import KINDS
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.sealing import Sealing
from bot.services.ballots.views import BallotView
from bot.services.polls.polls import Polls
from bot.services.ports import Documents
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.factories import (
    BALLOT_CODE,
    OWNER,
    START,
    TALK_CODE,
    a_ballot_poll,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    a_talk,
    an_edition,
)

FIRST = 5000
Group = list[tuple[int, int] | None]
# Who says what; None is somebody who closes the poll.
VOTE = st.tuples(st.integers(0, 4), st.integers(0, 2))
# What stands in one group comes at once. Before each the bot goes and comes back, or a member is
# erased (their number), or nothing happens.
GROUPS = st.lists(st.lists(VOTE | st.none(), min_size=1, max_size=5), min_size=1, max_size=6)
BETWEEN = st.sampled_from(("nothing", "nothing", "restart")) | st.integers(0, 4)


@settings(max_examples=8)
@given(groups=GROUPS, between=st.lists(BETWEEN, min_size=6, max_size=6))
@example(
    groups=[[(0, 0), (1, 0), (2, 0)], [(0, 1), (1, 0)], [(0, 2)]],
    between=["nothing", "restart", "restart"],
)
@example(
    groups=[[(0, 0), (1, 0), (2, 0), (3, 1)], [(0, 1), None, (1, 1)], [(2, 1)]],
    between=["restart", 3, "nothing"],
)
@example(groups=[[(0, 0), (0, 1), (0, 2)]] * 3, between=["nothing"] * 3)
def test_totals_are_the_last_words_of_whoever_was_let_in(groups, between):
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_play(Path(folder), groups, between))


class _Life:
    """The services of one run of the bot, on the files of the one before."""

    def __init__(self, store: DocumentStore, keys: FolderKeys) -> None:
        clock = ManualClock(START)
        self.store = store
        asking = Asking(store, clock, {})
        self.ballots = Ballots(store, clock, keys, Polls(store, clock, {}), asking)
        self.sealing = Sealing(store, clock, keys, store)


async def _begin(folder: Path) -> _Life:
    life = _Life(await open_store(folder / "data", KINDS), FolderKeys(folder / "data" / "keys"))
    await life.sealing.open(START)
    return life


def _an_open_poll(docs: Documents) -> None:
    poll = a_ballot_poll(k=K_MIN).opened(now=START)
    for each in (a_server(), a_series(), an_edition(), a_talk(), poll):
        docs.put(each)


async def _play(folder: Path, groups: list[Group], between: list[str | int]) -> None:
    life = await _begin(folder)
    try:
        await life.store.run(OWNER, _an_open_poll)
        # Of several of one person that come at once any may be the last.
        last: dict[int, set[int]] = {}
        is_closed = False
        for what, group in zip(between, groups, strict=False):
            if what == "restart":
                await life.store.close()
                life = await _begin(folder)
            elif isinstance(what, int):
                await life.ballots.forget(FIRST + what, OWNER)
                # Of a closed one nobody can tell which it was.
                if not is_closed:
                    last.pop(what, None)
            counted = await _at_once(life.ballots, group, is_closed=is_closed)
            assert not (is_closed and counted)
            is_closed = is_closed or None in group
            for person in {person for person, _ in counted}:
                last[person] = {option for who, option in counted if who == person}
        if not is_closed:
            await life.ballots.close(a_note_taker(), BALLOT_CODE)
        await life.sealing.run_due(START)

        _compare(await life.ballots.results(OWNER, TALK_CODE), last)
    finally:
        await life.store.close()


async def _at_once(ballots: Ballots, group: Group, *, is_closed: bool) -> list[tuple[int, int]]:
    """Let a group in; return whose ballots were acknowledged, and what they said."""

    async def vote(person: int, option: int) -> tuple[int, int] | None:
        try:
            given = {"useful": (option,)}
            await ballots.vote(a_member(user_id=FIRST + person), BALLOT_CODE, given)
        except BallotOver:
            return None
        return person, option

    async def close() -> None:
        if not is_closed:
            with suppress(IllegalStep):
                await ballots.close(a_note_taker(), BALLOT_CODE)

    done = await asyncio.gather(*(vote(*each) if each else close() for each in group))
    return [each for each in done if each is not None]


def _compare(view: BallotView, last: dict[int, set[int]]) -> None:
    assert view.answers == len(last)
    if len(last) < K_MIN:
        assert view.totals is None
        return
    assert view.totals is not None
    counts = view.totals[0].counts
    assert sum(counts) == len(last)
    for option, count in enumerate(counts):
        surely = sum(said == {option} for said in last.values())
        perhaps = sum(option in said for said in last.values())
        assert surely <= count <= perhaps
