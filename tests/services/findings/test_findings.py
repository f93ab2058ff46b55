import asyncio
from dataclasses import replace

import pytest

from bot.domain.errors import ChangedMeanwhile, TextMissing, TextTooLong, TitleTooLong, TooMany
from bot.domain.findings.checklist import Check, Point
from bot.domain.findings.errors import FindingNotFound
from bot.domain.findings.finding import Finding, KeyFindings, SortingProgress
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.team.errors import NotANoteTaker
from bot.services.findings.findings import EditionText, FindingsService
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.sorting import Sorting
from bot.services.findings.views import (
    FindingLine,
    NearLine,
    SortView,
    WorkbenchView,
)
from bot.services.findings.workbench import get_workbench
from bot.words.errors import LinkNotUnderstood
from tests.factories import (
    EDITION_CODE,
    OWNER,
    START,
    TALK_CODE,
    a_finding,
    a_member,
    a_note_taker,
    a_takeaway,
    an_edition,
)
from tests.services.findings.findings_world import LONG_HEADING, SECOND, whole_edition


@pytest.fixture
def findings(store, clock) -> FindingsService:
    return FindingsService(store, clock, Meanwhile())


@pytest.fixture
def sorting(store, clock) -> Sorting:
    return Sorting(store, clock, Meanwhile())


@pytest.fixture
async def edition(put) -> None:
    await put(*whole_edition())


@pytest.fixture
async def two_findings(put, programme) -> None:
    await put(
        a_finding(code="F1ND01", heading="Doors", body="Open them."),
        a_finding(code="F1ND02", position=2, heading="Ears", body="Open them too."),
        a_takeaway(code="TAKE01").placed_in("F1ND01"),
        a_takeaway(code="TAKE02").placed_in("F1ND02"),
    )


async def read(store, kind: type, /, **equal) -> list:
    return await store.read(OWNER, lambda docs: docs.select(kind, **equal))


async def kept(store, kind: type, code: str):
    return await store.read(OWNER, lambda docs: docs.get(kind, code))


@pytest.mark.usefixtures("edition")
async def test_workbench_tells_how_far_the_sorting_is_and_what_is_missing(findings):
    view = await findings.workbench(a_note_taker())

    def line(number: int, heading: str, takeaways: int) -> FindingLine:
        return FindingLine(
            code=f"F1ND0{number}",
            version=1,
            number=number,
            heading=heading,
            takeaways=takeaways,
            words=190,
        )

    words = view.findings[0].words
    assert view == WorkbenchView(
        title="Northville Talks 2026",
        edition=an_edition(
            version=1,
            introduction="We met twice.\n\nIt rained.",
            website="https://northville.example",
        ),
        key=KeyFindings(owner=OWNER, code=EDITION_CODE, edition=EDITION_CODE),
        progress=SortingProgress(takeaways=64, placed=51, to_sort=8, left_out=5, unsupported=()),
        findings=tuple(
            replace(line(number, heading, takeaways), words=words)
            for number, heading, takeaways in [
                (1, LONG_HEADING, 6),
                (2, "Point 2", 6),
                (3, "Point 3", 6),
                *((number, f"Point {number}", 6) for number in range(4, 7)),
                *((number, f"Point {number}", 5) for number in range(7, 10)),
            ]
        ),
        minutes=view.minutes,
        points=(
            Point(check=Check.RECORDING, number=2, code=SECOND),
            Point(check=Check.THANKS),
            Point(check=Check.SEGMENT, number=1, segment=2, names=("Cy Test",), code=TALK_CODE),
            Point(check=Check.CONSENTS, count=1),
            Point(check=Check.TO_SORT, count=8),
        ),
    )
    assert view.minutes == 10


