"""Hearing that the room of a talk is empty now; who is in one, `voice_rooms` looks by itself."""

import discord
from discord.ext import commands

from bot.domain.document import guild_owner, owner_id
from bot.services.talks.emptying import Emptying


class GuildRooms:
    """What the gateway has told of who is where."""

    def __init__(self, client: commands.Bot) -> None:
        self._client = client

    def is_empty(self, owner: str, channel_id: int) -> bool | None:
        guild = self._client.get_guild(owner_id(owner)) if self._client.is_ready() else None
        channel = guild.get_channel(channel_id) if guild is not None else None
        if guild is None or guild.unavailable:
            return None
        if not isinstance(channel, discord.VoiceChannel | discord.StageChannel):
            return None
        return not channel.voice_states


def hear_of_emptied_rooms(client: commands.Bot, emptying: Emptying, rooms: GuildRooms) -> None:
    """To be called once, before the events of the client are fenced."""

    async def moved(
        member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        left = before.channel
        if left is None or left == after.channel or left.voice_states:
            return
        await emptying.emptied(guild_owner(member.guild.id), left.id)

    async def closed(stage: discord.StageInstance) -> None:
        await emptying.closed(guild_owner(stage.guild.id), stage.channel_id)

    async def returned() -> None:
        await emptying.look(rooms)

    async def returned_to(_guild: discord.Guild) -> None:
        await emptying.look(rooms)

    client.add_listener(moved, "on_voice_state_update")
    client.add_listener(closed, "on_stage_instance_delete")
    client.add_listener(returned, "on_ready")
    client.add_listener(returned_to, "on_guild_available")
