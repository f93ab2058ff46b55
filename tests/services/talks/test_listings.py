"""Importing a programme from a file: what is new, changed and gone."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.domain.errors import ChangedMeanwhile, NotAllowed
from bot.domain.talks.errors import PreviewExpired
from bot.domain.talks.listed import ListedChange, ListedFile, ListedState, ListedTalk
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import WallTime
from bot.services.talks.listings import Listings
from bot.words.errors import ListValueWrong
from tests.factories import OWNER, START, a_draft, a_member, a_segment, a_talk, an_organiser

SOON = START + timedelta(days=30)
pytestmark = pytest.mark.usefixtures("programme")


@pytest.fixture
def listings(store, clock) -> Listings:
    return Listings(store, clock)


def a_listed(**fields) -> ListedTalk:
    return ListedTalk(**{"line": 3, "title": "Benches", "key": "invented-1", "at": SOON, **fields})


def a_file(*talks) -> ListedFile:
    return ListedFile(talks=talks)


async def imported(listings, *talks):
    shown = await listings.preview(an_organiser(), a_file(*talks), None)
    return await listings.confirm(an_organiser(), shown.code)


async def talks(store) -> list[Talk]:
    return await store.read(OWNER, lambda docs: docs.select(Talk))


async def titled(store, title) -> Talk:
    return next(talk for talk in await talks(store) if talk.title == title)


async def test_new_talk_becomes_a_draft_on_the_clocks_of_the_series(listings, store):
    await imported(
        listings,
        a_listed(minutes=45, place="Town Hall", description="On benches.", segments=(a_segment(),)),
    )

    made = await titled(store, "Benches")
    assert (made.state, made.slot.starts_at, made.slot.minutes) == (TalkState.DRAFT, SOON, 45)
    assert (made.slot.start.zone, made.slot.place) == ("Europe/Copenhagen", "Town Hall")
    assert (made.description, made.segments, made.listed_as) == (
        "On benches.",
        (a_segment(),),
        "invented-1",
    )


async def test_preview_keeps_nothing(listings, store):
    before = await talks(store)

    shown = await listings.preview(an_organiser(), a_file(a_listed()), None)

    assert [entry.standing for entry in shown.entries] == [ListedState.NEW]
    assert await talks(store) == before


async def test_same_file_again_changes_nothing(listings, store):
    await imported(listings, a_listed())
    before = await talks(store)

    again = await imported(listings, a_listed())

    assert [entry.standing for entry in again.entries] == [ListedState.SAME]
    assert await talks(store) == before


async def test_next_version_of_the_file_changes_the_talk_of_the_same_key(listings, store):
    await imported(listings, a_listed())

    later = SOON + timedelta(days=1)
    plan = await imported(listings, a_listed(title="Better Benches", at=later, place="Library"))

    assert plan.entries[0].changes == (ListedChange.TITLE, ListedChange.TIME, ListedChange.PLACE)
    changed = await titled(store, "Better Benches")
    assert (changed.slot.starts_at, changed.slot.place) == (later, "Library")
    assert len(await talks(store)) == 2


async def test_what_the_file_does_not_say_stays(listings, store):
    await imported(listings, a_listed(minutes=45, description="On benches.", place="Library"))
    before = await titled(store, "Benches")

    await imported(listings, a_listed(title="Seats"))

    after = await titled(store, "Seats")
    assert (after.slot, after.description) == (before.slot, "On benches.")


async def test_talk_of_the_same_title_is_taken_for_the_same(listings, store, put):
    await put(a_draft(code="TA1K09", title="Benches", slot=None))

    plan = await imported(listings, a_listed(title="benches"))

    assert plan.entries[0].talk.code == "TA1K09"
    assert (await titled(store, "benches")).listed_as == "invented-1"


async def test_dates_of_a_repeat_have_one_title_and_stay_apart(listings, store):
    dates = [a_listed(key=f"uid {n}", repeat="uid", at=SOON + timedelta(weeks=n)) for n in range(4)]
    await imported(listings, *dates[:3])
    moved = replace(dates[1], at=dates[1].at + timedelta(hours=2))

    plan = await imported(listings, dates[0], moved, *dates[2:])

    assert [entry.standing for entry in plan.entries] == [
        ListedState.SAME,
        ListedState.CHANGED,
        ListedState.SAME,
        ListedState.NEW,
    ]
    # As talks that were repeated here, they can be moved and cancelled together.
    talks = await store.read(OWNER, lambda docs: docs.select(Talk))
    made = [talk for talk in talks if talk.listed_as is not None]
    assert len(made) == 4
    assert {talk.repeat for talk in made} == {made[0].code}


async def test_what_the_file_lists_no_more_is_shown_and_stays(listings, store, clock):
    clock.set(START - timedelta(days=2))
    plan = await imported(listings, a_listed())

    assert [talk.code for talk in plan.gone] == [a_talk().code]
    assert (await titled(store, a_talk().title)).state is TalkState.ANNOUNCED


async def test_what_the_file_calls_off_is_neither_made_nor_cancelled(listings, store):
    await imported(listings, a_listed())

    plan = await imported(
        listings,
        a_listed(title="Cancelled: Benches", is_called_off=True),
        a_listed(key="invented-2", title="Never", is_called_off=True),
    )

    assert [entry.standing for entry in plan.entries] == [ListedState.SAME, ListedState.NEVER]
    assert (await titled(store, "Benches")).state is TalkState.DRAFT
    assert len(await talks(store)) == 2


async def test_running_talk_is_left_as_it_is(listings, store):
    """The clock stands at its start."""
    listed = a_listed(code=a_talk().code, title="Another", at=SOON)

    plan = await imported(listings, listed)

    assert plan.entries[0].standing is ListedState.DONE
    assert (await titled(store, a_talk().title)).slot == a_talk().slot


async def test_announced_talk_that_moves_is_told(listings, store, clock):
    clock.set(START - timedelta(days=2))
    listed = a_listed(code=a_talk().code, title=a_talk().title, at=SOON)

    plan = await imported(listings, listed)

    assert plan.entries[0].tells
    assert (await titled(store, a_talk().title)).sequence == a_talk().sequence + 1


async def test_what_took_place_already_joins_the_archive(listings, store):
    past = START - timedelta(days=400)
    await imported(
        listings, a_listed(at=past), a_listed(key="2", title="Day", at=None, on=date(2025, 1, 2))
    )

    assert (await titled(store, "Benches")).state is TalkState.ENDED
    day = await titled(store, "Day")
    assert (day.state, day.planned_on) == (TalkState.ENDED, date(2025, 1, 2))


async def test_hours_without_a_zone_are_asked_about(listings, store):
    local = datetime(2026, 5, 7, 9, 0)
    file = a_file(a_listed(at=None, floating=local))
    shown = await listings.preview(an_organiser(), file, None)
    assert shown.asks_zone

    said = await listings.in_zone(an_organiser(), shown.code, "New York")
    assert not said.asks_zone
    await listings.confirm(an_organiser(), said.code)

    made = await titled(store, "Benches")
    # 9:00 in New York, on the clocks of the series.
    assert made.slot.start == WallTime(local=datetime(2026, 5, 7, 15, 0), zone="Europe/Copenhagen")


async def test_hour_that_the_clocks_skip_is_named_with_its_line(listings):
    local = datetime(2026, 3, 29, 2, 30)
    with pytest.raises(ListValueWrong) as caught:
        await listings.preview(an_organiser(), a_file(a_listed(at=None, floating=local)), None)

    assert caught.value.params["line"] == 3


async def test_works_once_and_for_nobody_else(listings, store):
    shown = await listings.preview(an_organiser(), a_file(a_listed()), None)
    with pytest.raises(NotAllowed):
        await listings.confirm(a_member(), shown.code)
    with pytest.raises(PreviewExpired):
        await listings.confirm(an_organiser(user_id=77), shown.code)
    await listings.confirm(an_organiser(), shown.code)
    with pytest.raises(PreviewExpired):
        await listings.confirm(an_organiser(), shown.code)


async def test_talk_that_somebody_changed_meanwhile_changes_nothing(listings, store, put):
    await imported(listings, a_listed())
    shown = await listings.preview(
        an_organiser(), a_file(a_listed(title="Seats"), a_listed(key="2", title="New")), None
    )
    await put((await titled(store, "Benches")).edited_by(77))

    with pytest.raises(ChangedMeanwhile):
        await listings.confirm(an_organiser(), shown.code)

    assert {talk.title for talk in await talks(store)} == {a_talk().title, "Benches"}