@pytest.mark.usefixtures("edition")
async def test_sorting_shows_one_takeaway_with_its_place_and_likely_finding(sorting, put, store):
    placed, next_one = await kept(store, Takeaway, "TAKE05"), await kept(store, Takeaway, "TAKE51")
    await put(
        replace(placed, text="A lamp beside the canal").placed_in("F1ND05"),
        replace(next_one, text="Lamps at every canal bridge"),
    )

    view = await sorting.next_to_sort(a_note_taker())

    assert view is not None
    assert view == SortView(
        takeaway=await kept(store, Takeaway, "TAKE51"),
        talk=1,
        support=0,
        likely=next(line for line in view.findings if line.code == "F1ND05"),
        near=(NearLine(takeaway=await kept(store, Takeaway, "TAKE05"), finding=5),),
        findings=view.findings,
        left=8,
    )
    assert len(view.findings) == 9
    with pytest.raises(NotANoteTaker):
        await sorting.next_to_sort(a_member())


@pytest.mark.usefixtures("edition")
async def test_sorting_to_the_end_places_every_takeaway(sorting, findings, store):
    view = await sorting.next_to_sort(a_note_taker())
    left = []
    while view is not None:
        left.append(view.left)
        takeaway = view.takeaway
        if len(left) % 2:
            view = await sorting.put_in(a_note_taker(), takeaway.code, takeaway.version, "F1ND03")
        else:
            view = await sorting.leave_out(a_note_taker(), takeaway.code, takeaway.version)

    assert left == [8, 7, 6, 5, 4, 3, 2, 1]
    workbench = await findings.workbench(a_note_taker())
    assert workbench.progress == SortingProgress(
        takeaways=64, placed=55, to_sort=0, left_out=9, unsupported=()
    )
    # Sorting changes what the draft rests on, which a reviewer must see, but not the draft.
    assert (workbench.key.draft, workbench.key.version) == (1, 8)


@pytest.mark.usefixtures("programme")
async def test_what_is_put_off_comes_behind_the_rest_and_round_again(sorting, put):
    await put(*(a_takeaway(code=f"TAKE0{number}") for number in range(3)))
    seen = []
    view = await sorting.next_to_sort(a_note_taker())
    for _ in range(7):
        seen.append(view.takeaway.code)
        view = await sorting.later(a_note_taker(), view.takeaway.code, view.takeaway.version)

    assert seen == [f"TAKE0{number}" for number in (0, 1, 2, 0, 1, 2, 0)]


@pytest.mark.usefixtures("programme")
async def test_two_note_takers_cannot_sort_the_same_takeaway(sorting, put, store, two_findings):
    await put(a_takeaway())

    results = await asyncio.gather(
        sorting.put_in(a_note_taker(), "TAKE00", 1, "F1ND01"),
        sorting.put_in(a_note_taker(user_id=7), "TAKE00", 1, "F1ND02"),
        return_exceptions=True,
    )

    assert results[0] is None
    assert isinstance(results[1], ChangedMeanwhile)
    assert (await kept(store, Takeaway, "TAKE00")).finding == "F1ND01"


@pytest.mark.usefixtures("programme")
async def test_a_takeaway_begins_a_finding_and_goes_back_to_be_sorted(sorting, put, store):
    await put(a_takeaway())

    assert await sorting.put_in_new(a_note_taker(), "TAKE00", 1, " Open  doors ") is None

    (finding,) = await read(store, Finding)
    assert finding == a_finding(code=finding.code, version=1, heading="Open doors", body="")
    assert (await kept(store, KeyFindings, EDITION_CODE)).draft == 2
    assert await kept(store, Takeaway, "TAKE00") == a_takeaway(
        version=2, placement=Placement.PLACED, finding=finding.code
    )
    view = await sorting.back_to_sort(a_note_taker(), "TAKE00", 2)
    assert view.takeaway == a_takeaway(version=3)


@pytest.mark.usefixtures("programme")
async def test_a_finding_of_another_edition_takes_no_takeaway(sorting, put):
    await put(a_takeaway(), a_finding(edition="OTHER0"))

    with pytest.raises(FindingNotFound):
        await sorting.put_in(a_note_taker(), "TAKE00", 1, "F1ND00")


