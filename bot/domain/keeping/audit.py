"""Who did what to which document when: a chain in which each entry seals the one before.

An entry holds ids and codes, never contents. Who did it is sealed as a digest with a salt of its
own, so that an erasure can take out the person and leave the chain whole. Nothing is noted of what
members do for themselves: no answer, no ballot, no note.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document, own_code
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk


class Deed(StrEnum):
    """What is noted; the words stand in Fluent."""

    ANNOUNCED = "announced"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HELD_AFTER_ALL = "held_after_all"
    ENDED = "ended"
    WENT_ON = "went_on"
    RULE_ON = "rule_on"
    RULE_OFF = "rule_off"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    SET_UP = "set_up"
    ROLES = "roles"
    ERASED = "erased"
    EXPORTED = "exported"
    UNDONE = "undone"
    HIDDEN = "hidden"
    BROUGHT_BACK = "brought_back"
    PASSED = "passed"
    REWRITTEN = "rewritten"
    MERGED = "merged"
    TAKEN_APART = "taken_apart"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    LEFT_OUT = "left_out"
    SORTED_AGAIN = "sorted_again"
    INTAKE = "intake"
    CO_PRODUCERS = "co_producers"
    SHARED = "shared"
    SHARED_NO_MORE = "shared_no_more"
    CUT_OFF = "cut_off"
    FOLLOWED = "followed"
    FOLLOWED_NO_MORE = "followed_no_more"
    SEAT_FREED = "seat_freed"
    WROTE_TO_ALL = "wrote_to_all"
    MARKED = "marked"
    CHANGED = "changed"
    LINKS = "links"
    NOTE_TAKERS = "note_takers"
    CONSENTS = "consents"
    DELETED = "deleted"
    NAME_TAKEN_OUT = "name_taken_out"
    POLL_OPENED = "poll_opened"
    POLL_CLOSED = "poll_closed"
    POLL_PUBLISHED = "poll_published"
    POLL_TEXT = "poll_text"
    ON_WEB = "on_web"
    OFF_WEB = "off_web"
    FINDINGS_WRITTEN = "findings_written"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry(Document):
    """`about` and `which` are kind and code of a document; `by` is None for whoever was erased."""

    KIND: ClassVar[str] = "audit_entry"
    INDEXED: ClassVar[tuple[str, ...]] = ("number",)

    number: int
    at: datetime
    deed: Deed
    about: str
    which: str
    by: int | None = None
    salt: str | None = None
    # Who it was, sealed.
    doer: str = ""
    previous: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditHead(Document):
    """One for each owner: where the chain ends, and where it begins since the oldest went."""

    KIND: ClassVar[str] = "audit_head"

    number: int = 0
    digest: str = ""
    pruned: int = 0
    pruned_digest: str = ""

    def after(self, entry: AuditEntry) -> "AuditHead":
        return replace(self, number=entry.number, digest=entry.digest)

    def without(self, oldest: AuditEntry) -> "AuditHead":
        """The same once its oldest entry has gone."""
        return replace(self, pruned=oldest.number, pruned_digest=oldest.digest)


def new_head(owner: str) -> AuditHead:
    return AuditHead(owner=owner, code=own_code(owner))


def next_entry(
    head: AuditHead,
    *,
    code: str,
    deed: Deed,
    about: str,
    which: str,
    by: int | None,
    salt: str,
    now: datetime,
) -> AuditEntry:
    """Without `by` it is nobody's: somebody's erasure of themself, for one."""
    entry = AuditEntry(
        owner=head.owner,
        code=code,
        number=head.number + 1,
        at=now,
        deed=deed,
        about=about,
        which=which,
        by=by,
        salt=None if by is None else salt,
        doer="" if by is None else sealed(salt, by),
        previous=head.digest,
        digest="",
    )
    return replace(entry, digest=digest_of(entry))


def sealed(salt: str, by: int) -> str:
    return hashlib.sha256(f"{salt}\n{by}".encode()).hexdigest()


def digest_of(entry: AuditEntry) -> str:
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = (
        entry.previous,
        str(entry.number),
        at,
        entry.deed.value,
        entry.about,
        entry.which,
        entry.doer,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def broken_at(head: AuditHead | None, entries: Iterable[AuditEntry]) -> int | None:
    """The number of the first entry that is missing, or not as it was written; None if all are."""
    number, previous = (head.pruned, head.pruned_digest) if head else (0, "")
    for entry in sorted(entries, key=lambda each: each.number):
        number += 1
        if entry.number != number or entry.previous != previous or not _is_as_written(entry):
            return number
        previous = entry.digest
    ends = (head.number, head.digest) if head else (0, "")
    return None if (number, previous) == ends else number + 1


def _is_as_written(entry: AuditEntry) -> bool:
    if entry.digest != digest_of(entry):
        return False
    if entry.by is None:
        return True
    return entry.salt is not None and sealed(entry.salt, entry.by) == entry.doer


def deeds_between(before: Talk, after: Talk) -> Iterator[Deed]:
    """What of a change of a talk is noted."""
    if before.state is not after.state:
        deed = _BY_STEP.get((before.state, after.state)) or _BY_STATE.get(after.state)
        if deed is not None:
            yield deed
    elif before.announce_at != after.announce_at:
        yield Deed.ANNOUNCED
    if before.state is not TalkState.DRAFT and before.slot != after.slot:
        yield Deed.MOVED
    if before.chatham_house is not after.chatham_house:
        yield Deed.RULE_ON if after.chatham_house else Deed.RULE_OFF
    yield from (deed for deed, part in _PARTS.items() if part(before) != part(after))
    # Of a draft nobody knows, so its time is changed as its title is.
    if after.state is TalkState.DRAFT and _told(before) == _told(after):
        yield from [Deed.CHANGED] if before.slot != after.slot else []


def deeds_upon(before: Takeaway, after: Takeaway) -> Iterator[Deed]:
    """What of a change of somebody's words by the team is noted."""
    if (before.hidden_at is None) is not (after.hidden_at is None):
        yield Deed.BROUGHT_BACK if after.hidden_at is None else Deed.HIDDEN
    elif before.wants_look and not after.wants_look:
        yield Deed.PASSED
    if (before.kind, before.text) != (after.kind, after.text):
        yield Deed.REWRITTEN
    if before.merged_into != after.merged_into:
        yield Deed.TAKEN_APART if after.merged_into is None else Deed.MERGED
    if before.is_answered is not after.is_answered:
        yield Deed.ANSWERED if after.is_answered else Deed.NOT_ANSWERED
    was_out, is_out = (each.placement is Placement.LEFT_OUT for each in (before, after))
    if was_out is not is_out:
        yield Deed.LEFT_OUT if is_out else Deed.SORTED_AGAIN


