"""Who is let in: how many strangers at once, how long, and how often each of them may ask."""

import asyncio
import ipaddress
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from aiohttp import hdrs, web

from bot.saying.i18n import Text
from bot.services.ports import Clock
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


# A calendar looks once an hour; a hundred people may share one address.
REQUESTS = 120
WINDOW = timedelta(minutes=1)
# So many addresses are counted apart: more begin a new minute for all, as memory has its limit.
COUNTED = 10_000
# Whoever has one address of the sixth version has all of a network.
_ONE_HOME = 64

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Proxies:
    """The reverse proxies that are believed when they say for whom they ask."""

    def __init__(self, networks: Iterable[str]) -> None:
        self._networks = [ipaddress.ip_network(each) for each in networks]

    def visitor(self, peer: str | None, forwarded: Iterable[str]) -> str:
        """Whose request it is: `forwarded` are the lines of X-Forwarded-For.

        Each proxy adds on the right whom it was asked by, so it is read from there, as long as
        those who say so are believed.
        """
        said = [each.strip() for line in forwarded for each in line.split(",")]
        visitor = _address(peer or "")
        while said and visitor is not None and self._knows(visitor):
            before = _address(said.pop())
            if before is None:
                break
            visitor = before
        return "" if visitor is None else _home(visitor)

    def _knows(self, address: IpAddress) -> bool:
        return any(address in network for network in self._networks)


class Rate:
    """Counts the requests of each address in a minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: datetime | None = None
        self._counts: Counter[str] = Counter()

    def admits(self, visitor: str) -> bool:
        """Count one request; tell whether it is within the limit."""
        now = self._clock.now()
        is_this_minute = self._since is not None and self._since <= now < self._since + WINDOW
        has_room = visitor in self._counts or len(self._counts) < COUNTED
        if not (is_this_minute and has_room):
            self._begin(now)
        self._counts[visitor] += 1
        return self._counts[visitor] <= REQUESTS

    def _begin(self, now: datetime) -> None:
        self._since = now
        self._counts.clear()


def _address(text: str) -> IpAddress | None:
    """Some proxies add the port: "203.0.113.7:4711", "[2001:db8::7]:4711"."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _home(address: IpAddress) -> str:
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, _ONE_HOME), strict=False))
    return str(address)
