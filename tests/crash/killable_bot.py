"""A nursery of bots, each of which kills itself (SIGKILL) at a named step of its send path.

`python -m tests.crash.killable_bot` imports the bot once and forks a process per order: that spares
each start the second that the imports take. An order is a line of JSON on stdin, with
`environment`, `log`, and perhaps `step` and `nth`; `careless` breaks the bot, to see whether that
is noticed. The answers are the child's id and, when it has ended, its status (negative for a
signal), a line each. One child at a time.
"""

import functools
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import aiohttp

# Imported for the children: what `run` imports late is there when they are forked.
import bot.application
import bot.guild.rehearsal_link  # noqa: F401
from bot.__main__ import main
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Absent, Looked
from bot.domain.times.zones import warm_zones
from bot.guild.messenger import GuildMessenger
from bot.services.sending.deliveries import Deliveries
from tests.crash.steps import Step

P = ParamSpec("P")
R = TypeVar("R")
Passing = Callable[[Any], bool]

_WRITES = frozenset({"POST", "PATCH", "PUT", "DELETE"})


class Fuse:
    """Burns down with each passing, and then nothing of this process gets to tidy up."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def passing(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def before(fuse: Fuse, function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(function)
    async def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        fuse.passing()
        return await function(*args, **kwargs)

    return wrapped


def after(fuse: Fuse, function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Burn after each call that came to something: a claim that was refused is none."""

    @functools.wraps(function)
    async def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        result = await function(*args, **kwargs)
        if result is not None or function.__name__ != "claim":
            fuse.passing()
        return result

    return wrapped


def left(fuse: Fuse, function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Burn when a request that writes was handed to the system."""

    @functools.wraps(function)
    async def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        result = await function(*args, **kwargs)
        request: Any = args[0]
        if request.method in _WRITES:
            fuse.passing()
        return result

    return wrapped


_RECORDS = [(Deliveries, "record"), (Deliveries, "record_look"), (Deliveries, "record_mirror")]
_SENDS = [(GuildMessenger, "send"), (GuildMessenger, "show")]
_PLACES: dict[Step, tuple[Any, list[tuple[type, str]]]] = {
    Step.BEFORE_CLAIM: (before, [(Deliveries, "claim")]),
    Step.CLAIMED: (after, [(Deliveries, "claim")]),
    Step.LEFT: (left, [(aiohttp.ClientRequest, "write_bytes")]),
    Step.ANSWERED: (after, _SENDS),
    Step.BEFORE_RECORD: (before, _RECORDS),
    Step.RECORDED: (after, _RECORDS),
    Step.BEFORE_LOOK: (before, [(GuildMessenger, "look")]),
    Step.LOOKED: (after, [(GuildMessenger, "look")]),
}


def arm(step: Step, nth: int) -> None:
    wrap, places = _PLACES[step]
    fuse = Fuse(nth)
    for owner, name in places:
        setattr(owner, name, wrap(fuse, getattr(owner, name)))


async def find_nothing(_messenger: GuildMessenger, _delivery: Delivery) -> Looked:
    """What a bot does that never looks: it sends again."""
    return Absent()


def live(order: dict[str, Any]) -> int:
    """Be the bot, in the forked child."""
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in (1, 2):
        os.dup2(log, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if order.get("careless"):
        GuildMessenger.look = find_nothing
    if order.get("step"):
        arm(Step(order["step"]), order["nth"])
    os.environ.update(order["environment"])
    return main(["run"], os.environ, env_file=Path(os.devnull))


def tell(number: int) -> None:
    print(number, flush=True)


def serve() -> None:
    # Kept for the life of a process, so its children need not read it again.
    warm_zones()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(live(json.loads(line)))
        tell(child)
        tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    serve()
