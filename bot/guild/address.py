"""Pointing discord.py at the rehearsal's Discord, on this machine only."""

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

REHEARSAL_TOKEN = "rehearsal.token.without.secret"  # noqa: S105  worth nothing anywhere else


class NotLoopbackError(ValueError):
    """The address override names a host that is not this machine."""

    def __init__(self, url: str) -> None:
        super().__init__(f"refusing {url!r}: a rehearsal is reached on this machine only")
        self.url = url


def require_loopback(url: str) -> None:
    """Raise NotLoopbackError unless the host is a literal loopback address or `localhost`."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise NotLoopbackError(url)


def point_discord_at(rest_url: str, gateway_url: str) -> Callable[[], None]:
    """Send every call of every client in this process there; call before login.

    Returns a function that points discord.py back at where it pointed before.
    """
    require_loopback(rest_url)
    require_loopback(gateway_url)
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE)
    _set(rest_url, yarl.URL(gateway_url), f"{rest_url.partition('/api/')[0]}/cdn")
    return lambda: _set(*before)


def _set(rest: str, gateway: yarl.URL, cdn: str) -> None:
    Route.BASE = rest
    DiscordWebSocket.DEFAULT_GATEWAY = gateway
    Asset.BASE = cdn  # pyright: ignore[reportAttributeAccessIssue]  typed as a literal
