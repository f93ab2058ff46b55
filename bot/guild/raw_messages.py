"""Messages as Discord describes them: the library reads one whole, or not at all."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

RawMessage = Mapping[str, Any]


class UnreadableError(Exception):
    """A page of messages is none, or what is looked for may be in what nobody can read of it."""


def messages_on(page: object) -> list[RawMessage]:
    """What stands on a page of history, the newest first; raises `UnreadableError`."""
    if not isinstance(page, list):
        raise UnreadableError
    entries = cast("list[object]", page)
    return [_object(entry) or {"entry": entry} for entry in entries]


def newest(page: object) -> int:
    """The greatest id on a page, behind which the next one begins; raises `UnreadableError`."""
    ids: list[int] = []
    for message in messages_on(page):
        with suppress(UnreadableError):
            ids.append(id_of(message))
    if not ids:
        raise UnreadableError
    return max(ids)


def id_of(message: RawMessage) -> int:
    found = _number(message.get("id"))
    if found is None:
        raise UnreadableError
    return found


def author_of(message: RawMessage) -> int | None:
    return _number(_object(message.get("author")).get("id"))


def answered_by(message: RawMessage) -> int | None:
    """The id of the message that this one replies to."""
    return _number(_object(message.get("message_reference")).get("message_id"))


def _object(part: object) -> RawMessage:
    return cast("RawMessage", part) if isinstance(part, Mapping) else {}


def _number(part: object) -> int | None:
    try:
        return int(part) if isinstance(part, str | int) else None
    except ValueError:
        return None
