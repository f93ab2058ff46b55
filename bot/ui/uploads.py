"""Files that people hand in."""

from typing import Any

import discord

from bot.domain.errors import FileNotText, FileTooLarge
from bot.domain.plain import harmless

TEXT_FILE_MAX = 200_000  # bytes
# How Windows programs begin what they call Unicode text, Teams its lists among them.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


async def read_text_file(interaction: discord.Interaction, data: dict[str, Any]) -> str:
    """Read an uploaded text file from its payload; raises `FileTooLarge` and `FileNotText`."""
    attachment = discord.Attachment(data=data, state=interaction._state)  # type: ignore[arg-type] # noqa: SLF001 - discord.py builds attachments of modals the same way
    return await read_attachment(attachment)


async def read_attachment(attachment: discord.Attachment) -> str:
    """Read a file that a command was given."""
    if attachment.size > TEXT_FILE_MAX:
        raise FileTooLarge(size=attachment.size, limit=TEXT_FILE_MAX)
    try:
        content = await attachment.read()
        text = content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise FileNotText from None
    if "\x00" in text:
        raise FileNotText
    return harmless(text)
