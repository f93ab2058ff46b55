"""Finding a delivery's key in a message, at its fixed places only."""

from collections.abc import Iterator
from typing import Any

import discord

from bot.ui.ids import read_id

SMALL_PRINT = "-# ref. "


def small_print(key: str) -> str:
    """The mark of a message that can hold no buttons."""
    return f"{SMALL_PRINT}{key}"


def carries(message: discord.Message, key: str) -> bool:
    """Tell whether a message of our own carries the key; nobody's text counts."""
    if message.nonce == key:
        return True
    if any(read_id(custom_id).mark == key for custom_id in _custom_ids(message.components)):
        return True
    return message.content.splitlines()[-1:] == [small_print(key)]


def _custom_ids(components: Any) -> Iterator[str]:  # noqa: ANN401 - discord.py's union of twelve
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if custom_id:
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))
