"""Previews that wait for a yes: kept in the store, used once, by the person who made them."""

from datetime import datetime, timedelta

from bot.domain.team.errors import DraftExpired
from bot.domain.team.pending import Pending
from bot.domain.team.server import Person
from bot.services.ports import Documents, Reader

# A private reply dies after 15 minutes; nobody can press what was shown a day ago.
KEPT_FOR = timedelta(days=1)
# More than one person makes in a day, few enough for one press.
CLEARED_AT_ONCE = 20


def keep(
    docs: Documents, person: Person, verb: str, payload: dict[str, str], *, now: datetime
) -> Pending:
    """Keep a preview, and clear away some that nobody of this server will confirm any more."""
    outdated = [old for old in docs.select(Pending) if old.made_at < now - KEPT_FOR]
    for old in outdated[:CLEARED_AT_ONCE]:
        docs.remove(old)
    return docs.put(
        Pending(
            owner=docs.owner,
            code=docs.new_code(),
            verb=verb,
            user_id=person.user_id,
            made_at=now,
            payload=payload,
        )
    )


def take(docs: Documents, person: Person, verb: str, code: str) -> dict[str, str]:
    """Use a preview up; raises `DraftExpired` if it was used, is another's or of another kind."""
    pending = _of(docs, person, verb, code)
    docs.remove(pending)
    return pending.payload


def peek(docs: Reader, person: Person, verb: str, code: str) -> dict[str, str]:
    """Read a preview and leave it as it is; raises `DraftExpired`."""
    return _of(docs, person, verb, code).payload


def _of(docs: Reader, person: Person, verb: str, code: str) -> Pending:
    pending = docs.get(Pending, code)
    if pending.user_id != person.user_id or pending.verb != verb:
        raise DraftExpired(code=code)
    return pending
