from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.ballots.questions import Question, QuestionKind
from bot.domain.findings.revision_chain import Stamp, chain_of
from bot.domain.keeping.audit import AuditEntry, Deed
from bot.domain.kinds import KINDS
from bot.domain.polls.poll import PollState
from bot.domain.signups.signup import Answer
from bot.domain.takeaways.takeaway import Placement, TakeawayKind
from bot.domain.talks.parts import Links
from bot.domain.talks.preview import Preview
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.domain.team.errors import NotAnOrganiser, NotANoteTaker
from bot.services.exports.exports import Exports
from bot.services.exports.views import (
    CalendarExport,
    FindingsExport,
    NotesExport,
    PollResult,
    PrintedNote,
    TalkNotes,
)
from bot.services.findings.publishing import Publishing
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOTE_TAKER_ID,
    OWNER,
    START,
    TALK_CODE,
    a_finding,
    a_member,
    a_note_taker,
    a_poll,
    a_segment,
    a_series,
    a_server,
    a_signup,
    a_speaker,
    a_takeaway,
    a_talk,
    an_edition,
    an_organiser,
)
from tests.services.findings.findings_world import SECOND, whole_edition


@pytest.fixture
def exports(store, clock) -> Exports:
    return Exports(store, clock, KINDS)


async def test_only_a_file_that_says_something_is_noted_as_taken_out(exports, put, store):
    await put(a_server(), a_series(), an_edition())
    ada = an_organiser()

    async def noted() -> int:
        entries = await store.read(OWNER, lambda docs: docs.select(AuditEntry))
        return len([each for each in entries if each.deed is Deed.EXPORTED])

    ways = (exports.notes, exports.table, exports.findings, exports.polls, exports.calendar)
    for way in (*ways, exports.edition):
        assert (await way(ada)).is_empty
    assert await noted() == 0

    await put(a_talk(), a_takeaway(), a_finding(), a_poll(state=PollState.FINAL))
    for way in (*ways, exports.edition):
        assert not (await way(ada)).is_empty
    assert await noted() == 6


async def test_notes_say_what_a_talk_is_about_and_ask_about_names_in_it(exports, put):
    secret = "https://talk.example/in"
    about = a_talk(
        description=f"Bo Example asks who owns the square.\nCome by {secret}",
        picture="https://talk.example/square.png",
        links=Links(join=secret),
        segments=(a_segment(speakers=(a_speaker(name="Bo Example", line="Bo Example"),)),),
    )
    await put(a_server(), a_series(), an_edition(), about)

    exported = await exports.notes(a_note_taker())

    (talk,) = exported.talks
    assert talk.description == "Bo Example asks who owns the square.\nCome by …"
    assert talk.picture == "https://talk.example/square.png"
    assert exported.named == ("Bo Example",)


@pytest.mark.usefixtures("programme")
async def test_notes_have_place_kind_support_and_finding_but_no_author(exports, put):
    await put(
        a_finding(),
        a_takeaway(support=(NOTE_TAKER_ID,), tags=("evening",)).placed_in("F1ND00"),
        a_takeaway(code="TAKE01", kind=TakeawayKind.QUESTION, segment=None, minute=None),
        a_takeaway(code="TAKE02", placement=Placement.LEFT_OUT),
        a_talk(code="DRAFT0", number=2, state=TalkState.DRAFT),
    )

    exported = await exports.notes(a_note_taker())

    text = "Evening hours bring people who never came before"
    assert exported == NotesExport(
        series="Northville Talks",
        edition="2026",
        language="en",
        talks=(
            TalkNotes(
                number=1,
                title="Neighbours and the Town Square",
                on=date(2026, 3, 19),
                chatham_house=False,
                starts_at=START,
                ends_at=START + timedelta(minutes=90),
                zone="Europe/Copenhagen",
                place="Zoom",
                notes=(
                    PrintedNote(
                        kind=TakeawayKind.INSIGHT,
                        text=text,
                        tags=("evening",),
                        segment=1,
                        minute=10,
                        support=1,
                        finding=1,
                    ),
                    PrintedNote(kind=TakeawayKind.QUESTION, text=text),
                ),
            ),
        ),
        exported_at=START,
    )
    assert str(MEMBER_ID) not in repr(exported)


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("chatham_house", [False, True])
async def test_notes_say_who_spoke_how_many_came_and_what_they_answered(
    exports, put, chatham_house
):
    agreed = a_speaker(consent=Consent.NAMED)
    other = a_speaker(name="Bo Sample", line="Bo Sample, Southtown")
    await put(
        a_talk(
            version=1,
            segments=(a_segment(speakers=(agreed, other)),),
            chatham_house=chatham_house,
            recording="https://youtu.be/a_b",
        ),
        a_signup(),
        a_signup(code="S1GN01", user_id=NOTE_TAKER_ID, answer=Answer.MAYBE),
        a_poll(state=PollState.FINAL, counts=(4, 1, 0)),
    )

    (talk,) = (await exports.notes(a_note_taker())).talks

    assert (talk.going, talk.maybe, talk.recording) == (1, 1, "https://youtu.be/a_b")
    assert talk.polls == (
        PollResult(
            question="How useful was this talk?",
            answers=5,
            options=(("Very", 4, 80), ("A little", 1, 20), ("Not at all", 0, 0)),
        ),
    )
    # Under the rule, who was on stage is who may have said it.
    assert talk.speakers == (() if chatham_house else (agreed.line,))


