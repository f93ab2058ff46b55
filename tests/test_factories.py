from datetime import datetime

import pytest

from bot.domain.codes import is_code
from bot.domain.team.rights import Right
from bot.domain.times.wall import WallTime
from tests import factories
from tests.factories import (
    END,
    START,
    ZONE,
    a_delivery,
    a_draft,
    a_finding,
    a_member,
    a_mirror,
    a_note_taker,
    a_poll,
    a_series,
    a_server,
    a_signup,
    a_slot,
    a_takeaway,
    a_talk,
    an_edition,
    an_organiser,
)


def test_slot_stands_at_the_named_moments():
    assert (a_slot().starts_at, a_slot().ends_at) == (START, END)


def test_talk_keeps_the_time_of_its_slot():
    later = a_slot(start=WallTime(local=datetime(2026, 4, 2, 15, 0), zone=ZONE))

    assert a_talk(slot=later).starts_at == later.starts_at
    assert a_talk(slot=None).starts_at is None


@pytest.mark.parametrize(
    "document",
    [
        a_series(),
        an_edition(),
        a_talk(),
        a_draft(),
        a_signup(),
        a_delivery(),
        a_mirror(),
        a_takeaway(),
        a_poll(),
        a_finding(),
    ],
    ids=lambda document: document.KIND,
)
def test_documents_have_codes_that_people_can_type(document):
    assert is_code(document.code)
    assert document.owner == factories.OWNER


@pytest.mark.parametrize(
    ("person", "right"),
    [
        (a_member(), Right.MEMBER),
        (a_note_taker(), Right.NOTE),
        (an_organiser(), Right.ORGANISE),
    ],
)
def test_people_have_their_rights_on_the_server(person, right):
    assert a_server().rights_of(person).right is right
