"""Refusals while the bot is not on the server, with a client that is on none."""

import discord
import pytest
from discord.ext import commands

from bot.domain.delivery import Place, Reason
from bot.guild.outages import PatientMessenger
from bot.services.outcomes import CannotLook
from tests.factories import MEMBER_ID, a_delivery
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