@pytest.mark.usefixtures("programme")
async def test_a_poll_with_few_answers_leaves_without_its_results(exports, put):
    await put(a_poll(state=PollState.FINAL, counts=(4, 0, 0)))

    (talk,) = (await exports.notes(a_note_taker())).talks

    few = PollResult(question="How useful was this talk?", answers=4, is_sealed=True)
    assert talk.polls == (few,)


@pytest.mark.usefixtures("programme")
async def test_a_ballot_leaves_with_what_enough_people_answered_once_it_is_shown(exports, put):
    useful = Question(
        key="useful", kind=QuestionKind.CHOICE, text="Was it useful?", options=("Yes", "No")
    )
    missing = Question(key="missing", kind=QuestionKind.TEXT, text="What was missing?")
    poll = BallotPoll(
        owner=OWNER,
        code="BA110T",
        talk=TALK_CODE,
        edition=EDITION_CODE,
        post="DE1000",
        questions=(useful, missing),
        k=5,
        days=3,
        zone="Europe/Copenhagen",
        state=BallotState.SEALED,
    )
    tally = Tally(
        owner=OWNER,
        code=poll.code,
        talk=TALK_CODE,
        edition=EDITION_CODE,
        answers=8,
        totals=(
            QuestionTotals(key="useful", answers=8, counts=(6, 2)),
            QuestionTotals(key="missing", answers=3, texts=("Tea",)),
        ),
        shown_texts=("Tea",),
    )
    await put(poll, tally)
    (talk,) = (await exports.notes(a_note_taker())).talks
    assert talk.polls == ()

    await put(replace(poll, version=1, published_at=START))
    (talk,) = (await exports.notes(a_note_taker())).talks

    assert talk.polls == (
        PollResult(question="Was it useful?", answers=8, options=(("Yes", 6, 75), ("No", 2, 25))),
        PollResult(question="What was missing?", answers=3, is_sealed=True),
    )


@pytest.mark.usefixtures("programme")
async def test_the_table_knows_authors_but_never_under_the_rule(exports, put):
    await put(
        a_talk(version=1, segments=(a_segment(),)),
        a_takeaway().placed_in("F1ND00"),
        a_takeaway(code="TAKE01", author_id=MEMBER_ID, chatham_house=True),
        a_takeaway(code="TAKE02", placement=Placement.LEFT_OUT),
        a_finding(),
    )

    rows = (await exports.table(a_note_taker())).rows

    known, secret = sorted(rows, key=lambda row: row.author_id is None)
    assert (known.author_id, known.segment_title) == (MEMBER_ID, "What the library heard")
    assert (known.note.minute, known.note.finding) == (10, 1)
    assert (secret.author_id, secret.note.minute) == (None, None)
    with pytest.raises(NotANoteTaker):
        await exports.table(a_member())


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("consent", "chatham_house", "named"),
    [
        (Consent.NOT_ASKED, False, ("Ada Example",)),
        (Consent.NAMED, False, ()),
        (Consent.NAMED, True, ("Ada Example",)),
    ],
)
async def test_notes_warn_of_names_that_may_not_be_handed_on(
    exports, put, consent, chatham_house, named
):
    segments = (a_segment(speakers=(a_speaker(consent=consent),)),)
    await put(
        a_talk(version=1, segments=segments, chatham_house=chatham_house),
        a_takeaway(text="As ADA EXAMPLE said"),
        a_takeaway(code="TAKE01", text="Ada Example again"),
    )

    assert (await exports.notes(a_note_taker())).named == named


