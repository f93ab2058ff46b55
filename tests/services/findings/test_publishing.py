import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.findings.article import ArticleFinding, ArticleTalk, Evidence
from bot.domain.findings.errors import NothingNew, NothingToPublish, ReviewNotAsked
from bot.domain.findings.finding import ReviewState, Revision
from bot.domain.findings.revision_chain import Stamp, chain_of
from bot.domain.talks.errors import TalkNeedsChannels
from bot.domain.talks.states import TalkState
from bot.domain.team.errors import NotAnOrganiser, NotANoteTaker, NotAReviewer
from bot.services.findings.findings import FindingsService
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.publishing import PublishedView, Publishing
from bot.services.takeaways.changing import Changing
from bot.services.talks.views import Posted
from tests.factories import (
    EDITION_CODE,
    ORGANISER_ID,
    OWNER,
    START,
    TALK_CODE,
    TALKS_CHANNEL_ID,
    a_delivery,
    a_draft,
    a_finding,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    a_takeaway,
    a_talk,
    an_edition,
    an_organiser,
)
from tests.services.findings.findings_world import BODY, LONG_HEADING, whole_edition

SECOND_ORGANISER = 1_000_000_000_000_000_109


@pytest.fixture
def publishing(store, clock) -> Publishing:
    return Publishing(store, clock)


@pytest.fixture
def findings(store, clock) -> FindingsService:
    return FindingsService(store, clock, Meanwhile())


@pytest.fixture
async def edition(put) -> None:
    await put(*whole_edition())


@pytest.fixture
async def small_edition(put, programme) -> None:
    await put(a_finding(), a_takeaway().placed_in("F1ND00"))


async def read(store, kind: type, /, **equal) -> list:
    return await store.read(OWNER, lambda docs: docs.select(kind, **equal))


async def ask_and_publish(publishing: Publishing, why: str = "") -> PublishedView:
    asked = await publishing.ask_review(a_note_taker())
    return await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version, why)


@pytest.mark.usefixtures("edition")
async def test_article_names_talk_segment_and_minute_and_only_who_agreed(publishing):
    article = (await publishing.for_review(OWNER, EDITION_CODE)).article

    assert (article.title, article.edition, article.authors) == (
        "Northville Talks 2026",
        "2026",
        ("Northville Library",),
    )
    assert article.introduction == ("We met twice.", "It rained.")
    assert article.talks == (
        ArticleTalk(
            title="Neighbours and the Town Square",
            series_line="Northville Talks 2026",
            on=date(2026, 3, 19),
            segments=("What the library heard", "What the square heard"),
            speakers=("Ada Example, Deputy Mayor, City of Northville", "Librarian"),
            recording="https://video.example/1",
        ),
        ArticleTalk(
            title="Bridges",
            series_line="Northville Talks 2026",
            on=date(2026, 3, 19),
            segments=("Bridges",),
        ),
    )
    assert [(each.number, each.heading) for each in article.findings] == [
        (1, LONG_HEADING),
        *((number, f"Point {number}") for number in range(2, 10)),
    ]
    # Takeaways 0, 9, 18 ... 45 rest under finding 1; the odd ones are of talk 1.
    assert article.findings[0] == ArticleFinding(
        number=1,
        heading=LONG_HEADING,
        body=(BODY,),
        evidence=(
            *(Evidence(talk=1, segment=1, minute=minute) for minute in (9, 27, 45)),
            *(Evidence(talk=2, segment=1, minute=minute) for minute in (0, 18, 36)),
        ),
    )


@pytest.mark.usefixtures("small_edition")
async def test_evidence_from_under_the_chatham_house_rule_is_the_talk_alone(publishing, put):
    await put(a_talk(version=1, chatham_house=True))

    article = (await publishing.for_review(OWNER, EDITION_CODE)).article

    assert article.findings[0].evidence == (Evidence(talk=1),)


@pytest.mark.usefixtures("small_edition")
async def test_a_published_article_lists_only_talks_that_members_know_of(publishing, put, clock):
    later = clock.now() + timedelta(days=1)
    await put(
        a_draft(code="TA1K02", number=2, title="A draft"),
        a_talk(code="TA1K03", number=3, title="Announced tomorrow", announce_at=later),
        a_talk(code="TA1K04", number=4, title="Called off", state=TalkState.CANCELLED),
        a_talk(code="TA1K05", number=5, title="To come"),
    )
    known = ["Neighbours and the Town Square", "To come"]

    published = await ask_and_publish(publishing)

    assert [talk.title for talk in published.revision.article.talks] == known
    clock.set(later)
    article = (await publishing.for_review(OWNER, EDITION_CODE)).article
    assert [talk.title for talk in article.talks] == [known[0], "Announced tomorrow", known[1]]


