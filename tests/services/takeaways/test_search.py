from dataclasses import replace

import pytest

from bot.domain.takeaways.takeaway import Placement, TakeawayKind
from bot.services.findings.findings import FindingsService
from bot.services.findings.publishing import Publishing
from bot.services.takeaways.search import Search, SearchHit
from tests.factories import (
    EDITION_CODE,
    OTHER_GUILD_ID,
    a_finding,
    a_member,
    a_note_taker,
    a_takeaway,
    a_talk,
    an_organiser,
)

TAKEAWAY = SearchHit(
    code="TAKE00",
    edition="2026",
    text="Evening hours bring people who never came before",
    kind=TakeawayKind.INSIGHT,
    talk=1,
    segment=1,
    minute=10,
)
FINDING = SearchHit(
    code="F1ND00",
    edition="2026",
    text="A place that is open in the evening is where people start to talk.",
    heading="Open doors come before open ears",
    number=1,
)


@pytest.fixture
def search(store) -> Search:
    return Search(store)


@pytest.mark.usefixtures("programme")
async def test_the_team_finds_takeaways_and_drafts_of_findings(search, put):
    await put(a_takeaway(placement=Placement.LEFT_OUT), a_finding())

    found = await search.find(a_note_taker(), "evening people")

    assert sorted(found, key=lambda hit: hit.code) == [FINDING, TAKEAWAY]
    assert await search.find(a_note_taker(guild_id=OTHER_GUILD_ID), "evening people") == []


@pytest.mark.usefixtures("programme")
async def test_members_find_neither_what_was_left_out_nor_drafts(search, put):
    await put(a_takeaway(placement=Placement.LEFT_OUT), a_finding())

    assert await search.find(a_member(), "evening people") == []


@pytest.mark.usefixtures("programme")
async def test_under_the_chatham_house_rule_members_find_no_segment_and_no_minute(search, put):
    await put(a_talk(version=1, chatham_house=True), a_takeaway())

    assert await search.find(a_note_taker(), "evening people") == [TAKEAWAY]
    assert await search.find(a_member(), "evening people") == [
        replace(TAKEAWAY, segment=None, minute=None)
    ]


@pytest.mark.usefixtures("programme")
async def test_members_find_a_finding_as_it_was_published(search, put, store, clock):
    await put(a_takeaway(), a_finding())
    publishing = Publishing(store, clock)
    asked = await publishing.ask_review(a_note_taker())
    await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)
    await FindingsService(store, clock).edit(
        a_note_taker(), "F1ND00", 1, "Open doors come before open ears", "An evening draft."
    )

    found = await search.find(a_member(), "evening")

    assert sorted(found, key=lambda hit: hit.code) == [FINDING, TAKEAWAY]
    (finding,) = await search.find(a_note_taker(), "draft")
    assert finding == replace(FINDING, text="An evening draft.")


@pytest.mark.usefixtures("programme")
async def test_at_most_twenty_five_are_shown_of_64_that_fit(search, put):
    await put(*(a_takeaway(code=f"TAKE{number:02}") for number in range(64)))

    assert len(await search.find(a_member(), "evening")) == 25


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("words", ["", '"', "AND (", "%", "evening\x00"])
async def test_search_never_fails_for_what_was_typed(search, put, words):
    await put(a_takeaway())

    assert isinstance(await search.find(a_member(), words), list)
