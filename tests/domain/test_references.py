from dataclasses import fields

import pytest

from bot.domain.kinds import KINDS
from bot.domain.references import Dangling, dangling
from tests.factories import OWNER, TALK_CODE, a_delivery, a_takeaway

NAMES = {kind.KIND for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_references_name_fields_and_kinds_that_exist(kind):
    assert set(kind.REFERENCES) <= {field.name for field in fields(kind)}
    assert {name for names in kind.REFERENCES.values() for name in names} <= NAMES


def test_dangling_names_what_is_not_there():
    takeaway = a_takeaway(finding="F1ND00")

    def exists(kind: str, owner: str, code: str) -> bool:
        return (kind, owner, code) == ("talk", OWNER, TALK_CODE)

    assert dangling(takeaway, exists) == [
        Dangling(kind="takeaway", owner=OWNER, code="TAKE00", field=field, names=names)
        for field, names in (("edition", takeaway.edition), ("finding", "F1ND00"))
    ]


def test_dangling_takes_any_of_the_kinds_and_no_reference_for_none():
    delivery = a_delivery(about="ED2026", after=None)

    assert dangling(delivery, lambda kind, owner, code: kind == "edition") == []