@pytest.mark.usefixtures("programme")
async def test_notes_under_the_chatham_house_rule_lead_to_no_place_in_a_recording(exports, put):
    await put(a_talk(version=1, chatham_house=True), a_takeaway())

    (talk,) = (await exports.notes(a_note_taker())).talks
    archive = await exports.archive(an_organiser())

    assert [(note.segment, note.minute) for note in talk.notes] == [(1, None)]
    assert [notes.talks for notes in archive.notes] == [(talk,)]


async def test_notes_of_one_talk_or_of_a_whole_edition(exports, put):
    await put(*whole_edition())

    edition = await exports.notes(a_note_taker(), edition="2026")
    talk = await exports.notes(a_note_taker(), talk=SECOND)

    assert [len(each.notes) for each in edition.talks] == [29, 30]
    assert talk.talks == edition.talks[1:]


async def test_findings_are_the_draft_until_they_are_published(exports, put, store, clock):
    await put(*whole_edition())
    publishing = Publishing(store, clock)

    draft = await exports.findings(a_note_taker())
    asked = await publishing.ask_review(a_note_taker())
    published = await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)

    assert draft == FindingsExport(
        series="Northville Talks",
        edition="2026",
        language="en",
        article=asked.article,
        revision=None,
    )
    handed_out = await exports.findings(a_note_taker())
    assert handed_out == replace(
        draft, article=published.revision.article, revision=1, stamp=handed_out.stamp
    )
    assert handed_out.stamp == Stamp(
        edition=EDITION_CODE, links=chain_of(EDITION_CODE, [published.revision])
    )


@pytest.mark.usefixtures("programme")
async def test_the_calendar_has_all_public_talks_of_the_series(exports, put):
    await put(
        an_edition(code="ED2025", name="2025"),
        a_talk(code="TA1K25", edition="ED2025", state=TalkState.ENDED),
        a_talk(code="DRAFT0", number=2, state=TalkState.DRAFT, announce_at=None),
    )

    assert await exports.calendar(a_note_taker()) == CalendarExport(
        series=a_series(version=1),
        talks=(
            a_talk(version=1),
            a_talk(code="TA1K25", version=1, edition="ED2025", state=TalkState.ENDED),
        ),
        edition_names={EDITION_CODE: "2026", "ED2025": "2025"},
    )


@pytest.mark.usefixtures("programme")
async def test_an_archive_holds_every_document_but_no_secret(exports, put):
    sealed = a_poll(state=PollState.FINAL, counts=(2, 1, 0))
    shown = a_poll(code="P01100", state=PollState.FINAL, counts=(4, 1, 0))
    pending = Preview(owner=OWNER, code="PEND00", user_id=1, made_at=START)
    await put(sealed, shown, pending, a_takeaway(ticket="t1cket", dm_channel_id=5), a_finding())

    archive = await exports.archive(an_organiser())

    by_code = {document.code: document for document in archive.documents}
    assert by_code == {
        document.code: replace(document, version=1)
        for document in (
            a_server(),
            a_series(),
            an_edition(),
            a_talk(),
            replace(sealed, counts=None),
            shown,
            a_takeaway(),
            a_finding(),
        )
    }
    assert (archive.server, archive.exported_at) == ("Northville Talks", START)
    assert [len(part) for part in (archive.notes, archive.findings, archive.calendars)] == [1, 1, 1]


@pytest.mark.usefixtures("programme")
async def test_exports_are_for_the_team_and_the_archive_for_organisers(exports):
    for call in (
        exports.notes(a_member(), talk=TALK_CODE),
        exports.findings(a_member()),
        exports.calendar(a_member()),
    ):
        with pytest.raises(NotANoteTaker):
            await call
    with pytest.raises(NotAnOrganiser):
        await exports.archive(a_note_taker())
