"""Two fences around every test, both on Python's audit events.

**Blocking calls.** A test fails if our code opens a file, a database, a process or a name look-up,
or takes a lock, on a thread whose event loop is running. This shows by structure what a slow disk
would show by time. Not counted:

- what a test, or a library that a test called, does itself: the innermost frame of this checkout
  on the stack decides whose call it is;
- imports, and the source lines that a traceback or a warning shows;
- a zone's rules (one kilobyte, once per zone and process);
- `asyncio.create_subprocess_*`, which must fork on the loop's thread;
- an `open` of a number, which only wraps a descriptor.

SQLite has an event for connecting, not for statements; a connection opened in a thread refuses
another thread by itself (`check_same_thread`).

**The outside.** Connecting to, or resolving, anything but this machine is refused on the spot.
"""

import asyncio
import ipaddress
import sys
from pathlib import Path
from types import FrameType

CHECKOUT = Path(__file__).parent.parent
_OURS = tuple(f"{CHECKOUT / name}/" for name in ("bot", "cogs"))
_TESTS = f"{CHECKOUT / 'tests'}/"

_BLOCKING = {
    "fcntl.flock",
    "fcntl.lockf",
    "open",
    "os.listdir",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.scandir",
    "os.system",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "sqlite3.connect",
    "subprocess.Popen",
}
_EXCUSED = (
    "<frozen importlib.",
    "<frozen zipimport>",
    "/asyncio/base_subprocess.py",
    "/linecache.py",
)
_CONNECTING = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0}

found: list[str] = []


class OutsideReached(Exception):
    """A test tried to leave this machine."""


def put_up() -> None:
    """Watch from now on; an audit hook stays until the process ends."""
    sys.addaudithook(_hook)


def take_found() -> list[str]:
    """Return what was found since the last time, and forget it."""
    taken = found.copy()
    found.clear()
    return taken


def _hook(event: str, args: tuple[object, ...]) -> None:
    if event in _CONNECTING:
        _refuse_outside(event, args[_CONNECTING[event]])
    if event in _BLOCKING and _loop_runs_here() and not _is_harmless(event, args[0]):
        culprit = _culprit(sys._getframe(1))
        if culprit is not None:
            found.append(f"{culprit}: {event} {args[0]!r} on the event loop's thread")


def _loop_runs_here() -> bool:
    return asyncio._get_running_loop() is not None


def _is_harmless(event: str, target: object) -> bool:
    return event == "open" and (isinstance(target, int) or "/zoneinfo/" in str(target))


def _culprit(frame: FrameType | None) -> str | None:
    """Return "file:line function" of the innermost frame of ours, or None if it is excused."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(_TESTS) or any(excuse in name for excuse in _EXCUSED):
            return None
        if name.startswith(_OURS):
            place = Path(name).relative_to(CHECKOUT)
            return f"{place}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return None


def _refuse_outside(event: str, target: object) -> None:
    host = target[0] if isinstance(target, tuple) else target
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    # A path is a Unix socket; an empty host means this machine.
    if not isinstance(host, str) or not host or host.startswith(("/", "\0")) or _is_here(host):
        return
    found.append(f"{event} {target!r}: tests reach only this machine")
    raise OutsideReached(f"{event} {target!r}")


def _is_here(host: str) -> bool:
    if host in {"localhost", "0.0.0.0", "::"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
