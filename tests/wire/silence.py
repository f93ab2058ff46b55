"""Time-outs that come at once: the bot waits for an answer until the world falls silent."""

import asyncio
from typing import Any

import aiohttp
import discord
import yarl

from bot.rehearsal.discord.faults import Answer, Fault
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.rest.rest import Phase


class Patience:
    """Lets a request of the bot's time out, as aiohttp does after five minutes."""

    def __init__(self, client: discord.Client) -> None:
        self._session: aiohttp.ClientSession = client.http._HTTPClient__session
        self._ask = self._session._request
        self._waiting: dict[tuple[str, str], asyncio.Event] = {}
        self._session._request = self._request

    def end(self, method: str, path: str) -> None:
        next(
            over
            for (asked, url), over in self._waiting.items()
            if asked == method and url.endswith(path)
        ).set()

    async def _request(self, method: str, url: str, **options: Any) -> aiohttp.ClientResponse:
        key = (method, yarl.URL(url).path)
        over = self._waiting[key] = asyncio.Event()
        answer = asyncio.create_task(self._ask(method, url, **options))
        silence = asyncio.create_task(over.wait())
        done, pending = await asyncio.wait({answer, silence}, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.wait({answer, silence})
        if answer in done:
            return answer.result()
        raise TimeoutError


class Silence(Fault):
    """The first request that matches gets no answer; in the phase `after` Discord obeyed it."""

    def __init__(self, method: str, path: str, *, patience: Patience, phase: Phase) -> None:
        super().__init__(method, path, "drop", phase=phase)
        self._patience = patience

    async def __call__(self, method: str, path: str, body: Json, phase: Phase) -> Answer:
        answer = await super().__call__(method, path, body, phase)
        if answer is not None:
            self._patience.end(method, path)
        return answer