@pytest.mark.usefixtures("two_findings")
async def test_editing_keeps_paragraphs_and_refuses_an_older_form(findings, store):
    view = await findings.edit(
        a_note_taker(), "F1ND01", 1, " Doors\nand windows ", "One.\r\n \r\nTwo\nlines.\n"
    )

    assert view.finding == a_finding(
        code="F1ND01", version=2, heading="Doors and windows", body="One.\n\nTwo lines."
    )
    assert [each.code for each in view.takeaways] == ["TAKE01"]
    with pytest.raises(ChangedMeanwhile):
        await findings.edit(a_note_taker(), "F1ND01", 1, "Older", "")
    assert await kept(store, Finding, "F1ND01") == view.finding
    assert (await findings.workbench(a_note_taker())).key.draft == 2


@pytest.mark.usefixtures("two_findings")
@pytest.mark.parametrize(
    ("heading", "body", "error"),
    [
        (" \n ", "", TextMissing),
        ("x" * 201, "", TitleTooLong),
        ("Doors", "x" * 4001, TextTooLong),
    ],
)
async def test_a_text_that_does_not_fit_changes_nothing(findings, store, heading, body, error):
    with pytest.raises(error):
        await findings.edit(a_note_taker(), "F1ND01", 1, heading, body)

    assert (await kept(store, Finding, "F1ND01")).version == 1
    assert await read(store, KeyFindings) == []


@pytest.mark.usefixtures("edition")
async def test_a_finding_moves_and_the_others_close_up(findings):
    view = await findings.reorder(a_note_taker(), "F1ND09", 2)

    assert [line.code[-1] for line in view.findings] == list("192345678")
    assert [line.number for line in view.findings] == list(range(1, 10))
    view = await findings.reorder(a_note_taker(), "F1ND01", 99)
    assert [line.code[-1] for line in view.findings] == list("923456781")


@pytest.mark.usefixtures("two_findings")
async def test_a_removed_finding_gives_its_takeaways_back(findings, store):
    view = await findings.remove(a_note_taker(), "F1ND01", 1)

    assert [(line.number, line.heading) for line in view.findings] == [(1, "Ears")]
    assert (await kept(store, Finding, "F1ND02")).position == 1
    assert await kept(store, Takeaway, "TAKE01") == a_takeaway(code="TAKE01", version=2)


@pytest.mark.usefixtures("two_findings")
async def test_merged_findings_keep_both_texts_and_all_evidence(findings):
    view = await findings.merge(a_note_taker(), "F1ND02", 1, "F1ND01")

    assert view.finding == a_finding(
        code="F1ND01", version=2, heading="Doors", body="Open them.\n\nOpen them too."
    )
    assert [each.code for each in view.takeaways] == ["TAKE01", "TAKE02"]
    assert len(view.findings) == 1
    with pytest.raises(FindingNotFound):
        await findings.merge(a_note_taker(), "F1ND01", 2, "F1ND01")


@pytest.mark.usefixtures("programme")
async def test_the_text_around_the_findings_is_kept_as_paragraphs_and_lines(findings, store):
    text = EditionText(
        introduction=" First. \n\n\nSecond. ",
        further_reading="A book\n\n A report \n",
        thanks="Everybody",
        website=" https://northville.example/findings ",
    )

    await findings.describe_edition(a_note_taker(), EDITION_CODE, 1, text)

    described = an_edition(
        version=2,
        introduction="First.\n\nSecond.",
        further_reading=("A book", "A report"),
        thanks="Everybody",
        website="https://northville.example/findings",
    )
    (edition,) = await read(store, type(described))
    assert edition == described
    view = await findings.describe_edition(
        a_note_taker(), EDITION_CODE, 2, EditionText(website=" ")
    )
    assert view.edition == replace(described, version=3, website=None)


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("text", "error"),
    [
        (EditionText(website="javascript:alert(1)"), LinkNotUnderstood),
        (EditionText(further_reading="x\n" * 51), TooMany),
        (EditionText(further_reading="x" * 501), TextTooLong),
        (EditionText(introduction="x" * 4001), TextTooLong),
    ],
)
async def test_text_around_the_findings_that_does_not_fit_changes_nothing(
    findings, store, text, error
):
    with pytest.raises(error):
        await findings.describe_edition(a_note_taker(), EDITION_CODE, 1, text)

    assert await read(store, type(an_edition())) == [an_edition(version=1)]


