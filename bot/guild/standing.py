"""Asking Discord whether a message of ours still stands."""

import discord

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import owner_id
from bot.guild.failures import is_discords
from bot.network import NETWORK
from bot.services.ports import Standing


class GuildMessages:
    """Implements `PostedMessages`."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def standing(self, post: Delivery) -> Standing:
        guild = self._client.get_guild(owner_id(post.owner))
        # In an outage every channel looks as if it were gone.
        if guild is None or guild.unavailable or post.message_id is None:
            return Standing.UNSURE
        try:
            await self._fetch(post, post.message_id)
        except discord.NotFound as error:
            return Standing.GONE if is_discords(error) else Standing.UNSURE
        except NETWORK:
            return Standing.UNSURE
        return Standing.STANDS

    async def _fetch(self, post: Delivery, message_id: int) -> None:
        if post.kind.record.is_thread:
            await self._client.fetch_channel(message_id)
            return
        channel = self._client.get_partial_messageable(post.channel_id or 0)
        await channel.fetch_message(message_id)
