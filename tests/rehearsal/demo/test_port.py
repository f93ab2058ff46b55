"""A port that cannot be served at is said so, before a server is built for it."""

import errno
import os
import socket

import pytest

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
