"""Hearing of messages, threads and channels that somebody deleted; no privileged intent."""

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
from bot.services.sending.deletions import Deletions


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
