"""What keeps a rehearsal from touching the real Discord."""

import ipaddress
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bot.guild.address import REHEARSAL_TOKEN
from bot.settings import SettingsError

_TOKENS = ("DISCORD_TOKEN", "ROSTRUM_TOKEN")


class RealTokenError(SettingsError):
    """A real token is set where only a rehearsal may run."""

    def __init__(self, name: str) -> None:
        super().__init__("real-token", name=name)


class OutsideError(RuntimeError):
    """Something tried to leave this machine during a rehearsal."""


def refuse_real_token(environ: Mapping[str, str]) -> None:
    """Raise RealTokenError if a token is set that is not the rehearsal's own."""
    for name in _TOKENS:
        if environ.get(name) not in {None, "", REHEARSAL_TOKEN}:
            raise RealTokenError(name)


_fenced = False
_installed = False


@contextmanager
def loopback_only() -> Iterator[None]:
    """Let no socket of this process connect to another machine meanwhile (raises OutsideError)."""
    global _fenced, _installed  # noqa: PLW0603  an audit hook cannot be removed, only silenced
    if not _installed:
        sys.addaudithook(_audit)
        _installed = True
    before, _fenced = _fenced, True
    try:
        yield
    finally:
        _fenced = before


def check_address(address: object) -> None:
    """Raise OutsideError for an address that is not this machine's; paths of sockets are."""
    if isinstance(address, tuple) and address and not _loopback(str(address[0])):
        raise OutsideError(f"a rehearsal tried to reach {address[0]}")


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if _fenced and event == "socket.connect":
        check_address(args[1])


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
