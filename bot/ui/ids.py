"""The grammar of custom ids: `verb:part:part~mark`.

A verb names a handler, parts are codes and numbers, and the mark is the key of the delivery that
carries the message, so that a later look can find it. A custom id is never trusted: it only names
a document, which is looked up among those of the server that the press came from.
"""

from dataclasses import dataclass

from bot.ui.limits import CUSTOM_ID


@dataclass(frozen=True, slots=True)
class ControlId:
    verb: str
    parts: tuple[str, ...] = ()
    mark: str = ""


def write_id(verb: str, *parts: str | int, mark: str = "") -> str:
    """Write a custom id; raises `ValueError` past Discord's 100 characters."""
    text = ":".join([verb, *(str(part) for part in parts)])
    text = f"{text}~{mark}" if mark else text
    if len(text) > CUSTOM_ID:
        raise ValueError(f"custom id of {len(text)} characters: {verb}")
    return text


def read_id(custom_id: str) -> ControlId:
    """Read a custom id; anything is readable, though it may name no verb that exists."""
    body, _, mark = custom_id.partition("~")
    verb, *parts = body.split(":")
    return ControlId(verb=verb, parts=tuple(parts), mark=mark)
