"""The REST side: faults and corrections around SimCord's handlers."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

from aiohttp import web

from bot.guild.dpy_tasks import handlers_running
from bot.rehearsal.discord import errors
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.knobs import Knobs
from bot.rehearsal.discord.rest.answers import Broken, break_line, json_answer
from bot.rehearsal.discord.rest.bot_permissions import check_permissions
from bot.rehearsal.discord.rest.call import RestCall, read_call
from bot.rehearsal.discord.rest.event_routes import NO_CONTENT
from bot.rehearsal.discord.rest.limits import check_limits
from bot.rehearsal.discord.rest.own_routes import own_answer
from bot.rehearsal.discord.rest.request_log import LoggedRequest, RequestLog
from bot.rehearsal.discord.simcord_internals import (
    BackendError,
    RouteNotImplemented,
    UnsupportedField,
    dispatch,
    serializers,
    trim_history,
)
from bot.rehearsal.discord.simulation.simulated_discord import SimulatedDiscord
from bot.rehearsal.discord.simulation.wire_shape import finish_message

Phase = Literal["before", "after"]
Hook = Callable[[str, str, Json, Phase], Awaitable[web.Response | Broken | None]]
"""Called with method, path, body and phase; what it returns replaces Discord's answer."""

HeaderHook = Callable[[str, str], Mapping[str, str]]
"""Called with method and path; what it returns is added to the headers of Discord's answer."""

Rewrite = Callable[[str, str, Json], Json]
"""Called with method, path and what Discord would answer; what it returns is answered instead."""

_TOKENLESS = ("interactions", "webhooks", "gateway")


class RestHost(Protocol):
    """What the REST side asks of its world."""

    discord: SimulatedDiscord
    token: str

    @property
    def gateway_url(self) -> str: ...

    def tick(self) -> None: ...
    def changed(self) -> None: ...
    def check(self, call: RestCall) -> None: ...
    def problem(self, text: str) -> None: ...


