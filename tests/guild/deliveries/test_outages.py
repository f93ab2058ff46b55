"""What refusals mean while the bot, or Discord itself, cannot reach the server."""

import asyncio

import discord
import pytest
from discord.ext import commands

from bot.domain.deliveries.facts import CannotLook, NotSent, Outcome, Refused, Sent
from bot.domain.deliveries.kinds import Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import user_owner
from bot.guild.outages import UNTIL_LISTED, PatientMessenger
from bot.services.ports import Claimed
from tests.factories import GUILD_ID, MEMBER_ID, a_delivery, a_mirror
from tests.services.messenger import ScriptedMessenger

GONE = CannotLook(reason=Reason.CHANNEL_GONE)
LETTER = a_delivery(place=Place.MEMBER, user_id=MEMBER_ID)


@pytest.mark.parametrize(
    ("delivery", "expected"), [(a_delivery(), CannotLook()), (LETTER, GONE)], ids=["post", "letter"]
)
async def test_look_from_outside_of_the_server_tells_nothing(delivery, expected):
    """What is held for a channel that is gone is sent again without a look."""
    messenger = ScriptedMessenger()
    messenger.on_look = lambda _delivery: GONE
    bot = commands.Bot("/", intents=discord.Intents.none())
    patient = PatientMessenger(bot, messenger)
    assert await patient.look(delivery) == expected


REFUSED = Refused(reason=Reason.CHANNEL_GONE)


async def test_nothing_goes_to_a_server_that_the_host_does_not_list():
    """Neither a post nor a letter, though they were planned while it was listed."""
    messenger = ScriptedMessenger()
    bot = commands.Bot("/", intents=discord.Intents.none())
    listed: set[int] = set()
    patient = PatientMessenger(bot, messenger, serves=listed.__contains__)
    for delivery in (a_delivery(), LETTER):
        outcome = await patient.send(Claimed(delivery=delivery, late=False))
        assert outcome == NotSent(wait=UNTIL_LISTED)
    assert await patient.show(a_mirror(), a_delivery()) == NotSent(wait=UNTIL_LISTED)
    of_host = a_delivery(owner=user_owner(MEMBER_ID), place=Place.MEMBER, user_id=MEMBER_ID)
    assert isinstance(await patient.send(Claimed(delivery=of_host, late=False)), Sent)
    listed.add(GUILD_ID)
    assert isinstance(await patient.send(Claimed(delivery=LETTER, late=False)), Sent)


class Discord:
    """A client that is on one server, and a messenger that Discord refuses everything."""

    def __init__(self) -> None:
        self.client = commands.Bot("/", intents=discord.Intents.none())
        self.server = self.client._connection._add_guild_from_data({"id": str(GUILD_ID)})  # pyright: ignore[reportArgumentType]
        self.seconds = 0.0
        messenger = ScriptedMessenger()
        messenger.on_send = lambda _claimed: REFUSED
        self.patient = PatientMessenger(self.client, messenger, watch=lambda: self.seconds)

    async def say(self, event: str) -> None:
        self.server.unavailable = event == "guild_unavailable"
        for listener in self.client.extra_events[f"on_{event}"]:
            await listener(self.server)

    async def answer(self) -> Outcome:
        return await self.patient.send(Claimed(delivery=a_delivery(), late=False))


async def test_refusal_after_the_start_is_final():
    """Discord says of each server at the start that it is available."""
    world = Discord()
    await world.say("guild_available")
    assert await world.answer() == REFUSED


@pytest.mark.parametrize(("seconds", "final"), [(0, False), (4, False), (6, True)])
async def test_refusal_after_an_outage_is_final_when_it_is_a_while_ago(seconds, final):
    """The answer to what was asked during the outage can be read after it."""
    world = Discord()
    await world.say("guild_unavailable")
    world.seconds += 60
    await world.say("guild_available")
    world.seconds += seconds
    assert isinstance(await world.answer(), Refused if final else NotSent)


async def test_refusal_is_not_final_where_the_outage_is_heard_of_after_it():
    world = Discord()
    await world.say("guild_available")
    refused = asyncio.create_task(world.answer())
    await asyncio.sleep(0.05)
    await world.say("guild_unavailable")
    assert isinstance(await refused, NotSent)


async def test_bot_that_is_put_out_takes_no_channel_for_deleted_where_it_hears_of_it_later():
    world = Discord()
    await world.say("guild_available")
    refused = asyncio.create_task(world.answer())
    await asyncio.sleep(0.05)
    world.client._connection._remove_guild(world.server)
    assert await refused == Refused(reason=Reason.NO_PERMISSION)


async def test_refusal_during_an_outage_is_not_final():
    world = Discord()
    await world.say("guild_unavailable")
    world.seconds += 60
    assert isinstance(await world.answer(), NotSent)
