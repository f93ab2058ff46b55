from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.findings.article import Article, ArticleFinding
from bot.domain.findings.finding import Revision
from bot.domain.findings.revision_chain import broken_at, chain_of, fingerprint
from tests.factories import EDITION_CODE, NOW, OWNER

ARTICLE = Article(title="Harbour Evenings", findings=(ArticleFinding(number=1, heading="Lamps"),))


def a_revision(number: int, **changes) -> Revision:
    revision = Revision(
        owner=OWNER,
        code=f"REV00{number}",
        edition=EDITION_CODE,
        number=number,
        article=replace(ARTICLE, thanks=(f"Revision {number}",)),
        author_id=None,
        reviewer_id=None,
        published_at=NOW + timedelta(days=number),
    )
    return replace(revision, **changes)


THREE = [a_revision(number) for number in (1, 2, 3)]


def test_each_link_seals_the_one_before():
    links = chain_of(EDITION_CODE, reversed(THREE))

    assert [link.number for link in links] == [1, 2, 3]
    assert [link.previous for link in links] == ["", links[0].digest, links[1].digest]
    assert broken_at(EDITION_CODE, links) is None


def test_the_chain_goes_on_without_changing_what_it_was():
    assert chain_of(EDITION_CODE, THREE)[:2] == chain_of(EDITION_CODE, THREE[:2])


@pytest.mark.parametrize(
    "change",
    [
        {"number": 4},
        {"published_at": NOW},
        {"content": "0" * 64},
        {"previous": "0" * 64},
        {"digest": "0" * 64},
    ],
)
def test_no_part_of_a_link_can_be_changed(change):
    links = list(chain_of(EDITION_CODE, THREE))
    links[1] = replace(links[1], **change)

    assert broken_at(EDITION_CODE, links) is not None
    assert broken_at(EDITION_CODE, links[1:]) is not None
    assert broken_at("OTHER0", chain_of(EDITION_CODE, THREE)) == 1


def test_a_text_that_a_name_was_taken_out_of_keeps_its_place():
    known = fingerprint(THREE[0].article)
    without = replace(THREE[0], article=ARTICLE, fingerprint=known)

    assert chain_of(EDITION_CODE, [without, *THREE[1:]]) == chain_of(EDITION_CODE, THREE)


def test_a_fingerprint_is_of_the_text_and_of_nothing_empty():
    known = fingerprint(ARTICLE)

    assert known == fingerprint(replace(ARTICLE, thanks=(" ",), title=" Harbour  Evenings"))
    assert known != fingerprint(replace(ARTICLE, published_on=date(2027, 6, 17)))
    # What was published must be known again by every later program.
    assert known == "b37defa8a8b072b14a9d1bba0e28e5ca4b114abf42f456c113d9740cc31b9b3f"
