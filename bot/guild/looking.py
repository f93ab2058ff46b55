"""Looks whether a message whose outcome is unknown stands in Discord."""

import logging
from datetime import timedelta

import discord

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import (
    Absent,
    CannotLook,
    Found,
    Looked,
    NotYet,
    Unknown,
    Unreadable,
)
from bot.domain.deliveries.kinds import Place
from bot.domain.keeping.errors import StoreUnavailable
from bot.guild.failures import gone_place, is_discords, wait_asked_for
from bot.guild.marks import find_own
from bot.guild.places import NoPlaceError, Places, may_read
from bot.guild.raw_messages import newest
from bot.logs import event
from bot.network import NETWORK

log = logging.getLogger(__name__)

# Where the last message before the claim is not known, a look goes back this far.
LOOK_BACK = timedelta(hours=1)
# So many messages are one look; where more stand it goes on behind them.
LOOK_AT_MOST = 500
_PAGE = 100


class Lookout:
    """Every failure of a look becomes what was seen."""

    def __init__(self, client: discord.Client, places: Places) -> None:
        self._client = client
        self._places = places

    async def look(self, delivery: Delivery) -> Looked:
        """Look among the bot's own messages since the claim, if it may read them at all."""
        try:
            if delivery.kind.record.is_thread:
                return await self._look_for_thread(delivery)
            if delivery.place is Place.FORUM:
                return await self._look_in_forum(delivery)
            channel = await self._places.known_channel(delivery)
            if not may_read(channel):
                return CannotLook()
            return await self._search(channel, delivery)
        except NoPlaceError as error:
            return CannotLook(reason=error.reason)
        except NETWORK as error:
            return _read_blindness(error, delivery)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - what one look stumbles over, the next one does
            event(log, "look_unreadable", logging.WARNING, error=type(error).__name__)
            return Unreadable()

    async def _look_for_thread(self, delivery: Delivery) -> Looked:
        channel_id, message_id = await self._places.after(delivery)
        try:
            # Whatever it looks like: it is there.
            await self._client.http.get_channel(message_id)
        except discord.NotFound:
            return Absent()
        return Found(message_id=message_id, channel_id=channel_id)

    async def _look_in_forum(self, delivery: Delivery) -> Looked:
        """Among the bot's own posts since the claim; what it has just made is not archived."""
        assert self._client.user is not None
        forum = await self._places.forum(delivery)
        if not forum.permissions_for(forum.guild.me).read_message_history:
            return CannotLook()
        since = delivery.claim.since_id if delivery.claim is not None else None
        active = await self._client.http.get_active_threads(forum.guild.id)
        for post in active["threads"]:
            post_id = int(post["id"])
            is_own = int(post["owner_id"]) == self._client.user.id
            if int(post["parent_id"]) != forum.id or not is_own or post_id <= (since or 0):
                continue
            try:
                first = await self._client.http.get_message(post_id, post_id)
            except discord.NotFound:
                continue
            if find_own([first], self._client.user.id, delivery.key) is not None:
                return Found(message_id=post_id, channel_id=post_id)
        return Absent()

    async def _search(self, channel: discord.abc.Messageable, delivery: Delivery) -> Looked:
        """Read the raw pages: one message that the library cannot read would hide all others."""
        assert self._client.user is not None
        claim = delivery.claim
        if claim is not None and claim.since_id is not None:
            since = claim.since_id
        else:
            begun = claim.at if claim is not None else delivery.due
            since = discord.utils.time_snowflake(begun - LOOK_BACK)
        channel_id = (await channel._get_channel()).id  # noqa: SLF001 - as `history` asks for it
        for _ in range(LOOK_AT_MOST // _PAGE):
            page = await self._client.http.logs_from(channel_id, _PAGE, after=since)
            found = find_own(page, self._client.user.id, delivery.key)
            if found is not None:
                return Found(message_id=found, channel_id=channel_id)
            if len(page) < _PAGE:
                return Absent()
            since = newest(page)
        return NotYet(upto_id=since)


def _read_blindness(error: BaseException, delivery: Delivery) -> Looked:
    """Only Discord's own word ends the looking."""
    if isinstance(error, discord.HTTPException) and is_discords(error):
        if isinstance(error, discord.Forbidden):
            return CannotLook()
        if isinstance(error, discord.NotFound):
            return CannotLook(reason=gone_place(delivery))
    return Unknown(wait=wait_asked_for(error))
