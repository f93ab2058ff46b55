"""Every act has its way back, or asks before it is done."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.discord.world import World
from bot.rehearsal.stage import Stage
from bot.ui.verbs import VERBS
from tests.stories.acting import Ready, make_ready
from tests.stories.acts import NEITHER, SHOWS, WAYS, WAYS_ON_THE_WEB, Played, Way

pytestmark = pytest.mark.evidence


def test_every_verb_is_in_the_table():
    ways = {verb for way in (*WAYS, *WAYS_ON_THE_WEB) for verb in way.verbs.split()}

    assert ways | NEITHER.keys() | SHOWS == VERBS.keys()
    assert not ways & NEITHER.keys()
    assert not SHOWS & (ways | NEITHER.keys())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.play.__name__)
async def test_way_back_or_question(ready: Ready, way: Way):
    await way.play(Played(ready))


@pytest.fixture
async def on_web(world: World, tmp_path: Path) -> AsyncIterator[Ready]:
    stage = Stage(world, tmp_path / "data", web_address="https://talks.example.org")
    await stage.start()
    yield await make_ready(stage)
    await stage.stop()


@pytest.mark.parametrize("way", WAYS_ON_THE_WEB, ids=lambda way: way.play.__name__)
async def test_way_back_or_question_of_what_is_on_the_web(on_web: Ready, way: Way):
    await way.play(Played(on_web))


async def test_an_act_without_a_way_back_is_found(ready: Ready):
    """The table can fail: one press too few, and it is not as it was."""
    played, mia = Played(ready), ready.mia

    async def nothing() -> None:
        pass

    with pytest.raises(AssertionError):
        await played.back(lambda: mia.click(ready.card, "Maybe"), nothing)
    with pytest.raises(AssertionError, match="the act changes nothing"):
        await played.back(nothing, nothing)
