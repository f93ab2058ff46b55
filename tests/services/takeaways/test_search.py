import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.keeping.errors import SearchTookTooLong
from bot.domain.takeaways.takeaway import Held, Placement, TakeawayKind
from bot.domain.team.errors import NotTakingPart
from bot.services.findings.findings import FindingsService
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.publishing import Publishing
from bot.services.takeaways import search as search_module
from bot.services.takeaways.search import ME, Asked, Search, SearchHit
from bot.services.takeaways.suggesting import Suggesting
from tests.factories import (
    EDITION_CODE,
    OTHER_GUILD_ID,
    OWNER,
    TALK_CODE,
    a_finding,
    a_member,
    a_note_taker,
    a_segment,
    a_speaker,
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
def search(store, clock) -> Search:
    return Search(store, clock)


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
    placed = a_takeaway(placement=Placement.PLACED, finding="F1ND00")
    await put(a_talk(version=1, chatham_house=True), placed)

    assert await search.find(a_note_taker(), "evening people") == [TAKEAWAY]
    assert await search.find(a_member(), "evening people") == [
        replace(TAKEAWAY, segment=None, minute=None)
    ]


@pytest.mark.usefixtures("programme")
async def test_under_the_rule_members_do_not_find_what_nobody_has_sorted(search, put):
    await put(a_talk(version=1, chatham_house=True), a_takeaway())

    assert await search.find(a_note_taker(), "evening people") == [TAKEAWAY]
    assert await search.find(a_member(), "evening people") == []


@pytest.mark.usefixtures("programme")
async def test_what_was_said_under_the_rule_is_no_freer_once_it_is_off(search, put):
    await put(a_takeaway(chatham_house=True))

    assert await search.find(a_member(), "evening people") == []


@pytest.mark.usefixtures("programme")
async def test_members_find_a_finding_as_it_was_published(search, put, store, clock):
    await put(a_takeaway(), a_finding())
    publishing = Publishing(store, clock)
    asked = await publishing.ask_review(a_note_taker())
    await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)
    await FindingsService(store, clock, Meanwhile()).edit(
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


class CrowdedStore:
    """The real one, of which one server asks so much that each answer takes a while."""

    def __init__(self, store) -> None:
        self._store = store
        self.asked = Counter()
        self.going_on = asyncio.Event()

    async def search(self, owner, words, kinds, *, limit, narrowed=()):
        self.asked[owner] += 1
        if owner == OWNER:
            await self.going_on.wait()
        return await self._store.search(owner, words, kinds, limit=limit, narrowed=narrowed)

    async def read(self, owner, look):
        return await self._store.read(owner, look)


@pytest.mark.usefixtures("programme")
async def test_one_servers_crowd_keeps_no_other_server_waiting(store, clock):
    crowded = CrowdedStore(store)
    search = Search(crowded, clock)
    crowd = [asyncio.create_task(search.find(a_member(), "evening people")) for _ in range(20)]
    await asyncio.sleep(0.05)
    async with asyncio.timeout(1):
        assert await search.find(a_member(guild_id=OTHER_GUILD_ID), "evening people") == []

    assert crowded.asked[OWNER] == 1
    crowded.going_on.set()
    assert await asyncio.gather(*crowd) == [[]] * 20


@pytest.mark.usefixtures("programme")
async def test_whoever_would_wait_too_long_is_told(store, clock, monkeypatch):
    monkeypatch.setattr(search_module, "LONGEST", timedelta(milliseconds=50))
    crowded = CrowdedStore(store)
    search = Search(crowded, clock)
    for _ in range(3):
        with pytest.raises(SearchTookTooLong):
            await search.find(a_member(), "evening people")
    crowded.going_on.set()
    assert await search.find(a_member(), "evening people") == []


@pytest.mark.usefixtures("programme")
async def test_a_flood_of_takeaways_washes_no_finding_away(search, put):
    await put(a_finding(), *(a_takeaway(code=f"TAKE{number:02}") for number in range(64)))

    found = await search.find(a_note_taker(), "evening")

    assert found[0] == FINDING
    assert len(found) == 25


@pytest.mark.usefixtures("programme")
async def test_what_a_panellist_was_heard_saying_is_not_found_under_the_rule(search, put):
    part = a_segment(speakers=(a_speaker(name="Ines Falk"),))
    await put(a_talk(version=1, segments=(part,)), a_takeaway())
    asked = Asked(person="falk")
    assert [hit.code for hit in await search.find(a_member(), asked)] == ["TAKE00"]

    await put(a_takeaway(version=1, chatham_house=True, author_id=None))
    assert await search.find(a_note_taker(), asked) == []
    await put(a_takeaway(version=2), a_talk(version=2, segments=(part,), chatham_house=True))
    assert await search.find(a_note_taker(), asked) == []


@pytest.mark.usefixtures("programme")
async def test_one_finds_ones_own_and_nobody_elses(search, put):
    await put(a_takeaway(), a_takeaway(code="TAKE01", author_id=7))

    mine = await search.find(a_member(), Asked(person=ME))

    assert [hit.code for hit in mine] == ["TAKE00"]


@pytest.mark.usefixtures("programme")
async def test_a_date_is_that_of_the_servers_clock(search, put):
    """23:30 in UTC is the next day in Copenhagen."""
    await put(a_takeaway(logged_at=datetime(2026, 3, 18, 23, 30, tzinfo=UTC)))

    for span, count in (("2026-03-19", 1), ("2026-03-18", 0), ("2026-03", 1), ("2025", 0)):
        assert len(await search.find(a_member(), Asked(span=span))) == count


@pytest.mark.usefixtures("programme")
async def test_a_talk_narrows_findings_by_what_they_rest_on(search, put):
    other = a_takeaway(code="TAKE01", talk="TA1K02").placed_in("F1ND02")
    against = a_takeaway(code="TAKE02").placed_in("F1ND02", is_against=True)
    second = a_finding(code="F1ND02", position=2)
    await put(a_talk(code="TA1K02", number=2), a_finding(), second, other, against)
    await put(a_takeaway().placed_in("F1ND00"))

    found = await search.find(a_note_taker(), Asked(words="evening", talk=TALK_CODE))

    assert [hit.code for hit in found if hit.heading] == ["F1ND00"]


@pytest.mark.usefixtures("programme")
async def test_tags_of_what_nobody_has_read_are_not_offered(store, clock, put):
    suggesting = Suggesting(store, clock)
    await put(
        a_takeaway(tags=("light", "trees")),
        a_takeaway(code="TAKE01", tags=("light",)),
        a_takeaway(code="TAKE02", tags=("lines",), held=Held.GUEST),
        a_takeaway(code="TAKE03", tags=("linus",), chatham_house=True),
    )

    assert await suggesting.tags(a_note_taker(), "#LI") == ["light"]
    assert await suggesting.tags(a_member(), "") == ["light", "trees"]
    with pytest.raises(NotTakingPart):
        await suggesting.tags(a_member(sees_talks=False), "")
