"""Hearing of what happens to scheduled events; no privileged intent."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import discord
from discord.ext import commands

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import guild_owner, owner_id
from bot.domain.talks.scheduled_event import EventFacts, EventKind, EventPlace
from bot.services.talks.scheduled_events import ScheduledEvents

_CHANGES = ("GUILD_SCHEDULED_EVENT_UPDATE", "GUILD_SCHEDULED_EVENT_DELETE")
_INTEREST = ("GUILD_SCHEDULED_EVENT_USER_ADD", "GUILD_SCHEDULED_EVENT_USER_REMOVE")
_OURS = "rostrum_event"


def hear_of_events(client: commands.Bot, events: ScheduledEvents) -> None:
    """To be called once, before the events of the client are fenced.

    Raw: discord.py 2.7.1 drops an update of an event that it does not remember, and the interest of
    a member whom it does not know. What came while nothing was heard is read after each beginning.
    """

    async def heard(guild_id: int, event_id: int) -> None:
        await events.heard(guild_owner(guild_id), event_id)

    client.add_listener(heard, f"on_{_OURS}")
    client.add_listener(partial(_look_at_all, client, events), "on_ready")
    parsers = client._connection.parsers  # noqa: SLF001 - there is no other way to the raw ones
    for name in _CHANGES:
        parsers[name] = partial(_parse, client, parsers[name], "id")
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
    )


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
