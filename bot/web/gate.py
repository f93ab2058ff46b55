"""How many strangers are connected at once, and how long: the bot's own calls need room, too."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from aiohttp import hdrs, web

from bot.saying.i18n import Text
from bot.web.answers import page

# Each is an open file of the process, which has a thousand of them as a rule.
CONNECTIONS: Final = 200
# A calendar takes a second. Who sends or reads byte by byte would otherwise stay for ever.
LIFE_SECONDS: Final = 60.0


_FAILED_FROM: Final = 500


class Answering(web.RequestHandler):
    """Says in our words what the library answers by itself: its own name it, and its version."""

    __slots__ = ("_words",)

    def __init__(self, server: web.Server, *, words: Text, **options: Any) -> None:  # noqa: ANN401 - the library's own
        super().__init__(server, loop=asyncio.get_running_loop(), **options)
        self._words = words

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        if hdrs.SERVER not in resp.headers and not resp.prepared:
            what = "failed" if resp.status >= _FAILED_FROM else "unread"
            resp = page(self._words, what, status=resp.status)
            # What comes behind it on this connection may be a part of it.
            resp.force_close()
        return await super().finish_response(request, resp, start_time)


class ConnectionGate(asyncio.Protocol):
    """Hands a connection over to the pages, or hangs up where there are too many."""

    def __init__(
        self,
        pages: web.Server,
        answering: Callable[[], web.RequestHandler],
        *,
        connections: int = CONNECTIONS,
        life: float = LIFE_SECONDS,
    ) -> None:
        self._pages = pages
        self._answering = answering
        self._connections = connections
        self._life = life

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        if len(self._pages.connections) >= self._connections:
            transport.abort()
            return
        handler = self._answering()
        transport.set_protocol(handler)
        handler.connection_made(transport)
        asyncio.get_running_loop().call_later(self._life, transport.abort)
