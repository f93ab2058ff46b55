"""A copy says what its original is about, and nothing that people answered or were given."""

from bot.domain.talks.copying import copied
from bot.domain.talks.parts import Links
from bot.domain.talks.speaker import Consent
from tests.factories import MEMBER_ID, a_draft, a_segment, a_speaker, a_talk

LINK = "https://meet.example/secret"
ORIGINAL = a_talk(
    description=f"Come by {LINK}",
    segments=(a_segment(speakers=(a_speaker(consent=Consent.NAMED),)),),
    links=Links(join=LINK),
    recording="https://video.example/1",
    note_taker_ids=(MEMBER_ID,),
    chatham_house=True,
    seats=12,
    closes_before=24,
    signup_role_ids=(77,),
    ping=True,
)


def test_copy_takes_over_what_it_is_about():
    copy = copied(a_draft(title="Again"), ORIGINAL)

    assert (copy.title, copy.seats, copy.chatham_house) == ("Again", 12, True)
    assert (copy.closes_before, copy.signup_role_ids) == (24, (77,))
    assert [part.title for part in copy.segments] == [ORIGINAL.segments[0].title]
    assert [each.name for each in copy.speakers] == ["Ada Example"]


def test_copy_takes_over_nobodys_answer_and_no_link():
    copy = copied(a_draft(), ORIGINAL)

    assert [each.consent for each in copy.speakers] == [Consent.NOT_ASKED]
    assert copy.links == Links()
    assert copy.recording is None
    assert not copy.note_taker_ids
    assert not copy.ping
    assert LINK not in copy.description
