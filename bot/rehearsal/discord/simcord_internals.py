"""Every name of SimCord and every private name of discord.py that the rehearsal touches.

Pinned to SimCord 3.2.1 and discord.py 2.7.1: when either moves, this file is where it shows.
"""

import mimetypes
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, Protocol, cast

import discord
from simcord._modal import _commit_modal_uploads, _modal_control_map, _modal_submit_nodes
from simcord.actors import MemberActor
from simcord.backend import Backend, serializers
from simcord.backend.access import channel_accessible, message_accessible
from simcord.backend.cdn import CdnStore
from simcord.backend.command_access import command_access
from simcord.backend.errors import BackendError, SetupError
from simcord.backend.models import (
    AllowedMentions,
    Channel,
    Guild,
    Interaction,
    Message,
    Overwrite,
    Poll,
    ResponseKind,
    Role,
    ScheduledEvent,
)
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle, UserHandle
from simcord.components import validate_modal, walk_components
from simcord.enums import (
    SELECT_TYPES,
    AppCommandType,
    ChannelType,
    ComponentType,
    InteractionType,
    MessageType,
    OptionType,
    OverwriteType,
)
from simcord.http import RouteNotImplemented, UnsupportedField, routes
from simcord.http.router import dispatch
from simcord.intents import PRIVILEGED_INTENTS, censor_message, prune_guild_create, required_intent
from simcord.interactions import base_payload, build_options, nest_options, walk_to_subcommand

__all__ = [
    "PRIVILEGED_INTENTS",
    "SELECT_TYPES",
    "AllowedMentions",
    "AppCommandType",
    "Backend",
    "BackendError",
    "Channel",
    "ChannelType",
    "ComponentType",
    "EnvStandIn",
    "Guild",
    "Interaction",
    "InteractionType",
    "LoopbackCdn",
    "Message",
    "MessageType",
    "OptionType",
    "Overwrite",
    "OverwriteType",
    "Poll",
    "ResponseKind",
    "Role",
    "RouteNotImplemented",
    "ScheduledEvent",
    "SetupError",
    "SimulatedTime",
    "UnsupportedField",
    "base_payload",
    "build_options",
    "censor_message",
    "channel_accessible",
    "command_access",
    "dispatch",
    "intents_from",
    "message_accessible",
    "nest_options",
    "permission_bits",
    "prune_guild_create",
    "required_intent",
    "routes",
    "serializers",
    "trim_history",
    "walk_components",
    "walk_to_subcommand",
]

_KEPT_ENTRIES = 200


class Now(Protocol):
    def now(self) -> datetime: ...


class SimulatedTime:
    """What SimCord calls a clock, reading ours; only the owner of ours moves it."""

    def __init__(self, clock: Now) -> None:
        self._clock = clock
        self._start = clock.now()

    @property
    def elapsed(self) -> float:
        return (self._clock.now() - self._start).total_seconds()

    def now(self) -> datetime:
        return self._clock.now()

    def advance(self, seconds: float) -> None:
        raise SetupError(f"move the world's clock, not SimCord's (by {timedelta(seconds=seconds)})")


class LoopbackCdn(CdnStore):
    """SimCord's store of files, with addresses on the world's own server."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def store_attachment(
        self,
        attachment_id: int,
        channel_id: int,
        filename: str,
        data: bytes,
        description: str | None,
    ) -> dict[str, Any]:
        url = f"{self.base}/attachments/{channel_id}/{attachment_id}/{filename}"
        self._blobs[url] = data
        kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        return {
            "id": str(attachment_id),
            "filename": filename,
            "description": description,
            "size": len(data),
            "url": url,
            "proxy_url": url,
            "content_type": kind,
        }


class LoopbackProxy:
    """Pictures of the web as Discord's proxy hands them out: `on_the_web` is all of the web."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.on_the_web: dict[str, bytes] = {}

    def address_of(self, url: str) -> str:
        return f"{self.base}/external/{url.replace('://', '/', 1)}"

    def get(self, address: str, *, as_png: bool) -> bytes | None:
        """What stands there now; `as_png` makes a PNG of it, of which the start alone is real."""
        for url, found in self.on_the_web.items():
            if self.address_of(url) == address:
                return b"\x89PNG\r\n\x1a\n" + found if as_png else found
        return None


class EnvStandIn:
    """Stands in for SimCord's Env, which wants a bot in this process."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self._env = cast("Any", SimpleNamespace(backend=backend, _message_states=()))

    def user(self, user_id: int) -> UserHandle:
        return UserHandle(self._env, self.backend.get_user(user_id))

    def guild(self, guild_id: int) -> GuildHandle:
        return GuildHandle(self._env, self.backend.get_guild(guild_id))

    def member(self, guild_id: int, user_id: int) -> MemberActor:
        return MemberActor(self._env, self.guild(guild_id), self.user(user_id))

    def actor(self, guild_id: int | None, user_id: int) -> MemberActor | UserHandle:
        """Return who acts: a member of a server, or a user in a direct message."""
        return self.user(user_id) if guild_id is None else self.member(guild_id, user_id)

    def role(self, guild_id: int, role_id: int) -> RoleHandle:
        return RoleHandle(self._env, self.guild(guild_id), self.backend.get_role(guild_id, role_id))

    def channel(self, channel_id: int) -> ChannelHandle:
        channel = self.backend.get_channel(channel_id)
        guild = None if channel.guild_id is None else self.guild(channel.guild_id)
        return ChannelHandle(self._env, guild, channel)

    def filled_modal(
        self, record: Interaction, values: dict[str, Any], *, user_id: int
    ) -> dict[str, Any]:
        """Return a submission's `data`; raises SetupError for what nobody could enter."""
        spec = validate_modal(record.modal)
        unknown = set(values) - set(_modal_control_map(spec))
        if unknown:
            raise SetupError(f"the form has no input {sorted(unknown)}")
        actor = self.actor(record.guild_id, user_id)
        resolved: dict[str, dict[str, Any]] = {}
        uploads: list[tuple[dict[str, Any], str, bytes]] = []
        components = _modal_submit_nodes(
            spec["components"], actor, values, resolved, record.channel_id, uploads
        )
        _commit_modal_uploads(actor, record.channel_id, uploads, resolved)
        data: dict[str, Any] = {"custom_id": spec["custom_id"], "components": components}
        if resolved:
            data["resolved"] = resolved
        return data


def intents_from(value: int) -> discord.Intents:
    return discord.Intents._from_value(value)  # noqa: SLF001  no public constructor takes a number


def permission_bits(*names: str) -> int:
    return discord.Permissions(**dict.fromkeys(names, True)).value


def trim_history(backend: Backend) -> None:
    """Drop SimCord's own logs, which only grow: a demo runs for hours."""
    for log in (backend.http_requests, backend.transcript):
        if len(log) > _KEPT_ENTRIES:
            log.clear()
