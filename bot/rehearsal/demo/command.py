"""`python -m bot demo`: the whole story in a browser, against a server that exists only here."""

import argparse
import asyncio
import logging

from bot.rehearsal.fences import loopback_only
from bot.settings import Settings


def main(args: argparse.Namespace, _settings: Settings) -> int:
    """Serve until Ctrl-C, or take the pictures that were asked for; return the exit code."""
    # SimCord builds a client of discord.py's where it is imported, whose warnings are not ours.
    logging.getLogger("discord").setLevel(logging.ERROR)
    from bot.rehearsal.demo.evening import play  # noqa: PLC0415 - see above

    with loopback_only():
        return asyncio.run(play(port=args.port, pictures=args.pictures))
