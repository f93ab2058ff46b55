"""The demo from its first line on the terminal to its last."""

import asyncio
import signal
import sys
from pathlib import Path

from bot.rehearsal.demo.prologue import play_prologue
from bot.rehearsal.demo.show import open_show
from bot.rehearsal.demo.web_page import WebPage

_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


async def play(*, port: int = 0, pictures: Path | None = None) -> int:
    """Serve the page until a signal, or only until its pictures are taken; return the exit code."""
    ended = asyncio.Event()
    for number in _ENDS:
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with open_show() as show:
        _say(show.text("demo-preparing"))
        await play_prologue(show)
        async with WebPage(show).open(port) as address:
            if pictures is None:
                _say(show.text("demo-open", address=address))
                await ended.wait()
            else:
                from bot.rehearsal.demo.pictures import take  # noqa: PLC0415 - needs a browser

                await take(address, pictures)
                _say(show.text("demo-pictured", folder=str(pictures)))
        _say(show.text("demo-closing"))
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
