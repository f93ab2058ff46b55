"""Talks that repeat: all are made, moved and cancelled together, or none."""

from datetime import datetime, timedelta

import pytest

from bot.domain.errors import ChangedMeanwhile, TooMany
from bot.domain.talks.errors import (
    PreviewExpired,
    RepeatAtAnotherHour,
    RepeatGivesNone,
    RepeatOnAnotherDay,
    TimeInThePast,
)
from bot.domain.talks.repeating import Reach, SharedPart
from bot.domain.talks.slot import Venue
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAnOrganiser
from bot.domain.times.wall import WallTime
from bot.services.talks.repeating import Repeating
from bot.services.talks.talk_previews import NEW, TalkPreviews, TypedTalk
from bot.services.talks.talks import TalkDetails, TalkService
from bot.words.errors import RepeatNeedsEnd, RepeatNotUnderstood, WhenNotUnderstood
from bot.words.places import TypedPlace
from tests.factories import NOW, OWNER, TALK_CODE, ZONE, a_note_taker, an_organiser

SIX = "every second Thursday, 6 times"
ADA = an_organiser()


@pytest.fixture
def repeating(store, clock) -> Repeating:
    clock.set(NOW)
    return Repeating(store, clock)


@pytest.fixture
def previews(store, clock) -> TalkPreviews:
    clock.set(NOW)
    return TalkPreviews(store, clock)


async def kept(store) -> list[Talk]:
    found = await store.read(OWNER, lambda docs: docs.select(Talk))
    return sorted(found, key=lambda talk: talk.the_slot().starts_at)


async def make_six(repeating: Repeating) -> list[Talk]:
    shown = await repeating.as_typed(ADA, TALK_CODE, 1, SIX)
    return await repeating.confirm(ADA, shown.code)


def starts(talks: list[Talk]) -> list[str]:
    return [f"{talk.the_slot().start.local:%d.%m. %H:%M}" for talk in talks]


async def moved(store, previews: TalkPreviews, code: str, local: datetime) -> str:
    version = (await store.read(OWNER, lambda docs: docs.get(Talk, code))).version
    wall = WallTime(local=local, zone=ZONE)
    return (await previews.move(ADA, code, version, (wall,), 60)).code


@pytest.mark.usefixtures("programme")
async def test_each_is_a_draft_of_its_own_at_the_same_hour(repeating, store):
    made = await make_six(repeating)

    talks = await kept(store)
    # The clocks change on 29 March: on the wall it stays 15:00.
    assert starts(talks) == [
        f"{day} 15:00" for day in ("19.03.", "02.04.", "16.04.", "30.04.", "14.05.", "28.05.")
    ]
    assert {talk.state for talk in made} == {TalkState.DRAFT}
    assert [talk.number for talk in talks] == [1, 2, 3, 4, 5, 6]
    assert {talk.repeat for talk in talks} == {TALK_CODE}
    hours = {talk.the_slot().starts_at.hour for talk in talks}
    assert hours == {14, 13}


@pytest.mark.usefixtures("programme")
async def test_nothing_is_made_before_the_yes_and_it_works_once(repeating, store):
    shown = await repeating.as_typed(ADA, TALK_CODE, 1, SIX)
    assert len(shown.occurrences) == 5
    assert len(await kept(store)) == 1

    await repeating.confirm(ADA, shown.code)
    with pytest.raises(PreviewExpired):
        await repeating.confirm(ADA, shown.code)
    assert len(await kept(store)) == 6


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("every second Friday, 6 times", RepeatOnAnotherDay),
        ("monthly on the first Thursday, 6 times", RepeatOnAnotherDay),
        ("weekly at 16:00 until 30 June", RepeatAtAnotherHour),
        ("weekly, 53 times", TooMany),
        ("weekly until 1 March 2030", TooMany),
        ("weekly, 1 times", RepeatGivesNone),
    ],
)
async def test_what_cannot_be_is_refused_before(repeating, store, typed, error):
    with pytest.raises(error):
        await repeating.as_typed(ADA, TALK_CODE, 1, typed)
    assert len(await kept(store)) == 1


@pytest.mark.usefixtures("programme")
async def test_talk_at_the_same_hour_is_named_before(repeating):
    await make_six(repeating)

    shown = await repeating.as_typed(ADA, TALK_CODE, 2, "every week, 3 times")

    # Those that the repeat has already are not made again.
    assert [each.new.start.local.day for each in shown.occurrences] == [26]
    other = (await repeating.confirm(ADA, shown.code))[0]
    again = await repeating.as_typed(ADA, other.code, other.version, "monthly, 2 times")
    assert [each.clash for each in again.occurrences] == [None]


