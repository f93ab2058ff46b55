"""Files that people hand in."""

from typing import Any

import discord

from bot.domain.errors import FileNotText, FileTooLarge
from bot.domain.plain import harmless

TEXT_FILE_MAX = 200_000  # bytes


def uploaded(interaction: discord.Interaction, data: dict[str, Any]) -> discord.Attachment:
    """A file of a form, from its payload."""
    return discord.Attachment(data=data, state=interaction._state)  # type: ignore[arg-type] # noqa: SLF001 - discord.py builds attachments of modals the same way


async def read_text_file(interaction: discord.Interaction, data: dict[str, Any]) -> str:
    """Read an uploaded text file from its payload; raises `FileTooLarge` and `FileNotText`."""
    return await read_attachment(uploaded(interaction, data))


async def read_bytes(attachment: discord.Attachment, *, limit: int) -> bytes:
    """What is larger is not even fetched; raises `FileTooLarge`."""
    if attachment.size > limit:
        raise FileTooLarge(size=attachment.size, limit=limit)
    return await attachment.read()


async def read_attachment(attachment: discord.Attachment) -> str:
    """Read a file that a command was given."""
    try:
        text = (await read_bytes(attachment, limit=TEXT_FILE_MAX)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileNotText from None
    if "\x00" in text:
        raise FileNotText
    return harmless(text)