@pytest.mark.usefixtures("edition")
async def test_publication_keeps_a_revision_and_posts_it_with_a_thread(publishing, store):
    preview = await publishing.ask_review(a_note_taker())
    assert not preview.may_publish
    organisers = await publishing.preview(an_organiser())
    assert organisers.may_publish

    published = await publishing.publish(an_organiser(), EDITION_CODE, organisers.key.version)

    revision = Revision(
        owner=OWNER,
        code=published.revision.code,
        version=1,
        edition=EDITION_CODE,
        number=1,
        article=replace(organisers.article, published_on=date(2026, 3, 19)),
        author_id=a_note_taker().user_id,
        reviewer_id=ORGANISER_ID,
        published_at=START,
        website="https://northville.example",
        findings=tuple(f"F1ND0{number}" for number in range(1, 10)),
    )
    assert published == PublishedView(
        revision=revision,
        edition=organisers.edition,
        series=a_series(version=1),
        minutes=organisers.minutes,
        post=None,
        thread_id=None,
        channel_id=TALKS_CHANNEL_ID,
        stamp=Stamp(edition=EDITION_CODE, links=chain_of(EDITION_CODE, [revision])),
    )
    assert not published.is_corrected
    review, carrier, thread, asked = await read(store, Delivery)
    assert (review.kind, review.place) == (DeliveryKind.REVIEW, Place.BACKSTAGE)
    assert (carrier.kind, carrier.place) == (DeliveryKind.FINDINGS, Place.TALKS)
    assert (thread.kind, thread.place, thread.after) == (
        DeliveryKind.FINDINGS_THREAD,
        Place.THREAD,
        carrier.code,
    )
    assert (asked.kind, asked.place) == (DeliveryKind.FOLLOW_UP, Place.BACKSTAGE)
    assert {each.about for each in (review, carrier, thread, asked)} == {EDITION_CODE}
    assert await publishing.published(a_member()) == [published]


@pytest.mark.usefixtures("small_edition")
async def test_a_correction_is_revision_two_and_changes_what_was_posted(
    publishing, findings, store, put, clock
):
    await put(
        a_delivery(
            kind=DeliveryKind.FINDINGS,
            about=EDITION_CODE,
            state=DeliveryState.SENT,
            wake=None,
            channel_id=5,
            message_id=6,
        )
    )
    await ask_and_publish(publishing)
    with pytest.raises(NothingNew):
        await publishing.ask_review(a_note_taker())
    clock.advance(timedelta(days=1))
    await findings.edit(a_note_taker(), "F1ND00", 1, "Open doors first", "Corrected.")
    assert (await findings.workbench(a_note_taker())).key.state is ReviewState.DRAFT

    corrected = await ask_and_publish(publishing, why="Doors open earlier.")

    assert corrected.revision.article.correction == "Doors open earlier."
    chain = chain_of(EDITION_CODE, await read(store, Revision))
    assert corrected.digest == chain[-1].digest != chain[0].digest
    assert (corrected.revision.number, corrected.is_corrected) == (2, True)
    assert corrected.revision.article.findings[0].heading == "Open doors first"
    assert corrected.post == Posted(channel_id=5, message_id=6)
    assert len(await read(store, Revision)) == 2
    assert len(await read(store, Delivery, kind=DeliveryKind.FINDINGS.value)) == 1
    (mirror,) = await read(store, Mirror)
    assert (mirror.kind, mirror.about, mirror.wanted) == (MirrorKind.FINDINGS, EDITION_CODE, 2)
    assert await publishing.published(a_member(), "2026") == [corrected]


@pytest.mark.usefixtures("small_edition")
async def test_publication_takes_two_people(publishing):
    with pytest.raises(ReviewNotAsked):
        await publishing.publish(an_organiser(), EDITION_CODE, 0)
    asked = await publishing.ask_review(an_organiser())
    assert not asked.may_publish
    with pytest.raises(NotAReviewer):
        await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)

    other = an_organiser(user_id=SECOND_ORGANISER)
    published = await publishing.publish(other, EDITION_CODE, asked.key.version)

    assert (published.revision.author_id, published.revision.reviewer_id) == (
        ORGANISER_ID,
        SECOND_ORGANISER,
    )


