"""Working in threads that Discord has archived: after a week without a word that is every one."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

import discord

from bot.network import NETWORK

_ARCHIVED = 50083


async def in_thread(
    client: discord.Client, channel_id: int, act: Callable[[], Awaitable[None]]
) -> None:
    """Do it; where the thread is archived, wake it for that, and let it sleep on.

    Where it is locked too, the refusal of the archived one is raised: nobody but a moderator
    wakes it.
    """
    try:
        await act()
    except discord.HTTPException as error:
        if error.code != _ARCHIVED:
            raise
        thread = await client.fetch_channel(channel_id)
        if not isinstance(thread, discord.Thread) or thread.locked:
            raise
    else:
        return
    await thread.edit(archived=False)
    try:
        await act()
    finally:
        # A thread that stays awake archives itself after its week.
        with suppress(*NETWORK):
            await thread.edit(archived=True)
