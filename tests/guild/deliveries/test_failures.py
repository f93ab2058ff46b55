"""What came of a request that failed: surely not sent, refused, or nobody knows."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.domain.deliveries.delivery import RETRY_AFTER
from bot.domain.deliveries.facts import NotSent, Refused, Unknown
from bot.domain.deliveries.reasons import Reason
from bot.guild.failures import read_failure
from bot.network import NETWORK


def answered(
    status: int, code: int = 0, of: str = "application/json", **headers: str
) -> discord.HTTPException:
    said = {"Content-Type": of} | {name.replace("_", "-"): each for name, each in headers.items()}
    response: Any = SimpleNamespace(status=status, reason="x", headers=said)
    return discord.HTTPException(response, {"code": code, "message": "x"})


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (answered(500), Unknown()),
        (answered(502), Unknown()),
        (answered(504), Unknown()),
        (answered(429), NotSent()),
        (answered(429, Retry_After="900"), NotSent(wait=timedelta(minutes=15))),
        (answered(429, of="text/html", Retry_After="1"), NotSent(wait=RETRY_AFTER)),
        (answered(429, Retry_After="1e300"), NotSent()),
        (answered(429, Retry_After="9999999"), NotSent(wait=timedelta(days=1))),
        (answered(429, Retry_After="nan"), NotSent()),
        (answered(429, Retry_After="Fri, 31 Dec 1999 23:59:59 GMT"), NotSent()),
        (answered(403, 50013), Refused(reason=Reason.NO_PERMISSION)),
        (answered(403, 50001), Refused(reason=Reason.NO_ACCESS)),
        (answered(403, 50007), Refused(reason=Reason.DM_CLOSED)),
        (answered(403, 50278), Refused(reason=Reason.MEMBER_LEFT)),
        (answered(400, 50083), Refused(reason=Reason.THREAD_LOCKED)),
        (answered(400, 160005), Refused(reason=Reason.THREAD_LOCKED)),
        (answered(404, 10003), Refused(reason=Reason.CHANNEL_GONE)),
        (answered(404, 10008), Refused(reason=Reason.MESSAGE_GONE)),
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
