"""Hearing what a server says of itself: whose it is, and whether the role to ping still can be."""

from functools import partial

import discord
from discord.ext import commands

from bot.domain.document import guild_owner
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
