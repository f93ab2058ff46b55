"""Whoever connects and means no good takes no room from the bot, and nothing of them is kept."""

import asyncio
import errno
import logging
import os
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest
from aiohttp import web as http

from bot.clock import ManualClock
from bot.saying.i18n import Localizer
from bot.settings import Settings, SettingsError
from bot.web.gate import CONNECTIONS, Answering, ConnectionGate
from bot.web.pages import Pages
from tests.factories import GUILD_ID, SERIES_CODE

PATH = f"/calendar/{GUILD_ID}/{SERIES_CODE}.ics"
REQUEST = f"GET {PATH} HTTP/1.1\r\nHost: talks.example.org\r\n\r\n".encode()
SECRET = "5ec2e7" * 5
ASKED = f"GET {PATH} HTTP/1.1\r\nHost: a\r\n"
UNREADABLE = [
    b"nothing that is HTTP\r\n\r\n",
    f"GET /calendar/1/my/C0DE12/{SECRET}.ics HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".encode(),
    f"GET /{SECRET}".encode() + b"a" * 9_000 + b" HTTP/1.1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
]


@pytest.fixture
async def short_lived() -> AsyncIterator[int]:
    """The port of a server that answers more than fits into what waits on the way."""

    async def much(_request: http.BaseRequest) -> http.Response:
        return http.Response(body=b"x" * 50_000_000)

    runner = http.ServerRunner(http.Server(much))
    await runner.setup()
    pages = runner.server
    assert pages is not None
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: ConnectionGate(pages, pages, life=0.05), "127.0.0.1", 0
    )
    yield listening.sockets[0].getsockname()[1]
    listening.close()
    await runner.cleanup()


@pytest.mark.parametrize(
    "said", [b"", b"GET / HTTP/1.1\r\nHost:", REQUEST], ids=["nothing", "half", "reads nothing"]
)
async def test_who_stays_is_hung_up_on(said, short_lived):
    reader, writer = await asyncio.open_connection("127.0.0.1", short_lived)
    writer.write(said)
    # What does not come in any more was not sent: nobody is waited for.
    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        await reader.readexactly(50_000_000)
    writer.close()


async def test_where_too_many_are_connected_the_next_is_hung_up_on(programme, pages):
    here = [await asyncio.open_connection("127.0.0.1", pages.port) for _ in range(CONNECTIONS)]
    reader, writer = here[0]
    writer.write(REQUEST)
    assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"

    assert await first_line(pages.port) == b""
    for _, each in here[1:]:
        each.close()
    # The others are gone once the other side has heard so.
    heard = [await first_line(pages.port) for _ in range(50)]
    assert heard[-1] == b"HTTP/1.1 200 OK\r\n"
    writer.close()


async def first_line(port: int, said: bytes = REQUEST) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(said)
        return await reader.readline()
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize("said", UNREADABLE)
async def test_what_cannot_be_read_is_written_down_nowhere(said, pages, caplog):
    caplog.set_level(logging.DEBUG)
    assert b" 40" in await first_line(pages.port, said)
    assert {record.name for record in caplog.records} <= {"asyncio"}
    assert SECRET not in caplog.text


# Each of these is answered by the library itself, before any page of ours is asked.
@pytest.mark.parametrize(
    ("said", "status"),
    [
        *((said, 400) for said in UNREADABLE[:3]),
        (UNREADABLE[3], 404),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (f"GET {PATH} HTTP/9.9\r\nHost: a\r\n\r\n".encode(), 400),
        (f"{ASKED}X: {'a' * 9_000}\r\n\r\n".encode(), 400),
        (f"{ASKED}Expect: a miracle\r\n\r\n".encode(), 417),
        (f"{ASKED}Content-Length: none\r\n\r\n".encode(), 400),
        (f"GET /nothing HTTP/1.1\r\nHost: a\r\nExpect: {SECRET}\r\n\r\n".encode(), 417),
        (f"PATCH {PATH} HTTP/1.1\r\nHost: a\r\n\r\n".encode(), 405),
        (f"BREW {PATH} HTTP/1.1\r\nHost: a\r\n\r\n".encode(), 400),
        (f"{ASKED}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n".encode(), 200),
        (f"{ASKED}Transfer-Encoding: chunked\r\n\r\nzz\r\n".encode(), 400),
        (f"CONNECT {PATH} HTTP/1.1\r\nHost: a\r\n\r\n".encode(), 404),
        (b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 404),
    ],
)
async def test_no_answer_tells_what_serves_it(said, status, programme, pages):
    head, _, body = (await answer(pages.port, said)).partition(b"\r\n\r\n")
    assert re.match(rb"HTTP/1\.[01] (\d+) ", head)[1] == str(status).encode()
    assert b"Server: Rostrum\r\n" in head + b"\r\n"
    assert b"aiohttp" not in (head + body).lower()
    assert b"python" not in (head + body).lower()
    assert SECRET.encode() not in head + body
    if status != 200:
        assert b"<h1>" in body
        assert b"default-src 'none'" in head


async def test_what_fails_within_is_told_in_our_words(localizer):
    async def broken(_request: http.BaseRequest) -> http.Response:
        raise RuntimeError(SECRET)

    runner = http.ServerRunner(http.Server(broken))
    await runner.setup()
    pages = runner.server
    assert pages is not None
    answering = partial(Answering, pages, words=localizer.english)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: ConnectionGate(pages, answering), "127.0.0.1", 0)
    said = await answer(listening.sockets[0].getsockname()[1], REQUEST)
    listening.close()
    await runner.cleanup()

    assert said.startswith(b"HTTP/1.1 500 ")
    assert b"Server: Rostrum" in said
    assert b"Something went wrong" in said
    assert SECRET.encode() not in said


async def answer(port: int, said: bytes) -> bytes:
    """All that comes back until it is hung up on, or the first answer where it is not."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(said)
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", head)
    body = await reader.readexactly(int(length[1])) if length else b""
    writer.close()
    return head + body


async def test_port_that_is_taken_is_named_with_the_reason(
    pages: Pages, settings: Settings, clock: ManualClock, localizer: Localizer, discord_says
):
    listen = ("127.0.0.1", pages.port)
    taken, nobody = replace(settings, web_listen=listen), SimpleNamespace(feeds=0, own_calendars=0)
    with pytest.raises(SettingsError) as told:
        await Pages(taken, clock, localizer, nobody, discord_says).start()

    sentence = localizer.english(told.value.message_id, **told.value.params)
    assert f"at 127.0.0.1:{pages.port} ({os.strerror(errno.EADDRINUSE)})" in sentence
