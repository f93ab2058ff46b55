"""A message as the page draws it. Ids are strings, as JavaScript's numbers are too short."""

from typing import Any

from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.records import AttachmentRecord, MessageRecord, PollRecord
from bot.rehearsal.discord.simcord_internals import Message
from bot.rehearsal.discord.world import World

_REPLY = 19


def message_view(world: World, record: MessageRecord, viewer: int) -> dict[str, Any]:
    stored = world.discord.messages[record.channel_id][record.id]
    files = {item.filename: file_address(world, item.url) for item in record.attachments}
    return {
        "id": str(record.id),
        "channel": str(record.channel_id),
        "author": {"id": str(record.author_id), "name": record.author, "bot": record.by_bot},
        "at": record.at.isoformat(),
        "edited": record.edited is not None and not record.components,
        "content": record.content,
        "components": [_with_addresses(world, part, files) for part in record.components],
        "embeds": list(record.embeds),
        "files": [_file(world, item) for item in record.attachments],
        "poll": None if record.poll is None else _poll(stored, record.poll, viewer),
        "private": record.ephemeral,
        "silent": record.silent,
        "thread": _thread(world, record),
        "reply": _reply(world, record),
        "command": _command(stored),
        "pings": viewer in record.pinged or record.pinged_everyone,
    }


def file_address(world: World, url: str) -> str:
    """Return the page's own address of an uploaded file."""
    base = world.base_url.removesuffix("/api/v10") + "/cdn/"
    return "/files/" + url.removeprefix(base) if url.startswith(base) else url


def _with_addresses(world: World, part: Json, files: dict[str, str]) -> Json:
    """Return components whose `attachment://` addresses can be fetched."""
    if isinstance(part, list):
        return [_with_addresses(world, each, files) for each in part]
    if not isinstance(part, dict):
        return part
    changed = {key: _with_addresses(world, value, files) for key, value in part.items()}
    url = changed.get("url")
    if isinstance(url, str) and part.get("type") is None:
        name = url.removeprefix("attachment://")
        changed["url"] = files.get(name, file_address(world, url))
    return changed


def _file(world: World, item: AttachmentRecord) -> dict[str, Any]:
    return {
        "name": item.filename,
        "size": len(item.data),
        "kind": item.content_type,
        "about": item.description,
        "url": file_address(world, item.url),
    }


def _poll(stored: Message, poll: PollRecord, viewer: int) -> dict[str, Any]:
    votes = stored.poll.votes if stored.poll is not None else {}
    return {
        "question": poll.question,
        "answers": [
            {"id": number, "text": text, "votes": count, "mine": viewer in votes.get(number, ())}
            for number, text, count in poll.answers
        ],
        "expiry": poll.expiry.isoformat(),
        "multiple": poll.multiple,
        "finalized": poll.finalized,
    }


def _thread(world: World, record: MessageRecord) -> dict[str, Any] | None:
    if record.thread_id is None:
        return None
    thread = world.channel(record.thread_id)
    return {
        "id": str(thread.id),
        "name": thread.name,
        "count": len(world.messages(thread)),
    }


def _reply(world: World, record: MessageRecord) -> dict[str, Any] | None:
    if record.kind != _REPLY or record.reply_to is None:
        return None
    target = world.discord.messages.get(record.channel_id, {}).get(record.reply_to)
    if target is None:
        return {"id": str(record.reply_to), "author": None, "text": ""}
    known = world.record(target)
    return {"id": str(known.id), "author": known.author, "text": known.text[:120]}


def _command(stored: Message) -> dict[str, str] | None:
    """Who used which command, for the line above an answer to it."""
    meta = stored.interaction_metadata or {}
    if "name" not in meta or meta.get("command_type", 1) != 1:
        return None
    user = meta["user"]
    return {"who": user.get("global_name") or user["username"], "name": meta["name"]}
