"""Scheduled events as Discord describes them: the library's own objects miss some of it."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final, cast

from bot.domain.talks.scheduled_event import (
    EventFacts,
    EventField,
    EventKind,
    EventPlace,
    EventStatus,
)
from bot.guild.marks import is_small_print
from bot.guild.raw_messages import UnreadableError

RawEvent = Mapping[str, Any]

# Nobody but the members of the server: Discord knows no other level.
_GUILD_ONLY: Final = 2


def facts_of(event: RawEvent) -> EventFacts:
    """Raises `UnreadableError`."""
    try:
        kind = EventKind(event["entity_type"])
        channel_id, about = event.get("channel_id"), event.get("entity_metadata") or {}
        end = event.get("scheduled_end_time")
        return EventFacts(
            name=str(event["name"]),
            description=str(event.get("description") or ""),
            starts_at=_moment(event["scheduled_start_time"]),
            ends_at=None if end is None else _moment(end),
            place=EventPlace(
                kind=kind,
                channel_id=None if channel_id is None else int(channel_id),
                location=about.get("location"),
            ),
            picture=event.get("image"),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableError from error


def status_of(event: RawEvent) -> EventStatus:
    """Raises `UnreadableError`."""
    try:
        return EventStatus(event["status"])
    except (KeyError, ValueError) as error:
        raise UnreadableError from error


def id_of(event: RawEvent) -> int:
    """Raises `UnreadableError`."""
    try:
        return int(event["id"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError from error


def own_events(events: object, user_id: int, key: str) -> list[int]:
    """The ids of those that `user_id` made and that carry the key, the oldest first."""
    return sorted(id_of(event) for event in _listed(events) if _is_own(event, user_id, key))


def _listed(events: object) -> Iterator[RawEvent]:
    if not isinstance(events, list):
        raise UnreadableError
    for event in cast("list[object]", events):
        if isinstance(event, Mapping):
            yield cast("RawEvent", event)


def _is_own(event: RawEvent, user_id: int, key: str) -> bool:
    return str(event.get("creator_id")) == str(user_id) and carries(event, key)


def carries(event: RawEvent, key: str) -> bool:
    return is_small_print("".join(str(event.get("description") or "").splitlines()[-1:]), key)


def new_event(facts: EventFacts) -> dict[str, Any]:
    """The body of the request that makes it; its picture comes later, from the talk's card."""
    return {
        **edit_of(facts, frozenset(EventField) - {EventField.PICTURE}),
        "privacy_level": _GUILD_ONLY,
    }


def edit_of(
    facts: EventFacts, changes: Collection[EventField], picture: str | None = None
) -> dict[str, Any]:
    """The body of a request that writes these fields; `picture` is one as a `data:` address."""
    body: dict[str, Any] = {}
    if EventField.NAME in changes:
        body["name"] = facts.name
    if EventField.DESCRIPTION in changes:
        body["description"] = facts.description
    if EventField.STARTS_AT in changes:
        body["scheduled_start_time"] = facts.starts_at.isoformat()
    if EventField.PLACE in changes:
        body |= _place(facts.place)
    if EventField.PICTURE in changes:
        body["image"] = picture
    # Outside Discord it must have an end, which an event in a channel need not have had.
    ends = EventField.ENDS_AT in changes or EventField.PLACE in changes
    if ends and facts.ends_at is not None:
        body["scheduled_end_time"] = facts.ends_at.isoformat()
    return body


def _place(place: EventPlace) -> dict[str, Any]:
    is_external = place.kind is EventKind.EXTERNAL
    return {
        "entity_type": place.kind.value,
        "channel_id": None if place.channel_id is None else str(place.channel_id),
        "entity_metadata": {"location": place.location} if is_external else None,
    }


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
