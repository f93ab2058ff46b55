"""Hearing that the room of a talk is empty now; who is in one, `voice_rooms` looks by itself."""

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
from bot.services.talks.emptying import Emptying


def hear_of_emptied_rooms(client: commands.Bot, emptying: Emptying) -> None:
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

    client.add_listener(moved, "on_voice_state_update")
    client.add_listener(closed, "on_stage_instance_delete")
