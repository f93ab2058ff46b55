"""What the library cannot read costs itself alone: neither the session nor the process.

discord.py 2.7.1 parses on the task that reads the gateway. Whatever a parser raises there passes
through `Client.connect` and ends it, for one event of an unknown shape as for a broken frame.
"""

import asyncio
import logging
import zlib
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket, ReconnectWebSocket, WebSocketClosure
from discord.http import Route

from bot.logs import event
from bot.saying.i18n import Localizer
from bot.services.host.machine import Hearing

log = logging.getLogger(__name__)

OnPress = Callable[[Mapping[str, Any]], Awaitable[None]]

# Events by which a session begins: without them nothing that follows would be understood.
_BEGINNINGS = frozenset({"READY", "RESUMED"})
_PRESS = "INTERACTION_CREATE"
# Any close but 1000 and 1001 keeps the session for a resume.
_ANOTHER = 4000
# What the library itself answers by connecting again, or by ending in words.
_ITS_OWN = (
    discord.DiscordException,
    ReconnectWebSocket,
    WebSocketClosure,
    aiohttp.ClientError,
    OSError,
)


class SessionUnreadableError(discord.GatewayNotFound):
    """The beginning of a session cannot be read: `connect` begins another, ever more patiently."""


def fence_events(client: discord.Client, hearing: Hearing, on_press: OnPress) -> None:
    """Count in `hearing` what cannot be read, and hand on the raw data of a press inside it.

    To be called once for a client, before it connects.
    """
    answering: set[asyncio.Task[None]] = set()

    def parse(name: str, known: Callable[[Any], object], data: Any) -> None:  # noqa: ANN401 - raw JSON
        try:
            known(data)
        except Exception as error:
            _note(hearing, error, name)
            if name in _BEGINNINGS:
                raise SessionUnreadableError from error
            if name == _PRESS and isinstance(data, Mapping):
                task = asyncio.create_task(_answered(on_press, data), name="unread press")
                answering.add(task)
                task.add_done_callback(answering.discard)

    parsers = client._connection.parsers  # noqa: SLF001 - the only place where they can be reached
    for name, known in list(parsers.items()):
        parsers[name] = partial(parse, name, known)
    _fence_frames(client, hearing)


async def _answered(on_press: OnPress, data: Mapping[str, Any]) -> None:
    try:
        await on_press(data)
    except (LookupError, TypeError, ValueError):
        # It names nobody who could be answered: the line that it was not read is enough.
        return
    except Exception as error:  # noqa: BLE001 - nobody is left who could be told
        # That it was not read has its line: one for each.
        event(log, "could_not_answer", logging.DEBUG, error=type(error).__name__)


def _fence_frames(client: discord.Client, hearing: Hearing) -> None:
    """What is no event at all: not JSON, no object, an unknown order."""
    state = client._connection  # noqa: SLF001 - told of each new socket before its first frame
    introduce = state._update_references  # noqa: SLF001

    def fence(ws: DiscordWebSocket) -> None:
        introduce(ws)
        ws.received_message = partial(_receive, ws, ws.received_message, hearing)

    state._update_references = fence  # noqa: SLF001


async def _receive(
    socket: DiscordWebSocket,
    read: Callable[[Any], Awaitable[None]],
    hearing: Hearing,
    frame: Any,  # noqa: ANN401 - as it comes
) -> None:
    place = socket.sequence
    try:
        await read(frame)
    except SessionUnreadableError:
        await socket.close(code=_ANOTHER)
        raise
    except _ITS_OWN:
        raise
    except zlib.error as error:
        # The frames share one stream of compression: behind a broken part none can be read.
        _note(hearing, error, "")
        await socket.close(code=_ANOTHER)
        raise ReconnectWebSocket(socket.shard_id) from error
    except Exception as error:
        _note(hearing, error, "")
        if socket.session_id is None:
            await socket.close(code=_ANOTHER)
            raise SessionUnreadableError from error
    finally:
        if type(socket.sequence) is not int:
            # A resume that names something else as the last event heard would be refused.
            socket.sequence = place


def _note(hearing: Hearing, error: Exception, name: str) -> None:
    """Log the type of the event and nothing of its content."""
    hearing.unread += 1
    event(log, "event_unread", logging.WARNING, type=name, error=type(error).__name__)


# Discord's numbers: a message as the answer, and shown to this person alone.
_ANSWER, _PRIVATE = 4, 1 << 6


class UnreadPresses:
    """A word to whoever pressed something that the library could not read."""

    def __init__(self, client: discord.Client, localizer: Localizer) -> None:
        self._client = client
        self._localizer = localizer

    async def answer(self, data: Mapping[str, Any]) -> None:
        """Answer where id and token can be read; raises what a failed request raises."""
        route = Route(
            "POST",
            "/interactions/{interaction_id}/{interaction_token}/callback",
            interaction_id=int(data["id"]),
            interaction_token=str(data["token"]),
        )
        words = self._localizer.for_locale(str(data.get("locale", "")))
        sentence = {"content": words("error-press-unread"), "flags": _PRIVATE}
        await self._client.http.request(route, json={"type": _ANSWER, "data": sentence})
