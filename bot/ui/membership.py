"""Whether somebody is on a server, and with which rights: for messages that come without it."""

import discord

from bot.domain.team.server import Person


async def person_on(
    client: discord.Client, guild_id: int, user: discord.abc.Snowflake
) -> Person | None:
    """Ask Discord; None for somebody who is not on that server, or where the bot is not."""
    guild = client.get_guild(guild_id)
    if guild is None:
        return None
    try:
        return person_from(await guild.fetch_member(user.id))
    except discord.NotFound:
        return None


def person_from(member: discord.Member) -> Person:
    return Person(
        user_id=member.id,
        guild_id=member.guild.id,
        role_ids=frozenset(role.id for role in member.roles),
        manages_events=member.guild_permissions.manage_events,
        server_name=member.guild.name,
    )
