"""[My data], erasures and the census speak of the same: whatever names somebody."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

import msgspec
import pytest

from bot.domain.document import Document, user_owner
from bot.domain.keeping.census.all import CENSUS
from bot.domain.keeping.classes import Privacy
from bot.domain.keeping.erasing import Erased, Erasing, Erasure, without
from bot.domain.keeping.mentions import SPEAK_OF_PEOPLE, mentions_of
from bot.domain.kinds import KINDS
from bot.domain.talks.talk import Edited, Talk
from tests.factories import MEMBER_ID, NOW, OWNER, a_takeaway, a_talk
from tests.store.golden import DOCUMENTS

SOMEBODY = 1_000_000_000_000_000_777
NEWEST = DOCUMENTS[max(DOCUMENTS)]


def pseudonymous(cls: type) -> set[str]:
    return {
        name
        for each in CENSUS[cls]
        for name, privacy in each.by_field.items()
        if privacy is Privacy.PSEUDONYMOUS
    }


def of_somebody(document: Any) -> Any:
    """The same with the person's id wherever the census says that somebody's may stand."""
    changes: dict[str, Any] = {}
    for field in fields(document):
        value = getattr(document, field.name)
        if field.name in pseudonymous(type(document)):
            changes[field.name] = _put_in(value, field.type)
        elif is_dataclass(value):
            changes[field.name] = of_somebody(value)
    return replace(document, **changes)


def _put_in(value: object, hint: object) -> object:
    if isinstance(value, tuple) or "tuple" in str(hint):
        return (SOMEBODY,)
    if isinstance(value, str):
        return f"user:{SOMEBODY}" if value.startswith("user:") else str(SOMEBODY)
    return SOMEBODY


def examples() -> list[Document]:
    found = {type(document): document for document in NEWEST}
    found[Talk] = a_talk(edited=Edited(by=1, version=1, others=0))
    # What says that somebody is erased goes as soon as the ledger knows.
    kinds = [kind for kind in KINDS if kind in found and kind is not Erasing]
    return [of_somebody(found[kind]) for kind in kinds]


def names_somebody(document: Document | None) -> bool:
    return document is not None and str(SOMEBODY).encode() in msgspec.json.encode(document)


@pytest.mark.parametrize("document", examples(), ids=lambda each: each.KIND)
def test_whoever_is_named_is_shown_it_and_erased_from_it(document: Document):
    erasure = Erasure(at=NOW, what=Erased.MEMBER, user_id=SOMEBODY)

    assert bool(mentions_of(document, SOMEBODY)) == names_somebody(document)
    assert not names_somebody(without(document, erasure))
    assert isinstance(document, SPEAK_OF_PEOPLE) == names_somebody(document)


def one_by_one() -> list[Document]:
    """Each field alone that names somebody."""
    return [
        replace(document, **{name: getattr(of_somebody(document), name)})
        for document in [a_takeaway(author_id=None), a_talk()]
        for name in sorted(pseudonymous(type(document)) - {"source", "dm_channel_id"})
    ]


@pytest.mark.parametrize("document", one_by_one(), ids=repr)
def test_each_field_that_names_somebody_is_shown_and_erased(document: Document):
    erasure = Erasure(at=NOW, what=Erased.MEMBER, user_id=SOMEBODY)

    assert mentions_of(document, SOMEBODY)
    assert not names_somebody(without(document, erasure))


def test_file_holds_nobody_else():
    """Who supported one's own note is theirs to take away, and so are others' words."""
    note = a_takeaway(
        author_id=MEMBER_ID, support=(SOMEBODY,), reported_by=(SOMEBODY,), changed_by=SOMEBODY
    )

    (written,) = mentions_of(note, MEMBER_ID)
    supported, *_ = mentions_of(note, SOMEBODY)

    assert not names_somebody(written.document)
    assert (written.words, supported.words) == (note.text, "")
    assert not supported.is_theirs
    assert cast("str", user_owner(SOMEBODY)) != OWNER
