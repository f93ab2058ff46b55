"""Buttons, selects and layouts, built so that no press depends on this process's memory.

What a press needs stands in its custom id, `verb:part:part~mark`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.ui import limits
from bot.ui.plain import cut_bytes, label
from bot.words.links import safe_link


@dataclass(frozen=True, slots=True)
class ControlId:
    """A verb names a handler, parts are codes and numbers.

    The mark is the key of the delivery that carries the message, so that a later look can find it.
    A custom id is never trusted: it only names a document, which is looked up among those of the
    server that the press came from.
    """

    verb: str
    parts: tuple[str, ...] = ()
    mark: str = ""


def write_id(verb: str, *parts: str | int, mark: str = "") -> str:
    """Write a custom id; raises `ValueError` past Discord's 100 characters."""
    text = ":".join([verb, *(str(part) for part in parts)])
    text = f"{text}~{mark}" if mark else text
    if len(text) > limits.CUSTOM_ID:
        raise ValueError(f"custom id of {len(text)} characters: {verb}")
    return text


def read_id(custom_id: str) -> ControlId:
    """Read a custom id; anything is readable, though it may name no verb that exists."""
    body, _, mark = custom_id.partition("~")
    verb, *parts = body.split(":")
    return ControlId(verb=verb, parts=tuple(parts), mark=mark)


Item = ui.Item[Any]
QUIET = discord.ButtonStyle.secondary
MAIN = discord.ButtonStyle.primary
GOOD = discord.ButtonStyle.success
GRAVE = discord.ButtonStyle.danger


def button(
    text: str,
    verb: str,
    *parts: str | int,
    style: discord.ButtonStyle = QUIET,
    mark: str = "",
    disabled: bool = False,
) -> ui.Button[Any]:
    return ui.Button(
        label=label(text, limits.BUTTON_LABEL),
        style=style,
        custom_id=write_id(verb, *parts, mark=mark),
        disabled=disabled,
    )


def link(text: str, url: str) -> ui.Button[Any]:
    """A button that opens an address of our own making."""
    return ui.Button(label=label(text, limits.BUTTON_LABEL), url=url)


def typed_link(text: str, address: str | None) -> list[ui.Button[Any]]:
    """A button that opens what somebody gave as an address, or none if it is not one.

    Discord would refuse the whole message for the sake of some, and open others.
    """
    checked = safe_link(address)
    return [link(text, checked)] if checked else []


def row(*items: ui.Button[Any] | ui.Select[Any]) -> ui.ActionRow[Any]:
    return ui.ActionRow(*items)


def rows(items: Sequence[ui.Button[Any]]) -> list[ui.ActionRow[Any]]:
    """As many rows as it takes."""
    return [
        row(*items[start : start + limits.ROW_BUTTONS])
        for start in range(0, len(items), limits.ROW_BUTTONS)
    ]


def option(
    text: str, value: str, *, description: str | None = None, default: bool = False
) -> discord.SelectOption:
    return discord.SelectOption(
        label=label(text, limits.SELECT_LABEL) or "–",
        value=value,
        description=label(description, limits.SELECT_DESCRIPTION) if description else None,
        default=default,
    )


def select(
    verb: str,
    *parts: str | int,
    options: Sequence[discord.SelectOption],
    placeholder: str,
    most: int = 1,
    least: int = 1,
) -> ui.ActionRow[Any]:
    """A choice of at most 25; longer lists are paged by the caller, who knows what matters."""
    kept = list(options)[: limits.SELECT_OPTIONS]
    return ui.ActionRow(
        ui.Select(
            custom_id=write_id(verb, *parts),
            options=kept,
            placeholder=label(placeholder, limits.SELECT_PLACEHOLDER),
            min_values=least,
            max_values=min(most, len(kept)),
        )
    )


def text(content: str) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(content)


def picture(address: str, about: str) -> ui.MediaGallery[Any]:
    """A picture of an address that `checked_picture` has let in, with what it is of."""
    shown = label(about, limits.PICTURE_DESCRIPTION)
    return ui.MediaGallery(discord.MediaGalleryItem(address, description=shown or None))


def attached(file: discord.File) -> Item:
    """What shows a file of the message itself: one that says what it is of is a picture."""
    address = f"attachment://{file.filename}"
    if file.description is None:
        return ui.File(address)
    return ui.MediaGallery(discord.MediaGalleryItem(address, description=file.description))


def card(*items: Item, colour: int | None = None) -> ui.Container[Any]:
    return ui.Container(*items, accent_colour=colour)


def divider() -> ui.Separator[Any]:
    return ui.Separator()


def layout(items: Iterable[Item]) -> ui.LayoutView:
    """A message of components. Stopped at once: presses come in by `bot.ui.door` alone.

    A view that listens would be kept in memory for good, and answers no press after a restart.
    """
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    _keep_to_budget([item for item in view.walk_children() if isinstance(item, ui.TextDisplay)])
    view.stop()
    return view


def _keep_to_budget(texts: Sequence[ui.TextDisplay[Any]]) -> None:
    """Shorten the longest text until all are within Discord's bytes, in whatever script."""
    budget = limits.MESSAGE_BYTES - limits.TEXT_BYTES * len(texts)
    while (excess := sum(map(_weight, texts)) - budget) > 0:
        longest = max(texts, key=_weight)
        longest.content = cut_bytes(longest.content, _weight(longest) - excess)


def _weight(shown: ui.TextDisplay[Any]) -> int:
    return len(shown.content.encode())
