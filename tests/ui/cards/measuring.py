"""Measuring a card as Discord would before it takes it."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.ui import limits
from bot.ui.controls import Item, layout

_ROW, _BUTTON, _TEXT = 1, 2, 10
_SELECTS = {3, 5, 6, 7, 8}


def parts_of(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Every component of the message, nested ones included, as they would be sent."""
    return list(_walk(layout(items).to_components()))


def text_of(items: Iterable[Item]) -> str:
    return "\n".join(part["content"] for part in parts_of(items) if part["type"] == _TEXT)


def complaints(items: Iterable[Item]) -> list[str]:
    """What Discord would refuse about the message."""
    parts = parts_of(list(items))
    texts = [part["content"] for part in parts if part["type"] == _TEXT]
    found = [f"text {len(text)}: {text[:40]!r}" for text in texts if not text]
    if sum(map(len, texts)) > limits.MESSAGE_TEXT:
        found.append(f"{sum(map(len, texts))} characters of text")
    weight = sum(len(text.encode()) + limits.TEXT_BYTES for text in texts)
    if weight > limits.MESSAGE_BYTES:
        found.append(f"{weight} bytes of text")
    if len(parts) > limits.MESSAGE_COMPONENTS:
        found.append(f"{len(parts)} components")
    ids = [part["custom_id"] for part in parts if part.get("custom_id")]
    found += [f"two controls {each!r}" for each in set(ids) if ids.count(each) > 1]
    return found + [complaint for part in parts for complaint in _about(part)]


def _about(part: dict[str, Any]) -> Iterator[str]:
    if len(part.get("custom_id") or "") > limits.CUSTOM_ID:
        yield f"custom id {part['custom_id']!r}"
    if part["type"] == _BUTTON and not 1 <= len(part["label"]) <= limits.BUTTON_LABEL:
        yield f"label {part['label']!r}"
    if part["type"] == _ROW and not 1 <= len(part["components"]) <= 5:
        yield f"{len(part['components'])} in a row"
    if part["type"] in _SELECTS and "options" in part:
        options = part["options"]
        if not 1 <= len(options) <= limits.SELECT_OPTIONS:
            yield f"{len(options)} options"
        for option in options:
            if not 1 <= len(option["label"]) <= limits.SELECT_LABEL:
                yield f"option {option['label']!r}"
            if len(option.get("description") or "") > limits.SELECT_DESCRIPTION:
                yield f"description {option['description']!r}"
        values = [option["value"] for option in options]
        if len(set(values)) != len(values):
            yield "two options of one value"


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in components:
        yield part
        yield from _walk(part.get("components", []))
