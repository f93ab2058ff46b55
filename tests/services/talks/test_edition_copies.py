from datetime import datetime

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.talks.errors import EditionHasTalks, TimeInThePast
from bot.domain.talks.parts import Links
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import WallTime
from bot.services.talks.edition_copies import EditionCopies
from tests.factories import (
    NOW,
    OWNER,
    ZONE,
    a_draft,
    a_member,
    a_segment,
    a_slot,
    a_talk,
    an_edition,
    an_organiser,
)

pytestmark = pytest.mark.usefixtures("programme")
NEXT = "ED2027"


@pytest.fixture
async def copies(store, clock, put) -> EditionCopies:
    second = a_slot(start=WallTime(local=datetime(2026, 4, 16, 9, 30), zone=ZONE), minutes=45)
    await put(
        an_edition(code=NEXT, name="2027"),
        a_talk(
            code="TA1K07",
            title="Benches",
            slot=second,
            description="By Ada Example.",
            links=Links(join="https://meet.example/secret"),
            segments=(a_segment(),),
            seats=12,
        ),
        a_draft(code="TA1K08", title="Open", slot=None, planned_on=None),
        a_talk(code="TA1K09", title="Off", state=TalkState.CANCELLED),
    )
    return EditionCopies(store, clock)


async def made(store) -> dict[str, Talk]:
    talks = await store.read(OWNER, lambda docs: docs.select(Talk, edition=NEXT))
    return {talk.title: talk for talk in talks}


async def test_newest_edition_with_talks_is_offered(copies):
    source = await copies.source(an_organiser(), NEXT)

    assert source is not None
    assert source.code == "ED2026"
    assert await copies.source(an_organiser(), "ED2026") is None


async def test_copies_keep_their_distance_on_the_wall_and_nobodys_name(copies, store):
    """From winter time into summer time; what was called off is no part of the plan."""
    shown = await copies.as_typed(
        an_organiser(), "ED2026", NEXT, "Thursday 18 March 2027 16:00", sent_at=NOW
    )
    assert await made(store) == {}
    await copies.make(an_organiser(), "ED2026", NEXT, shown.begins.local)

    found = await made(store)
    assert set(found) == {a_talk().title, "Benches", "Open"}
    benches = found["Benches"]
    assert benches.slot.start == WallTime(local=datetime(2027, 4, 15, 10, 30), zone=ZONE)
    assert (benches.slot.minutes, benches.seats, benches.state) == (45, 12, TalkState.DRAFT)
    assert [segment.title for segment in benches.segments] == [a_segment().title]
    assert (benches.speakers, benches.links, benches.description) == ((), Links(), "")
    assert found["Open"].slot is None


async def test_without_a_first_day_all_times_are_open(copies, store):
    await copies.make(an_organiser(), "ED2026", NEXT, None)

    assert {talk.slot for talk in (await made(store)).values()} == {None}


async def test_only_an_empty_edition_takes_copies(copies):
    await copies.make(an_organiser(), "ED2026", NEXT, None)

    with pytest.raises(EditionHasTalks):
        await copies.make(an_organiser(), "ED2026", NEXT, None)


async def test_first_day_in_the_past_and_members_make_nothing(copies, store):
    with pytest.raises(TimeInThePast):
        await copies.make(an_organiser(), "ED2026", NEXT, datetime(2025, 3, 18, 16, 0))
    with pytest.raises(NotAllowed):
        await copies.make(a_member(), "ED2026", NEXT, None)
    assert await made(store) == {}


async def test_what_repeated_together_does_so_in_the_next_edition(copies, store, put):
    slots = [a_slot(start=WallTime(local=datetime(2026, 5, day, 15), zone=ZONE)) for day in (7, 14)]
    for number, slot in enumerate(slots):
        await put(a_talk(code=f"TA1K1{number}", title=f"Tea {number}", slot=slot, repeat="TA1K10"))
    await copies.make(an_organiser(), "ED2026", NEXT, datetime(2027, 3, 18, 16))

    found = await made(store)
    first, second = found["Tea 0"], found["Tea 1"]
    assert first.repeat == second.repeat == first.code
    assert found["Benches"].repeat is None
