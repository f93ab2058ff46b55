"""Routes that SimCord lacks or answers wrongly; they are asked before SimCord's."""

from collections.abc import Iterable
from typing import Any

from bot.rehearsal.discord import errors
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.rest.call import RestCall
from bot.rehearsal.discord.rest.event_routes import event_answer
from bot.rehearsal.discord.simcord_internals import serializers
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord


def own_answer(discord_: SimulatedDiscord, call: RestCall) -> Json | None:
    """Return our answer to the request, or None when SimCord's will do."""
    if "scheduled-events" in call.segments[:3]:
        answer = event_answer(discord_, call)
        if answer is not None:
            return answer
    if call.method == "PATCH":
        return _edited_thread(discord_, call)
    if call.method != "GET":
        return None
    match call.segments:
        case ("channels", channel_id, "polls", message_id, "answers", answer_id):
            return poll_voters(discord_, call, int(channel_id), int(message_id), int(answer_id))
        case ("guilds", guild_id, "scheduled-events", event_id, "users"):
            return event_users(discord_, call, int(guild_id), int(event_id))
        case ("oauth2", "applications", "@me"):
            return _application(discord_)
        case _:
            return None


def _application(discord_: SimulatedDiscord) -> Json:
    """It belongs to a person who acts: the first one who owns no server."""
    bot = discord_.bot_user
    others = {bot.id, *(guild.owner_id for guild in discord_.guilds.values())}
    people = (user for user in discord_.users.values() if user.id not in others)
    return {
        "id": str(discord_.application_id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": dict(serializers.user_payload(next(people, bot))),
        "flags": 0,
        "team": None,
        "bot": dict(serializers.user_payload(bot)),
    }


def _edited_thread(discord_: SimulatedDiscord, call: RestCall) -> Json | None:
    """Whoever made a thread may archive it, and who may write there wakes it, unless it is locked.

    Only by *Manage Threads* a locked one is woken.
    """
    match call.segments:
        case ("channels", channel_id) if discord_.get_channel(int(channel_id)).is_thread:
            thread = discord_.get_channel(int(channel_id))
        case _:
            return None
    body = call.body if isinstance(call.body, dict) else {}
    bot, changes = discord_.bot_user.id, {}
    assert thread.thread_metadata is not None
    is_woken = body.get("archived") is False
    needed = "send_messages_in_threads" if is_woken else "view_channel"
    if thread.thread_metadata.locked or "locked" in body or thread.owner_id != bot:
        needed = "manage_threads"
    elif thread.thread_metadata.archived and not is_woken:
        raise errors.thread_archived()
    discord_.require_permissions(thread.guild_id, bot, thread.id, needed)
    for key in ("archived", "locked", "auto_archive_duration"):
        if key in body:
            changes[key] = body[key]
    if "archived" in changes:
        changes["archive_timestamp"] = discord_.clock.now().isoformat()
    named = {"name": body["name"]} if "name" in body else {}
    discord_.edit_channel(thread.id, named, thread_metadata=changes)
    return dict(serializers.thread_payload(discord_, thread))


def poll_voters(
    discord_: SimulatedDiscord, call: RestCall, channel_id: int, message_id: int, answer_id: int
) -> dict[str, Any]:
    channel = discord_.get_channel(channel_id)
    discord_.require_permissions(
        channel.guild_id, discord_.bot_user.id, channel_id, "read_message_history"
    )
    poll = discord_.get_message(channel_id, message_id).poll
    voters = poll.votes.get(answer_id, set()) if poll is not None else set()
    page = one_page(voters, call, default=25)
    return {"users": [serializers.user_payload(discord_.users[i]) for i in page]}


def event_users(
    discord_: SimulatedDiscord, call: RestCall, guild_id: int, event_id: int
) -> list[dict[str, Any]]:
    """Ascending user ids in pages, `before` winning over `after`, as Discord does it."""
    event = discord_.get_scheduled_event(guild_id, event_id)
    guild = discord_.get_guild(guild_id)
    with_member = call.params.get("with_member", "").lower() in {"1", "true"}
    users: list[dict[str, Any]] = []
    for user_id in one_page(event.user_ids, call, default=100):
        entry: dict[str, Any] = {
            "guild_scheduled_event_id": str(event.id),
            "user": serializers.user_payload(discord_.users[user_id]),
        }
        if with_member and user_id in guild.members:
            entry["member"] = serializers.member_payload(discord_, guild, guild.members[user_id])
        users.append(entry)
    return users


def one_page(ids: Iterable[int], call: RestCall, *, default: int) -> list[int]:
    limit = min(int(call.params.get("limit", default)), 100)
    ascending = sorted(ids)
    if "before" in call.params:
        before = int(call.params["before"])
        return [i for i in ascending if i < before][:limit]
    after = int(call.params.get("after", 0))
    return [i for i in ascending if i > after][:limit]
