"""Keeps discord.py from sending a message again before anybody looked for it."""

import re
from types import SimpleNamespace

import aiohttp
from discord.http import Route

_MESSAGES = re.compile(r"/channels/\d+/messages")
_TRIED_AGAIN = frozenset({500, 502, 504, 524})


class OutcomeUnknown(aiohttp.ClientError):
    """Discord may have taken the message: a second request could double it."""


def refuse_blind_resends(trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
    """Add to the trace of the client that a 5xx ends the sending of a message.

    discord.py would post it up to four times more within seconds, and trust that Discord has kept
    the nonce of a request that failed. Every other request is the same however often it is made.
    """
    trace.on_request_end.append(_stop)
    return trace


async def _stop(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    params: aiohttp.TraceRequestEndParams,
) -> None:
    path = str(params.url).removeprefix(Route.BASE)
    is_post = params.method == "POST" and _MESSAGES.fullmatch(path) is not None
    if is_post and params.response.status in _TRIED_AGAIN:
        params.response.close()
        raise OutcomeUnknown(f"Discord answered {params.response.status}")
