"""Discord's limits that SimCord does not check."""

from datetime import datetime
from typing import Any

from bot.rehearsal.discord import errors
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.rest.call import RestCall
from bot.rehearsal.discord.simcord_internals import ComponentType, walk_components
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord

_FILES = 10
_EVENTS = 100
_POLL_HOURS = 768
_POLL_ANSWERS = 10
_ARCHIVE_MINUTES = {60, 1440, 4320, 10080}
_NONCE = 25
_OVER = {3, 4}
_TEXT_BYTES = 10_170
_TEXT_OVERHEAD = 12


def check_limits(discord_: SimulatedDiscord, call: RestCall) -> None:
    """Raise Discord's error for a request that breaks one of its limits."""
    check_files(discord_, call)
    check_archived(discord_, call)
    body = call.body if isinstance(call.body, dict) else {}
    message = body.get("data") if "callback" in call.segments else body
    if isinstance(message, dict):
        if message.get("poll"):
            check_poll(message["poll"])
        check_weight(message.get("components") or [])
        if len(str(message.get("nonce") or "")) > _NONCE:
            raise errors.bad_form("nonce", f"Must be {_NONCE} or fewer in length.")
    match call.segments:
        case ("guilds", _, "scheduled-events", *rest):
            check_event(discord_, call, [int(part) for part in rest if part.isdigit()])
        case ("channels", _, "threads") | ("channels", _, "messages", _, "threads"):
            check_thread(body)
        case ("channels", _) | ("guilds", _, "channels") if "name" in body:
            check_text("name", body["name"], 1, 100)
        case ("channels", channel_id, "messages", message_id) if call.method == "PATCH":
            if discord_.get_message(int(channel_id), int(message_id)).poll is not None:
                raise errors.cannot_edit_poll()
        case _:
            pass


def check_archived(discord_: SimulatedDiscord, call: RestCall) -> None:
    """In an archived thread nothing is edited, deleted or ended."""
    match call.segments:
        case ("channels", channel_id, "messages", _) if call.method in {"PATCH", "DELETE"}:
            discord_.require_unarchived(int(channel_id))
        case ("channels", channel_id, "polls", message_id, "expire"):
            discord_.require_unarchived(int(channel_id))
            poll = discord_.get_message(int(channel_id), int(message_id)).poll
            if poll is not None and datetime.fromisoformat(poll.expiry) <= discord_.clock.now():
                raise errors.poll_over()
        case _:
            pass


def check_weight(components: list[dict[str, Any]]) -> None:
    """Measured on the real Discord, which names no such limit and answers 500."""
    texts = [
        part["content"]
        for part in walk_components(components)
        if part.get("type") == ComponentType.TEXT_DISPLAY
    ]
    if sum(len(text.encode()) + _TEXT_OVERHEAD for text in texts) > _TEXT_BYTES:
        raise errors.too_heavy()


def check_text(where: str, text: Json, least: int, most: int) -> None:
    if not isinstance(text, str) or not least <= len(text) <= most:
        raise errors.bad_form(where, f"Must be between {least} and {most} in length.")


def check_files(discord_: SimulatedDiscord, call: RestCall) -> None:
    if len(call.files) > _FILES:
        raise errors.too_many_files()
    if any(file.size > discord_.knobs.file_limit for file in call.files):
        raise errors.too_large()


def check_poll(poll: dict[str, Any]) -> None:
    check_text("poll.question.text", (poll.get("question") or {}).get("text"), 1, 300)
    answers = poll.get("answers") or []
    if not 1 <= len(answers) <= _POLL_ANSWERS:
        raise errors.bad_form("poll.answers", f"Must be between 1 and {_POLL_ANSWERS} in length.")
    for number, answer in enumerate(answers):
        media = answer.get("poll_media") or {}
        check_text(f"poll.answers.{number}.poll_media.text", media.get("text"), 1, 55)
    hours = poll.get("duration", 24)
    if hours != int(hours) or not 1 <= hours <= _POLL_HOURS:
        raise errors.bad_form("poll.duration", f"int value between 1 and {_POLL_HOURS} required.")


def check_thread(body: dict[str, Any]) -> None:
    check_text("name", body.get("name"), 1, 100)
    if body.get("auto_archive_duration", 1440) not in _ARCHIVE_MINUTES:
        raise errors.bad_form("auto_archive_duration", "Value must be one of the allowed.")


def check_event(discord_: SimulatedDiscord, call: RestCall, event_ids: list[int]) -> None:
    body = call.body
    if call.method not in {"POST", "PATCH"} or not isinstance(body, dict):
        return
    guild_id = int(call.segments[1])
    if call.method == "POST":
        for required in ("name", "privacy_level", "scheduled_start_time", "entity_type"):
            if required not in body:
                raise errors.bad_form(required, "This field is required")
        waiting = discord_.get_guild(guild_id).scheduled_events.values()
        if sum(event.status not in _OVER for event in waiting) >= _EVENTS:
            raise errors.too_many_events()
    elif event_ids and discord_.get_scheduled_event(guild_id, event_ids[0]).status in _OVER:
        raise errors.event_over()
    for where, text, most in (
        ("name", body.get("name"), 100),
        ("description", body.get("description"), 1000),
        ("entity_metadata.location", (body.get("entity_metadata") or {}).get("location"), 100),
    ):
        if text is not None:
            check_text(where, text, 1, most)
    check_event_times(discord_, body)


def check_event_times(discord_: SimulatedDiscord, body: dict[str, Any]) -> None:
    start = body.get("scheduled_start_time")
    end = body.get("scheduled_end_time")
    if start and datetime.fromisoformat(start) < discord_.clock.now():
        raise errors.bad_form("scheduled_start_time", "Cannot schedule event in the past.")
    if start and end and datetime.fromisoformat(end) <= datetime.fromisoformat(start):
        raise errors.bad_form("scheduled_end_time", "Cannot schedule an end before the start.")