class Rest:
    def __init__(self, host: RestHost) -> None:
        self._host = host
        self._nonces = NonceMemory(host.discord.knobs)
        self.hooks: list[Hook] = []
        self.header_hooks: list[HeaderHook] = []
        self.rewrite: Rewrite | None = None
        self.log = RequestLog()
        self.in_flight = 0
        self.bot_here = False
        """Whether the last interaction was answered by a handler in this event loop."""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.in_flight += 1
        try:
            self._host.tick()
            call = await read_call(request)
            self._host.check(call)
            if "callback" in call.segments:
                self.bot_here = handlers_running()
            answer = await self._hooked(call)
            self._log(call, answer.status if isinstance(answer, web.Response) else 0)
            if isinstance(answer, web.Response):
                return answer
            return await break_line(request, answer)
        finally:
            self.in_flight -= 1
            trim_history(self._host.discord)
            self._host.changed()

    async def _hooked(self, call: RestCall) -> web.Response | Broken:
        for hook in list(self.hooks):
            result = await hook(call.method, call.path, call.body, "before")
            if result is not None:
                return result
        answer = self._answer(call)
        for hook in list(self.hooks):
            result = await hook(call.method, call.path, call.body, "after")
            if result is not None:
                return result
        for header_hook in self.header_hooks:
            answer.headers.update(header_hook(call.method, call.path))
        return answer

    def _log(self, call: RestCall, status: int) -> None:
        now = self._host.discord.clock.now()
        entry = LoggedRequest(
            at=now,
            method=call.method,
            path=call.path,
            route=call.route,
            body=call.body,
            status=status,
        )
        self.log.add(entry)

    def _answer(self, call: RestCall) -> web.Response:
        try:
            out = self._result(call)
        except BackendError as error:
            if isinstance(error, (RouteNotImplemented, UnsupportedField)):
                self._host.problem(f"not simulated: {error.message}")
            return json_answer(error.to_json(), error.status, {"Via": "1.1 rehearsal"})
        except Exception as error:  # noqa: BLE001  SimCord stumbles over what Discord calls 50035
            self._host.problem(f"{call.method} {call.path}: {type(error).__name__}: {error}")
            refusal = errors.bad_form("body", f"{type(error).__name__}: {error}")
            return json_answer(refusal.to_json(), refusal.status, {"Via": "1.1 rehearsal"})
        if self.rewrite is not None:
            out = self.rewrite(call.method, call.path, out)
        return web.Response(status=204) if out is None else json_answer(out)

    def _result(self, call: RestCall) -> Json:
        self._authorize(call)
        if call.segments in {("gateway", "bot"), ("gateway",)}:
            return self._gateway_facts()
        check_limits(self._host.discord, call)
        check_permissions(self._host.discord, call)
        nonce = self._enforced_nonce(call)
        if nonce is not None and (first := self._first_message(nonce)) is not None:
            return first
        out = own_answer(self._host.discord, call)
        if out is NO_CONTENT:
            return None
        if out is None:
            out = self._dispatch(call)
        if nonce is not None:
            now = self._host.discord.clock.now()
            self._nonces.remember(nonce, now, int(out["channel_id"]), int(out["id"]))
        return out

    def _authorize(self, call: RestCall) -> None:
        if call.segments[0] not in _TOKENLESS and call.authorization != f"Bot {self._host.token}":
            raise errors.unauthorized()

    def _gateway_facts(self) -> dict[str, Any]:
        knobs = self._host.discord.knobs
        limit = {
            "total": 1000,
            "remaining": knobs.sessions_left,
            "reset_after": knobs.sessions_reset_after // timedelta(milliseconds=1),
            "max_concurrency": 1,
        }
        return {"url": self._host.gateway_url, "shards": 1, "session_start_limit": limit}

    def _dispatch(self, call: RestCall) -> Json:
        world = self._host.discord
        body = call.body if isinstance(call.body, dict) else {}
        world.nonce_of_call = body.get("nonce")
        try:
            out = dispatch(
                world,
                call.method,
                call.path,
                json=call.body,
                params=dict(call.params),
                files=list(call.files),
                reason=call.reason,
                message_content_access="message_content" in world.knobs.privileged_intents,
            )
        finally:
            world.nonce_of_call = None
        for message in _messages_in(out):
            finish_message(world, message, fresh=call.method == "POST")
        return out

    def _enforced_nonce(self, call: RestCall) -> str | int | None:
        if call.method != "POST" or call.segments[-1] != "messages":
            return None
        body = call.body if isinstance(call.body, dict) else {}
        return body.get("nonce") if body.get("enforce_nonce") else None

    def _first_message(self, nonce: str | int) -> dict[str, Any] | None:
        world = self._host.discord
        found = self._nonces.find(nonce, world.clock.now())
        if found is None:
            return None
        payload = dict(serializers.message_payload(world, world.get_message(*found)))
        finish_message(world, payload, fresh=True)
        return payload


def _messages_in(out: Json) -> list[dict[str, Any]]:
    """Return the messages of an answer: itself, its list, or the resource of a callback."""
    if isinstance(out, dict) and "resource" in out:
        out = out["resource"].get("message")
    found = out if isinstance(out, list) else [out]
    return [item for item in found if isinstance(item, dict) and "author" in item]


class NonceMemory:
    """Keyed by the nonce alone, since the bot is the one author whose nonces arrive here."""

    def __init__(self, knobs: Knobs) -> None:
        self._knobs = knobs
        self._seen: dict[str, tuple[datetime, int, int]] = {}

    def remember(self, nonce: str | int, now: datetime, channel_id: int, message_id: int) -> None:
        self._seen[str(nonce)] = (now, channel_id, message_id)

    def find(self, nonce: str | int, now: datetime) -> tuple[int, int] | None:
        """Return the channel and message of the first use, while it is remembered."""
        at, channel_id, message_id = self._seen.get(str(nonce), (now, 0, 0))
        if not message_id or now - at >= self._knobs.nonce_memory:
            return None
        return channel_id, message_id
