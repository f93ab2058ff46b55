"""Finding a delivery's key in a message, at its fixed places only."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from bot.guild.raw_messages import RawMessage, UnreadableError, author_of, id_of, messages_on
from bot.ui.controls import read_id

SMALL_PRINT = "-# ref. "
_LINKED = r"-# \[[^\[\]]+\]\(https://discord\.com/[\w/@]+#{key}\)"
_TEXT = 10  # Discord's type of a text among components


def small_print(key: str) -> str:
    """The mark of a message that can hold no buttons."""
    return f"{SMALL_PRINT}{key}"


def is_small_print(line: str, key: str) -> bool:
    return line == small_print(key)


def linked_mark(words: str, address: str, key: str) -> str:
    """The same where people read it for long: a link, behind whose address the key stands."""
    return f"-# [{words}]({address}#{key})"


def find_own(page: object, user_id: int, key: str) -> int | None:
    """Return the id of that message of `user_id` which carries the key; nobody else's text counts.

    Raises `UnreadableError` where it may be in what nobody can read.
    """
    for message in messages_on(page):
        author = author_of(message)
        if author == user_id and carries(message, key):
            return id_of(message)
        if author is None and key in json.dumps(message):
            raise UnreadableError
    return None


def carries(message: RawMessage, key: str) -> bool:
    """Tell whether a message of our own carries the key."""
    if message.get("nonce") == key:
        return True
    if any(read_id(each).mark == key for each in _custom_ids(message.get("components"))):
        return True
    if any(_is_mark(part, key) for part in _top_of(message.get("components"))):
        return True
    last = "".join(str(message.get("content") or "").splitlines()[-1:])
    linked = re.fullmatch(_LINKED.format(key=re.escape(key)), last)
    return last == small_print(key) or linked is not None


def _top_of(components: object) -> list[object]:
    return cast("list[object]", components) if isinstance(components, list) else []


def _is_mark(part: object, key: str) -> bool:
    """A text of its own that says nothing else."""
    known = cast("Mapping[str, object]", part) if isinstance(part, Mapping) else {}
    return known.get("type") == _TEXT and known.get("content") == small_print(key)


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
