"""What a revision changed is named, each thing once, and of evidence only that it did."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.findings.article import Article, ArticleFinding, Evidence
from bot.domain.findings.difference import Difference
from bot.domain.findings.revising import Became, PrintedPlace, changed_between

BODY = "People stay where they can sit, and they come back where there is a roof."
TEXTS = st.lists(st.sampled_from(("One two three.", "Four five.", "Six seven eight nine.")))


def article(*texts: tuple[str, str], **fields: object) -> Article:
    found = tuple(
        ArticleFinding(number=number, heading=heading, body=(body,) if body else ())
        for number, (heading, body) in enumerate(texts, start=1)
    )
    return Article(title="Northern Talks", findings=found, **fields)  # type: ignore[arg-type]


def named(old: Article, new: Article) -> list[tuple[PrintedPlace, Became, int, int]]:
    return [(e.place, e.became, e.number, e.was) for e in changed_between(old, new)]


def test_a_finding_is_known_again_by_its_heading_or_by_its_words():
    old = article(("Benches", BODY), ("Shade", "Trees."), ("Shops", "Ask the owners."))
    new = article(("Shade", "Trees."), ("Where people sit", f"{BODY} Old ones, too."), ("Rain", ""))

    assert named(old, new) == [
        (PrintedPlace.FINDING, Became.MOVED, 1, 2),
        (PrintedPlace.FINDING, Became.CHANGED, 2, 1),
        (PrintedPlace.FINDING, Became.NEW, 3, 0),
        (PrintedPlace.FINDING, Became.GONE, 3, 3),
    ]
    changed = changed_between(old, new)[1]
    kept = (span.text for span in changed.spans if span.change is not Difference.GONE)
    assert "".join(kept) == f"Where people sit\n{BODY} Old ones, too."


def test_of_two_findings_of_one_heading_each_is_paired_once():
    same = article(("Benches", "One."), ("Benches", "Two."))

    assert changed_between(same, same) == ()


def test_what_stands_around_is_named_in_the_order_of_print():
    old = article(("Benches", BODY), introduction=("We met.",), thanks=("To all.",))
    new = article(
        ("Benches", "Else."), introduction=("We met twice.",), further_reading=("A book",)
    )

    assert [each.place for each in changed_between(old, new)] == [
        PrintedPlace.INTRODUCTION,
        PrintedPlace.FINDING,
        PrintedPlace.READING,
        PrintedPlace.THANKS,
    ]


def test_of_evidence_that_was_taken_out_nothing_is_shown():
    before = ArticleFinding(number=1, heading="A", evidence=(Evidence(talk=1, minute=12),))
    after = ArticleFinding(number=1, heading="A", evidence=(Evidence(talk=1),))

    (changed,) = changed_between(
        Article(title="T", findings=(before,)), Article(title="T", findings=(after,))
    )
    assert (changed.became, changed.spans) == (Became.EVIDENCE, ())


def test_another_day_of_publication_is_no_change():
    day = article(("Benches", BODY), published_on=date(2027, 3, 1))

    assert changed_between(article(("Benches", BODY)), day) == ()


@given(old=TEXTS, new=TEXTS)
def test_every_finding_of_both_is_accounted_for_once(old: list[str], new: list[str]):
    before = article(*((text.split()[0], text) for text in old))
    after = article(*((text.split()[0], text) for text in new))

    found = changed_between(before, after)

    kept = len(old) - sum(e.became is Became.GONE for e in found)
    assert kept == len(new) - sum(e.became is Became.NEW for e in found)
    assert (found == ()) == (before == after)
