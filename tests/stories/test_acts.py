"""Every act has its way back, or asks before it is done."""

import pytest

from bot.ui.verbs import VERBS
from tests.stories.acting import Ready
from tests.stories.acts import NEITHER, SHOWS, WAYS, Played, Way

pytestmark = pytest.mark.evidence


def test_every_verb_is_in_the_table():
    ways = {verb for way in WAYS for verb in way.verbs.split()}

    assert ways | NEITHER.keys() | SHOWS == VERBS.keys()
    assert not ways & NEITHER.keys()
    assert not SHOWS & (ways | NEITHER.keys())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.play.__name__)
async def test_way_back_or_question(ready: Ready, way: Way):
    await way.play(Played(ready))


async def test_an_act_without_a_way_back_is_found(ready: Ready):
    """The table can fail: one press too few, and it is not as it was."""
    played, mia = Played(ready), ready.mia

    async def nothing() -> None:
        pass

    with pytest.raises(AssertionError):
        await played.back(lambda: mia.click(ready.card, "Maybe"), nothing)
    with pytest.raises(AssertionError, match="the act changes nothing"):
        await played.back(nothing, nothing)
