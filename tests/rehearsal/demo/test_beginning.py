"""What keeps the demo from beginning is said in words: a port that is taken, a server not built."""

import contextlib
import errno
import os
import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.web_page import WebPage
from bot.saying.i18n import Localizer, Text
from bot.settings import SettingsError


async def refused(port: int, words: Text) -> str:
    with pytest.raises(SettingsError) as told:
        async with WebPage(words).open(port):
            pass
    return words(told.value.message_id, **told.value.params)


async def test_port_that_is_taken_is_named_with_the_reason(localizer: Localizer):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = await refused(port, localizer.english)

    assert f"at port {port} of this machine ({os.strerror(errno.EADDRINUSE)})" in sentence


async def test_number_that_is_no_port_is_named(localizer: Localizer):
    assert "70000 is not a port" in await refused(70000, localizer.english)


@contextlib.asynccontextmanager
async def unbuilt() -> AsyncIterator[Show]:
    raise TimeoutError("the bot did not connect")
    yield  # what makes it one that could begin


@pytest.mark.parametrize("asked", ["front", "minute/0", "start"])
async def test_server_that_was_not_built_is_said_and_the_opening_is_there(
    localizer: Localizer, asked: str
):
    async with (
        WebPage(localizer.english, unbuilt).open() as address,
        aiohttp.ClientSession(address) as session,
    ):
        async with session.get(asked) as answer:
            told = (await answer.json())["error"]
        async with session.get("") as page:
            read = await page.text()

    assert told.startswith("The server could not be built this time")
    assert "Play it in 60 seconds" in read