@pytest.mark.usefixtures("programme")
async def test_this_and_following_move_on_the_wall(repeating, previews, store):
    await make_six(repeating)
    third = (await kept(store))[2]
    code = await moved(store, previews, third.code, datetime(2026, 4, 17, 16, 30))

    shown = await repeating.moving(ADA, code, 0, Reach.FOLLOWING)
    assert [each.new.start.local.day for each in shown.occurrences] == [17, 1, 15, 29]
    await repeating.move(ADA, code, 0, Reach.FOLLOWING)

    talks = await kept(store)
    assert starts(talks) == [
        *("19.03. 15:00", "02.04. 15:00"),
        *(f"{day} 16:30" for day in ("17.04.", "01.05.", "15.05.", "29.05.")),
    ]
    assert [talk.the_slot().minutes for talk in talks] == [90, 90, 60, 60, 60, 60]


@pytest.mark.usefixtures("programme")
async def test_one_that_cannot_move_keeps_all_where_they_are(repeating, previews, store):
    await make_six(repeating)
    before = await kept(store)
    # The last one can be moved so far back, the first would be over already.
    code = await moved(store, previews, before[-1].code, datetime(2026, 4, 28, 15))

    for way in (repeating.moving, repeating.move):
        with pytest.raises(TimeInThePast):
            await way(ADA, code, 0, Reach.ALL)

    assert await kept(store) == before


@pytest.mark.usefixtures("programme")
async def test_cancelling_reaches_as_far_as_said(repeating, store):
    await make_six(repeating)
    fourth = (await kept(store))[3]

    with pytest.raises(ChangedMeanwhile):
        await repeating.cancel(ADA, fourth.code, fourth.version, Reach.FOLLOWING, 2)
    await repeating.cancel(ADA, fourth.code, fourth.version, Reach.FOLLOWING, 3)

    talks = await kept(store)
    assert [talk.was_cancelled for talk in talks] == [False] * 3 + [True] * 3


@pytest.mark.usefixtures("programme")
async def test_what_is_over_stays(repeating, store, clock):
    await make_six(repeating)
    talks = await kept(store)
    clock.set(talks[1].the_slot().ends_at + timedelta(days=1))

    asked = await repeating.cancelling(ADA, talks[2].code, Reach.ALL)

    assert [each.old for each in asked.occurrences] == [talk.slot for talk in talks[2:]]


@pytest.mark.usefixtures("programme")
async def test_nobody_but_organisers_repeats(repeating):
    with pytest.raises(NotAnOrganiser):
        await repeating.as_typed(a_note_taker(), TALK_CODE, 1, SIX)


@pytest.mark.usefixtures("programme")
async def test_what_is_changed_of_one_is_given_to_the_following(repeating, store, clock):
    await make_six(repeating)
    third = (await kept(store))[2]
    edited = await TalkService(store, clock).edit(
        ADA, third.code, third.version, TalkDetails(title="Shade", seats=12)
    )
    assert (edited.reaches.following, edited.reaches.all) == (4, 6)

    version = edited.talk.version
    await repeating.make_alike(ADA, third.code, version, SharedPart.DETAILS, Reach.FOLLOWING, 4)

    talks = await kept(store)
    assert [talk.title == "Shade" for talk in talks] == [False] * 2 + [True] * 4
    assert [talk.seats for talk in talks] == [None] * 2 + [12] * 4
    assert starts(talks)[3] == "30.04. 15:00"


def typed(when: str) -> TypedTalk:
    place = TypedPlace(where=Venue(place="the hall"), join="https://meet.example/1")
    return TypedTalk(title="Benches", when=when, length="60 min", place=place)


@pytest.mark.usefixtures("programme")
async def test_repeat_typed_as_the_time_of_a_new_talk_makes_them_all(previews, store):
    when = "every second Thursday 16:00, 6 times"
    shown = await previews.new_as_typed(ADA, typed(when), sent_at=NOW)
    assert len(shown.repeats) == 5
    assert len(await kept(store)) == 1

    view = await previews.confirm(ADA, NEW, shown.code, 0)

    made = [talk for talk in await kept(store) if talk.title == "Benches"]
    days = [f"{talk.the_slot().start.local:%d.%m. %H:%M}" for talk in made]
    assert days == [f"{day} 16:00" for day in "05.03. 19.03. 02.04. 16.04. 30.04. 14.05.".split()]
    assert {(talk.repeat, talk.state) for talk in made} == {(view.talk.code, TalkState.DRAFT)}
    assert {(talk.the_slot().minutes, talk.where.place) for talk in made} == {(60, "the hall")}
    assert {talk.links.join for talk in made} == {"https://meet.example/1"}
    assert view.reaches.all == 6
    with pytest.raises(PreviewExpired):
        await previews.confirm(ADA, NEW, shown.code, 0)


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("when", "error"),
    [
        ("every Thursday 16:00, 53 times", TooMany),
        ("every Thursday 16:00, 1 times", RepeatGivesNone),
        ("every Thursday 16:00", RepeatNeedsEnd),
        ("every sometimes", RepeatNotUnderstood),
        ("sometimes", WhenNotUnderstood),
    ],
)
async def test_new_talk_that_cannot_repeat_so_is_refused_before(previews, store, when, error):
    with pytest.raises(error):
        await previews.new_as_typed(ADA, typed(when), sent_at=NOW)
    assert len(await kept(store)) == 1
