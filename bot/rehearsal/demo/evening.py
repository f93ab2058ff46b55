"""The demo from its first line on the terminal to its last."""

import asyncio
import signal
import sys
from pathlib import Path

from bot.rehearsal.demo.web_page import WebPage
from bot.saying.i18n import Localizer

_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


async def play(*, port: int = 0, pictures: Path | None = None) -> int:
    """Serve the page until a signal, or only until its pictures are taken; return the exit code."""
    ended = asyncio.Event()
    for number in _ENDS:
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    text = (await asyncio.to_thread(Localizer.load)).english
    async with WebPage(text).open(port) as address:
        if pictures is None:
            _say(text("demo-open", address=address))
            _say(text("demo-preparing"))
            await ended.wait()
        else:
            from bot.rehearsal.demo.pictures import take  # noqa: PLC0415 - needs a browser

            _say(text("demo-preparing"))
            await take(address, pictures)
            _say(text("demo-pictured", folder=str(pictures)))
        _say(text("demo-closing"))
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
