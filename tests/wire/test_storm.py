"""Servers that go and come: nothing is purged, held in error, lost or doubled."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import Document
from bot.domain.kinds import KINDS
from bot.guild.outages import UNTIL_BACK
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan, RolePlan
from bot.rehearsal.discord.faults import Fault
from bot.rehearsal.discord.outage import Outage
from bot.rehearsal.stage import Stage
from tests.wire.evening import EXPECTED, Evening, K

pytestmark = pytest.mark.evidence

MANY = 200
BUSY = 20
ANY = r"[A-Z]+", r".*"
MINUTE = timedelta(minutes=1)


def refused(status: int, code: int) -> Fault:
    return faults.refused(*ANY, status=status, code=code, times=10**6)


ANSWERS = {
    "503": lambda: faults.server_error(*ANY, status=503, times=10**6),
    "403 missing access": lambda: refused(403, 50001),
    "404 unknown channel": lambda: refused(404, 10003),
    "404 unknown server": lambda: refused(404, 10004),
}
REFUSALS = (ANSWERS["403 missing access"], ANSWERS["404 unknown channel"])


def town(number: int) -> Blueprint:
    return Blueprint(
        server=f"Town {number}",
        roles=(RolePlan(name="Organiser", permissions=("manage_events",)),),
        channels=(ChannelPlan(name="talks"), ChannelPlan(name="backstage")),
        people=(PersonPlan(name="Ada Organiser", roles=("Organiser",)),),
    )


async def kept(stage: Stage) -> Counter[type[Document]]:
    """How many documents there are of each kind."""

    def look(survey) -> Counter[type[Document]]:
        return Counter({kind: len(survey.select(kind)) for kind in KINDS})

    return await stage.bot.store.survey(look)


@pytest.fixture
async def evening(stage: Stage) -> Evening:
    evening = Evening(stage=stage)
    await evening.set_up()
    return evening


def outage_of(evening: Evening, answer, *, removed: bool = False) -> Outage:
    world = evening.stage.world
    outage = Outage(world, [world.home.id], answer(), removed=removed)
    world.hooks.append(outage)
    return outage


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
async def test_server_that_is_away_gets_its_messages_when_it_is_back(evening: Evening, answer):
    world = evening.stage.world
    outage = outage_of(evening, answer)
    for chapter in evening.chapters():
        until = await chapter()
        outage.begin()
        await world.advance(10 * MINUTE)
        outage.end()
        await world.move_to(until)
        assert (await evening.census()).wrong == []
    assert outage.struck > 10
    assert (await evening.census()).sent == EXPECTED


@pytest.mark.parametrize("answer", REFUSALS, ids=["403", "404"])
async def test_session_that_begins_in_an_outage_waits_for_the_server(evening: Evening, answer):
    """The server is named in READY and no more: no channel of it is in memory."""
    world = evening.stage.world
    await world.move_to(await evening.announce())
    outage = outage_of(evening, answer)
    outage.begin()
    await evening.stage.restart()
    until = await evening.sign_up()
    await world.move_to(until - 55 * MINUTE)
    outage.end()
    await world.move_to(until)
    assert (await evening.census()).wrong == []
    assert outage.struck > 0


async def test_doubt_is_not_settled_while_the_server_is_away(evening: Evening):
    """A look that Discord refuses, or whose rights are unknown, proves nothing."""
    world = evening.stage.world
    world.knobs.nonce_memory = timedelta(0)
    # The run sheet goes out at the same time, and may be the faster one.
    talks = world.channel("talks", server=evening.server)
    world.hooks.append(faults.lost_answer("POST", rf"/channels/{talks.id}/messages"))
    world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    outage = outage_of(evening, ANSWERS["404 unknown channel"])
    until = await evening.announce()
    await world.settle()
    outage.begin()
    await evening.stage.restart()
    await world.advance(5 * MINUTE)
    (announcement,) = [d for d in await evening.deliveries() if d.kind is K.ANNOUNCEMENT]
    assert announcement.state is DeliveryState.DOUBTFUL
    outage.end()
    await world.move_to(until)
    assert (await evening.census()).wrong == []


async def test_gateway_alone_may_have_lost_the_server(evening: Evening):
    """REST still works, so nobody has to wait for the end of the outage."""
    world = evening.stage.world
    outage = Outage(world, [world.home.id], faults.never_arrived("GET", "/nothing"))
    outage.begin()
    await evening.play()
    assert (await evening.census()).sent == EXPECTED


@pytest.mark.parametrize("answer", REFUSALS, ids=["403", "404"])
async def test_bot_that_was_removed_keeps_everything_until_it_is_back(evening: Evening, answer):
    """Nobody can be told where the bot is not; what it would have said is held."""
    world, stage = evening.stage.world, evening.stage
    outage = outage_of(evening, answer, removed=True)
    await world.move_to(await evening.announce())
    before = await kept(stage)
    until = await evening.sign_up()
    outage.begin()
    await world.move_to(until)
    held = await evening.held()
    assert {each.kind for each in held} >= {K.START, K.LIVE_PANEL, K.NOTICE}
    assert {each.reason for each in held} <= {
        Reason.NO_PERMISSION,
        Reason.NO_ACCESS,
        Reason.DEPENDS_ON_HELD,
    }
    assert all(number >= before[kind] for kind, number in (await kept(stage)).items())
    outage.end()
    await evening.mend_all()
    for chapter in (evening.end, evening.close_poll):
        await world.move_to(await chapter())
    census = await evening.census()
    assert census.wrong == []
    assert census.sent[K.START] == census.sent[K.LIVE_PANEL] == census.sent[K.POLL] == 1


async def test_storm_over_hundreds_of_servers_purges_and_doubles_nothing(stage: Stage):
    """Three times all of them go and come, while a tenth of them has something to say."""
    world = stage.world
    for number in range(MANY):
        world.add_server(town(number))
    await world.dealt_with()
    evenings = [Evening(stage=stage, server=f"Town {number}") for number in range(BUSY)]
    for evening in evenings:
        await evening.set_up()
    towns = [server.id for server in world.servers if server.name.startswith("Town")]
    outage = Outage(world, towns, ANSWERS["404 unknown channel"]())
    world.hooks.append(outage)
    requests = world.requests.counts.total()
    for evening in evenings:
        await evening.announce()
    for _ in range(3):
        outage.begin()
        await world.settle()
        outage.end()
        await world.settle()
    await world.advance(3 * UNTIL_BACK)

    assert outage.struck > 0
    assert (await evenings[0].census()).wrong == []
    sent = (await evenings[0].census()).sent
    assert sent == Counter({K.ANNOUNCEMENT: BUSY, K.THREAD: BUSY, K.RUN_SHEET: BUSY})
    assert world.requests.counts.total() - requests < 10 * BUSY
    assert await evenings[0].held() == []
