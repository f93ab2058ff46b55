"""What a viewer sees: the places they may open, and one of them with its messages and commands."""

from typing import Any

from bot.rehearsal.demo.casting import VIEWERS
from bot.rehearsal.demo.message_view import message_view
from bot.rehearsal.demo.show import Show
from bot.rehearsal.discord.records import ChannelRecord, EventRecord
from bot.rehearsal.discord.simcord_internals import (
    AppCommandType,
    ChannelType,
    Guild,
    channel_accessible,
)
from bot.rehearsal.discord.world import World

_WRITTEN_IN = frozenset({ChannelType.TEXT, ChannelType.NEWS})
_SUBCOMMANDS = frozenset({1, 2})
# Statuses of an event that is scheduled, or has begun.
_COMING = frozenset({1, 2})
_NEWEST = 100


def places_view(show: Show, viewer: int) -> dict[str, Any]:
    """The left column, and the names behind mentions."""
    world = show.world
    open_channels = [
        channel
        for channel in (*world.channels(), *world.threads())
        if channel_accessible(world.discord, channel.id, viewer)
    ]
    readable = [c for c in open_channels if c.kind in _WRITTEN_IN or c.parent_id is not None]
    direct = world.channel(world.discord.get_dm_channel(viewer).id)
    guild = _guild_of(world, viewer)
    return {
        "me": str(viewer),
        "server": guild.name,
        "viewers": [_viewer(world, name) for name in VIEWERS if name in world.people],
        "channels": [_place(show, channel, viewer) for channel in readable],
        "events": [_event(each) for each in world.events(server=guild.name)],
        "direct": {**_place(show, direct, viewer), "name": world.discord.bot_user.name},
        "users": {
            str(user.id): user.global_name or user.name for user in world.discord.users.values()
        },
        "roles": {str(role.id): role.name for role in guild.roles.values()},
        "names": {str(channel.id): channel.name for channel in open_channels},
        "kinds": {str(channel.id): channel.kind for channel in open_channels},
    }


def _viewer(world: World, name: str) -> dict[str, Any]:
    """With the channels that they may open; one who is elsewhere is called so by their server."""
    user_id = world.people[name]
    guild = _guild_of(world, user_id)
    roles = [guild.roles[role].name for role in guild.members[user_id].role_ids]
    return {
        "id": str(user_id),
        "name": name,
        "about": [*roles, *([guild.name] if guild.id != world.home.id else [])],
        "channels": [
            str(channel.id)
            for channel in (*world.channels(), *world.threads())
            if channel_accessible(world.discord, channel.id, user_id)
        ],
    }


def _guild_of(world: World, user_id: int) -> Guild:
    return next(each for each in world.discord.guilds.values() if user_id in each.members)


def _event(event: EventRecord) -> dict[str, Any]:
    """One of Discord's scheduled events, as its list shows it."""
    over = event.status not in _COMING
    return {"name": event.name, "start": event.start.isoformat(), "over": over}


def _place(show: Show, channel: ChannelRecord, viewer: int) -> dict[str, Any]:
    last = max(
        (
            message.id
            for message in show.world.discord.messages[channel.id].values()
            if message.visible_to(viewer) and message.id not in show.dismissed
        ),
        default=0,
    )
    return {
        "id": str(channel.id),
        "name": channel.name,
        "parent": None if channel.parent_id is None else str(channel.parent_id),
        "thread": channel.kind in {ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD},
        "last": str(last),
    }


def channel_view(show: Show, channel_id: int, viewer: int) -> dict[str, Any]:
    """One channel's newest messages, and the commands that the viewer may use in it."""
    world = show.world
    stored = world.discord.messages[channel_id].values()
    visible = sorted(
        (m for m in stored if m.visible_to(viewer) and m.id not in show.dismissed),
        key=lambda message: message.id,
    )
    return {
        "id": str(channel_id),
        "messages": [message_view(world, world.record(m), viewer) for m in visible[-_NEWEST:]],
        "commands": _commands(world, channel_id, viewer),
        "menu": [
            command["name"]
            for command in world.discord.visible_commands(
                user_id=viewer, channel_id=channel_id, type=AppCommandType.MESSAGE
            )
        ],
    }


def _commands(world: World, channel_id: int, viewer: int) -> list[dict[str, Any]]:
    roots = world.discord.visible_commands(user_id=viewer, channel_id=channel_id)
    return [leaf for root in roots for leaf in _leaves(root, root["name"])]


def _leaves(node: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """Return a command, or each of its subcommands, under the name that people type."""
    options = node.get("options") or []
    inner = [option for option in options if option["type"] in _SUBCOMMANDS]
    if not inner:
        return [{"name": path, "about": node["description"], "options": options}]
    return [leaf for each in inner for leaf in _leaves(each, f"{path} {each['name']}")]
