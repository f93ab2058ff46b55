"""What a file changes in a draft: found again whatever was rewritten, and nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.findings.article import Article, ArticleFinding
from bot.domain.findings.errors import ArticleWithoutFindings, FindingTooLong
from bot.domain.findings.returned import ORDER, changes_of, returned_draft
from bot.domain.talks.series import Edition
from tests.factories import EDITION_CODE, a_finding, an_edition

DOORS = a_finding(
    code="DOORS0", position=1, heading="Open doors come first", body="In the evening."
)
BENCHES = a_finding(
    code="BENCH0", position=2, heading="Benches make neighbours", body="Who sits down stays longer."
)
LAMPS = a_finding(code="LAMPS0", position=3, heading="Lamps are cheap", body="Light costs little.")
DRAFT = (DOORS, BENCHES, LAMPS)
EDITION = an_edition(introduction="We met twice.", thanks="Thanks to all.")


def file(*findings: tuple[str, str], **around: tuple[str, ...]) -> Article:
    return Article(
        title="Northville Talks 2026",
        findings=tuple(
            ArticleFinding(number=number, heading=heading, body=(body,) if body else ())
            for number, (heading, body) in enumerate(findings, start=1)
        ),
        **around,  # type: ignore[arg-type]
    )


def texts(*findings: object) -> list[tuple[str, str]]:
    return [(each.heading, each.body) for each in findings]  # type: ignore[attr-defined]


def found(article: Article, edition: Edition = EDITION):
    return changes_of(returned_draft(article, EDITION_CODE, name="draft.docx"), DRAFT, edition)


def test_what_was_not_touched_changes_nothing():
    whole = file(*texts(*DRAFT), introduction=("We met twice.",), thanks=("Thanks to all.",))

    assert (found(whole).changes, found(whole).missing) == ((), ())


@pytest.mark.parametrize(
    "written",
    [
        ("Benches make neighbours", "Who sits down on one stays longer."),
        ("A bench makes a neighbour", "Who sits down stays longer."),
        ("Benches make good neighbours", "Who sits down stays a little longer."),
    ],
    ids=["another text", "another heading", "both, a little"],
)
def test_a_finding_is_known_again(written: tuple[str, str]):
    (change,) = found(file(*texts(DOORS), written, *texts(LAMPS))).changes

    assert (change.key, change.number) == (BENCHES.code, 2)
    assert (change.before, change.after) == ((BENCHES.heading, BENCHES.body), written)


def test_what_nobody_knows_is_new_and_what_is_not_there_stays():
    kiosk = ("Kiosks close too early", "Nobody buys a paper at night.")
    result = found(file(*texts(DOORS), kiosk, *texts(LAMPS)))
    (change,) = result.changes

    assert (change.is_new, change.number, change.after) == (True, 2, kiosk)
    assert result.missing == (BENCHES,)


def test_another_order_is_one_change():
    (change,) = found(file(*texts(LAMPS, DOORS, BENCHES))).changes

    assert (change.key, change.order) == (ORDER, ("LAMPS0", "DOORS0", "BENCH0"))


def test_a_heading_alone_and_a_text_that_is_not_there_delete_nothing():
    bare = [(each.heading, "") for each in DRAFT]

    assert found(file(*bare)).changes == ()
    (change,) = found(file(*bare, thanks=("Thanks to most.",))).changes
    assert (change.key, change.after[1]) == ("thanks", "Thanks to most.")


def test_an_edition_that_has_no_texts_yet_takes_them():
    bare = replace(EDITION, introduction="", thanks="")
    whole = file(*texts(*DRAFT), introduction=("One.", "Two."), further_reading=("A book",))

    keys = {each.key: each.after[1] for each in found(whole, bare).changes}
    assert keys == {"introduction": "One.\n\nTwo.", "further_reading": "A book"}


def test_what_cannot_be_kept_is_refused_with_its_number():
    with pytest.raises(ArticleWithoutFindings):
        returned_draft(file(), EDITION_CODE, name="empty.txt")
    with pytest.raises(FindingTooLong) as refused:
        returned_draft(file(("Short", ""), ("x" * 201, "")), EDITION_CODE, name="long.txt")
    assert refused.value.params == {"number": 2, "length": 201, "limit": 200}


WORDS = st.sampled_from(["doors", "open", "late", "lamps", "are", "cheap", "benches", "night"])
LINE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(st.lists(st.tuples(LINE, LINE), min_size=1, max_size=7))
def test_each_is_paired_once_whatever_stands_there(written: list[tuple[str, str]]):
    result = found(file(*written))
    changed = [each.key for each in result.changes if each.number and not each.is_new]
    new = [each for each in result.changes if each.is_new]

    assert len(changed) == len(set(changed))
    # Every finding of the file is one of ours or new, and ours are in it or missing.
    assert len(written) - len(new) == len(DRAFT) - len(result.missing)
