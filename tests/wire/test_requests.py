"""Each fault of a request, on each way of sending: nothing is lost, doubled or left in silence."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.rehearsal.discord import faults
from bot.rehearsal.stage import Stage
from tests.wire.evening import EXPECTED, HOUR, MINUTE, Evening
from tests.wire.every_path import EDITS, PATHS, EveryPath, MakeFault
from tests.wire.silence import Patience
from tests.wire.table import FINAL, PASSING, silences

pytestmark = pytest.mark.evidence


@pytest.fixture
async def evening(stage: Stage) -> Evening:
    """Nothing but a look can tell what went out: nonces are forgotten, our own messages unheard."""
    stage.world.knobs.nonce_memory = timedelta(0)
    stage.world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    evening = Evening(stage=stage)
    await evening.set_up()
    return evening


@pytest.fixture
def patience(evening: Evening) -> Patience:
    return Patience(evening.stage.bot.client)


async def play(
    evening: Evening, fault: MakeFault, *, paths: frozenset[str] = PATHS, mend: bool = False
) -> None:
    hook = EveryPath(evening.stage.world, fault, paths)
    evening.stage.world.hooks.append(hook)
    await evening.play(mend=mend)
    assert hook.struck == paths
    assert (await evening.census()).sent - Counter({DeliveryKind.NOTICE: 99}) == EXPECTED
    assert await evening.held() == []


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING.keys())
async def test_evening_under_a_fault_is_whole(evening: Evening, fault):
    await play(evening, fault)


@pytest.mark.parametrize("name", ["time-out before", "time-out after"])
async def test_evening_with_time_outs_is_whole(evening: Evening, patience, name):
    await play(evening, silences(patience)[name])


@pytest.mark.parametrize("fault", FINAL.values(), ids=FINAL.keys())
async def test_refusals_are_held_told_and_mended(evening: Evening, fault):
    await play(evening, fault, paths=PATHS - EDITS, mend=True)


async def test_announcement_that_discord_never_takes_is_held_after_a_day_told_and_mended(
    evening: Evening,
):
    """It answers with a 500 whenever this one is sent, and to everything else as it should."""
    world = evening.stage.world
    talks = world.channel("talks", server=evening.server)
    backstage = world.channel("backstage", server=evening.server)
    fault = faults.server_error("POST", rf"/channels/{talks.id}/messages", times=10_000)
    world.hooks.append(fault)
    await evening.announce(ahead=72 * HOUR)
    await world.advance(23 * HOUR)
    assert await evening.held() == []

    await world.advance(2 * HOUR)
    (held,) = [each for each in await evening.held() if each.kind is DeliveryKind.ANNOUNCEMENT]
    assert held.reason is Reason.NO_ANSWER
    assert 140 < fault.struck < 160
    notices = [each.text for each in world.messages(backstage)]
    told = [each for each in notices if "an error every time for a day" in each]
    assert len(told) == 1
    await world.advance(HOUR)
    assert fault.struck < 160

    world.hooks.remove(fault)
    await evening.mend_all()
    census = await evening.census()
    assert (census.wrong, census.sent[DeliveryKind.ANNOUNCEMENT]) == ([], 1)


async def test_wall_that_names_a_time_is_left_alone_until_then(evening: Evening):
    world = evening.stage.world
    talks = world.channel("talks", server=evening.server)
    wall = faults.too_many_requests(
        "POST", rf"/channels/{talks.id}/messages", retry_after=1800, via=False, times=10_000
    )
    world.hooks.append(wall)
    await evening.announce(ahead=72 * HOUR)
    await world.advance(29 * MINUTE)
    assert wall.struck == 1

    world.hooks.remove(wall)
    await world.advance(2 * MINUTE)
    census = await evening.census()
    assert (census.wrong, census.sent[DeliveryKind.ANNOUNCEMENT]) == ([], 1)


@pytest.mark.parametrize("name", ["done, but 504 until discord.py gives up", "reset after"])
async def test_discord_that_helps_makes_no_difference(evening: Evening, name):
    """It remembers nonces, and the gateway brings our own messages."""
    evening.stage.world.knobs.nonce_memory = timedelta(minutes=10)
    evening.stage.world.gateway.mangle = None
    await play(evening, PASSING[name])


def show_odd_messages(evening: Evening, *odd: Any) -> None:
    """Let these stand on each page of history; the library cannot read any of them."""

    def add(method: str, _path: str, out: Any) -> Any:
        return [*odd, *out, *odd] if method == "GET" and isinstance(out, list) else out

    evening.stage.world.rest.rewrite = add


async def test_message_that_cannot_be_read_hides_no_other(evening: Evening):
    """Somebody's message of an unknown shape stands wherever the bot looks for its own."""
    show_odd_messages(evening, {"id": "5", "type": 99, "author": {"id": "7"}}, {"id": "6"}, None)
    await play(evening, PASSING["done, but 500"])


async def test_page_that_stays_unreadable_is_held_after_an_hour_told_and_mended(evening: Evening):
    world = evening.stage.world
    talks = world.channel("talks", server=evening.server)
    lost = faults.lost_answer("POST", rf"/channels/{talks.id}/messages")
    world.hooks.append(lost)

    def spoil(method: str, path: str, out: Any) -> Any:
        return {"odd": out} if (method, path) == ("GET", f"/channels/{talks.id}/messages") else out

    world.rest.rewrite = spoil
    await evening.announce(ahead=72 * HOUR)
    await world.advance(55 * MINUTE)
    assert await evening.held() == []
    await world.advance(20 * MINUTE)
    (held,) = [each for each in await evening.held() if each.kind is DeliveryKind.ANNOUNCEMENT]
    assert held.reason is Reason.UNREADABLE
    notices = [m for m in world.messages("backstage") if "I cannot read all" in m.text]
    assert len(notices) == 1

    world.rest.rewrite = None
    await evening.mend_all()
    census = await evening.census()
    assert (census.wrong, census.sent[DeliveryKind.ANNOUNCEMENT]) == ([], 1)
    assert len([m for m in world.messages(talks) if "Calendar" in m.labels]) == 1
