"""Servers that are away for a while: an outage of Discord's, or the bot was put out."""

import re
from collections.abc import Iterable
from typing import Any, Protocol

from bot.rehearsal.discord.faults import Answer, Fault
from bot.rehearsal.discord.gateway.gateway import Gateway
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.rest.rest import Phase
from bot.rehearsal.discord.simcord_internals import serializers
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord

_CHANNEL = re.compile(r"/(channels|guilds)/(\d+).*")


class OutageHost(Protocol):
    """What an outage asks of its world."""

    @property
    def discord(self) -> SimulatedDiscord: ...
    @property
    def gateway(self) -> Gateway: ...


class Outage:
    """A hook; between `begin` and `end` each request to one of the servers meets the fault."""

    def __init__(
        self, world: OutageHost, servers: Iterable[int], fault: Fault, *, removed: bool = False
    ) -> None:
        """`fault` takes any method and path; `removed` tells of a bot that was put out."""
        self._world = world
        self._servers = frozenset(servers)
        self._fault = fault
        self._removed = removed
        self._on = False

    @property
    def struck(self) -> int:
        return self._fault.struck

    def begin(self) -> None:
        self._on = True
        self._world.gateway.away |= self._servers
        for guild_id in self._servers:
            gone: dict[str, Any] = {"id": str(guild_id)}
            self._world.gateway.emit(
                "GUILD_DELETE", gone if self._removed else gone | {"unavailable": True}
            )

    def end(self) -> None:
        self._on = False
        self._world.gateway.away -= self._servers
        discord_ = self._world.discord
        for guild_id in self._servers:
            payload = serializers.guild_create_payload(discord_, discord_.guilds[guild_id])
            self._world.gateway.emit("GUILD_CREATE", dict(payload) | {"unavailable": False})

    async def __call__(self, method: str, path: str, body: Json, phase: Phase) -> Answer:
        if not self._on or self._server_of(path) not in self._servers:
            return None
        return await self._fault(method, path, body, phase)

    def _server_of(self, path: str) -> int | None:
        found = _CHANNEL.fullmatch(path)
        if found is None:
            return None
        if found[1] == "guilds":
            return int(found[2])
        channel = self._world.discord.channels.get(int(found[2]))
        return channel.guild_id if channel is not None else None
