"""Hearing what a server says of itself: whose it is, its roles, and whether the bot is on it."""

from functools import partial

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
from bot.network import NETWORK
from bot.services.team.servers import Servers
from bot.ui.permissions import mute_of


def hear_of_servers(client: commands.Bot, servers: Servers) -> None:
    """Nothing is known of a server that is unavailable."""

    async def whole(guild: discord.Guild) -> None:
        await whose(guild)
        await roles(guild)

    async def whose(guild: discord.Guild) -> None:
        """Told by letter where nobody else is known to be."""
        if not guild.unavailable and guild.owner_id is not None:
            await servers.know_owner(guild_owner(guild.id), guild.owner_id)

    async def roles(guild: discord.Guild) -> None:
        if not guild.unavailable:
            await servers.hear_of_roles(guild_owner(guild.id), partial(mute_of, guild))

    async def all_there() -> None:
        for guild in client.guilds:
            await whole(guild)

    async def role_gone(role: discord.Role) -> None:
        await roles(role.guild)

    async def role_changed(_before: discord.Role, role: discord.Role) -> None:
        await roles(role.guild)

    client.add_listener(all_there, "on_ready")
    client.add_listener(whole, "on_guild_available")
    client.add_listener(role_gone, "on_guild_role_delete")
    client.add_listener(role_changed, "on_guild_role_update")


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
