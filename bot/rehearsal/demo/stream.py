"""Live updates: Server-Sent Events, one stream for each open page, only what has changed."""

import asyncio
import contextlib
import json
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.rehearsal.demo.channel_view import channel_view, places_view
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Story
from bot.rehearsal.demo.strip import story_view, strip_view
from bot.rehearsal.discord.simcord_internals import channel_accessible
from bot.rehearsal.facts import Facts

_PACE = 0.05  # real seconds between two looks: many changes come together
_DRIFT = 0.2  # seconds by which the clock must have jumped to be told again


class Watcher:
    """Reads the bot's notes whenever something happened, once for all pages."""

    def __init__(self, show: Show, story: Story) -> None:
        self._show = show
        self._story = story
        self.facts = Facts()

    async def run(self) -> None:
        while True:
            seen = self._show.world.revision
            self.facts = await self._show.facts()
            self._story.notice(self.facts)
            await asyncio.sleep(_PACE)
            await _change(self._show, seen)


class Stream:
    def __init__(self, show: Show, story: Story, watcher: Watcher) -> None:
        self._show = show
        self._story = story
        self._watcher = watcher

    async def handle(self, request: web.Request) -> web.StreamResponse:
        viewer, channel = int(request.query["viewer"]), int(request.query["channel"])
        if not channel_accessible(self._show.world.discord, channel, viewer):
            raise web.HTTPNotFound
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            await self._run(response, viewer, channel)
        return response

    async def _run(self, response: web.StreamResponse, viewer: int, channel: int) -> None:
        views: dict[str, Callable[[], dict[str, Any]]] = {
            "strip": lambda: strip_view(self._show, self._watcher.facts),
            "places": lambda: places_view(self._show, viewer),
            "channel": lambda: channel_view(self._show, channel, viewer),
            "story": lambda: story_view(self._show, self._story),
        }
        sent: dict[str, str] = {}
        offset = float("inf")
        while True:
            seen = self._show.world.revision
            now = self._show.world.clock.now()
            if abs(now.timestamp() - time.monotonic() - offset) > _DRIFT:
                offset = now.timestamp() - time.monotonic()
                await _send(response, "clock", json.dumps(now.isoformat()))
            for name, view in views.items():
                text = json.dumps(view())
                if sent.get(name) != text:
                    sent[name] = text
                    await _send(response, name, text)
            await asyncio.sleep(_PACE)
            await _change(self._show, seen)


async def _send(response: web.StreamResponse, name: str, text: str) -> None:
    await response.write(f"event: {name}\ndata: {text}\n\n".encode())


async def _change(show: Show, seen: int) -> None:
    """Wait until the world is another than the one seen; it also changes with its own clock."""
    with contextlib.suppress(TimeoutError):
        await show.world.until(lambda: show.world.revision > seen)
