"""Keeps discord.py from sending a message again before anybody looked for it."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

_TRIED_AGAIN = frozenset({500, 502, 504, 524})
_sent_once: ContextVar[bool] = ContextVar("sent_once", default=False)


class OutcomeUnknown(aiohttp.ClientError):
    """Discord may have taken the message: a second request could double it."""


@contextlib.contextmanager
def sent_once() -> Iterator[None]:
    """Let a 5xx end the request that is made inside, by raising `OutcomeUnknown`.

    discord.py would post a message up to four times more within seconds, and trust that Discord has
    kept the nonce of a request that failed.
    """
    token = _sent_once.set(True)
    try:
        yield
    finally:
        _sent_once.reset(token)


def refuse_blind_resends(trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
    """Teach the trace of the client what `sent_once` means."""
    trace.on_request_end.append(_stop)
    return trace


async def _stop(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    params: aiohttp.TraceRequestEndParams,
) -> None:
    if _sent_once.get() and params.response.status in _TRIED_AGAIN:
        params.response.close()
        raise OutcomeUnknown(f"Discord answered {params.response.status}")
