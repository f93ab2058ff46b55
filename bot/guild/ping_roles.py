"""Hearing whether the role that an announcement may ping still can be."""

from functools import partial

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
from bot.services.team.servers import Servers
from bot.ui.permissions import mute_of


class PingRoles:
    def __init__(self, client: commands.Bot, servers: Servers) -> None:
        self._client = client
        self._servers = servers
        client.add_listener(self._hear_all, "on_ready")
        client.add_listener(self._hear, "on_guild_available")
        client.add_listener(self._hear_of_one, "on_guild_role_delete")
        client.add_listener(self._hear_of_other, "on_guild_role_update")

    async def _hear_all(self) -> None:
        for guild in self._client.guilds:
            await self._hear(guild)

    async def _hear_of_one(self, role: discord.Role) -> None:
        await self._hear(role.guild)

    async def _hear_of_other(self, _before: discord.Role, role: discord.Role) -> None:
        await self._hear(role.guild)

    async def _hear(self, guild: discord.Guild) -> None:
        """Nothing is known of the roles of a server that is unavailable."""
        if not guild.unavailable:
            owner = guild_owner(guild.id)
            await self._servers.hear_of_roles(owner, partial(mute_of, guild))