@pytest.mark.usefixtures("small_edition")
async def test_one_person_may_publish_where_the_server_says_so(publishing, put):
    await put(a_server(version=1, two_people_publish=False))

    preview = await publishing.preview(an_organiser())

    assert preview.may_publish
    published = await publishing.publish(an_organiser(), EDITION_CODE, preview.key.version)
    assert (published.revision.author_id, published.revision.reviewer_id) == (None, ORGANISER_ID)


@pytest.mark.usefixtures("small_edition")
async def test_a_draft_that_changed_under_review_must_be_looked_at_again(publishing, findings):
    asked = await publishing.ask_review(a_note_taker())
    await findings.edit(a_note_taker(), "F1ND00", 1, "Slipped in", "")

    with pytest.raises(ReviewNotAsked):
        await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)

    # The review is over: what is new was not looked at.
    again = await publishing.preview(an_organiser())
    assert not again.may_publish
    with pytest.raises(ReviewNotAsked):
        await publishing.publish(an_organiser(), EDITION_CODE, again.key.version)
    asked = await publishing.ask_review(a_note_taker())
    published = await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)
    assert published.revision.article.findings[0].heading == "Slipped in"


@pytest.mark.usefixtures("small_edition")
async def test_whoever_rewrites_under_review_is_no_second_person(publishing, findings):
    await publishing.ask_review(a_note_taker())
    await findings.edit(an_organiser(), "F1ND00", 1, "In my words", "")
    asked = await publishing.ask_review(a_note_taker())

    assert not (await publishing.preview(an_organiser())).may_publish
    with pytest.raises(NotAReviewer):
        await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)
    third = an_organiser(user_id=SECOND_ORGANISER)
    assert (await publishing.preview(third)).may_publish
    await publishing.publish(third, EDITION_CODE, asked.key.version)


@pytest.mark.usefixtures("small_edition")
async def test_two_organisers_publish_once(publishing, store):
    asked = await publishing.ask_review(a_note_taker())

    results = await asyncio.gather(
        publishing.publish(an_organiser(), EDITION_CODE, asked.key.version),
        publishing.publish(an_organiser(user_id=SECOND_ORGANISER), EDITION_CODE, asked.key.version),
        return_exceptions=True,
    )

    assert isinstance(results[1], NothingNew)
    assert len(await read(store, Revision)) == 1


@pytest.mark.usefixtures("small_edition")
async def test_asking_twice_keeps_the_first_author_and_one_post(publishing, store):
    asked = await publishing.ask_review(a_note_taker())
    again = await publishing.ask_review(an_organiser())

    assert again.key == asked.key
    assert again.may_publish
    assert len(await read(store, Delivery)) == 1


@pytest.mark.usefixtures("programme")
async def test_nothing_is_published_without_findings_or_channels(publishing, put):
    with pytest.raises(NothingToPublish):
        await publishing.ask_review(a_note_taker())
    await put(a_finding(), a_server(version=1, talks_channel_id=None))
    with pytest.raises(TalkNeedsChannels):
        await publishing.ask_review(a_note_taker())


@pytest.mark.usefixtures("small_edition")
async def test_only_organisers_publish_and_only_the_team_sees_the_draft(publishing):
    asked = await publishing.ask_review(an_organiser())

    with pytest.raises(NotAnOrganiser):
        await publishing.publish(a_note_taker(), EDITION_CODE, asked.key.version)
    with pytest.raises(NotANoteTaker):
        await publishing.preview(a_member())
    assert await publishing.published(a_member()) == []


@pytest.mark.usefixtures("small_edition")
async def test_removing_a_placed_takeaway_makes_a_newer_draft(publishing, store, clock):
    await ask_and_publish(publishing)

    await Changing(store, clock).undo(a_note_taker(), "TAKE00")

    preview = await publishing.preview(a_note_taker())
    assert preview.key.state is ReviewState.DRAFT
    assert preview.article.findings[0].evidence == ()


@pytest.mark.usefixtures("edition")
async def test_no_member_and_no_code_stands_in_what_is_published(publishing, store):
    published = await ask_and_publish(publishing)

    text = repr(published.revision.article)
    assert str(a_member().user_id) not in text
    for code in ("TAKE00", "F1ND01", TALK_CODE, EDITION_CODE):
        assert code not in text
    assert an_edition().name in text