def _consents(talk: Talk) -> dict[str, Consent]:
    asked = (each for each in talk.speakers if each.consent is not Consent.NOT_ASKED)
    return {each.name: each.consent for each in asked}


def _told(talk: Talk) -> tuple[object, ...]:
    """What people read of it, and who may sign up for it until when."""
    people = tuple((each.title, [who.line for who in each.speakers]) for each in talk.segments)
    return (
        *(talk.title, talk.description, talk.picture, talk.language, people),
        *(talk.recording, talk.will_be_recorded, talk.planned_on, talk.planned_at),
        *(talk.seats, talk.closes_before, talk.signup_role_ids, talk.asks, talk.ping),
    )


# What no step and no moment of a talk tells of a change.
_PARTS: Mapping[Deed, Callable[[Talk], object]] = {
    Deed.CONSENTS: _consents,
    Deed.LINKS: lambda talk: talk.links,
    Deed.NOTE_TAKERS: lambda talk: talk.note_taker_ids,
    Deed.CHANGED: _told,
}
_BY_STEP = {
    (TalkState.ENDED, TalkState.LIVE): Deed.WENT_ON,
    (TalkState.CANCELLED, TalkState.ANNOUNCED): Deed.HELD_AFTER_ALL,
    (TalkState.CANCELLED, TalkState.DRAFT): Deed.HELD_AFTER_ALL,
}
_BY_STATE = {
    TalkState.ANNOUNCED: Deed.ANNOUNCED,
    TalkState.CANCELLED: Deed.CANCELLED,
    TalkState.ENDED: Deed.ENDED,
}
