"""What came of a request that failed: surely not sent, refused, or nobody knows."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.domain.deliveries.facts import NotSent, Refused, Unknown
from bot.domain.deliveries.reasons import Reason
from bot.guild.failures import read_failure
from bot.network import NETWORK


def answered(status: int, code: int = 0, of: str = "application/json") -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="x", headers={"Content-Type": of})
    return discord.HTTPException(response, {"code": code, "message": "x"})


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (answered(500), Unknown()),
        (answered(502), Unknown()),
        (answered(504), Unknown()),
        (answered(429), NotSent()),
        (answered(403, 50013), Refused(reason=Reason.NO_PERMISSION)),
        (answered(403, 50001), Refused(reason=Reason.NO_PERMISSION)),
        (answered(403, 50007), Refused(reason=Reason.DM_CLOSED)),
        (answered(404, 10003), Refused(reason=Reason.CHANNEL_GONE)),
        (answered(404, 10008), Refused(reason=Reason.CHANNEL_GONE)),
        (answered(400, 50035), Refused(reason=Reason.REFUSED)),
        (answered(401), NotSent()),
        (answered(403, of="text/html"), NotSent()),
        (answered(404, of="text/html"), NotSent()),
        (answered(502, of="text/html"), Unknown()),
        (discord.RateLimited(45.0), NotSent(wait=timedelta(seconds=45))),
        (ConnectionResetError(), Unknown()),
        (aiohttp.ServerDisconnectedError(), Unknown()),
        (aiohttp.ClientPayloadError(), Unknown()),
        (TimeoutError(), Unknown()),
    ],
    ids=lambda each: repr(each)[:40],
)
def test_failure_is_read_for_what_it_proves(error, outcome):
    assert isinstance(error, NETWORK)
    assert read_failure(error) == outcome


async def test_connection_that_was_refused_surely_sent_nothing():
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError) as caught:
            await session.get("http://127.0.0.1:9/")
    assert read_failure(caught.value) == NotSent()
