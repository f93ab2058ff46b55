from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.document import Document
from bot.domain.errors import TextTooLong
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk
from bot.domain.findings.errors import ArticleWithoutFindings, FindingsDiffer
from bot.domain.findings.finding import Finding, KeyFindings, ReviewState, Revision
from bot.domain.talks.errors import EditionNotFound
from bot.domain.talks.parts import Segment
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.services.findings.importing import Importing, ImportResult
from bot.services.findings.publishing import Publishing
from bot.services.talks.talks import TalkService
from bot.store.sqlite.document_store import DocumentStore
from tests.factories import (
    EDITION_CODE,
    OWNER,
    START,
    a_finding,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.services.findings.findings_world import BODY, LONG_HEADING

ARTICLE = Article(
    title="Northville Talks 2021: what we heard",
    edition="Northville Talks 2021",
    published_on=date(2021, 12, 24),
    kind="Article",
    authors=("Northville Library", "Westville School"),
    introduction=("We met twice.", "It snowed."),
    heading_of_findings="What we take home",
    findings=(
        ArticleFinding(number=1, heading=LONG_HEADING, body=(BODY, BODY)),
        *(ArticleFinding(number=n, heading=f"Point {n}", body=(BODY,)) for n in range(2, 10)),
    ),
    talks=(
        ArticleTalk(title="Snow", series_line="Northville Talks 2021", on=date(2021, 11, 4)),
        ArticleTalk(
            title="Ice",
            series_line="Northville Talks 2021",
            on=date(2021, 12, 2),
            speakers=("Ada Example, Deputy Mayor",),
            recording="https://video.example/ice",
        ),
    ),
    further_reading=("A book about snow",),
    thanks=("Everybody",),
    scope_note="Not all that was said.",
)


@pytest.fixture
def importing(store, clock) -> Importing:
    return Importing(store, clock)


async def everything(store: DocumentStore) -> list[Document]:
    kinds = (Series, Edition, Talk, Finding, KeyFindings, Revision)
    return await store.read(
        OWNER, lambda docs: [each for kind in kinds for each in docs.select(kind)]
    )


async def test_import_into_an_empty_server_makes_everything(importing, store):
    result = await importing.import_article(OWNER, "2021", ARTICLE)

    series, edition, snow, ice, *findings, key, revision = await everything(store)
    assert (series.title, series.producers) == (
        "Northville Talks",
        "Northville Library, Westville School",
    )
    assert result == ImportResult(
        series=series,
        edition=edition,
        new_series=True,
        new_edition=True,
        findings=9,
        talks=2,
    )
    assert (edition.name, edition.introduction) == ("2021", "We met twice.\n\nIt snowed.")
    assert snow == a_talk(
        code=snow.code,
        version=1,
        series=series.code,
        edition=edition.code,
        title="Snow",
        changed_at=START,
        slot=None,
        planned_on=date(2021, 11, 4),
        state=TalkState.ENDED,
        announce_at=None,
        sequence=0,
    )
    (segment,) = ice.segments
    assert isinstance(segment, Segment)
    assert [(speaker.name, speaker.line) for speaker in segment.speakers] == [
        ("Ada Example", "Ada Example, Deputy Mayor")
    ]
    assert [finding.position for finding in findings] == list(range(1, 10))
    assert findings[0].body == f"{BODY}\n\n{BODY}"
    assert (key.state, key.revision) == (ReviewState.PUBLISHED, 1)
    assert revision == Revision(
        owner=OWNER,
        code=revision.code,
        version=1,
        edition=edition.code,
        number=1,
        article=ARTICLE,
        author_id=None,
        reviewer_id=None,
        # Noon in the zone of the series, which is the server's: UTC until somebody sets it.
        published_at=datetime(2021, 12, 24, 12, tzinfo=UTC),
    )


async def test_importing_twice_changes_nothing(importing, store):
    first = await importing.import_article(OWNER, "2021", ARTICLE)
    before = await everything(store)

    second = await importing.import_article(OWNER, "2021", ARTICLE)

    assert second == ImportResult(series=first.series, edition=first.edition)
    assert not second.changed
    assert await everything(store) == before


async def test_what_was_imported_composes_to_the_same_article(importing, store, clock):
    kept = await importing.import_article(OWNER, "2021", ARTICLE)

    preview = await Publishing(store, clock).for_review(OWNER, kept.edition.code)

    # As a heading of its own stands what one person spoke under.
    talks = (ARTICLE.talks[0], replace(ARTICLE.talks[1], segments=("Ice",)))
    assert preview.article == replace(ARTICLE, edition="2021", published_on=None, talks=talks)


async def test_published_elsewhere_is_found_and_nothing_is_posted(importing, store, clock):
    await importing.import_article(OWNER, "2021", ARTICLE)

    (published,) = await Publishing(store, clock).published(a_member())

    assert (published.revision.article, published.is_corrected, published.post) == (
        ARTICLE,
        False,
        None,
    )
    talks = TalkService(store, clock)
    assert (await talks.upcoming(a_member())).talks == []
    await store.run(OWNER, lambda docs: docs.put(a_server()))
    assert [talk.title for talk in await talks.all(a_note_taker())] == ["Ice", "Snow"]


@pytest.mark.usefixtures("programme")
async def test_import_into_an_edition_keeps_its_talks_and_its_words(importing, store, put):
    await put(an_edition(version=1, introduction="Our own words"), a_talk(version=1, title="SNOW"))

    result = await importing.import_article(OWNER, "2026", ARTICLE)

    assert (result.talks, result.findings, result.new_edition) == (1, 9, False)
    assert (result.edition.introduction, result.edition.thanks) == ("Our own words", "Everybody")
    assert result.series == a_series(version=1)


@pytest.mark.usefixtures("programme")
async def test_an_edition_with_other_findings_is_left_alone(importing, store, put):
    await put(a_finding())
    before = await everything(store)

    with pytest.raises(FindingsDiffer) as caught:
        await importing.import_article(OWNER, EDITION_CODE, ARTICLE)

    assert caught.value.params == {"name": "2026"}
    assert await everything(store) == before


async def test_a_new_edition_goes_to_the_series_that_the_article_names(importing, put):
    await put(a_series(), a_series(code="SERE5B", title="Westville Walks"))

    result = await importing.import_article(OWNER, "2021", ARTICLE)

    assert (result.series.title, result.new_series) == ("Northville Talks", False)
    with pytest.raises(EditionNotFound):
        await importing.import_article(OWNER, "2020", replace(ARTICLE, title="?", edition=""))


@pytest.mark.parametrize(
    ("article", "error"),
    [
        (replace(ARTICLE, findings=()), ArticleWithoutFindings),
        (
            replace(ARTICLE, findings=(ArticleFinding(number=1, heading="x", body=("y" * 4001,)),)),
            TextTooLong,
        ),
    ],
)
async def test_an_article_that_does_not_fit_leaves_nothing_behind(importing, store, article, error):
    with pytest.raises(error):
        await importing.import_article(OWNER, "2021", article)

    assert await everything(store) == []


async def test_people_of_a_talk_with_several_segments_are_told_and_not_guessed(importing):
    talk = replace(ARTICLE.talks[1], segments=("Thick ice", "Thin ice"))

    result = await importing.import_article(OWNER, "2021", replace(ARTICLE, talks=(talk,)))

    assert result.unplaced_speakers == ("Ada Example, Deputy Mayor",)
    assert str(a_member().user_id) not in repr(result)


async def test_what_is_no_address_is_left_out_and_named(store, importing):
    talks = (replace(ARTICLE.talks[0], recording="javascript:alert(1)"), *ARTICLE.talks[1:])

    result = await importing.import_article(OWNER, "2021", replace(ARTICLE, talks=talks))

    assert result.refused_links == ("javascript:alert(1)",)
    (revision,) = await store.read(OWNER, lambda docs: docs.select(Revision))
    kept = await store.read(OWNER, lambda docs: docs.select(Talk))
    assert next(talk.recording for talk in kept) is None
    assert revision.article.talks[0].recording is None
