"""Whether messages of ours still stand: heard of as they are deleted, or asked of Discord."""

import discord
from discord.ext import commands

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import guild_owner, owner_id
from bot.domain.talks.scheduled_event import EventStatus
from bot.guild.failures import is_discords
from bot.network import NETWORK
from bot.services.ports import Standing
from bot.services.sending.deletions import Deletions


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
            if post.kind.record.is_event:
                return await self._standing_of_event(owner_id(post.owner), post.message_id)
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

    async def _standing_of_event(self, guild_id: int, event_id: int) -> Standing:
        """One that was called off or ended stands in nobody's list any more."""
        found = await self._client.http.get_scheduled_event(
            guild_id, event_id, with_user_count=False
        )
        is_off = EventStatus(found["status"]).is_over
        return Standing.GONE if is_off else Standing.STANDS


def hear_of_deletions(client: commands.Bot, deletions: Deletions) -> None:
    """Raw events, for the bot remembers no messages, and an archived thread is not known to it."""

    async def message(gone: discord.RawMessageDeleteEvent) -> None:
        if gone.guild_id is not None:
            await deletions.of_messages(guild_owner(gone.guild_id), (gone.message_id,))

    async def messages(gone: discord.RawBulkMessageDeleteEvent) -> None:
        if gone.guild_id is not None:
            await deletions.of_messages(guild_owner(gone.guild_id), gone.message_ids)

    async def thread(gone: discord.RawThreadDeleteEvent) -> None:
        await deletions.of_thread(guild_owner(gone.guild_id), gone.thread_id)

    async def channel(gone: discord.abc.GuildChannel) -> None:
        await deletions.of_channel(guild_owner(gone.guild.id), gone.id)

    client.add_listener(message, "on_raw_message_delete")
    client.add_listener(messages, "on_raw_bulk_message_delete")
    client.add_listener(thread, "on_raw_thread_delete")
    client.add_listener(channel, "on_guild_channel_delete")
