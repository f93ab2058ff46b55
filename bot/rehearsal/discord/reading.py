"""What a test or a page may look up in the world: channels, messages, threads, events."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.rehearsal.discord.errors import NoSuchThingError
from bot.rehearsal.discord.records import (
    ChannelRecord,
    EventRecord,
    MessageRecord,
    Place,
    RoleRecord,
    ServerRecord,
    channel_record,
    event_record,
    message_record,
)
from bot.rehearsal.discord.simcord_internals import Channel, ChannelType, Guild, Message
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord

T = TypeVar("T")


class Somebody(Protocol):
    @property
    def id(self) -> int: ...


class Reading:
    """The read half of the world; nothing here changes anything."""

    discord: SimulatedDiscord
    people: dict[str, int]

    @property
    def home(self) -> ServerRecord:
        """The first server of the blueprint."""
        return self.servers[0]

    @property
    def servers(self) -> tuple[ServerRecord, ...]:
        return tuple(ServerRecord(id=g.id, name=g.name) for g in self.discord.guilds.values())

    @property
    def bot_id(self) -> int:
        return self.discord.bot_user.id

    @property
    def bot_mention(self) -> str:
        return f"<@{self.bot_id}>"

    def server(self, name: str) -> ServerRecord:
        return _one([s for s in self.servers if s.name == name], f"server {name!r}")

    def server_of_event(self, event_id: int) -> int:
        for guild in self.discord.guilds.values():
            if event_id in guild.scheduled_events:
                return guild.id
        raise NoSuchThingError(f"scheduled event {event_id}")

    def channel(self, place: Place, *, server: str | None = None) -> ChannelRecord:
        """Find a channel or thread by name, id or record; the home server's comes first."""
        if isinstance(place, ChannelRecord):
            place = place.id
        if isinstance(place, int):
            if place not in self.discord.channels:
                raise NoSuchThingError(f"channel {place}")
            return channel_record(self.discord.channels[place])
        for guild in self._guilds(server):
            for channel_id in (*guild.channel_ids, *guild.thread_ids):
                if self.discord.channels[channel_id].name == place:
                    return channel_record(self.discord.channels[channel_id])
        raise NoSuchThingError(f"channel {place!r}")

    def channels(self, *, server: str | None = None) -> tuple[ChannelRecord, ...]:
        ids = [i for guild in self._guilds(server) for i in guild.channel_ids]
        return tuple(channel_record(self.discord.channels[i]) for i in ids)

    def first_channel(self) -> ChannelRecord:
        text = [c for c in self.channels() if c.kind == ChannelType.TEXT]
        return _one(text[:1], "text channel")

    def threads(self, parent: Place | None = None) -> tuple[ChannelRecord, ...]:
        """Threads, archived ones too, in the order of their making."""
        parent_id = None if parent is None else self.channel(parent).id
        found: list[Channel] = [
            self.discord.channels[i]
            for guild in self.discord.guilds.values()
            for i in guild.thread_ids
        ]
        return tuple(
            channel_record(c) for c in found if parent_id is None or c.parent_id == parent_id
        )

    def role(self, name: str, *, server: str | None = None) -> RoleRecord:
        found = [
            RoleRecord(id=role.id, name=role.name, server_id=guild.id)
            for guild in self._guilds(server)
            for role in guild.roles.values()
            if role.name == name
        ]
        return _one(found[:1], f"role {name!r}")

    def messages(self, place: Place, *, seen_by: Somebody | None = None) -> list[MessageRecord]:
        """Return messages, oldest first; ephemeral ones only to whom they were shown."""
        stored = self.discord.messages[self.channel(place).id].values()
        viewer = None if seen_by is None else seen_by.id
        return [self.record(m) for m in sorted(stored, key=_by_id) if m.visible_to(viewer)]

    def dms(self, person: Somebody | str) -> list[MessageRecord]:
        """Return the direct messages between a person and the bot, oldest first."""
        user_id = self.people[person] if isinstance(person, str) else person.id
        channel_id = self.discord.dm_channels.get(user_id)
        return [] if channel_id is None else self.messages(channel_id)

    def fresh(self, message: MessageRecord) -> MessageRecord:
        """Return the message as it stands now."""
        stored = self.discord.messages.get(message.channel_id, {}).get(message.id)
        if stored is None:
            raise NoSuchThingError(f"message {message.id}: deleted")
        return self.record(stored)

    def record(self, stored: Message) -> MessageRecord:
        return message_record(self.discord, stored, self.discord.nonces.get(stored.id))

    def events(self, *, server: str | None = None) -> tuple[EventRecord, ...]:
        """Return the scheduled events of the servers, past ones too."""
        return tuple(
            event_record(event, self.discord.picture_of_event(event.id))
            for guild in self._guilds(server)
            for event in guild.scheduled_events.values()
        )

    def _guilds(self, name: str | None) -> list[Guild]:
        guilds = list(self.discord.guilds.values())
        return guilds if name is None else [g for g in guilds if g.name == name]


def _by_id(message: Message) -> int:
    return message.id


def _one(found: Sequence[T], what: str) -> T:
    if not found:
        raise NoSuchThingError(what)
    return found[0]
