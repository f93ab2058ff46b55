"""What a failed request means for the message that it carried."""

import logging
from contextlib import suppress
from datetime import timedelta

import aiohttp
import discord

from bot.domain.deliveries.delivery import RETRY_AFTER
from bot.domain.deliveries.facts import NotSent, Outcome, Refused, Unknown
from bot.domain.deliveries.reasons import Reason
from bot.logs import event

log = logging.getLogger(__name__)

_SERVER_FAULT = 500
_TOO_MANY_REQUESTS = 429
_UNAUTHORIZED = 401
# Nobody is kept waiting for longer by what may be no more than an odd number.
LONGEST_WAIT = timedelta(days=1)
_REASONS: dict[int, Reason] = {
    10003: Reason.CHANNEL_GONE,
    10008: Reason.MESSAGE_GONE,
    10070: Reason.EVENT_GONE,
    30038: Reason.EVENTS_FULL,
    50001: Reason.NO_ACCESS,
    50013: Reason.NO_PERMISSION,
    50007: Reason.DM_CLOSED,
    50278: Reason.MEMBER_LEFT,
    # Of a thread that is archived we edit nothing without waking it, so that it is locked too.
    50083: Reason.THREAD_LOCKED,
    160005: Reason.THREAD_LOCKED,
}


def read_failure(error: BaseException) -> Outcome:
    """Tell surely-not-sent from nobody-knows; only a person mends what Discord refuses."""
    if isinstance(error, discord.RateLimited):
        return NotSent(wait=wait_asked_for(error))
    if isinstance(error, discord.HTTPException):
        return _read_answer(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return NotSent()  # no connection, so the request never left
    return Unknown()


def wait_asked_for(error: BaseException) -> timedelta | None:
    """How long Discord, or a wall in front of it, wants to be left alone; None if it does not say.

    discord.py waits by itself, but not for a wall (a 429 without `Via`), nor for ever.
    """
    if isinstance(error, discord.RateLimited):
        return timedelta(seconds=error.retry_after)
    if isinstance(error, discord.HTTPException) and error.status == _TOO_MANY_REQUESTS:
        with suppress(KeyError, ValueError, OverflowError):
            asked = timedelta(seconds=float(error.response.headers["Retry-After"]))
            return min(max(asked, RETRY_AFTER), LONGEST_WAIT)
    return None


def is_discords(error: discord.HTTPException) -> bool:
    """Tell whether Discord said it, and not a proxy or a wall in front of it, with a page."""
    return error.response.headers.get("Content-Type") == "application/json"


def _read_answer(error: discord.HTTPException) -> Outcome:
    if error.status >= _SERVER_FAULT:
        return Unknown()
    # A token that is no longer good ends the process soon; a new one mends all of it at once.
    if error.status in {_TOO_MANY_REQUESTS, _UNAUTHORIZED} or not is_discords(error):
        return NotSent(wait=wait_asked_for(error))
    reason = _REASONS.get(error.code, Reason.REFUSED)
    event(log, "discord_refused", logging.WARNING, status=error.status, code=error.code)
    return Refused(reason=reason)
