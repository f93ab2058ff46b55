"""What another server may know: named field by field, so that nothing new of ours gets there."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.domain.findings.article import Article
from bot.domain.findings.finding import Revision
from bot.domain.partners.shared import SharedTalk, shared_findings, shared_talk
from bot.domain.talks.parts import Links
from bot.domain.talks.slot import VenueKind
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from tests.factories import (
    EDITION_CODE,
    NOW,
    OWNER,
    START,
    a_draft,
    a_segment,
    a_slot,
    a_speaker,
    a_talk,
    an_edition,
)

REGISTER, JOIN, PANEL = (f"https://example.org/{name}" for name in ("register", "join", "panel"))


def shared(talk, now=NOW):
    return shared_talk(talk, an_edition(), now=now)


def test_no_link_but_the_one_for_registration_goes_out():
    talk = a_talk(
        links=Links(registration=REGISTER, join=JOIN, panellists=PANEL),
        description=f"Come by {JOIN}, not by {PANEL}.",
    )
    known = shared(talk)

    assert known.registration == REGISTER
    assert JOIN not in str(known)
    assert PANEL not in str(known)


def test_neither_ids_nor_consents_nor_seats_go_out():
    speaker = a_speaker(consent=Consent.NONE)
    talk = a_talk(segments=(a_segment(speakers=(speaker,)),), note_taker_ids=(424242,), seats=31)
    known = shared(talk)

    assert known.segments[0].people == (speaker.line,)
    assert "424242" not in str(known)
    assert "consent" not in str(known).lower()
    assert {each.name for each in fields(SharedTalk)} == {
        *("of", "edition", "title", "start", "minutes", "place", "is_on_server", "language"),
        *("will_be_recorded", "chatham_house", "description", "segments", "registration"),
        *("recording", "is_cancelled", "is_over"),
    }


@pytest.mark.parametrize("kind", [VenueKind.VOICE, VenueKind.STAGE])
def test_a_channel_of_the_other_server_stays_unknown(kind):
    slot = a_slot(venue=kind, place="Secret stage", channel_id=77)
    known = shared(a_talk(slot=slot))

    assert known.is_on_server
    assert "Secret stage" not in str(known)
    assert "77" not in known.place


@pytest.mark.parametrize(
    "talk",
    [
        a_draft(),
        a_talk(announce_at=NOW + timedelta(days=1)),
        a_talk(slot=None),
    ],
)
def test_what_is_not_public_at_home_is_public_nowhere(talk):
    assert shared(talk) is None


def test_talk_that_is_off_or_over_is_not_to_come():
    assert shared(a_talk()).is_to_come(NOW)
    assert not shared(a_talk(state=TalkState.CANCELLED)).is_to_come(NOW)
    ended = a_talk(state=TalkState.ENDED, ended_at=START)
    assert not shared(ended).is_to_come(NOW)
    assert not shared(a_talk()).is_to_come(START + timedelta(days=1))


def test_newest_revision_goes_out_without_who_wrote_it_and_retracted_without_its_text():
    first = Revision(
        owner=OWNER,
        code="REV001",
        edition=EDITION_CODE,
        number=1,
        article=Article(title="Benches"),
        author_id=424242,
        reviewer_id=535353,
        published_at=NOW,
    )
    second = replace(first, code="REV002", number=2, article=Article(title="Shade"))

    assert shared_findings([]) is None
    known = shared_findings([second, first])
    assert (known.number, known.title) == (2, "Shade")
    assert "424242" not in str(known)
    assert "535353" not in str(known)
    retracted = replace(
        second, retracted_at=NOW, retracted_why="Wrong town", website="https://e.org"
    )
    known = shared_findings([first, retracted])
    assert known.article is None
    assert known.website is None
    assert known.retracted_why == "Wrong town"
