from dataclasses import replace

import pytest

from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.document import guild_owner, user_owner
from bot.domain.findings.article import Article
from bot.domain.findings.finding import KeyFindings, Revision, Turn
from bot.domain.findings.review import Review
from bot.domain.keeping.erasing import Erased, Erasure, without
from bot.domain.talks.preview import Preview
from bot.domain.team.member import default_member
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOTE_TAKER_ID,
    NOW,
    ORGANISER_ID,
    OTHER_GUILD_ID,
    OWNER,
    a_delivery,
    a_series,
    a_server,
    a_signup,
    a_takeaway,
    a_talk,
)

MEMBER = Erasure(at=NOW, what=Erased.MEMBER, user_id=MEMBER_ID)
REVISION = Revision(
    owner=OWNER,
    code="REV001",
    edition=EDITION_CODE,
    number=1,
    article=Article(title="Northville Talks 2026"),
    author_id=MEMBER_ID,
    reviewer_id=ORGANISER_ID,
    published_at=NOW,
)
DRAFT = KeyFindings(owner=OWNER, code=EDITION_CODE, edition=EDITION_CODE, author_id=MEMBER_ID)
REVIEW = Review(owner=OWNER, code="REVW01", edition=EDITION_CODE, user_id=MEMBER_ID, at=NOW)
LETTER = a_delivery(kind=DeliveryKind.SOON, place=Place.MEMBER, user_id=MEMBER_ID)
PREVIEW = Preview(owner=OWNER, code="PEND00", user_id=MEMBER_ID, made_at=NOW)


@pytest.mark.parametrize("document", [a_signup(), LETTER, PREVIEW, default_member(MEMBER_ID)])
def test_a_members_own_documents_go(document):
    assert without(document, MEMBER) is None


@pytest.mark.parametrize(
    ("document", "left"),
    [
        (a_takeaway(source=77, dm_channel_id=5), a_takeaway(author_id=None)),
        (
            a_takeaway(author_id=NOTE_TAKER_ID, support=(MEMBER_ID, 7), source=77),
            a_takeaway(author_id=NOTE_TAKER_ID, support=(7,), source=77),
        ),
        (
            a_takeaway(
                author_id=NOTE_TAKER_ID, changed_by=MEMBER_ID, reports=2, reported_by=(7, MEMBER_ID)
            ),
            a_takeaway(author_id=NOTE_TAKER_ID, reports=2, reported_by=(7,)),
        ),
        (a_server(set_up_by=MEMBER_ID), a_server()),
        (REVISION, replace(REVISION, author_id=None)),
        (
            replace(REVISION, author_id=None, reviewer_id=MEMBER_ID),
            replace(REVISION, author_id=None, reviewer_id=None),
        ),
        (DRAFT, replace(DRAFT, author_id=None)),
        (
            replace(DRAFT, author_id=7).turned_by(Turn.APPROVED, MEMBER_ID, now=NOW),
            replace(DRAFT, author_id=7).turned_by(Turn.APPROVED, None, now=NOW),
        ),
        (replace(DRAFT, author_id=7, approved_by=MEMBER_ID), replace(DRAFT, author_id=7)),
        (REVIEW, replace(REVIEW, user_id=None)),
    ],
)
def test_what_belongs_to_all_stays_without_the_member(document, left):
    assert without(document, MEMBER) == left


@pytest.mark.parametrize(
    "document",
    [
        a_signup(user_id=NOTE_TAKER_ID),
        a_takeaway(author_id=NOTE_TAKER_ID),
        a_delivery(),
        a_talk(),
        default_member(NOTE_TAKER_ID),
    ],
)
def test_others_documents_stay_as_they_are(document):
    assert without(document, MEMBER) is document


def test_an_erasure_on_one_server_leaves_the_others_alone():
    here = replace(MEMBER, owner=OWNER)
    there = a_signup(owner=guild_owner(OTHER_GUILD_ID))

    assert without(a_signup(), here) is None
    assert without(there, here) is there
    assert without(default_member(MEMBER_ID), here) == default_member(MEMBER_ID)


def test_an_owner_goes_with_everything():
    server = Erasure(at=NOW, what=Erased.OWNER, owner=OWNER)

    assert without(a_talk(), server) is None
    assert without(a_talk(owner=user_owner(7)), server) == a_talk(owner=user_owner(7))
    assert without(a_talk(), replace(server, owner=None)) == a_talk()


def test_a_document_is_named_by_kind_and_code():
    talk = Erasure(at=NOW, what=Erased.DOCUMENT, owner=OWNER, kind="talk", code=a_talk().code)

    assert without(a_talk(), talk) is None
    assert without(a_talk(code="0THER1"), talk) == a_talk(code="0THER1")
    assert without(a_series(code=a_talk().code), talk) == a_series(code=a_talk().code)
