"""Keeps half of the sessions that Discord lets a bot begin in a day.

A bot that begins more than all of them has its token reset; only Discord knows how many are left
when the bot, its supervisor or the machine was started anew.
"""

import logging

import discord

from bot.logs import event
from bot.network import NETWORK

log = logging.getLogger(__name__)


class SessionsSpentError(Exception):
    """Half of them are used up; in `reset_after` seconds there are new ones."""

    def __init__(self, reset_after: float) -> None:
        super().__init__(f"half of the session starts are used; new ones in {reset_after:.0f} s")
        self.reset_after = reset_after


async def require_session_starts(client: discord.Client) -> None:
    """Ask Discord; to be awaited before each IDENTIFY. Raises `SessionsSpentError`.

    Where Discord does not say, the session is begun: supervisors count starts as well.
    """
    try:
        _shards, _url, limit = await client.http.get_bot_gateway()
    except (*NETWORK, discord.GatewayNotFound) as error:
        event(log, "session_starts_unknown", logging.WARNING, error=type(error).__name__)
        return
    reset_after = limit["reset_after"] / 1000
    said = {"remaining": limit["remaining"], "total": limit["total"], "reset_s": round(reset_after)}
    if 2 * limit["remaining"] <= limit["total"]:
        event(log, "session_starts_spent", logging.ERROR, **said)
        raise SessionsSpentError(reset_after)
    event(log, "session_starts", **said)
