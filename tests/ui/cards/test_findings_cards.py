"""The workbench, its cards and what is published stay within Discord's limits as well."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.domain.findings.checklist import Check, Point
from bot.domain.findings.finding import KeyFindings, ReviewState, Revision, SortingProgress
from bot.domain.findings.following import FollowUp, Status
from bot.domain.findings.revising import changed_between
from bot.domain.findings.revision_chain import RevisionLink, Stamp
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.saying.i18n import Localizer, Text
from bot.services.findings.following import FollowedFinding, FollowUpView
from bot.services.findings.likenesses import TOGETHER
from bot.services.findings.publishing import ArticlePreview, PublishedView
from bot.services.findings.revisions import RevisionLine, RevisionsView
from bot.services.findings.views import (
    FindingLine,
    FindingView,
    SortView,
    WorkbenchView,
)
from bot.services.takeaways.takeaways import Logged
from bot.services.talks.live_view import LivePanelView, QuestionView
from bot.services.talks.views import Posted
from bot.ui.cards.findings import findings, publication
from bot.ui.cards.findings.article import article_pages
from bot.ui.cards.findings.checklist import checklist_card, missing
from bot.ui.cards.findings.following import follow_up_post, following_card, printed_line
from bot.ui.cards.findings.revisions import revision_card, revisions_card
from bot.ui.cards.findings.workbench import workbench
from bot.ui.cards.takeaways import takeaways
from bot.ui.cards.talks import live
from bot.ui.limits import THREAD_NAME
from tests.factories import (
    EDITION_CODE,
    NOW,
    OWNER,
    START,
    a_finding,
    a_segment,
    a_series,
    a_takeaway,
    a_talk,
    an_edition,
)
from tests.ui.cards.measuring import complaints, text_of

MANY = 60
ADDRESS = "https://example.org/" + "x" * 480
WRITINGS = {"stars": "*_~|`" * 800, "words": "Benches and lights " * 210, "wide": "W" * 4000}


@pytest.fixture
def words(localizer: Localizer) -> Text:
    return localizer.for_locale("en")


@pytest.fixture(params=WRITINGS.values(), ids=WRITINGS.keys())
def long(request: pytest.FixtureRequest) -> str:
    """About four thousand characters."""
    return request.param


def lines_of(long: str) -> tuple[FindingLine, ...]:
    return tuple(
        FindingLine(
            code=f"F1ND{n:02}", version=9, number=n, heading=long[:200], takeaways=999, words=9999
        )
        for n in range(1, MANY)
    )


def takeaways_of(long: str, **fields: Any):
    return tuple(
        a_takeaway(code=f"TAKE{n:02}", text=long[:1000], version=9, **fields) for n in range(MANY)
    )


def key(**fields: Any) -> KeyFindings:
    return KeyFindings(owner=OWNER, code=EDITION_CODE, edition=EDITION_CODE, **fields)


def article_of(long: str) -> Article:
    places = tuple(Evidence(talk=9, segment=n, minute=n) for n in range(MANY))
    finding = ArticleFinding(number=1, heading=long[:200], body=(long, long), evidence=places)
    talk = ArticleTalk(
        title=long[:200],
        on=START.date(),
        segments=(long[:200],) * 30,
        speakers=(long[:200],) * 30,
        recording=ADDRESS,
    )
    return Article(
        title=long[:200],
        introduction=(long,),
        heading_of_findings=long[:200],
        findings=(finding,) * 3,
        talks=(talk,) * 2,
        further_reading=(long[:500],) * 10,
        thanks=(long,),
        scope_note=long,
    )


@pytest.mark.parametrize("state", ReviewState)
@pytest.mark.parametrize("page", [0, 1, 9])
def test_workbench_fits(long: str, words: Text, state: ReviewState, page: int):
    numbers = tuple(range(MANY))
    points = tuple(
        Point(check=check, number=n, segment=n, count=MANY, names=(long[:80],) * 9, code=f"{n:06}")
        for check in Check
        for n in range(1, 4)
    )
    view = WorkbenchView(
        title=long,
        edition=an_edition(name=long[:60], website=ADDRESS),
        key=key(state=state, author_id=10**18),
        progress=SortingProgress(
            takeaways=9999, placed=9999, to_sort=9999, left_out=9999, unsupported=numbers
        ),
        findings=lines_of(long),
        minutes=999,
        points=points,
        may_publish=True,
    )

    assert complaints(workbench(view, words, page=page)) == []
    assert complaints(findings.order_which(view, words, page=page)) == []
    assert complaints(checklist_card("ED1T10", points, words, page)) == []


@pytest.mark.parametrize("page", [0, 1, 9])
def test_sorting_and_writing_fit(long: str, words: Text, page: int):
    lines = lines_of(long)
    sort = SortView(
        takeaway=takeaways_of(long)[0],
        talk=99,
        support=9999,
        likely=lines[0],
        together=takeaways_of(long)[1 : TOGETHER + 1],
        findings=lines,
        left=9999,
    )
    finding = FindingView(
        finding=a_finding(heading=long[:200], body=long[:4000]),
        edition=an_edition(),
        takeaways=takeaways_of(long),
        findings=lines,
    )
    for items in (
        findings.sort_card(sort, words, page=page),
        findings.finding_card(finding, words, page=page),
        findings.order_where(finding, words, page=page),
        findings.remove_question(finding, words),
    ):
        assert complaints(items) == []


def test_every_page_of_a_long_document_fits(long: str, words: Text):
    article = article_of(long)
    view = ArticlePreview(
        article=article,
        key=key(version=9, draft=999),
        edition=an_edition(website=ADDRESS),
        series=a_series(),
        minutes=999,
        may_publish=True,
    )
    pages = len(article_pages(article, words))

    assert pages > 1
    for page in (0, pages // 2, pages - 1):
        assert complaints(publication.preview(view, 10**18, words, page=page)) == []
    assert complaints(publication.publish_question(view, 10**18, words)) == []
    assert complaints(publication.review_post(view, words, mark="k" * 20)) == []


SEALED = RevisionLink(
    number=9, published_at=NOW, content="", previous="", digest="0123456789abcdef" * 4
)


def published(long: str, *, number: int = 2, edition: str = EDITION_CODE) -> PublishedView:
    return PublishedView(
        channel_id=1,
        revision=Revision(
            owner=OWNER,
            code="REV000",
            edition=edition,
            number=number,
            article=article_of(long),
            author_id=1,
            reviewer_id=2,
            published_at=NOW,
            website=ADDRESS,
        ),
        edition=an_edition(code=edition),
        series=a_series(),
        minutes=999,
        post=Posted(channel_id=10**18, message_id=10**18),
        thread_id=10**18,
        stamp=Stamp(edition=edition, links=(SEALED,)),
    )


def test_what_is_published_fits(long: str, words: Text):
    view = published(long)
    views = [published(long, edition=f"ED{n:04}") for n in range(9)]

    assert complaints(publication.findings_post(view, words, mark="k" * 20)) == []
    assert complaints(publication.published_list(views, words)) == []
    reasoned = replace(view.revision, reason=long[:300])
    corrected = replace(view, corrections=(reasoned,) * 9)
    article = replace(view.revision.article, introduction=("W" * 1400,) * 9)
    corrected = replace(corrected, revision=replace(reasoned, article=article))
    assert complaints(publication.published_reading(corrected, words, page=1)) == []
    assert len(publication.thread_name(view, words)) <= THREAD_NAME


def test_minutes_of_a_segment_stand_together(words: Text):
    finding = ArticleFinding(
        number=1,
        heading="Benches",
        body=("They help.",),
        evidence=(
            Evidence(talk=1, segment=2, minute=4),
            Evidence(talk=1, segment=2, minute=9),
            Evidence(talk=2, minute=7),
            Evidence(talk=2, segment=1),
        ),
    )
    (page,) = article_pages(Article(title="Key findings", findings=(finding,)), words)

    assert page.splitlines()[-1] == (
        "-# Talk 1 · segment 2 · minutes 4, 9 | Talk 2 · minute 7 | Talk 2 · segment 1"
    )


def test_name_of_a_thread_hides_nothing(words: Text):
    name = publication.thread_name(published("\u202eTown\nSquare\u2066"), words)

    assert name == "Key findings Town Square: what do you make of them?"


@pytest.mark.parametrize("count", [1, 25])
@pytest.mark.parametrize("chatham_house", [True, False])
def test_answers_to_takeaways_fit(long: str, words: Text, count: int, chatham_house: bool):
    talk = a_talk(title=long[:200], chatham_house=chatham_house)
    kept = takeaways_of(long, ticket="k" * 20 if chatham_house else None)[:count]
    logged = Logged(takeaways=kept, talk=talk, segment_title=long[:200])
    asked = tuple(
        QuestionView(code=f"ASK{n:03}", text=long[:1000], support=999, minute=999)
        for n in range(MANY)
    )
    view = LivePanelView(
        talk=a_talk(title=long[:200], segments=(a_segment(title=long[:200]),) * 3),
        is_live=True,
        segment=1,
        segment_title=long[:200],
        takeaways=9999,
        last=long[:1000],
        last_support=9999,
        questions=asked,
    )
    for items in (
        takeaways.logged(logged, words),
        takeaways.one(kept[0], words, head="Corrected."),
        takeaways.questions(view, words),
        live.live_panel(view, words, mark="k" * 20),
    ):
        assert complaints(items) == []


def test_kinds_of_takeaways_are_said_in_words(words: Text):
    said = {takeaways.kind_of(kind, words) for kind in TakeawayKind}

    assert said == {"Insight", "Practice", "Decision", "Action", "Question", "Resource"}


def test_live_panel_says_since_when_and_leaves_the_counting_to_discord(words: Text):
    view = LivePanelView(
        talk=a_talk(),
        is_live=True,
        segment=None,
        segment_title=None,
        takeaways=12,
        last="Doors stay open",
        last_support=2,
        questions=(),
    )
    began = int(START.timestamp())

    assert text_of(live.live_panel(view, words)) == (
        "**Neighbours and the Town Square**\n"
        f"● **LIVE** since <t:{began}:t> (<t:{began}:R>)\n"
        "12 takeaways · last: “Doors stay open” (+2) · no question from the audience"
    )


def test_minutes_open_the_recording(words: Text):
    places = (
        Evidence(talk=1, segment=2, minute=12),
        Evidence(talk=1, segment=2, minute=15),
        Evidence(talk=2, minute=3),
        Evidence(talk=3, minute=4),
    )
    article = Article(
        title="Key findings",
        findings=(ArticleFinding(number=1, heading="Benches", evidence=places),),
        talks=(
            ArticleTalk(title="One", recording="https://youtu.be/a-b"),
            ArticleTalk(title="Two", recording="https://example.org/two.mp4"),
        ),
    )
    (page,) = article_pages(article, words)
    assert (
        "-# Talk 1 · segment 2 · minutes [12](https://youtu.be/a-b?t=720s), "
        "[15](https://youtu.be/a-b?t=900s) | Talk 2 · minute 3 | Talk 3 · minute 4"
    ) in page


@pytest.mark.parametrize("page", [0, 3, 99])
def test_revisions_fit(long: str, words: Text, page: int):
    changed = changed_between(Article(title="Squares", findings=()), article_of(long))
    lines = tuple(
        RevisionLine(
            number=n,
            against=n - 1,
            changed=changed,
            revision=Revision(
                owner=OWNER,
                code=f"REV{n:03}",
                edition=EDITION_CODE,
                number=n,
                article=Article(title="Squares"),
                author_id=None,
                reviewer_id=None,
                published_at=NOW,
                reason=long[:300],
                retracted_at=NOW,
                retracted_why=long[:300],
            ),
        )
        for n in range(1, MANY)
    )
    view = RevisionsView(title=long, edition=EDITION_CODE, lines=lines)

    assert complaints(revisions_card(view, words, page=page)) == []
    assert complaints(revision_card(view, 7, words, page=page)) == []


def test_what_became_of_findings_fits(long: str, words: Text):
    became = FollowUp(
        status=Status.UNDER_WAY, who=long[:200], word=long[:600], link=ADDRESS, at=NOW
    )
    findings_ = tuple(
        FollowedFinding(
            number=n,
            heading=long[:200],
            finding=a_finding(code=f"F1ND{n:02}", became=became if n % 2 else None),
        )
        for n in range(1, MANY)
    )
    view = FollowUpView(
        title=long,
        edition=an_edition(),
        series=a_series(),
        published_at=NOW,
        findings=findings_,
        asked_at=NOW,
        may_show=True,
        named=(long[:80],) * 9,
    )

    assert complaints(following_card(view, words)) == []
    assert complaints(follow_up_post(view, words, mark="k" * 20)) == []
    assert len(printed_line(findings_[0], words)) < 1600


def test_evidence_says_its_minute_but_never_under_the_rule(words: Text):
    said = a_takeaway(finding="F1ND00", segment=2, minute=34)
    for takeaway, shown in ((said, True), (said.under_the_rule(), False)):
        view = FindingView(
            finding=a_finding(), edition=an_edition(), takeaways=(takeaway,), findings=()
        )
        for items in (findings.finding_card(view, words), takeaways.one(takeaway, words)):
            assert ("segment 2 · minute 34" in text_of(items)) is shown
            assert ("minute" in text_of(items)) is shown


def test_findings_that_lack_the_same_are_named_at_once(words: Text):
    points = [
        Point(check=Check.INTRODUCTION),
        Point(check=Check.BODY, number=1),
        Point(check=Check.SUPPORT, number=1),
        Point(check=Check.BODY, number=2),
        Point(check=Check.BODY, number=4),
    ]

    assert missing(points, words) == (
        "Missing: introduction · findings 1, 2, 4 have no text · nothing supports finding 1"
    )
