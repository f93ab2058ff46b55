"""SimCord's Discord with the behaviour of the real one where SimCord's differs."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from discord.utils import snowflake_time

from bot.rehearsal.discord import errors
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.knobs import Knobs
from bot.rehearsal.discord.simcord_internals import (
    AllowedMentions,
    Backend,
    Channel,
    ChannelType,
    LoopbackProxy,
    Message,
    MessageType,
    Poll,
    ScheduledEvent,
    SimulatedTime,
    serializers,
)

HAS_THREAD = 1 << 5
_EXTERNAL = 3
_SCHEDULED, _ACTIVE, _COMPLETED, _CANCELLED = 1, 2, 3, 4


class SimulatedDiscord(Backend):
    CROSSPOSTED_FLAG = 1 << 0
    """SimCord sets 1 << 1, which is IS_CROSSPOST: the copy in the following channel."""

    def __init__(self, time: SimulatedTime, knobs: Knobs) -> None:
        super().__init__(clock=time)  # pyright: ignore[reportArgumentType]  same shape, no base
        self.knobs = knobs
        self.nonce_of_call: str | int | None = None
        self.nonces: dict[int, str | int] = {}
        # Forums that take no post without a tag.
        self.tag_required: set[int] = set()
        self.proxy = LoopbackProxy("http://127.0.0.1")
        # What the pictures of events are called, and what was given for each name.
        self.event_pictures: dict[int, str] = {}
        self.given_pictures: dict[str, str] = {}
        self._counting: dict[tuple[int, int], datetime] = {}

    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        channel = self.get_channel(message.channel_id)
        thread = channel.thread_metadata
        if thread is not None and thread.locked and message.author_id == self.bot_user.id:
            raise errors.thread_archived() if thread.archived else errors.thread_locked()
        if thread is not None and thread.archived:
            self.archive(channel, archived=False)
        if self._begins_forum_post(channel):
            # Discord gives both one id; SimCord gives the message one of its own.
            message.id = channel.id
        if self.nonce_of_call is not None:
            self.nonces[message.id] = self.nonce_of_call
        return super().commit_message(message, broadcast=broadcast)

    def _begins_forum_post(self, channel: Channel) -> bool:
        parent = self.channels.get(channel.parent_id or 0)
        is_in_forum = parent is not None and parent.type == ChannelType.FORUM
        return is_in_forum and not self.messages.get(channel.id)

    def create_forum_post(
        self, forum_id: int, name: str, starter: Message, **options: Json
    ) -> tuple[Channel, Message]:
        if forum_id in self.tag_required and not options.get("applied_tags"):
            raise errors.tag_required()
        return super().create_forum_post(forum_id, name, starter, **options)

    def create_thread(self, parent_id: int, name: str, owner_id: int, **options: Json) -> Channel:
        """A thread from a message takes the message's id, once; nothing is posted beside it."""
        message_id = options.get("message_id")
        if message_id is None:
            return super().create_thread(parent_id, name, owner_id, **options)
        if message_id in self.channels:
            raise errors.thread_exists()
        thread = super().create_thread(parent_id, name, owner_id, **{**options, "broadcast": False})
        self.announce_thread_create(thread)
        message = self.get_message(parent_id, message_id)
        message.flags |= HAS_THREAD
        self._announce_update(message)
        return thread

    def register_commands(
        self, guild_id: int | None, payloads: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """Each command that is not as it was gets another version."""
        before = {each["id"]: each for each in self.commands.get(guild_id, {}).values()}
        registered = super().register_commands(guild_id, payloads)
        for command in registered:
            known = before.get(command["id"], {})
            version = known.get("version")
            is_known = version is not None and known == {**command, "version": version}
            command["version"] = version if is_known else str(self.snowflake())
        return registered

    def shares_server(self, user_id: int) -> bool:
        """Tell whether somebody is on a server where the bot is too."""
        members = (guild.members for guild in self.guilds.values())
        return any(user_id in each and self.bot_user.id in each for each in members)

    def edit_scheduled_event(
        self, guild_id: int, event_id: int, changes: Mapping[str, Any]
    ) -> ScheduledEvent:
        """A picture gets a name of Discord's, another one each time."""
        others = {name: value for name, value in changes.items() if name != "image"}
        if changes.get("image"):
            name = f"{self.snowflake():x}"
            self.event_pictures[event_id], self.given_pictures[name] = name, changes["image"]
        elif "image" in changes:
            self.event_pictures.pop(event_id, None)
        return super().edit_scheduled_event(guild_id, event_id, others)

    def picture_of_event(self, event_id: int) -> str | None:
        return self.given_pictures.get(self.event_pictures.get(event_id, ""))

    # Threads: they archive themselves, and then nothing in them can be edited.

    def archive(self, thread: Channel, *, archived: bool) -> None:
        now = {"archived": archived, "archive_timestamp": self.clock.now().isoformat()}
        self.edit_channel(thread.id, {}, thread_metadata=now)

    def require_unarchived(self, channel_id: int) -> None:
        thread = self.get_channel(channel_id).thread_metadata
        if thread is not None and thread.archived:
            raise errors.thread_archived()

    def archive_idle_threads(self) -> None:
        now = self.clock.now()
        for channel in list(self.channels.values()):
            thread = channel.thread_metadata
            if thread is None or thread.archived:
                continue
            newest = max(self.messages.get(channel.id, {}), default=0)
            idle_since = max(
                datetime.fromisoformat(thread.archive_timestamp), snowflake_time(newest)
            )
            if idle_since + timedelta(minutes=thread.auto_archive_duration) <= now:
                self.archive(channel, archived=True)

    # Polls: an ended poll is counted by a job of Discord's, which then posts the result.

    def expire_poll(self, channel_id: int, message_id: int) -> Message:
        message = self.get_message(channel_id, message_id)
        key = (channel_id, message_id)
        if message.poll is None or message.poll.finalized or key in self._counting:
            return message
        now = self.clock.now()
        ended_early = datetime.fromisoformat(message.poll.expiry) > now
        if ended_early:
            message.poll.expiry = now.isoformat()
        ended = now if ended_early else datetime.fromisoformat(message.poll.expiry)
        self._counting[key] = ended + self.knobs.poll_count_lag
        self._announce_update(message)
        self._count_polls()
        return message

    def expire_due_polls(self) -> None:
        now = self.clock.now()
        for message in self._open_polls():
            if message.poll and datetime.fromisoformat(message.poll.expiry) <= now:
                self.expire_poll(message.channel_id, message.id)
        self._count_polls()

    def next_poll_deadline(self) -> datetime | None:
        ends = [datetime.fromisoformat(m.poll.expiry) for m in self._open_polls() if m.poll]
        return min([*ends, *self._counting.values()], default=None)

    def _open_polls(self) -> list[Message]:
        return [
            message
            for channel_id, messages in self.messages.items()
            for message in messages.values()
            if message.poll is not None
            and not message.poll.finalized
            and (channel_id, message.id) not in self._counting
        ]

    def _count_polls(self) -> None:
        now = self.clock.now()
        for (channel_id, message_id), at in list(self._counting.items()):
            if at > now:
                continue
            del self._counting[channel_id, message_id]
            message = self.messages.get(channel_id, {}).get(message_id)
            if message is not None and message.poll is not None:
                message.poll.finalized = True
                self._announce_update(message)
                self._post_result(message)

    def _post_result(self, message: Message) -> None:
        if message.poll is None:
            return
        self.create_message(
            message.channel_id,
            message.author_id,
            embeds=[result_embed(message.poll)],
            allowed_mentions=AllowedMentions(replied_user=False),
            reference={"channel_id": str(message.channel_id), "message_id": str(message.id)},
            message_type=MessageType.POLL_RESULT,
        )

    # Scheduled events: only those outside Discord start and end by themselves.

    def activate_due_scheduled_events(self) -> None:
        now = self.clock.now()
        for guild in list(self.guilds.values()):
            for event in list(guild.scheduled_events.values()):
                while (change := self._next_change(event)) is not None and change[0] <= now:
                    self.edit_scheduled_event(guild.id, event.id, {"status": change[1]})

    def next_scheduled_event_deadline(self) -> datetime | None:
        events = [e for guild in self.guilds.values() for e in guild.scheduled_events.values()]
        changes = [change for event in events if (change := self._next_change(event)) is not None]
        return min((at for at, _status in changes), default=None)

    def _next_change(self, event: ScheduledEvent) -> tuple[datetime, int] | None:
        start = datetime.fromisoformat(event.scheduled_start_time)
        if event.entity_type != _EXTERNAL:
            grace: timedelta = self.knobs.unstarted_event_life
            return (start + grace, _CANCELLED) if event.status == _SCHEDULED else None
        if event.status == _SCHEDULED:
            return start, _ACTIVE
        if event.status == _ACTIVE and event.scheduled_end_time is not None:
            return datetime.fromisoformat(event.scheduled_end_time), _COMPLETED
        return None

    def _announce_update(self, message: Message) -> None:
        self.emit("MESSAGE_UPDATE", dict(serializers.message_payload(self, message)))


def result_embed(poll: Poll) -> dict[str, Any]:
    """A tie or a poll without votes names no victor, as in Discord's own."""
    counts = {
        answer.answer_id: len(poll.votes.get(answer.answer_id, ())) for answer in poll.answers
    }
    total = sum(counts.values())
    best = max(counts.values(), default=0)
    victors = [answer for answer in poll.answers if counts[answer.answer_id] == best]
    fields = {
        "poll_question_text": poll.question,
        "victor_answer_votes": str(best),
        "total_votes": str(total),
    }
    if total and len(victors) == 1:
        fields["victor_answer_id"] = str(victors[0].answer_id)
        fields["victor_answer_text"] = victors[0].text or ""
    return {
        "type": "poll_result",
        "fields": [{"name": key, "value": text, "inline": False} for key, text in fields.items()],
    }
