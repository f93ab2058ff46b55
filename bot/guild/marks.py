"""Finding a delivery's key in a message as Discord describes it, at its fixed places only."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, cast

from bot.ui.ids import read_id

SMALL_PRINT = "-# ref. "


class UnreadableError(Exception):
    """A page of messages is none, or our message may be in what nobody can read of it."""


def small_print(key: str) -> str:
    """The mark of a message that can hold no buttons."""
    return f"{SMALL_PRINT}{key}"


def find_own(page: object, user_id: int, key: str) -> int | None:
    """Return the id of that message of `user_id` which carries the key; nobody else's text counts.

    The library is not asked: it reads a message whole or not at all. Raises `UnreadableError`.
    """
    for message in _messages(page):
        if _author(message) == str(user_id):
            if carries(message, key):
                return _id(message)
        elif _author(message) is None and key in json.dumps(message):
            raise UnreadableError
    return None


def newest(page: object) -> int:
    """The greatest id on a page, behind which the next one begins; raises `UnreadableError`."""
    ids: list[int] = []
    for message in _messages(page):
        with suppress(UnreadableError):
            ids.append(_id(message))
    if not ids:
        raise UnreadableError
    return max(ids)


def carries(message: Mapping[str, Any], key: str) -> bool:
    """Tell whether a message of our own carries the key."""
    if message.get("nonce") == key:
        return True
    if any(read_id(each).mark == key for each in _custom_ids(message.get("components"))):
        return True
    return str(message.get("content") or "").splitlines()[-1:] == [small_print(key)]


def _messages(page: object) -> list[Mapping[str, Any]]:
    if not isinstance(page, list):
        raise UnreadableError
    return [
        cast("Mapping[str, Any]", each) if isinstance(each, Mapping) else {"": each}
        for each in cast("list[object]", page)
    ]


def _author(message: Mapping[str, Any]) -> str | None:
    author = message.get("author")
    found = cast("Mapping[str, Any]", author).get("id") if isinstance(author, Mapping) else None
    return str(found) if isinstance(found, str | int) else None


def _id(message: Mapping[str, Any]) -> int:
    try:
        return int(message["id"])
    except (KeyError, TypeError, ValueError):
        raise UnreadableError from None


def _custom_ids(part: object) -> Iterator[str]:
    """Those of all controls, however they are nested."""
    if isinstance(part, Mapping):
        for name, inner in cast("Mapping[str, object]", part).items():
            if name == "custom_id" and isinstance(inner, str):
                yield inner
            else:
                yield from _custom_ids(inner)
    elif isinstance(part, list):
        for inner in cast("list[object]", part):
            yield from _custom_ids(inner)
