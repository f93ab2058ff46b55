"""Every field of every document is declared: a new one fails until somebody says what it is."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from bot.domain.keeping.census.all import CENSUS
from bot.domain.keeping.classes import Privacy
from bot.domain.kinds import KINDS, VARIANTS


def records_in(hint: Any) -> set[type]:
    """The records that a value of this type may hold; a family stands for all its members."""
    if isinstance(hint, type) and hint in VARIANTS:
        return set(VARIANTS[hint])
    if isinstance(hint, type) and is_dataclass(hint):
        return {hint}
    return {record for part in get_args(hint) for record in records_in(part)}


def reachable() -> set[type]:
    """All documents, and all records that they may hold, however deep."""

    def below(cls: type) -> Iterator[type]:
        for hint in get_type_hints(cls).values():
            yield from records_in(hint)

    found: set[type] = set()
    waiting: list[type] = list(KINDS)
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting += below(cls)
    return found


STORED = sorted(reachable(), key=lambda cls: cls.__name__)


def test_every_class_that_is_stored_is_in_the_census_and_no_other():
    assert set(CENSUS) == set(STORED)


@pytest.mark.parametrize("cls", STORED, ids=lambda cls: cls.__name__)
def test_every_field_is_declared_once(cls):
    declared = [name for each in CENSUS[cls] for name in each.by_field]

    assert sorted(declared) == sorted(field.name for field in fields(cls))


@pytest.mark.parametrize("cls", STORED, ids=lambda cls: cls.__name__)
def test_records_say_for_themselves_what_they_are(cls):
    hints = get_type_hints(cls)
    holding = {field.name for field in fields(cls) if records_in(hints[field.name])}

    assert {name for each in CENSUS[cls] for name in each.records} == holding


@pytest.mark.parametrize("cls", STORED, ids=lambda cls: cls.__name__)
def test_what_names_a_person_by_id_is_not_declared_to_be_nobodys(cls):
    innocent = {
        name
        for each in CENSUS[cls]
        for name, privacy in each.by_field.items()
        if privacy is Privacy.NEITHER
    }

    suspicious = ("user_id", "author_id", "reviewer_id", "edited_by", "hidden_by", "set_up_by")
    assert not innocent & set(suspicious)
