"""Scheduled events as Discord has them since 2026: who may make which, and what follows what."""

from typing import Any

from bot.rehearsal.discord import errors
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.rest.call import RestCall
from bot.rehearsal.discord.simcord_internals import ScheduledEvent, permission_bits, serializers
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord
from bot.rehearsal.discord.simulation.wire_shape import finish_event

# 204, where None says that the answer is SimCord's.
NO_CONTENT: Json = {}

_STAGE, _VOICE, _EXTERNAL = 1, 2, 3
_OVER = 3
_NEXT = {1: {2, 4}, 2: {3}, 3: set[int](), 4: set[int]()}
_IN_CHANNEL = {
    _VOICE: ("view_channel", "connect"),
    _STAGE: ("view_channel", "connect", "manage_channels", "mute_members", "move_members"),
}
_WRITTEN = (
    "name description scheduled_start_time scheduled_end_time status entity_type privacy_level"
    " entity_metadata image"
).split()


def event_answer(discord_: SimulatedDiscord, call: RestCall) -> Json | None:
    """Return Discord's answer, or None for what SimCord answers rightly."""
    match call.method, call.segments:
        case "POST", ("guilds", guild_id, "scheduled-events"):
            return _made(discord_, call, int(guild_id))
        case "PATCH", ("guilds", guild_id, "scheduled-events", event_id):
            return _edited(discord_, call, int(guild_id), int(event_id))
        case "DELETE", ("guilds", guild_id, "scheduled-events", event_id):
            return _deleted(discord_, int(guild_id), int(event_id))
        case "GET", ("guilds", guild_id, "scheduled-events"):
            events = discord_.get_guild(int(guild_id)).scheduled_events.values()
            # Those that are over are listed no more.
            coming = [each for each in events if each.status < _OVER]
            return [_shown(discord_, each) for each in coming]
        case "GET", ("guilds", guild_id, "scheduled-events", event_id):
            return _shown(discord_, discord_.get_scheduled_event(int(guild_id), int(event_id)))
        case _:
            return None


def _deleted(discord_: SimulatedDiscord, guild_id: int, event_id: int) -> Json:
    _require_right(discord_, discord_.get_scheduled_event(guild_id, event_id))
    discord_.delete_scheduled_event(guild_id, event_id)
    return NO_CONTENT


def _made(discord_: SimulatedDiscord, call: RestCall, guild_id: int) -> Json:
    body = _body(call)
    bot = discord_.bot_user.id
    discord_.require_permissions(guild_id, bot, None, "create_events")
    _check_kind(discord_, guild_id, body)
    channel_id = body.get("channel_id")
    event = discord_.create_scheduled_event(
        guild_id,
        name=body["name"],
        entity_type=int(body["entity_type"]),
        scheduled_start_time=body["scheduled_start_time"],
        channel_id=int(channel_id) if channel_id else None,
        description=body.get("description"),
        scheduled_end_time=body.get("scheduled_end_time"),
        entity_metadata=body.get("entity_metadata"),
    )
    return _shown(discord_, event)


def _edited(discord_: SimulatedDiscord, call: RestCall, guild_id: int, event_id: int) -> Json:
    body = _body(call)
    event = discord_.get_scheduled_event(guild_id, event_id)
    _require_right(discord_, event)
    if "status" in body and body["status"] not in _NEXT[event.status]:
        raise errors.bad_form("status", "Invalid status transition.")
    if "entity_type" in body:
        known = {"scheduled_end_time": event.scheduled_end_time}
        _check_kind(discord_, guild_id, known | body)
    changes: dict[str, Any] = {name: body[name] for name in _WRITTEN if name in body}
    if "channel_id" in body:
        channel_id = body["channel_id"]
        changes["channel_id"] = int(channel_id) if channel_id else None
    edited = discord_.edit_scheduled_event(guild_id, event_id, changes)
    return _shown(discord_, edited)


def _shown(discord_: SimulatedDiscord, event: ScheduledEvent) -> dict[str, Any]:
    return finish_event(discord_, dict(serializers.scheduled_event_payload(discord_, event)))


def _require_right(discord_: SimulatedDiscord, event: ScheduledEvent) -> None:
    """One's own takes the right to make them or to manage them, another's the second."""
    bot = discord_.bot_user.id
    granted = discord_.compute_permissions(event.guild_id, bot, None)
    managed = bool(granted & permission_bits("manage_events"))
    if not managed and not (event.creator_id == bot and granted & permission_bits("create_events")):
        raise errors.missing_permissions()


def _check_kind(discord_: SimulatedDiscord, guild_id: int, body: dict[str, Any]) -> None:
    kind = int(body["entity_type"])
    if kind == _EXTERNAL:
        if not (body.get("entity_metadata") or {}).get("location"):
            raise errors.bad_form("entity_metadata.location", "This field is required")
        if not body.get("scheduled_end_time"):
            raise errors.bad_form("scheduled_end_time", "This field is required")
        return
    if not body.get("channel_id"):
        raise errors.bad_form("channel_id", "This field is required")
    channel_id, bot = int(body["channel_id"]), discord_.bot_user.id
    discord_.require_permissions(guild_id, bot, channel_id, *_IN_CHANNEL[kind])


def _body(call: RestCall) -> dict[str, Any]:
    return call.body if isinstance(call.body, dict) else {}
