"""`python -m bot demo`: the whole story in a browser, against a server that exists only here."""

import argparse
import asyncio
import logging
import signal
import sys

from bot.rehearsal.theatre.chapters import CHAPTERS
from bot.rehearsal.theatre.prologue import play_prologue
from bot.rehearsal.theatre.show import open_show
from bot.rehearsal.theatre.story import Story
from bot.rehearsal.theatre.web_page import WebPage
from bot.settings import Settings

_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(args: argparse.Namespace, _settings: Settings) -> int:
    """Serve until Ctrl-C; return the exit code."""
    # The simulation borrows discord.py's classes, whose warnings are about other bots.
    logging.getLogger("discord").setLevel(logging.ERROR)
    return asyncio.run(_demo(args))


async def _demo(args: argparse.Namespace) -> int:
    ended = asyncio.Event()
    for number in _ENDS:
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with open_show() as show:
        _say(show.text("demo-preparing"))
        await play_prologue(show)
        async with WebPage(show, Story(show, CHAPTERS)).open(args.port) as address:
            _say(show.text("demo-open", address=address))
            await ended.wait()
        _say(show.text("demo-closing"))
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
