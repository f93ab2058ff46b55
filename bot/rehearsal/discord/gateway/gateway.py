"""The gateway: one socket per bot process, sessions that outlive it, and its faults."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

from aiohttp import WSMsgType, web

from bot.rehearsal.discord.gateway.connection import Connection
from bot.rehearsal.discord.gateway.member_chunks import member_chunks
from bot.rehearsal.discord.gateway.session import Session
from bot.rehearsal.discord.simcord_internals import PRIVILEGED_INTENTS, intents_from, serializers
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord
from bot.rehearsal.discord.simulation.wire_shape import shape_event

_HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT = 1, 2, 6, 7
_REQUEST_MEMBERS, _INVALID_SESSION, _HELLO, _HEARTBEAT_ACK = 8, 9, 10, 11
_AUTHENTICATION_FAILED, _DISALLOWED_INTENTS = 4004, 4014
_BEATS_PER_MINUTE = 60
"""discord.py's own limit on frames is 110 a minute; a bot must keep room for its own."""

RESUME_PATH = "/gateway-resume"

Mangle = Callable[[str, Mapping[str, Any]], int]
"""How many copies of an event reach the bot: 0 loses it, 2 doubles it."""


class GatewayHost(Protocol):
    """What the gateway asks of its world."""

    discord: SimulatedDiscord
    locales: dict[int, str]
    token: str

    @property
    def resume_url(self) -> str: ...


