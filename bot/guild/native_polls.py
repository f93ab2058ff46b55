"""Reading the counts of a native poll, and hearing that it was counted."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Literal, cast

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
from bot.logs import event
from bot.network import NETWORK
from bot.services.ports import PollCounts, Standing

# An unknown channel may be one of a server in an outage.
_UNKNOWN_MESSAGE = 10008

log = logging.getLogger(__name__)


class GuildPollReader:
    """Implements `PollReader`: reads the message, which holds counts; who voted is never asked."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def fetch_counts(
        self, channel_id: int, message_id: int
    ) -> PollCounts | Literal[Standing.GONE] | None:
        channel = self._client.get_partial_messageable(channel_id)
        try:
            message = await channel.fetch_message(message_id)
        except NETWORK as error:
            if isinstance(error, discord.NotFound) and error.code == _UNKNOWN_MESSAGE:
                return Standing.GONE
            event(log, "poll_unread", logging.WARNING, error=type(error).__name__)
            return None
        if message.poll is None:
            return None
        counts = tuple(answer.vote_count for answer in message.poll.answers)
        return PollCounts(final=message.poll.is_finalised(), counts=counts)


OnEnd = Callable[[str, int], Awaitable[None]]


def hear_of_poll_ends(client: commands.Bot, on_end: OnEnd) -> None:
    """Discord has no event of its own for it: the message is changed."""

    async def changed(edit: discord.RawMessageUpdateEvent) -> None:
        poll = cast("dict[str, Any]", edit.data).get("poll") or {}
        if edit.guild_id is not None and (poll.get("results") or {}).get("is_finalized"):
            await on_end(guild_owner(edit.guild_id), edit.message_id)

    client.add_listener(changed, "on_raw_message_edit")
