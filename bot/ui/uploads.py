"""Files that people hand in, alone or beside a box that is too small for a long text."""

from typing import Any

import discord

from bot.domain.errors import FileNotText, FileTooLarge
from bot.domain.plain import harmless
from bot.saying.i18n import Text
from bot.ui.forms import Field, Part, Upload
from bot.ui.limits import MODAL_INPUT
from bot.ui.visit import Call

TEXT_FILE_MAX = 200_000  # bytes
# How Windows programs begin what they call Unicode text, Teams its lists among them.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def uploaded(interaction: discord.Interaction, data: dict[str, Any]) -> discord.Attachment:
    """A file of a form, from its payload."""
    return discord.Attachment(data=data, state=interaction._state)  # type: ignore[arg-type] # noqa: SLF001 - discord.py builds attachments of modals the same way


async def read_text_file(
    interaction: discord.Interaction, data: dict[str, Any], *, may_be_windows: bool = False
) -> str:
    """Read an uploaded text file from its payload; raises `FileTooLarge` and `FileNotText`.

    `may_be_windows` takes what is no UTF-8 for the letters of Windows, in which Excel saves tables.
    """
    return await read_attachment(uploaded(interaction, data), may_be_windows=may_be_windows)


async def read_bytes(attachment: discord.Attachment, *, limit: int) -> bytes:
    """What is larger is not even fetched; raises `FileTooLarge`."""
    if attachment.size > limit:
        raise FileTooLarge(size=attachment.size, limit=limit)
    return await attachment.read()


async def read_attachment(attachment: discord.Attachment, *, may_be_windows: bool = False) -> str:
    """Read a file that a command was given."""
    content = await read_bytes(attachment, limit=TEXT_FILE_MAX)
    try:
        text = _decoded(content, may_be_windows=may_be_windows)
    except UnicodeDecodeError:
        raise FileNotText from None
    if "\x00" in text:
        raise FileNotText
    return harmless(text)


def _decoded(content: bytes, *, may_be_windows: bool) -> str:
    if content.startswith(_UTF_16):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not may_be_windows:
            raise
        return content.decode("cp1252")


def text_or_file_fields(
    key: str, words: Text, *, label: str, hint: str, value: str = ""
) -> list[Part]:
    """A text that does not fit is left out, for sending it back cut would lose the rest."""
    fits = len(value) <= MODAL_INPUT
    return [
        Field(
            key=key,
            label=label,
            hint=hint if fits else words("field-too-long"),
            value=value if fits else "",
            long=True,
            required=False,
        ),
        Upload(key="file", label=words("field-file"), hint=words("field-file-hint")),
    ]


async def typed_or_file(call: Call, key: str) -> str:
    """What was handed in: the file if there is one. Raises `FileTooLarge` and `FileNotText`."""
    uploaded = call.filled.files.get("file")
    if uploaded is None:
        return call.typed(key)
    await call.think()
    return (await read_text_file(call.interaction, uploaded)).strip()
