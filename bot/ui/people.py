"""Who is acting, as Discord vouches for it in each interaction."""

import discord

from bot.domain.team.server import Person


def person_of(interaction: discord.Interaction, guild_id: int | None = None) -> Person:
    """Read the person; in a direct message `guild_id` comes from the control, without any right."""
    user = interaction.user
    roles = frozenset(role.id for role in user.roles) if isinstance(user, discord.Member) else ()
    inside = interaction.guild_id is not None
    return Person(
        user_id=user.id,
        guild_id=interaction.guild_id or guild_id or 0,
        role_ids=frozenset(roles),
        manages_events=inside and interaction.permissions.manage_events,
        locale=interaction.locale.value,
        on_server=inside,
        server_name=interaction.guild.name if interaction.guild is not None else "",
    )