@pytest.mark.usefixtures("programme")
async def test_a_member_may_change_nothing(findings, sorting, put, two_findings):
    refused = [
        findings.workbench(a_member()),
        findings.finding(a_member(), "F1ND01"),
        findings.new_finding(a_member(), None, "Mine"),
        findings.edit(a_member(), "F1ND01", 1, "Mine", ""),
        findings.reorder(a_member(), "F1ND01", 1),
        findings.remove(a_member(), "F1ND01", 1),
        findings.merge(a_member(), "F1ND01", 1, "F1ND02"),
        findings.describe_edition(a_member(), EDITION_CODE, 1, EditionText(thanks="Me")),
        sorting.put_in(a_member(), "TAKE01", 1, "F1ND02"),
        sorting.leave_out(a_member(), "TAKE01", 1),
    ]

    for call in refused:
        with pytest.raises(NotANoteTaker):
            await call


@pytest.mark.usefixtures("programme")
async def test_a_new_finding_stands_last(findings, two_findings):
    view = await findings.new_finding(a_note_taker(), None, "Mouths", "Open them last.")

    assert view.finding == a_finding(
        code=view.finding.code,
        version=1,
        position=3,
        heading="Mouths",
        body="Open them last.",
    )


@pytest.mark.usefixtures("edition")
async def test_every_answer_can_be_taken_back_until_somebody_answers_anew(sorting, store):
    note_taker = a_note_taker()
    for answer in (
        lambda version: sorting.put_in(note_taker, "TAKE51", version, "F1ND02"),
        lambda version: sorting.put_in(note_taker, "TAKE51", version, "F1ND02", is_against=True),
        lambda version: sorting.put_in_new(note_taker, "TAKE51", version, "A new finding"),
        lambda version: sorting.leave_out(note_taker, "TAKE51", version),
    ):
        before = await kept(store, Takeaway, "TAKE51")
        await answer(before.version)
        back = await sorting.sort_again(note_taker, "TAKE51", before.version + 1)
        assert back.takeaway == replace(
            before,
            version=before.version + 2,
            changed_by=note_taker.user_id,
            changed_at=back.takeaway.changed_at,
        )

    version = back.takeaway.version
    await sorting.put_in(note_taker, "TAKE51", version, "F1ND02")
    await sorting.put_in(note_taker, "TAKE51", version + 1, "F1ND03")
    shown = await sorting.sort_again(note_taker, "TAKE51", version + 1)
    assert shown.takeaway.finding == "F1ND03"


@pytest.mark.usefixtures("edition")
async def test_what_speaks_against_a_finding_is_kept_and_is_no_evidence(findings, sorting, store):
    note_taker = a_note_taker()
    made = await findings.new_finding(note_taker, EDITION_CODE, "Nothing is ever remembered")
    version = (await kept(store, Takeaway, "TAKE51")).version

    await sorting.put_in(note_taker, "TAKE51", version, made.finding.code, is_against=True)

    bench = await findings.workbench(note_taker)
    open_ = {(point.check, point.number) for point in bench.points}
    assert {(Check.AGAINST, 10), (Check.SUPPORT, 10)} <= open_
    (against,) = (await findings.finding(note_taker, made.finding.code)).takeaways
    assert against.is_against
    written = await store.read(
        OWNER, lambda docs: get_workbench(docs, EDITION_CODE).article(now=START)
    )
    assert written.findings[9].evidence == ()
