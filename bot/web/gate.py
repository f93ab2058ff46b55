"""How many strangers are connected at once, and how long: the bot's own calls need room, too."""

import asyncio
from typing import Final

from aiohttp import web

# Each is an open file of the process, which has a thousand of them as a rule.
CONNECTIONS: Final = 200
# A calendar takes a second. Who sends or reads byte by byte would otherwise stay for ever.
LIFE_SECONDS: Final = 60.0


class Gate(asyncio.Protocol):
    """Hands a connection over to the pages, or hangs up where there are too many."""

    def __init__(
        self, pages: web.Server, *, connections: int = CONNECTIONS, life: float = LIFE_SECONDS
    ) -> None:
        self._pages = pages
        self._connections = connections
        self._life = life

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        if len(self._pages.connections) >= self._connections:
            transport.abort()
            return
        handler = self._pages()
        transport.set_protocol(handler)
        handler.connection_made(transport)
        asyncio.get_running_loop().call_later(self._life, transport.abort)
