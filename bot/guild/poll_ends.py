"""Hearing that a native poll was counted: by itself, or ended by hand; no privileged intent."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

import discord
from discord.ext import commands

from bot.domain.document import guild_owner

OnEnd = Callable[[str, int], Awaitable[None]]


def hear_of_poll_ends(client: commands.Bot, on_end: OnEnd) -> None:
    """Discord has no event of its own for it: the message is changed."""

    async def changed(edit: discord.RawMessageUpdateEvent) -> None:
        poll = cast("dict[str, Any]", edit.data).get("poll") or {}
        if edit.guild_id is not None and (poll.get("results") or {}).get("is_finalized"):
            await on_end(guild_owner(edit.guild_id), edit.message_id)

    client.add_listener(changed, "on_raw_message_edit")
