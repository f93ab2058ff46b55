"""Keeps discord.py from sending a message again before anybody looked for it."""

from types import SimpleNamespace

import aiohttp

from bot.network import OutcomeUnknown, is_sent_once

_TRIED_AGAIN = frozenset({500, 502, 504, 524})


def refuse_blind_resends(trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
    """Teach the trace of the client what `sent_once` means."""
    trace.on_request_end.append(_stop)
    return trace


async def _stop(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    params: aiohttp.TraceRequestEndParams,
) -> None:
    if is_sent_once() and params.response.status in _TRIED_AGAIN:
        params.response.close()
        raise OutcomeUnknown(f"Discord answered {params.response.status}")
