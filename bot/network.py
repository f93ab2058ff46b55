"""What a request to Discord raises when it fails, and which of them may be made only once."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Final

import aiohttp
import discord

NETWORK: Final = (
    discord.HTTPException,
    discord.RateLimited,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
)

_by_itself: ContextVar[bool] = ContextVar("by_itself", default=False)
_sent_once: ContextVar[bool] = ContextVar("sent_once", default=False)


@contextlib.contextmanager
def by_itself() -> Iterator[None]:
    """Let requests that are made inside wait until nobody waits for an answer: no person asked."""
    token = _by_itself.set(True)
    try:
        yield
    finally:
        _by_itself.reset(token)


def is_by_itself() -> bool:
    """Tell whether `by_itself` is in force here."""
    return _by_itself.get()


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


def is_sent_once() -> bool:
    """Tell whether `sent_once` is in force here."""
    return _sent_once.get()


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
