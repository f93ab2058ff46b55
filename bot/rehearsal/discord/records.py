"""Plain records of what stands in the simulated Discord, as a test or a page reads it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.rehearsal.discord.components import (
    ButtonRecord,
    SelectRecord,
    buttons_in,
    selects_in,
    text_of,
)
from bot.rehearsal.discord.simcord_internals import Backend, Channel, Message, Poll, ScheduledEvent

_EPHEMERAL, _SUPPRESS_NOTIFICATIONS, _CROSSPOSTED = 1 << 6, 1 << 12, 1 << 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRecord:
    filename: str
    data: bytes
    content_type: str
    description: str | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PollRecord:
    question: str
    answers: tuple[tuple[int, str, int], ...]
    """Triples of answer id, text and number of votes."""
    expiry: datetime
    multiple: bool
    finalized: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRecord:
    id: int
    name: str
    kind: int
    """A Discord channel type: 0 text, 1 direct message, 2 voice, 5 news, 11 thread, ..."""
    server_id: int | None
    parent_id: int | None
    archived: bool = False
    locked: bool = False


Place = ChannelRecord | int | str
"""A channel or thread by record, id or name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRecord:
    id: int
    name: str
    server_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerRecord:
    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    id: int
    name: str
    description: str
    start: datetime
    end: datetime | None
    status: int
    """1 scheduled, 2 active, 3 completed, 4 cancelled."""
    entity_type: int
    """1 stage, 2 voice, 3 elsewhere."""
    channel_id: int | None
    location: str
    interested: frozenset[int]
    picture: str | None
    """As a `data:` address, or what a moderator made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRecord:
    id: int
    channel_id: int
    author: str
    author_id: int
    by_bot: bool
    kind: int
    """A Discord message type: 0 default, 19 reply, 20 answer to a command, 46 poll result, ..."""
    content: str
    text: str
    """Content, embeds and text displays in one; labels of buttons are not in it."""
    at: datetime
    edited: datetime | None
    components: tuple[dict[str, Any], ...]
    embeds: tuple[dict[str, Any], ...]
    attachments: tuple[AttachmentRecord, ...]
    poll: PollRecord | None
    flags: int
    thread_id: int | None
    reply_to: int | None
    nonce: str | int | None
    pinged: tuple[int, ...]
    """Users and roles that were notified; a name in the text alone notifies nobody."""
    pinged_everyone: bool
    reactions: tuple[str, ...] = ()

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & _EPHEMERAL)

    @property
    def silent(self) -> bool:
        return bool(self.flags & _SUPPRESS_NOTIFICATIONS)

    @property
    def crossposted(self) -> bool:
        return bool(self.flags & _CROSSPOSTED)

    @property
    def buttons(self) -> tuple[ButtonRecord, ...]:
        return buttons_in(self.components)

    @property
    def selects(self) -> tuple[SelectRecord, ...]:
        return selects_in(self.components)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(button.label for button in self.buttons)


def message_record(
    backend: Backend, message: Message, nonce: str | int | None = None
) -> MessageRecord:
    author = backend.users[message.author_id]
    return MessageRecord(
        id=message.id,
        channel_id=message.channel_id,
        author=author.global_name or author.name,
        author_id=author.id,
        by_bot=author.id == backend.bot_user.id,
        kind=message.type,
        content=message.content,
        text=text_of(message.content, message.embeds, message.components),
        at=datetime.fromisoformat(message.timestamp),
        edited=_moment(message.edited_timestamp),
        components=tuple(message.components),
        embeds=tuple(message.embeds),
        attachments=tuple(_attachment(backend, item) for item in message.attachments),
        poll=None if message.poll is None else poll_record(message.poll),
        flags=message.flags,
        thread_id=message.id if message.id in backend.channels else None,
        reply_to=int(message.reference["message_id"]) if message.reference else None,
        nonce=nonce,
        pinged=(*message.ping_user_ids, *message.ping_role_ids),
        pinged_everyone=message.mention_everyone,
        reactions=tuple(reaction.emoji for reaction in message.reactions),
    )


def poll_record(poll: Poll) -> PollRecord:
    return PollRecord(
        question=poll.question,
        answers=tuple(
            (a.answer_id, a.text or "", len(poll.votes.get(a.answer_id, ()))) for a in poll.answers
        ),
        expiry=datetime.fromisoformat(poll.expiry),
        multiple=poll.allow_multiselect,
        finalized=poll.finalized,
    )


def channel_record(channel: Channel) -> ChannelRecord:
    meta = channel.thread_metadata
    return ChannelRecord(
        id=channel.id,
        name=channel.name or "",
        kind=int(channel.type),
        server_id=channel.guild_id,
        parent_id=channel.parent_id,
        archived=meta is not None and meta.archived,
        locked=meta is not None and meta.locked,
    )


def event_record(event: ScheduledEvent, picture: str | None = None) -> EventRecord:
    return EventRecord(
        id=event.id,
        name=event.name,
        description=event.description or "",
        start=datetime.fromisoformat(event.scheduled_start_time),
        end=_moment(event.scheduled_end_time),
        status=event.status,
        entity_type=event.entity_type,
        channel_id=event.channel_id,
        location=(event.entity_metadata or {}).get("location", ""),
        interested=frozenset(event.user_ids),
        picture=picture,
    )


def _attachment(backend: Backend, item: dict[str, Any]) -> AttachmentRecord:
    return AttachmentRecord(
        filename=item["filename"],
        data=backend.cdn.get(item["url"]) or b"",
        content_type=item["content_type"],
        description=item.get("description"),
        url=item["url"],
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
