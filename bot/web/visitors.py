"""Who asks, by address, and how often they may."""

import ipaddress
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.services.ports import Clock

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
