"""Hearing of what happens to scheduled events; no privileged intent."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import discord
from discord.ext import commands

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import guild_owner, owner_id
from bot.domain.talks.scheduled_event import (
    EVENTS_MAX,
    EventFacts,
    EventKind,
    EventPlace,
    EventStatus,
)
from bot.services.sending.event_room import EventRoom
from bot.services.talks.scheduled_events import ScheduledEvents

_DELETED = "GUILD_SCHEDULED_EVENT_DELETE"
_CHANGES = ("GUILD_SCHEDULED_EVENT_UPDATE", _DELETED)
_INTEREST = ("GUILD_SCHEDULED_EVENT_USER_ADD", "GUILD_SCHEDULED_EVENT_USER_REMOVE")
_OURS = "rostrum_event"
_ROOM = "rostrum_event_room"
_OVER = {each.value for each in EventStatus if each.is_over}


def hear_of_events(client: commands.Bot, events: ScheduledEvents, room: EventRoom) -> None:
    """To be called once, before the events of the client are fenced.

    Raw: discord.py 2.7.1 drops an update of an event that it does not remember, and the interest of
    a member whom it does not know. What came while nothing was heard is read after each beginning.
    """

    async def heard(guild_id: int, event_id: int) -> None:
        await events.heard(guild_owner(guild_id), event_id)

    async def freed(guild_id: int) -> None:
        await room.freed(guild_owner(guild_id))

    client.add_listener(heard, f"on_{_OURS}")
    client.add_listener(freed, f"on_{_ROOM}")
    client.add_listener(partial(_look_at_all, client, events), "on_ready")
    client.add_listener(partial(_look_for_room, client, room), "on_ready")
    parsers = client._connection.parsers  # noqa: SLF001 - there is no other way to the raw ones
    for name in _CHANGES:
        parsers[name] = partial(_parse_change, client, parsers[name], name)
    for name in _INTEREST:
        parsers[name] = partial(_parse, client, parsers[name], "guild_scheduled_event_id")


async def _look_at_all(client: commands.Bot, events: ScheduledEvents) -> None:
    """Each server came with its events: only what differs is asked for."""

    def is_same(post: Delivery, shown: EventFacts) -> bool:
        guild = client.get_guild(owner_id(post.owner))
        if guild is None or guild.unavailable:
            return True
        event = guild.get_scheduled_event(post.message_id or 0)
        return event is not None and _facts(event) == shown

    await events.look_at_all(is_same)


async def _look_for_room(client: commands.Bot, room: EventRoom) -> None:
    def room_on(owner: str) -> int:
        guild = client.get_guild(owner_id(owner))
        if guild is None or guild.unavailable:
            return 0
        statuses = [EventStatus(each.status.value) for each in guild.scheduled_events]
        return EVENTS_MAX - sum(not each.is_over for each in statuses)

    await room.look_at_all(room_on)


def _facts(event: discord.ScheduledEvent) -> EventFacts:
    place = EventPlace(
        kind=EventKind(event.entity_type.value),
        channel_id=event.channel_id,
        location=event.location,
    )
    return EventFacts(
        name=event.name,
        description=event.description or "",
        starts_at=event.start_time,
        ends_at=event.end_time,
        place=place,
        picture=event.cover_image.key if event.cover_image is not None else None,
    )


def _parse_change(
    client: commands.Bot, known: Callable[[Any], object], name: str, data: Mapping[str, Any]
) -> None:
    """What is over or deleted leaves room for another, whoever made it."""
    _parse(client, known, "id", data)
    if name == _DELETED or data.get("status") in _OVER:
        client.dispatch(_ROOM, int(data["guild_id"]))


def _parse(
    client: commands.Bot,
    known: Callable[[Any], object],
    key: str,
    data: Mapping[str, Any],
) -> None:
    try:
        known(data)
    finally:
        client.dispatch(_OURS, int(data["guild_id"]), int(data[key]))
