"""Turning blueprints into servers."""

from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan, RolePlan
from bot.rehearsal.discord.simcord_internals import (
    ChannelType,
    Guild,
    Overwrite,
    OverwriteType,
    Role,
    permission_bits,
)
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord

_KINDS = {
    "text": ChannelType.TEXT,
    "voice": ChannelType.VOICE,
    "stage": ChannelType.STAGE_VOICE,
    "news": ChannelType.NEWS,
    "forum": ChannelType.FORUM,
    "category": ChannelType.CATEGORY,
}


def build_server(discord_: SimulatedDiscord, blueprint: Blueprint, people: dict[str, int]) -> Guild:
    """Add a server; people whom another server already has keep their id."""
    guild = discord_.create_guild(blueprint.server, preferred_locale=blueprint.locale)
    roles = {plan.name: _role(discord_, guild, plan) for plan in blueprint.roles}
    for channel in blueprint.channels:
        _channel(discord_, guild, channel, roles)
    for person in blueprint.people:
        if person.name not in people:
            people[person.name] = add_user(discord_, person)
        discord_.add_member(
            guild.id, people[person.name], roles=[roles[name] for name in person.roles]
        )
    if blueprint.bot_permissions is not None:
        set_bot_permissions(discord_, guild, blueprint.bot_permissions)
    return guild


def add_user(discord_: SimulatedDiscord, plan: PersonPlan) -> int:
    username = plan.name.lower().replace(" ", ".")
    return discord_.make_user(username, global_name=plan.name).id


def bot_role(discord_: SimulatedDiscord, guild: Guild) -> Role:
    """The managed role that an invite gives the bot."""
    return guild.roles[guild.members[discord_.bot_user.id].role_ids[0]]


def set_bot_permissions(discord_: SimulatedDiscord, guild: Guild, names: tuple[str, ...]) -> None:
    """Give the bot exactly these server-wide, beside what everyone has."""
    role = bot_role(discord_, guild)
    discord_.edit_role(guild.id, role.id, {"permissions": permission_bits(*names)})


def _role(discord_: SimulatedDiscord, guild: Guild, plan: RolePlan) -> int:
    role = Role(
        id=discord_.snowflake(),
        name=plan.name,
        permissions=permission_bits(*plan.permissions),
        position=len(guild.roles),
        mentionable=plan.mentionable,
    )
    guild.roles[role.id] = role
    return role.id


def add_channel(discord_: SimulatedDiscord, guild: Guild, plan: ChannelPlan) -> None:
    _channel(discord_, guild, plan, {each.name: each.id for each in guild.roles.values()})


def _channel(
    discord_: SimulatedDiscord, guild: Guild, plan: ChannelPlan, roles: dict[str, int]
) -> None:
    view = permission_bits("view_channel")
    overwrites: list[Overwrite] = []
    if plan.only:
        allowed = [roles[name] for name in plan.only]
        if plan.bot:
            allowed.append(bot_role(discord_, guild).id)
        overwrites = [Overwrite(target_id=guild.id, type=OverwriteType.ROLE, deny=view)]
        overwrites += [
            Overwrite(target_id=role, type=OverwriteType.ROLE, allow=view) for role in allowed
        ]
    discord_.create_channel(guild.id, plan.name, type=_KINDS[plan.kind], overwrites=overwrites)
