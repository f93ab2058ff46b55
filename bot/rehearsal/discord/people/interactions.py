"""Building interactions as Discord's client does, and waiting for what the bot makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.people.host import PeopleHost
from bot.rehearsal.discord.people.outcome import Form, Outcome, form_of
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.simcord_internals import (
    AllowedMentions,
    AppCommandType,
    BackendError,
    ComponentType,
    EnvStandIn,
    Interaction,
    InteractionType,
    Message,
    SetupError,
    base_payload,
    build_options,
    channel_accessible,
    command_access,
    message_accessible,
    nest_options,
    serializers,
    walk_to_subcommand,
)

_NO_ANSWER = "The application did not respond"
_RESOLVED_KINDS = {"Person": "users", "RoleRecord": "roles", "ChannelRecord": "channels"}


@contextmanager
def as_a_client() -> Iterator[None]:
    """Turn SimCord's refusals into ours."""
    try:
        yield
    except SetupError as error:
        raise CannotDoError(str(error)) from error
    except BackendError as error:
        raise CannotDoError(error.message) from error


class Acting:
    """One person acting once in one channel."""

    def __init__(self, world: PeopleHost, user_id: int, channel_id: int) -> None:
        self._world = world
        self._discord = world.discord
        self._user_id = user_id
        self._channel_id = channel_id
        self._stage = EnvStandIn(world.discord)
        self._guild_id = world.discord.get_channel(channel_id).guild_id
        if not channel_accessible(world.discord, channel_id, user_id):
            raise CannotDoError("this person cannot see that channel")

    @classmethod
    def on_form(cls, world: PeopleHost, user_id: int, form: Form) -> Self:
        record = world.discord.interactions[form.interaction_id]
        if record.user_id != user_id or record.modal_consumed:
            raise CannotDoError("that form was shown to somebody else, or was sent already")
        return cls(world, user_id, record.channel_id)

    def visible_message(self, message_id: int) -> Message:
        with as_a_client():
            stored = self._discord.get_message(self._channel_id, message_id)
        if not message_accessible(self._discord, self._channel_id, stored, self._user_id):
            raise CannotDoError("this person cannot see that message")
        return stored

    # Commands

    def command_root(
        self, name: str, kind: AppCommandType, *, hidden: bool = False
    ) -> dict[str, Any]:
        root = self._discord.find_command(name, self._guild_id, type=kind)
        if root is None:
            raise CannotDoError(f"no command {name!r} is registered")
        access = command_access(
            self._discord, root, user_id=self._user_id, channel_id=self._channel_id
        )
        if not access.allowed and not hidden:
            raise CannotDoError(f"the command {name!r} is not shown here ({access.reason})")
        return root

    def command_data(
        self,
        command: str,
        options: Mapping[str, Any],
        *,
        hidden: bool = False,
        typing: tuple[str, str] | None = None,
    ) -> dict[str, Any]:
        name, *path = command.split()
        root = self.command_root(name, AppCommandType.CHAT_INPUT, hidden=hidden)
        with as_a_client():
            leaf, nesting = walk_to_subcommand(root, path)
        built, resolved = self._filled(command, leaf, options, partial=typing is not None)
        if typing is not None:
            kinds = {o["name"]: o["type"] for o in leaf.get("options") or ()}
            option, text = typing
            built.append({"name": option, "type": kinds[option], "value": text, "focused": True})
        data = {
            "id": root["id"],
            "name": root["name"],
            "type": int(AppCommandType.CHAT_INPUT),
            "options": nest_options(root, nesting, built),
        }
        return data | ({"resolved": resolved} if resolved else {})

    def _filled(
        self, command: str, leaf: dict[str, Any], options: Mapping[str, Any], *, partial: bool
    ) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Return the options as sent, and the people, channels and files they name."""
        handles = {key: self._handle(value) for key, value in options.items()}
        actor = self._stage.actor(self._guild_id, self._user_id)
        with as_a_client():
            return build_options(
                actor, command, leaf, handles, partial=partial, channel_id=self._channel_id
            )

    def _handle(self, value: Json) -> Json:
        """Return SimCord's handle for a person, role or channel; anything else as it is."""
        kind = type(value).__name__
        if kind not in _RESOLVED_KINDS:
            return value
        if kind == "ChannelRecord":
            return self._stage.channel(value.id)
        if kind == "RoleRecord":
            return self._stage.role(self._guild_id or 0, value.id)
        guild = self._discord.guilds.get(self._guild_id or 0)
        member = guild is not None and value.id in guild.members
        return self._stage.actor(guild.id if guild and member else None, value.id)

    # Components and forms

    async def press(self, stored: Message, part: Mapping[str, Any], kind: int) -> Outcome:
        data = {"custom_id": part["custom_id"], "component_type": kind, "id": part.get("id", 0)}
        return await self._on_message(stored, data)

    async def choose(self, stored: Message, part: dict[str, Any], chosen: Sequence[Any]) -> Outcome:
        least, most = part.get("min_values", 1), part.get("max_values", 1)
        if part.get("disabled") or not least <= len(chosen) <= most:
            raise CannotDoError(f"the menu takes {least} to {most} values and may be disabled")
        kinds = part.get("channel_types")
        if kinds and any(value.kind not in kinds for value in chosen):
            raise CannotDoError(f"the menu offers only channels of the types {kinds}")
        data: dict[str, Any] = {
            "custom_id": part["custom_id"],
            "component_type": part["type"],
            "id": part.get("id", 0),
        }
        if part["type"] == ComponentType.STRING_SELECT:
            data["values"] = [_option_value(part, value) for value in chosen]
        else:
            data["values"] = [str(value.id) for value in chosen]
            data["resolved"] = self._resolved(chosen)
        return await self._on_message(stored, data)

    def _resolved(self, chosen: Sequence[Any]) -> dict[str, Any]:
        """Let SimCord's option builder write the `resolved` block of chosen people and channels."""
        spec = {
            "options": [
                {"name": str(number), "type": _OPTION_TYPES[type(value).__name__]}
                for number, value in enumerate(chosen)
            ]
        }
        provided = {str(number): value for number, value in enumerate(chosen)}
        return self._filled("select", spec, provided, partial=False)[1]

    async def submit(self, form: Form, values: dict[str, Any]) -> Outcome:
        record = self._discord.interactions[form.interaction_id]
        entered = {key: self._entered(value) for key, value in values.items()}
        with as_a_client():
            data = self._stage.filled_modal(record, entered, user_id=self._user_id)
        record.modal_consumed = True
        source = record.source_message_id
        stored = None if source is None else self.visible_message(source)
        return await self.act(InteractionType.MODAL_SUBMIT, data, source=stored)

    def _entered(self, value: Json) -> Json:
        if isinstance(value, list):
            return [self._chosen(item) for item in value]
        return self._handle(value)

    def _chosen(self, value: Json) -> Json:
        """What was chosen in a menu, or the channel that it was opened with."""
        if isinstance(value, dict):
            return self._stage.channel(int(value["id"]))
        return self._handle(value)

    async def _on_message(self, stored: Message, data: dict[str, Any]) -> Outcome:
        return await self.act(InteractionType.MESSAGE_COMPONENT, data, source=stored)

    # Messages

    def post(
        self,
        text: str,
        *,
        reply_to: MessageRecord | None,
        ping: bool,
        files: Sequence[tuple[str, bytes]],
    ) -> Message:
        channel = self._discord.get_channel(self._channel_id)
        needed = "send_messages_in_threads" if channel.is_thread else "send_messages"
        reference = None
        if reply_to is not None:
            reference = {"channel_id": str(reply_to.channel_id), "message_id": str(reply_to.id)}
        with as_a_client():
            self._discord.require_permissions(
                self._guild_id, self._user_id, self._channel_id, needed
            )
            return self._discord.create_message(
                self._channel_id,
                self._user_id,
                text,
                attachments=self._discord.store_attachments(self._channel_id, files),
                reference=reference,
                allowed_mentions=AllowedMentions(replied_user=ping),
            )

    # The interaction itself

    async def act(
        self, kind: InteractionType, data: dict[str, Any], *, source: Message | None = None
    ) -> Outcome:
        record, payload = base_payload(
            self._discord,
            type=int(kind),
            channel_id=self._channel_id,
            guild_id=self._guild_id,
            user_id=self._user_id,
            data=data,
        )
        if source is not None:
            record.source_message_id = source.id
            payload["message"] = dict(serializers.message_payload(self._discord, source))
        self._discord.emit("INTERACTION_CREATE", payload)
        waited = await self._world.answered(record)
        return self._outcome(record, waited)

    def _outcome(self, record: Interaction, waited: float) -> Outcome:
        form = None if record.modal is None else form_of(record.id, record.modal)
        choices = record.autocomplete_choices or ()
        unanswered = not record.responded or record.loading
        return Outcome(
            interaction_id=record.id,
            waited=waited,
            reply=self._find(record.message_id),
            followups=tuple(m for i in record.followup_ids if (m := self._find(i)) is not None),
            modal=form,
            choices=tuple((choice["name"], choice["value"]) for choice in choices),
            error=_NO_ANSWER if unanswered else None,
        )

    def _find(self, message_id: int | None) -> MessageRecord | None:
        stored = self._discord.messages.get(self._channel_id, {}).get(message_id or 0)
        return None if stored is None else self._world.record(stored)


_OPTION_TYPES = {"Person": 6, "ChannelRecord": 7, "RoleRecord": 8}


def _option_value(part: dict[str, Any], wanted: str) -> str:
    for option in part["options"]:
        if wanted in {option["value"], option["label"]}:
            return option["value"]
    raise CannotDoError(f"the menu has no option {wanted!r}")
