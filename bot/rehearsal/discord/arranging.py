"""What the rehearsal's director may change in the world without being a person in it."""

from datetime import datetime

from bot.rehearsal.discord.blueprint import ChannelPlan, PersonPlan
from bot.rehearsal.discord.reading import Reading
from bot.rehearsal.discord.records import EventRecord, MessageRecord, Place, event_record
from bot.rehearsal.discord.simcord_internals import Overwrite, OverwriteType, permission_bits
from bot.rehearsal.discord.simulation.building import (
    add_channel,
    add_user,
    bot_role,
    set_bot_permissions,
)

# Discord's number of an event that is in no channel.
_EXTERNAL = 3


class Arranging(Reading):
    locales: dict[int, str]

    def join(self, plan: PersonPlan, *, server: str | None = None) -> None:
        """Let somebody join a server; `person(plan.name)` then finds them."""
        guild = self._guilds(server)[0]
        if plan.name not in self.people:
            self.people[plan.name] = add_user(self.discord, plan)
        self.locales[self.people[plan.name]] = plan.locale
        roles = [self.role(name, server=guild.name).id for name in plan.roles]
        self.discord.add_member(guild.id, self.people[plan.name], roles=roles, announce=True)

    def make_channel(self, plan: ChannelPlan, *, server: str | None = None) -> None:
        add_channel(self.discord, self._guilds(server)[0], plan)

    def require_tag(self, forum: Place, name: str) -> int:
        """Let a forum take no post without a tag; return the id of the only one there is."""
        forum_id, tag_id = self.channel(forum).id, self.discord.snowflake()
        self.discord.tag_required.add(forum_id)
        no_emoji = {"emoji_id": None, "emoji_name": None}
        tag = {"id": str(tag_id), "name": name, "moderated": False, **no_emoji}
        self.discord.edit_channel(forum_id, {"available_tags": [tag]})
        return tag_id

    def deny_bot(self, place: Place, *permissions: str) -> None:
        """Take permissions from the bot in one channel."""
        self._overwrite(place, deny=permission_bits(*permissions))

    def allow_bot(self, place: Place, *permissions: str) -> None:
        """Give the bot permissions in one channel, and take back what was denied there."""
        self._overwrite(place, allow=permission_bits(*permissions))

    def open_only_to(self, place: Place, *roles: str) -> None:
        """Let only these roles, and the bot, see a channel."""
        channel = self.discord.get_channel(self.channel(place).id)
        guild = self.discord.get_guild(channel.guild_id or 0)
        view = permission_bits("view_channel")
        allowed = [self.role(name, server=guild.name).id for name in roles]
        for other in [each.target_id for each in channel.overwrites]:
            self._overwrite_role(channel.id, other)
        for role_id in (*allowed, bot_role(self.discord, guild).id):
            self._overwrite_role(channel.id, role_id, allow=view)
        self._overwrite_role(channel.id, guild.id, deny=view)

    def open_to_all(self, place: Place) -> None:
        """Let everybody see a channel again."""
        channel = self.discord.get_channel(self.channel(place).id)
        self._overwrite_role(
            channel.id, channel.guild_id or 0, allow=permission_bits("view_channel")
        )

    def set_bot_permissions(self, *permissions: str, server: str | None = None) -> None:
        """Give the bot exactly these server-wide, beside what everyone has."""
        set_bot_permissions(self.discord, self._guilds(server)[0], permissions)

    def delete_channel(self, place: Place) -> None:
        """Delete a channel, and its threads with it, or a thread."""
        for thread in self.threads(place):
            self.discord.delete_channel(thread.id)
        self.discord.delete_channel(self.channel(place).id)

    def delete_message(self, message: MessageRecord) -> None:
        self.discord.delete_message(message.channel_id, message.id)

    def kick(self, name: str, *, server: str | None = None) -> None:
        """Let somebody leave a server; from then on they share none with the bot, or one less."""
        self.discord.remove_member(self._guilds(server)[0].id, self.people[name])

    def archive(self, thread: Place, *, locked: bool = False) -> None:
        """Close a thread as a moderator does, or as a week without a word does."""
        self.lock(thread, locked=locked)
        self.discord.archive(self.discord.get_channel(self.channel(thread).id), archived=True)

    def lock(self, thread: Place, *, locked: bool = True) -> None:
        metadata = {"locked": locked}
        self.discord.edit_channel(self.channel(thread).id, {}, thread_metadata=metadata)

    def rename(self, place: Place, name: str) -> None:
        self.discord.edit_channel(self.channel(place).id, {"name": name})

    def delete_role(self, name: str) -> None:
        role = self.role(name)
        self.discord.delete_role(role.server_id, role.id)

    def let_ping(self, name: str, *, mentionable: bool) -> None:
        """Let everybody mention a role, or only who may mention all."""
        role = self.role(name)
        self.discord.edit_role(role.server_id, role.id, {"mentionable": mentionable})

    def put_on_the_web(self, address: str, content: bytes) -> None:
        """A picture that Discord fetches from now on, for whoever shows it."""
        self.discord.proxy.on_the_web[address] = content

    def make_event(self, name: str, *, start: datetime, end: datetime) -> EventRecord:
        """Make a scheduled event outside Discord, as a moderator of the first server does."""
        guild = self._guilds(None)[0]
        made = self.discord.create_scheduled_event(
            guild.id,
            name=name,
            entity_type=_EXTERNAL,
            scheduled_start_time=start.isoformat(),
            creator_id=guild.owner_id,
            scheduled_end_time=end.isoformat(),
            entity_metadata={"location": "Elsewhere"},
        )
        return event_record(made)

    def edit_event(self, event: EventRecord, **changes: str | int) -> None:
        """Change a scheduled event as a moderator does, by the names of Discord's fields."""
        self.discord.edit_scheduled_event(self.server_of_event(event.id), event.id, changes)

    def delete_event(self, event: EventRecord) -> None:
        self.discord.delete_scheduled_event(self.server_of_event(event.id), event.id)

    def end_poll(self, message: MessageRecord) -> None:
        """End a native poll before its time, as Discord's own menu does."""
        self.discord.expire_poll(message.channel_id, message.id)

    def remove_bot(self, *, server: str | None = None) -> None:
        """Kick the bot from a server."""
        self.discord.remove_guild(self._guilds(server)[0].id)

    def _overwrite(self, place: Place, *, allow: int = 0, deny: int = 0) -> None:
        channel = self.discord.get_channel(self.channel(place).id)
        guild = self.discord.get_guild(channel.guild_id or 0)
        target = bot_role(self.discord, guild).id
        self._overwrite_role(channel.id, target, allow=allow, deny=deny)

    def _overwrite_role(
        self, channel_id: int, role_id: int, *, allow: int = 0, deny: int = 0
    ) -> None:
        changed = Overwrite(target_id=role_id, type=OverwriteType.ROLE, allow=allow, deny=deny)
        self.discord.set_overwrite(channel_id, changed)
