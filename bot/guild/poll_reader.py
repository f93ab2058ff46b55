"""Reading the counts of a native poll."""

import logging
from typing import Literal

import discord

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
