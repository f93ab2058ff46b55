"""Answering an interaction, once, whatever came before."""

import contextlib
import logging
from collections.abc import Iterable, Iterator
from typing import Any, cast

import discord

from bot.domain.errors import AnswerLost
from bot.logs import event
from bot.network import NETWORK
from bot.ui.controls import Item, attached, layout, text

log = logging.getLogger(__name__)


async def reply(
    interaction: discord.Interaction,
    items: Iterable[Item],
    *,
    files: Iterable[discord.File] = (),
) -> None:
    """Send a private reply: the first response, or a follow-up where one was given already.

    Raises `AnswerLost`, as all that answers does, or what Discord has against it.
    """
    kept = list(files)
    # Beside components Discord shows only the files that a component points at.
    view = layout([*items, *map(attached, kept)])
    with _answering():
        if interaction.response.is_done():
            await interaction.followup.send(view=view, files=kept, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, files=kept, ephemeral=True)


async def say(interaction: discord.Interaction, sentence: str) -> None:
    """Send one private sentence."""
    await reply(interaction, [text(sentence)])


async def redraw(
    interaction: discord.Interaction,
    items: Iterable[Item],
    *,
    files: Iterable[discord.File] = (),
) -> None:
    """Draw the pressed message anew; where there is none of ours to draw on, send a new one."""
    pressed = interaction.message
    if pressed is None or not _is_theirs_to_draw(interaction, pressed):
        await reply(interaction, items, files=files)
        return
    kept = list(files)
    view = layout([*items, *map(attached, kept)])
    with _answering():
        if interaction.response.is_done():
            await interaction.edit_original_response(view=view, attachments=kept)
        else:
            await interaction.response.edit_message(view=view, attachments=kept)


def _is_theirs_to_draw(interaction: discord.Interaction, pressed: discord.Message) -> bool:
    """Tell whether what is drawn there changes nobody else's message but by its own control.

    That Discord lets nobody press what a message does not carry is Discord's word alone.
    """
    if pressed.author != interaction.client.user:
        return False
    if pressed.flags.ephemeral or interaction.guild_id is None:
        return True
    data = cast("dict[str, Any]", interaction.data or {})
    return data.get("custom_id") in set(_custom_ids(pressed.components))


def _custom_ids(components: Iterable[object]) -> Iterator[str]:
    for each in components:
        own = getattr(each, "custom_id", None)
        if own is not None:
            yield own
        accessory = getattr(each, "accessory", None)
        yield from _custom_ids([*getattr(each, "children", ()), *filter(None, [accessory])])


async def win_time(interaction: discord.Interaction) -> None:
    """As `think`, for a press on a message that stays as it is until it is drawn anew."""
    await interaction.response.defer()


async def tell(interaction: discord.Interaction, sentence: str) -> None:
    """Say what is going on where "thinking" stands; what comes of it is a message of its own."""
    with _answering():
        await interaction.edit_original_response(view=layout([text(sentence)]))


async def think(interaction: discord.Interaction) -> None:
    """Win time (15 minutes instead of 3 seconds) for what cannot be quick."""
    await interaction.response.defer(ephemeral=True, thinking=True)


@contextlib.contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except NETWORK as error:
        # Discord's own refusals have a code, and sentences of their own.
        if isinstance(error, discord.HTTPException) and error.code:
            raise
        event(log, "answer_lost", logging.WARNING, error=type(error).__name__)
        raise AnswerLost from error