class Gateway:
    def __init__(self, host: GatewayHost) -> None:
        self._host = host
        self._sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()
        self._beats: list[float] = []
        self.mangle: Mangle | None = None
        self.refuse_connections = False
        """Answer 503 to every new socket, the resume address included."""
        self.refuse_resumes = False
        """Answer 503 at the resume address alone, at which discord.py 2.7.1 knocks for ever."""
        self.answer_heartbeats = True
        self.away: set[int] = set()
        """Servers of which a new session hears that they are unavailable, and nothing more."""
        self.refused = 0
        self.identified = 0
        self.resumed = 0

    @property
    def connected(self) -> bool:
        return any(session.outbox is not None for session in self._sessions.values())

    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        """Send an event to every session that subscribed to it, connected or not."""
        copies = 1 if self.mangle is None else self.mangle(event, payload)
        for session in self._sessions.values():
            if session.takes(event, payload):
                for _ in range(copies):
                    self._send(session, event, payload)

    def _send(self, session: Session, event: str, payload: Mapping[str, Any]) -> None:
        world = self._host
        shaped = shape_event(world.discord, event, payload, session.intents, locales=world.locales)
        if shaped is not None:
            session.send(event, shaped)

    # Faults

    def drop(self) -> None:
        """Cut every socket without a close frame."""
        for connection in list(self._connections):
            connection.abort()

    async def close_with(self, code: int) -> None:
        for connection in list(self._connections):
            await connection.socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        await self._say({"op": _RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Op 9; a session that is not resumable is forgotten."""
        if not resumable:
            self._sessions.clear()
        await self._say({"op": _INVALID_SESSION, "d": resumable})

    async def send_raw(self, frame: str | bytes) -> None:
        """Send what need not be a frame at all."""
        for connection in list(self._connections):
            if isinstance(frame, bytes):
                await connection.socket.send_bytes(frame)
            else:
                await connection.socket.send_str(frame)

    def forget_sessions(self) -> None:
        """A later resume is refused, as after Discord's few minutes."""
        self._sessions = {k: s for k, s in self._sessions.items() if s.outbox is not None}

    async def _say(self, frame: Mapping[str, Any]) -> None:
        for connection in list(self._connections):
            await connection.socket.send_str(json.dumps(frame))

    # What the bot has seen

    async def caught_up(self, limit: float) -> bool:
        """Wait until the bot reports every event sent so far; False when it cannot be asked."""
        waiting = [s for s in self._sessions.values() if s.outbox is not None]
        behind = [(s, s.seq) for s in waiting if s.acknowledged < s.seq]
        if not behind:
            return bool(waiting)
        loop = asyncio.get_running_loop()
        self._beats = [at for at in self._beats if at > loop.time() - 60]
        if len(self._beats) >= _BEATS_PER_MINUTE:
            return False
        self._beats.append(loop.time())
        for session, _seq in behind:
            if session.outbox is not None:
                session.outbox.put_nowait(json.dumps({"op": _HEARTBEAT, "d": None}))
        deadline = loop.time() + limit
        while loop.time() < deadline:
            if all(session.acknowledged >= seq for session, seq in behind):
                return True
            await asyncio.sleep(0.001)
        return False

    # The socket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        at_resume = request.path.startswith(RESUME_PATH)
        if self.refuse_connections or (self.refuse_resumes and at_resume):
            self.refused += 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(compress=False, max_msg_size=2**20)
        await socket.prepare(request)
        connection = Connection(request, socket)
        self._connections.add(connection)
        try:
            await socket.send_str(json.dumps({"op": _HELLO, "d": {"heartbeat_interval": 41250}}))
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._receive(connection, json.loads(message.data))
        finally:
            self._connections.discard(connection)
            connection.detach()
        return socket

    async def _receive(self, connection: Connection, frame: dict[str, Any]) -> None:
        op, data = frame["op"], cast("Any", frame.get("d"))
        if op == _HEARTBEAT:
            if connection.session is not None:
                connection.session.acknowledged = max(connection.session.acknowledged, data or 0)
            if self.answer_heartbeats:
                await connection.socket.send_str(json.dumps({"op": _HEARTBEAT_ACK}))
        elif op == _IDENTIFY:
            await self._identify(connection, data)
        elif op == _RESUME:
            await self._resume(connection, data)
        elif op == _REQUEST_MEMBERS and connection.session is not None:
            for chunk in member_chunks(self._host.discord, data):
                connection.session.send("GUILD_MEMBERS_CHUNK", chunk)

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        if data["token"] != self._host.token:
            await connection.socket.close(code=_AUTHENTICATION_FAILED)
            return
        intents = intents_from(data["intents"])
        approved = self._host.discord.knobs.privileged_intents
        if any(getattr(intents, name) for name in PRIVILEGED_INTENTS if name not in approved):
            await connection.socket.close(code=_DISALLOWED_INTENTS)
            return
        self.identified += 1
        self._host.discord.knobs.sessions_left -= 1
        number, count = data.get("shard") or (0, 1)
        session = Session(intents, (number, count))
        self._sessions = {
            k: s
            for k, s in self._sessions.items()
            if s.outbox is not None or s.shard != session.shard
        }
        self._sessions[session.id] = session
        connection.attach(session)
        self._welcome(session)

    def _welcome(self, session: Session) -> None:
        discord_ = self._host.discord
        guilds = [
            guild
            for guild in discord_.guilds.values()
            if session.takes("GUILD_CREATE", {"id": guild.id})
        ]
        session.send(
            "READY",
            {
                "v": 10,
                "user": dict(serializers.user_payload(discord_.bot_user)),
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": self._host.resume_url,
                "shard": list(session.shard),
                "application": {"id": str(discord_.application_id), "flags": 0},
            },
        )
        for guild in [guild for guild in guilds if guild.id not in self.away]:
            payload = serializers.guild_create_payload(discord_, guild)
            self._send(session, "GUILD_CREATE", payload)

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        session = self._sessions.get(data["session_id"])
        seq = data["seq"] or 0
        if session is None or data["token"] != self._host.token or not session.can_replay(seq):
            await connection.socket.send_str(json.dumps({"op": _INVALID_SESSION, "d": False}))
            return
        self.resumed += 1
        connection.attach(session)
        session.replay(seq)
        session.send("RESUMED", {})
