"""Answers to REQUEST_GUILD_MEMBERS."""

from collections.abc import Iterator
from typing import Any

from bot.rehearsal.discord.simcord_internals import Guild, serializers
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord

_CHUNK = 1000


def member_chunks(discord_: SimulatedDiscord, asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the chunks for a list of ids, a name's beginning, or (without either) everybody."""
    guild = discord_.guilds.get(int(asked["guild_id"]))
    if guild is None:
        return
    ids = _wanted(discord_, guild, asked)
    missing = [str(i) for i in _asked_ids(asked) if i not in guild.members]
    parts = [ids[i : i + _CHUNK] for i in range(0, len(ids), _CHUNK)] or [[]]
    for index, part in enumerate(parts):
        yield {
            "guild_id": str(guild.id),
            "members": [
                serializers.member_payload(discord_, guild, guild.members[i]) for i in part
            ],
            "chunk_index": index,
            "chunk_count": len(parts),
            "nonce": asked.get("nonce"),
            "not_found": missing if index == 0 else [],
        }


def _asked_ids(asked: dict[str, Any]) -> list[int]:
    ids = asked.get("user_ids") or []
    return [int(i) for i in (ids if isinstance(ids, list) else [ids])]


def _wanted(discord_: SimulatedDiscord, guild: Guild, asked: dict[str, Any]) -> list[int]:
    if wanted := _asked_ids(asked):
        return [i for i in wanted if i in guild.members]
    start = (asked.get("query") or "").lower()
    ids = [
        i
        for i, member in guild.members.items()
        if start in {"", (member.nick or "")[: len(start)].lower()}
        or discord_.users[i].name.lower().startswith(start)
    ]
    limit = asked.get("limit") or len(ids)
    return ids[:limit]
