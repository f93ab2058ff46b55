"""Pulling the plug in the middle of a post."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.discord.faults import Hold
from bot.rehearsal.discord.world import World

_POST_LIMIT = 10.0  # real seconds


@contextlib.asynccontextmanager
async def killed_while_posting(world: World, bot: BotProcess, place: str) -> AsyncIterator[None]:
    """At the end of the block, kill the bot in the middle of the post that the block caused.

    Of several posts it is the one in the channel called `place`. Discord has the message then, and
    neither its answer nor its event has reached the bot.
    """
    hold = Hold("POST", rf".*/channels/{world.channel(place).id}/messages")
    world.hooks.append(hold)
    world.gateway.mangle = lambda event, _payload: 0 if event == "MESSAGE_CREATE" else 1
    try:
        yield
        async with asyncio.timeout(_POST_LIMIT):
            await hold.accepted.wait()
        await bot.kill()
    finally:
        hold.release()
        world.hooks.remove(hold)
        world.gateway.mangle = None
