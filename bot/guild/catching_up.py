"""Reads what people wrote to the bot while no session brought it."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, cast

import discord

from bot.domain.document import owner_id
from bot.guild.client import OnMessage
from bot.guild.failures import wait_asked_for
from bot.guild.raw_messages import (
    RawMessage,
    UnreadableError,
    answered_by,
    author_of,
    messages_on,
)
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

    def __init__(
        self,
        client: discord.Client,
        inbox: Inbox,
        on_message: OnMessage,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._inbox = inbox
        self._on_message = on_message
        self._pause = pause
        self._reading = asyncio.Lock()
        self._is_waiting = False

    async def run(self) -> None:
        """Read every letterbox, one request after the other; whatever fails is left out.

        A session that begins while another run waits is caught up with by that one.
        """
        if self._is_waiting:
            return
        self._is_waiting = True
        async with self._reading:
            self._is_waiting = False
            since = self._inbox.since()
            found = 0
            boxes = deque(await self._inbox.letterboxes())
            while boxes:
                try:
                    found += await self._read(boxes[0], since)
                except (*NETWORK, ValueError, UnreadableError) as error:
                    event(log, "letterbox_unread", logging.WARNING, error=type(error).__name__)
                    if (wait := wait_asked_for(error)) is not None:
                        await self._pause(wait.total_seconds())
                        continue
                boxes.popleft()
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
        # Nearly all direct channels are silent; of a busy thread the newest count.
        after = discord.utils.time_snowflake(since) if box.is_direct else None
        page = await self._client.http.logs_from(box.channel_id, MESSAGES, after=after)
        answered: set[int | None] = set()
        found: list[discord.Message] = []
        for data in messages_on(page):
            if author_of(data) == self._client.user.id:
                answered.add(answered_by(data))
                continue
            message = self._understood(data, box)
            if message is None:
                continue
            if message.created_at < since:
                break
            if not message.author.bot and message.id not in answered and self._is_meant(message):
                found.append(message)
        return found

    def _is_meant(self, message: discord.Message) -> bool:
        """Of others nobody knows whether they were answered: they bear no mark of it."""
        is_heard = message.guild is None or self._client.user in message.mentions
        return is_heard and not any(reaction.me for reaction in message.reactions)

    def _understood(self, data: RawMessage, box: Letterbox) -> discord.Message | None:
        """Each message by itself: one that the library cannot read hides no other."""
        guild_id = None if box.is_direct else owner_id(box.owner)
        channel = self._client.get_partial_messageable(box.channel_id, guild_id=guild_id)
        state = self._client._connection  # noqa: SLF001 - what makes a message for `history`
        try:
            return state.create_message(channel=channel, data=cast("Any", data))
        except Exception as error:  # noqa: BLE001 - whatever it stumbles over
            event(log, "message_unread", logging.WARNING, error=type(error).__name__)
            return None
