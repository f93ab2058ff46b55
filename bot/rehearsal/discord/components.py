"""Finding and reading components anywhere in a tree: rows, containers, sections, labels."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.simcord_internals import SELECT_TYPES, ComponentType, walk_components

_LINK, _PREMIUM = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonRecord:
    label: str
    custom_id: str | None
    url: str | None
    disabled: bool
    style: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectRecord:
    custom_id: str
    kind: int
    """A Discord component type: 3 string, 5 user, 6 role, 7 mentionable, 8 channel."""
    options: tuple[tuple[str, str], ...]
    """Pairs of label and value."""
    placeholder: str
    disabled: bool


def buttons_in(components: Iterable[dict[str, Any]]) -> tuple[ButtonRecord, ...]:
    return tuple(
        ButtonRecord(
            label=part.get("label") or _emoji(part),
            custom_id=part.get("custom_id"),
            url=part.get("url"),
            disabled=bool(part.get("disabled")),
            style=part["style"],
        )
        for part in walk_components(components)
        if part.get("type") == ComponentType.BUTTON
    )


def selects_in(components: Iterable[dict[str, Any]]) -> tuple[SelectRecord, ...]:
    return tuple(
        SelectRecord(
            custom_id=part["custom_id"],
            kind=part["type"],
            options=tuple((o["label"], o["value"]) for o in part.get("options") or ()),
            placeholder=part.get("placeholder") or "",
            disabled=bool(part.get("disabled")),
        )
        for part in walk_components(components)
        if part.get("type") in SELECT_TYPES
    )


def text_of(content: str, embeds: Iterable[dict[str, Any]], components: Json) -> str:
    """All that can be read in a message but for labels, in the order in which it is shown."""
    lines = [content, *(line for embed in embeds for line in _embed_lines(embed))]
    lines += [
        part["content"]
        for part in walk_components(components)
        if part.get("type") == ComponentType.TEXT_DISPLAY
    ]
    return "\n".join(line for line in lines if line)


def _embed_lines(embed: dict[str, Any]) -> list[str]:
    lines = [embed.get("title"), embed.get("description")]
    for field in embed.get("fields") or ():
        lines += [field.get("name"), field.get("value")]
    lines.append((embed.get("footer") or {}).get("text"))
    return [line for line in lines if line]


def find_parts(
    components: Json, wanted: str, types: tuple[ComponentType, ...]
) -> list[dict[str, Any]]:
    """Return the parts of these types whose custom_id, or else whose label, is `wanted`."""
    parts = [part for part in walk_components(components) if part.get("type") in types]
    by_id = [part for part in parts if part.get("custom_id") == wanted]
    return by_id or [part for part in parts if (part.get("label") or _emoji(part)) == wanted]


def pressable(button: dict[str, Any]) -> bool:
    return button.get("style") not in {_LINK, _PREMIUM} and not button.get("disabled")


def _emoji(part: dict[str, Any]) -> str:
    return (part.get("emoji") or {}).get("name") or ""
