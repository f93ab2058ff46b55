"""Permissions of the bot in a channel that SimCord does not check."""

from typing import Any

from bot.rehearsal.discord import errors
from bot.rehearsal.discord.rest.call import RestCall
from bot.rehearsal.discord.simcord_internals import ChannelType
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord


def check_permissions(discord_: SimulatedDiscord, call: RestCall) -> None:
    """Answers to interactions need none of these; direct messages need an open door."""
    match call.segments:
        case ("channels", channel_id, "messages") if call.method == "POST":
            _check_post(discord_, int(channel_id), call)
        case ("channels", channel_id, "threads") if call.method == "POST":
            _check_post(discord_, int(channel_id), call, key="message")
        case _:
            pass


def _check_post(
    discord_: SimulatedDiscord, channel_id: int, call: RestCall, key: str | None = None
) -> None:
    channel = discord_.get_channel(channel_id)
    if channel.type == ChannelType.DM:
        if not any(discord_.shares_server(each) for each in channel.recipient_ids):
            raise errors.no_mutual_guilds()
        if discord_.knobs.closed_dms.intersection(channel.recipient_ids):
            raise errors.cannot_message_user()
        return
    body = call.body if isinstance(call.body, dict) else {}
    message = body.get(key) or {} if key else body
    for name in _needed(message, files=bool(call.files)):
        discord_.require_permissions(channel.guild_id, discord_.bot_user.id, channel_id, name)


def _needed(message: dict[str, Any], *, files: bool) -> list[str]:
    return [
        name
        for name, wanted in (
            ("attach_files", files),
            ("embed_links", message.get("embeds")),
            ("send_polls", message.get("poll")),
        )
        if wanted
    ]
