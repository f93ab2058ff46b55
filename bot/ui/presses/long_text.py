"""A box for a text that may be longer than Discord's box holds, and a place for a file instead."""

from bot.saying.i18n import Text
from bot.ui.forms import Field, Part, Upload
from bot.ui.limits import MODAL_INPUT
from bot.ui.uploads import read_text_file
from bot.ui.visit import Call


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
