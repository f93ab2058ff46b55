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
from bot.store.ballots.keys import FolderKeys
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

Group = list[tuple[int, int] | None]
# Who says what; None is somebody who closes the poll.
VOTE = st.tuples(st.integers(0, 4), st.integers(0, 2))
# What stands in one group comes at once.
GROUPS = st.lists(st.lists(VOTE | st.none(), min_size=1, max_size=5), min_size=1, max_size=6)


@settings(max_examples=8)
@given(groups=GROUPS)
@example(groups=[[(0, 0), (1, 0), (2, 0)], [(0, 1), (1, 0)], [(0, 2)]])
@example(groups=[[(0, 0), (1, 0), (2, 0)], [(0, 1), None, (1, 1)], [(2, 1)]])
def test_totals_are_the_last_words_of_whoever_was_let_in(groups):
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_play(Path(folder), groups))


async def _play(folder: Path, groups: list[Group]) -> None:
    clock = ManualClock(START)
    store = await open_store(folder / "data", KINDS)
    keys = FolderKeys(folder / "data" / "keys")
    ballots = Ballots(store, clock, keys, Polls(store, clock, {}), Asking(store, clock, {}))
    sealing = Sealing(store, clock, keys, store)

    def begin(docs):
        poll = a_ballot_poll(k=K_MIN).opened(now=START)
        for each in (a_server(), a_series(), an_edition(), a_talk(), poll):
            docs.put(each)

    try:
        await store.run(OWNER, begin)
        # Of several of one person that come at once any may be the last.
        last: dict[int, set[int]] = {}
        is_closed = False
        for group in groups:
            counted = await _at_once(ballots, group, is_closed=is_closed)
            assert not (is_closed and counted)
            is_closed = is_closed or None in group
            for person in {person for person, _ in counted}:
                last[person] = {option for who, option in counted if who == person}
        if not is_closed:
            await ballots.close(a_note_taker(), BALLOT_CODE)
        await sealing.run_due(clock.now())

        _compare(await ballots.results(OWNER, TALK_CODE), last)
    finally:
        await store.close()


async def _at_once(ballots: Ballots, group: Group, *, is_closed: bool) -> list[tuple[int, int]]:
    """Let a group in; return whose ballots were acknowledged, and what they said."""

    async def vote(person: int, option: int) -> tuple[int, int] | None:
        try:
            given = {"useful": (option,)}
            await ballots.vote(a_member(user_id=5000 + person), BALLOT_CODE, given)
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
