"""Reads what people wrote to the bot while no session brought it."""

import asyncio
import logging
from datetime import datetime

import discord

from bot.domain.document import owner_id
from bot.guild.client import OnMessage
from bot.logs import event
from bot.network import NETWORK
from bot.services.takeaways.inbox import Inbox, Letterbox

log = logging.getLogger(__name__)

# The newest of each channel; a busier thread than this is not read to its end.
MESSAGES = 100


class CatchingUp:
    """After each READY events may be missing; a RESUME replays them, so nothing is read then.

    Discord keeps the text of a message from a bot without the intent for it, but for those that
    mention it and direct messages: the same that it would have heard.
    """

    def __init__(self, client: discord.Client, inbox: Inbox, on_message: OnMessage) -> None:
        self._client = client
        self._inbox = inbox
        self._on_message = on_message
        self._reading = asyncio.Lock()

    async def run(self) -> None:
        """Read every letterbox, one request after the other; whatever fails is left out."""
        async with self._reading:
            since = self._inbox.since()
            found = 0
            for box in await self._inbox.letterboxes():
                try:
                    found += await self._read(box, since)
                except NETWORK as error:
                    event(log, "letterbox_unread", logging.WARNING, error=type(error).__name__)
            if found:
                event(log, "caught_up", messages=found)

    async def _read(self, box: Letterbox, since: datetime) -> int:
        unanswered = await self._unanswered(box, since)
        for message in reversed(unanswered):
            await self._on_message(message)
        return len(unanswered)

    async def _unanswered(self, box: Letterbox, since: datetime) -> list[discord.Message]:
        """The newest first, so that an answer of ours comes before what it answers."""
        assert self._client.user is not None
        channel = self._client.get_partial_messageable(
            box.channel_id, guild_id=None if box.is_direct else owner_id(box.owner)
        )
        answered: set[int | None] = set()
        found: list[discord.Message] = []
        async for message in channel.history(limit=MESSAGES):
            if message.created_at < since:
                break
            if message.author.id == self._client.user.id and message.reference is not None:
                answered.add(message.reference.message_id)
            elif not message.author.bot and message.id not in answered:
                found.append(message)
        return found
