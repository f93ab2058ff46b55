"""Hooks that make the simulated Discord fail as the real one does; append them to `world.hooks`."""

import asyncio
import re
from collections.abc import Mapping
from typing import TypeAlias

from aiohttp import web

from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.rest.answers import Broken, json_answer
from bot.rehearsal.discord.rest.rest import HeaderHook, Phase

Answer: TypeAlias = web.Response | Broken | None
_JSON, _PAGE = "application/json", "text/html"


class Fault:
    """A hook that strikes the first `times` requests that match, and then lets everything pass."""

    def __init__(
        self, method: str, path: str, answer: Answer, *, times: int = 1, phase: Phase = "before"
    ) -> None:
        """`method` and `path` are regular expressions that must match as a whole."""
        self._method = re.compile(method)
        self._path = re.compile(path)
        self._answer: Answer = answer
        self._left = times
        self._phase = phase
        self.struck = 0

    async def __call__(self, method: str, path: str, _body: Json, phase: Phase) -> Answer:
        if phase != self._phase or not self._method.fullmatch(method):
            return None
        if not self._path.fullmatch(path):
            return None
        if self._left <= 0:
            return None
        self._left -= 1
        self.struck += 1
        return _copy(self._answer)


class Hold:
    """A hook that keeps one answer back: Discord did what was asked, and the bot waits for word."""

    def __init__(self, method: str, path: str) -> None:
        self._method = method
        self._path = re.compile(path)
        self.accepted = asyncio.Event()
        self._released = asyncio.Event()

    def release(self) -> None:
        self._released.set()

    async def __call__(self, method: str, path: str, _body: Json, phase: Phase) -> Answer:
        if phase == "after" and method == self._method and self._path.fullmatch(path):
            self.accepted.set()
            await self._released.wait()
        return None


def exhausted(method: str, path: str, *, reset_after: float) -> HeaderHook:
    """For `world.rest.header_hooks`: the bucket is empty after each answer.

    discord.py then returns from the call only when the bucket has been filled again.
    """
    pattern = re.compile(path)

    def headers(called: str, at: str) -> Mapping[str, str]:
        if called != method or not pattern.fullmatch(at):
            return {}
        return {
            "X-RateLimit-Limit": "5",
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset-After": str(reset_after),
            "X-RateLimit-Bucket": "rehearsal",
        }

    return headers


def too_many_requests(
    method: str,
    path: str,
    *,
    retry_after: float = 0.05,
    everywhere: bool = False,
    via: bool = True,
    times: int = 1,
) -> Fault:
    """429 for a route or (`everywhere`) the bot; without `Via` it looks like Cloudflare's."""
    body = {"message": "You are being rate limited.", "retry_after": retry_after}
    headers = {
        "Retry-After": str(max(1, round(retry_after))),
        "X-RateLimit-Scope": "global" if everywhere else "user",
    }
    if via:
        headers["Via"] = "1.1 rehearsal"
    if everywhere:
        headers["X-RateLimit-Global"] = "true"
    answer = json_answer({**body, "global": everywhere}, 429, headers)
    return Fault(method, path, answer, times=times)


def server_error(method: str, path: str, *, status: int = 500, times: int = 1) -> Fault:
    """A 5xx before Discord looked at the request."""
    return Fault(method, path, json_answer({"message": "error", "code": 0}, status), times=times)


def accepted_but_failed(method: str, path: str, *, status: int = 502, times: int = 1) -> Fault:
    """A 5xx although Discord did what was asked."""
    answer = json_answer({"message": "error", "code": 0}, status)
    return Fault(method, path, answer, times=times, phase="after")


def never_arrived(method: str, path: str, *, times: int = 1) -> Fault:
    """The line is cut before Discord saw the request."""
    return Fault(method, path, "drop", times=times)


def lost_answer(method: str, path: str, *, times: int = 1) -> Fault:
    """Discord did what was asked, and the line was cut before its answer."""
    return Fault(method, path, "drop", times=times, phase="after")


def refused(method: str, path: str, *, status: int, code: int, times: int = 1) -> Fault:
    """One of Discord's JSON errors."""
    answer = json_answer({"message": "refused", "code": code}, status, {"Via": "1.1 rehearsal"})
    return Fault(method, path, answer, times=times)


def cut_answer(method: str, path: str, *, times: int = 1) -> Fault:
    """Discord did what was asked, and the line was cut in the middle of its answer."""
    return Fault(method, path, "cut", times=times, phase="after")


def garbled(method: str, path: str, *, html: bool = False, times: int = 1) -> Fault:
    """Discord did what was asked; what comes back is half of its JSON, or a page (`html`)."""
    answer = page(200) if html else web.Response(body=b'{"id": "1', content_type=_JSON)
    return Fault(method, path, answer, times=times, phase="after")


def stopped_on_the_way(method: str, path: str, *, status: int, times: int = 1) -> Fault:
    """Something in front of Discord refuses to pass the request, and says so with a page."""
    return Fault(method, path, page(status), times=times)


def page(status: int) -> web.Response:
    return web.Response(text="<html>Attention required</html>", status=status, content_type=_PAGE)


def _copy(answer: Answer) -> Answer:
    """A response can be sent only once."""
    if not isinstance(answer, web.Response):
        return answer
    headers = {k: v for k, v in answer.headers.items() if k != "Content-Length"}
    return web.Response(body=answer.body, status=answer.status, headers=headers)
