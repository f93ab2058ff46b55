"""Noting what the team did, in the unit of work that does it."""

import secrets
from datetime import datetime

from bot.domain.document import own_code
from bot.domain.keeping.audit import (
    AuditEntry,
    AuditHead,
    Deed,
    deeds_upon,
    new_head,
    next_entry,
)
from bot.domain.takeaways.takeaway import Takeaway
from bot.services.ports import Documents, Reader


def note(
    docs: Documents, deed: Deed, *, by: int | None, about: str, which: str, now: datetime
) -> AuditEntry:
    """Add to the owner's chain; `about` and `which` name a document by kind and code."""
    head = head_of(docs)
    entry = next_entry(
        head,
        code=docs.new_code(),
        deed=deed,
        about=about,
        which=which,
        by=by,
        salt=secrets.token_hex(16),
        now=now,
    )
    docs.put(head.after(entry))
    return docs.put(entry)


def note_moderation(
    docs: Documents, before: Takeaway, after: Takeaway, *, by: int, now: datetime
) -> None:
    """Note what somebody of the team did to another's words; never what people do to their own."""
    for deed in deeds_upon(before, after):
        note(docs, deed, by=by, about=Takeaway.KIND, which=before.code, now=now)


def head_of(docs: Reader) -> AuditHead:
    return docs.find(AuditHead, own_code(docs.owner)) or new_head(docs.owner)


def prune(docs: Documents, *, before: datetime, limit: int) -> int:
    """Let the oldest entries go, and note in the same unit where the chain begins now."""
    head = head_of(docs)
    entries = sorted(docs.select(AuditEntry), key=lambda each: each.number)
    old = [each for each in entries if each.at <= before][:limit]
    # Only from the beginning: a clock that was wrong may have dated some in between.
    for number, entry in enumerate(old, start=head.pruned + 1):
        if entry.number != number:
            break
        docs.remove(entry)
        head = head.without(entry)
    if old:
        docs.put(head)
    return len(old)
