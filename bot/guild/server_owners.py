"""Hearing to whom a server belongs: told by letter where nobody else is known to be."""

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
from bot.services.team.servers import Servers


class ServerOwners:
    def __init__(self, client: commands.Bot, servers: Servers) -> None:
        self._client = client
        self._servers = servers
        client.add_listener(self._hear_all, "on_ready")
        client.add_listener(self._hear, "on_guild_available")

    async def _hear_all(self) -> None:
        for guild in self._client.guilds:
            await self._hear(guild)

    async def _hear(self, guild: discord.Guild) -> None:
        """Nothing is known of a server that is unavailable."""
        if not guild.unavailable and guild.owner_id is not None:
            await self._servers.know_owner(guild_owner(guild.id), guild.owner_id)
