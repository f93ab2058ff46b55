"""Previews that wait for a yes: kept in the store, used once, by the person who made them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from tinydb import where

from bot.domain.talks.errors import PreviewExpired
from bot.domain.talks.preview import Preview, Previewed
from bot.domain.team.server import Person
from bot.services.ports import Documents, Reader

P = TypeVar("P", bound=Previewed)

# A private reply dies after 15 minutes; nobody can press what was shown a day ago.
KEPT_FOR = timedelta(days=1)
# More than one person makes in a day, few enough for one press.
CLEARED_AT_ONCE = 20


def keep(docs: Documents, person: Person, payload: Previewed, *, now: datetime) -> Preview:
    """Keep a preview, and clear away some that nobody of this server will confirm any more."""
    outdated = docs.search(Preview, where("made_at") < now - KEPT_FOR)
    for old in outdated[:CLEARED_AT_ONCE]:
        docs.remove(old)
    return docs.put(
        Preview(
            owner=docs.owner,
            code=docs.new_code(),
            user_id=person.user_id,
            made_at=now,
            payload=payload,
        )
    )


def take(docs: Documents, person: Person, wanted: type[P], code: str) -> P:
    """Use a preview up; raises `PreviewExpired` if it was used, or is another's or another kind."""
    payload = peek(docs, person, wanted, code)
    docs.remove(docs.get(Preview, code))
    return payload


def change(docs: Documents, code: str, payload: Previewed) -> None:
    """Let the same preview hold something else."""
    docs.put(replace(docs.get(Preview, code), payload=payload))


def peek(docs: Reader, person: Person, wanted: type[P], code: str) -> P:
    """Read a preview and leave it as it is; raises `PreviewExpired`."""
    preview = docs.get(Preview, code)
    if preview.user_id != person.user_id or not isinstance(preview.payload, wanted):
        raise PreviewExpired(code=code)
    return preview.payload
