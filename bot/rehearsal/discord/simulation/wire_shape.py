"""Last touches to what leaves the world: nonces, threads, locales, hidden content."""

import copy
from collections.abc import Mapping
from typing import Any, cast

import discord

from bot.rehearsal.discord.simcord_internals import (
    censor_message,
    prune_guild_create,
    required_intent,
    serializers,
)
from bot.rehearsal.discord.simulation.simulated_discord import HAS_THREAD, SimulatedDiscord

_COMMAND, _COMPONENT, _MODAL = 2, 3, 5
_MESSAGE_MENU = 3
_REQUIRE_TAG = 1 << 4


def finish_message(discord_: SimulatedDiscord, payload: dict[str, Any], *, fresh: bool) -> None:
    """Add the thread, the nonce in the answer and the first event, and which reactions are ours."""
    stored = discord_.messages.get(int(payload["channel_id"]), {}).get(int(payload["id"]))
    given = [r for r in stored.reactions if r.user_ids] if stored is not None else []
    for shown, reaction in zip(payload.get("reactions", ()), given, strict=False):
        shown["me"] = discord_.bot_user.id in reaction.user_ids
    if payload.get("flags", 0) & HAS_THREAD and int(payload["id"]) in discord_.channels:
        thread = discord_.channels[int(payload["id"])]
        payload["thread"] = dict(serializers.thread_payload(discord_, thread))
    if discord_.proxy.on_the_web:
        payload["components"] = copy.deepcopy(payload.get("components"))
        _say_where_proxied(discord_, payload["components"])
    nonce = discord_.nonces.get(int(payload["id"]))
    if fresh and nonce is not None:
        payload["nonce"] = nonce
    else:
        payload.pop("nonce", None)


def _say_where_proxied(discord_: SimulatedDiscord, part: object) -> None:
    """A picture of the web is shown from Discord's proxy, once Discord has fetched it."""
    if isinstance(part, list):
        for each in cast("list[object]", part):
            _say_where_proxied(discord_, each)
    elif isinstance(part, dict):
        found = cast("dict[str, Any]", part)
        media = found.get("media")
        if isinstance(media, dict) and media["url"] in discord_.proxy.on_the_web:
            media["proxy_url"] = discord_.proxy.address_of(media["url"])
        for each in found.values():
            _say_where_proxied(discord_, each)


def finish_event(discord_: SimulatedDiscord, payload: dict[str, Any]) -> dict[str, Any]:
    """SimCord's events have no picture; ours have the name that Discord gave it."""
    payload["image"] = discord_.event_pictures.get(int(payload["id"]))
    return payload


def shape_event(
    discord_: SimulatedDiscord,
    event: str,
    payload: Mapping[str, Any],
    intents: discord.Intents,
    *,
    locales: Mapping[int, str],
) -> dict[str, Any] | None:
    """Return the event as this session may see it, or None without the intent for it."""
    needed = required_intent(event, payload)
    if needed is not None and not getattr(intents, needed):
        return None
    shaped = copy.deepcopy(dict(payload))
    if event == "GUILD_CREATE":
        prune_guild_create(shaped, intents, discord_.bot_user.id)
        shaped["threads"] = [
            thread for thread in shaped["threads"] if not thread["thread_metadata"]["archived"]
        ]
        for each in shaped["guild_scheduled_events"]:
            finish_event(discord_, each)
    elif event in {"GUILD_SCHEDULED_EVENT_CREATE", "GUILD_SCHEDULED_EVENT_UPDATE"}:
        finish_event(discord_, shaped)
    elif event == "CHANNEL_UPDATE" and int(shaped["id"]) in discord_.tag_required:
        shaped["flags"] = _REQUIRE_TAG
    elif event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
        finish_message(discord_, shaped, fresh=event == "MESSAGE_CREATE")
        if not intents.message_content:
            censor_message(shaped, discord_.bot_user.id, backend=discord_)
    elif event == "INTERACTION_CREATE":
        _complete_interaction(discord_, shaped, locales)
        if not intents.message_content:
            _censor_interaction(discord_, shaped)
    return shaped


def _complete_interaction(
    discord_: SimulatedDiscord, payload: dict[str, Any], locales: Mapping[int, str]
) -> None:
    user = payload.get("user") or payload["member"]["user"]
    payload["attachment_size_limit"] = discord_.knobs.file_limit
    payload["authorizing_integration_owners"] = {"0": payload.get("guild_id", "0")}
    payload["locale"] = locales.get(int(user["id"]), "en-US")
    if "guild_id" in payload:
        guild = discord_.get_guild(int(payload["guild_id"]))
        payload["guild_locale"] = guild.preferred_locale


def _censor_interaction(discord_: SimulatedDiscord, payload: dict[str, Any]) -> None:
    """The message under a pressed button and the target of a message menu stay readable."""
    bot_id = discord_.bot_user.id
    message = payload.get("message")
    if payload["type"] in {_COMPONENT, _MODAL} and isinstance(message, dict):
        censor_message(message, bot_id, backend=discord_, exempt_root=True)
    data = payload.get("data") or {}
    for message_id, target in ((data.get("resolved") or {}).get("messages") or {}).items():
        chosen = (
            payload["type"] == _COMMAND
            and data.get("type") == _MESSAGE_MENU
            and str(data.get("target_id")) == str(message_id)
        )
        censor_message(target, bot_id, backend=discord_, exempt_root=chosen)
