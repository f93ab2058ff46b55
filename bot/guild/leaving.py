"""Hearing that the bot was taken off a server, or is back."""

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
from bot.network import NETWORK
from bot.services.team.servers import Servers

# What Discord says of a server that the bot is not on: unknown guild, missing access.
_NOT_ON_IT = {10004, 50001}


class Leaving:
    """The `OnServers` of a client. An outage is no leaving: discord.py tells them apart."""

    def __init__(self, client: commands.Bot) -> None:
        self._client = client

    def tell(self, servers: Servers) -> None:
        """Let the servers' settings say since when the bot is not on them."""

        async def left(guild: discord.Guild) -> None:
            await servers.hear_of_leaving(guild_owner(guild.id), left=True)

        async def is_back(guild: discord.Guild) -> None:
            await servers.hear_of_leaving(guild_owner(guild.id), left=False)

        async def all_there() -> None:
            # While the bot was down it may have come back; that it left then Discord tells nobody.
            for guild in self._client.guilds:
                await is_back(guild)

        self._client.add_listener(left, "on_guild_remove")
        self._client.add_listener(is_back, "on_guild_join")
        self._client.add_listener(all_there, "on_ready")

    async def is_gone_from(self, guild_id: int) -> bool:
        if not self._client.is_ready() or self._client.get_guild(guild_id) is not None:
            return False
        try:
            await self._client.fetch_guild(guild_id, with_counts=False)
        except discord.HTTPException as error:
            return error.code in _NOT_ON_IT
        except NETWORK:
            return False
        return False
