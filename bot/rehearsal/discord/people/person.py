"""A person in front of a Discord client, who can do only what the client would let them do."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.rehearsal.discord.components import find_parts, pressable
from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.people.host import PeopleHost
from bot.rehearsal.discord.people.interactions import Acting
from bot.rehearsal.discord.people.outcome import Form, Outcome
from bot.rehearsal.discord.records import ChannelRecord, EventRecord, MessageRecord, Place
from bot.rehearsal.discord.simcord_internals import (
    SELECT_TYPES,
    AppCommandType,
    BackendError,
    ComponentType,
    InteractionType,
    serializers,
)


class Person:
    def __init__(self, world: PeopleHost, user_id: int) -> None:
        self._world = world
        self.id = user_id

    @property
    def name(self) -> str:
        user = self._world.discord.users[self.id]
        return user.global_name or user.name

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    @property
    def direct(self) -> ChannelRecord:
        """The channel of direct messages with the bot."""
        return self._world.channel(self._world.discord.get_dm_channel(self.id).id)

    # Commands

    async def slash(
        self,
        command: str,
        /,
        *,
        channel: Place | None = None,
        options: Mapping[str, Any] | None = None,
        hidden: bool = False,
        **more: Json,
    ) -> Outcome:
        """Run `"talk new"`; files are `(name, bytes)`, people, roles and channels records.

        `options` takes those named like a parameter here; `hidden` runs a command that Discord
        would not show to this person, as a server's own settings may allow.
        """
        acting = self._acting(channel)
        data = acting.command_data(command, {**(options or {}), **more}, hidden=hidden)
        return await acting.act(InteractionType.APPLICATION_COMMAND, data)

    async def complete(
        self,
        command: str,
        option: str,
        typed: str,
        /,
        *,
        channel: Place | None = None,
        **filled: Json,
    ) -> tuple[tuple[str, Any], ...]:
        """Type into an option with autocomplete; return the offered names and values."""
        acting = self._acting(channel)
        data = acting.command_data(command, filled, typing=(option, typed))
        outcome = await acting.act(InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE, data)
        return outcome.choices

    async def message_menu(self, name: str, message: MessageRecord) -> Outcome:
        acting = self._acting(message.channel_id)
        stored = acting.visible_message(message.id)
        root = acting.command_root(name, AppCommandType.MESSAGE)
        payload = dict(serializers.message_payload(self._world.discord, stored))
        data = {
            "id": root["id"],
            "name": name,
            "type": int(AppCommandType.MESSAGE),
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): payload}},
        }
        return await acting.act(InteractionType.APPLICATION_COMMAND, data)

    # Components

    async def click(self, message: MessageRecord, button: str, *, forged: bool = False) -> Outcome:
        """Press the button with this custom_id or label; `forged` sends a custom_id nobody drew."""
        acting = self._acting(message.channel_id)
        stored = acting.visible_message(message.id)
        part = {"custom_id": button}
        if not forged:
            part = _only(find_parts(stored.components, button, (ComponentType.BUTTON,)), button)
            if not pressable(part):
                raise CannotDoError(f"the button {button!r} cannot be pressed")
        return await acting.press(stored, part, int(ComponentType.BUTTON))

    async def select(
        self, message: MessageRecord, custom_id: str, values: Sequence[Any] | str
    ) -> Outcome:
        """Choose in a select menu: strings (values or labels), people, roles or channels."""
        acting = self._acting(message.channel_id)
        stored = acting.visible_message(message.id)
        part = _only(find_parts(stored.components, custom_id, SELECT_TYPES), custom_id)
        chosen = [values] if isinstance(values, str) else list(values)
        return await acting.choose(stored, part, chosen)

    async def submit(
        self, form: Form, fields: Mapping[str, Any] | None = None, **more: Json
    ) -> Outcome:
        """Fill inputs by custom_id and send; inputs left out keep what the form was opened with."""
        acting = Acting.on_form(self._world, self.id, form)
        values = {**form.values, **(fields or {}), **more}
        return await acting.submit(form, values)

    # Messages, polls, events

    async def say(
        self,
        channel: Place,
        text: str,
        *,
        reply_to: MessageRecord | None = None,
        ping: bool = True,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> MessageRecord:
        """Post a message and wait until the bot has dealt with it."""
        acting = self._acting(channel)
        stored = acting.post(text, reply_to=reply_to, ping=ping, files=files)
        await self._world.dealt_with()
        return self._world.record(stored)

    async def delete(self, message: MessageRecord) -> None:
        stored = self._acting(message.channel_id).visible_message(message.id)
        self._world.discord.delete_message(stored.channel_id, stored.id)
        await self._world.dealt_with()

    async def vote(self, message: MessageRecord, answers: Sequence[int | str]) -> None:
        """Vote by answer ids or texts; an empty list takes the vote back."""
        stored = self._acting(message.channel_id).visible_message(message.id)
        known = {a.text: a.answer_id for a in stored.poll.answers} if stored.poll else {}
        ids = [known[a] if isinstance(a, str) else a for a in answers]
        try:
            self._world.discord.set_poll_votes(stored.channel_id, stored.id, ids, self.id)
        except BackendError as error:
            raise CannotDoError(error.message) from error
        await self._world.dealt_with()

    async def interest(self, event: EventRecord, *, interested: bool = True) -> None:
        """Press [Interested] on a scheduled event."""
        server = self._world.server_of_event(event.id)
        self._world.discord.set_scheduled_event_subscription(server, event.id, self.id, interested)
        await self._world.dealt_with()

    async def join_voice(self, channel: Place | None) -> None:
        """Join a voice or stage channel; None leaves."""
        where = None if channel is None else self._world.channel(channel)
        server = self._world.home.id if where is None else where.server_id
        if server is None:
            raise CannotDoError("no voice in direct messages")
        self._world.discord.set_voice_state(server, self.id, where.id if where else None)
        await self._world.dealt_with()

    def close_direct_messages(self, *, closed: bool = True) -> None:
        """Take no direct messages from the bot: they fail with 50007."""
        doors = self._world.discord.knobs.closed_dms
        (doors.add if closed else doors.discard)(self.id)

    def _acting(self, channel: Place | None) -> Acting:
        place = self._world.first_channel() if channel is None else self._world.channel(channel)
        return Acting(self._world, self.id, place.id)

    def __repr__(self) -> str:
        return f"<Person {self.name}>"


def _only(parts: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    if len(parts) != 1:
        raise CannotDoError(f"{len(parts)} components are called {wanted!r}")
    return parts[0]
