"""Who reads of a moved or cancelled talk, and from which time on."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import OtherTime
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import user_owner
from bot.domain.signups.signup import Answer
from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.team.member import default_member
from bot.domain.times.wall import WallTime
from bot.services.outbox.planning import replan
from bot.services.outbox.telling import (
    Audience,
    audience,
    tell_cancelled,
    tell_moved,
    with_stopped,
)
from tests.factories import (
    MEMBER_ID,
    NOW,
    OWNER,
    START,
    ZONE,
    a_delivery,
    a_signup,
    a_slot,
    a_talk,
)

POSTED = {"state": DeliveryState.SENT, "wake": None, "message_id": 7, "channel_id": 8}


ZOOM, HALL = Venue(), Venue(kind=VenueKind.SITE, place="Town hall")


def of_times(*, old: datetime, new: datetime) -> OtherTime:
    """News of a move at the same place."""
    return OtherTime(old=old, new=new, old_place=ZOOM, new_place=ZOOM)


def slot_after(hours: int):
    local = a_slot().start.local + timedelta(hours=hours)
    return a_slot(start=WallTime(local=local, zone=ZONE))


async def news(store) -> list[tuple[str, int | None, OtherTime | None]]:
    planned = await store.read(OWNER, lambda docs: docs.select(Delivery, state="planned"))
    return [(d.kind.value, d.user_id, d.payload) for d in planned]


@pytest.fixture
async def people(put):
    """Five who answered: two asked for letters, and one comes without."""
    await put(
        a_delivery(**POSTED),
        a_signup(code="S1", user_id=1, remind=True),
        a_signup(code="S2", user_id=2, answer=Answer.MAYBE),
        a_signup(code="S3", user_id=3, answer=Answer.MAYBE, remind=True),
        a_signup(code="S4", user_id=4, answer=Answer.DECLINED),
        a_signup(code="S5", user_id=5, answer=Answer.WAITLISTED),
    )


async def test_everybody_who_comes_reads_of_a_move_and_who_takes_no_letters_is_counted(store, put):
    """By letter also without having asked for one before the talk."""
    await put(
        a_delivery(**POSTED),
        a_signup(code="S1", user_id=1),
        a_signup(code="S2", user_id=2),
        a_signup(code="S3", user_id=3, answer=Answer.WAITLISTED),
    )
    await store.run(
        user_owner(2), lambda docs: docs.put(replace(default_member(2), reminders=False))
    )

    def work(docs):
        tell_moved(docs, a_talk(slot=slot_after(2)), a_slot(), now=NOW)
        return audience(docs, a_talk())

    told = await with_stopped(store, await store.run(OWNER, work))

    assert told == Audience(channel=True, readers=(1, 2), stopped=1)
    assert [user_id for _, user_id, _ in await news(store)] == [None, *told.readers]


async def test_channel_and_those_who_asked_read_of_a_move(store, people):
    new = slot_after(2)

    def work(docs):
        tell_moved(docs, a_talk(slot=new), a_slot(), now=NOW)
        return audience(docs, a_talk())

    assert await store.run(OWNER, work) == Audience(channel=True, readers=(1, 3))
    times = of_times(old=START, new=new.starts_at)
    assert await news(store) == [
        ("moved", None, times),
        ("moved_letter", 1, times),
        ("moved_letter", 3, times),
    ]


async def test_second_move_is_told_from_the_time_that_people_know(store, people):
    first, second = slot_after(2), slot_after(4)

    def work(docs):
        tell_moved(docs, a_talk(slot=first), a_slot(), now=NOW)
        tell_moved(docs, a_talk(slot=second), first, now=NOW)

    await store.run(OWNER, work)
    told = await news(store)
    assert [kind for kind, _, _ in told] == ["moved", "moved_letter", "moved_letter"]
    assert told[0][2] == of_times(old=START, new=second.starts_at)


async def test_move_there_and_back_is_no_news(store, people):
    def work(docs):
        tell_moved(docs, a_talk(slot=slot_after(2)), a_slot(), now=NOW)
        tell_moved(docs, a_talk(), slot_after(2), now=NOW)

    await store.run(OWNER, work)
    assert await news(store) == []


async def with_states(store, **states: dict) -> None:
    """Give the news, by kind, what came of sending it."""

    def work(docs):
        for each in docs.select(Delivery, state="planned"):
            docs.put(replace(each, **states.get(each.kind.value, {})))

    await store.run(OWNER, work)


async def move(store, old, new) -> None:
    await store.run(OWNER, lambda docs: tell_moved(docs, a_talk(slot=new), old, now=NOW))


async def states_of_letters(store) -> list[DeliveryState]:
    letters = await store.read(OWNER, lambda docs: docs.select(Delivery, kind="moved_letter"))
    return [each.state for each in letters]


REFUSED = {"state": DeliveryState.HELD, "reason": Reason.DM_CLOSED, "wake": None}
IN_DOUBT = {"state": DeliveryState.HELD, "reason": Reason.CANNOT_LOOK, "wake": None}


async def test_held_letters_of_an_earlier_move_are_taken_back(store, people):
    first, second = slot_after(2), slot_after(4)
    await move(store, a_slot(), first)
    await with_states(store, moved=POSTED, moved_letter=REFUSED)

    await move(store, first, second)

    new = second.starts_at
    from_channel = of_times(old=first.starts_at, new=new)
    from_letter = of_times(old=START, new=new)
    assert await news(store) == [
        ("moved", None, from_channel),
        ("moved_letter", 1, from_letter),
        ("moved_letter", 3, from_letter),
    ]
    withdrawn, planned = DeliveryState.WITHDRAWN, DeliveryState.PLANNED
    assert await states_of_letters(store) == [withdrawn, withdrawn, planned, planned]


async def test_move_back_is_news_for_those_alone_who_read_of_the_move(store, people):
    first = slot_after(2)
    await move(store, a_slot(), first)
    await with_states(store, moved=POSTED, moved_letter=REFUSED)

    await move(store, first, a_slot())

    times = of_times(old=first.starts_at, new=START)
    assert await news(store) == [("moved", None, times)]


@pytest.mark.parametrize("outcome", [IN_DOUBT, {"state": DeliveryState.DOUBTFUL, "attempts": 1}])
async def test_who_may_have_read_of_a_move_reads_that_it_went_back(store, people, outcome):
    first = slot_after(2)
    await move(store, a_slot(), first)
    await with_states(store, moved=POSTED, moved_letter=outcome)

    await move(store, first, a_slot())

    assert [reader for _, reader, _ in await news(store)] == [None, 1, 3]
    letters = await store.read(OWNER, lambda docs: docs.select(Delivery, kind="moved_letter"))
    assert all(each.overtaken or each.state is DeliveryState.WITHDRAWN for each in letters[:2])


async def test_cancellation_takes_back_the_news_of_a_move(store, people):
    def work(docs):
        tell_moved(docs, a_talk(slot=slot_after(2)), a_slot(), now=NOW)
        tell_cancelled(docs, a_talk(), now=NOW)

    await store.run(OWNER, work)
    assert [kind for kind, _, _ in await news(store)] == [
        "cancelled",
        "cancelled_letter",
        "cancelled_letter",
    ]


NOT_ANNOUNCED = [
    {"state": DeliveryState.PLANNED},
    {"state": DeliveryState.DROPPED},
    {"state": DeliveryState.HELD, "reason": Reason.NO_PERMISSION},
]


@pytest.mark.parametrize("announcement", NOT_ANNOUNCED)
async def test_what_the_channel_was_not_told_of_is_no_news_there(store, put, announcement):
    await put(a_delivery(wake=None, **announcement), a_signup(remind=True))

    def work(docs):
        tell_moved(docs, a_talk(slot=slot_after(2)), a_slot(), now=NOW)
        tell_cancelled(docs, a_talk(), now=NOW)
        return audience(docs, a_talk())

    # Whoever has answered knows of the talk all the same.
    assert await store.run(OWNER, work) == Audience(channel=False, readers=(MEMBER_ID,))
    planned = await store.read(OWNER, lambda docs: docs.select(Delivery))
    assert [each.kind for each in planned if each.state is DeliveryState.PLANNED][-1:] == [
        DeliveryKind.CANCELLED_LETTER
    ]
    assert not {each.kind for each in planned} & {DeliveryKind.MOVED, DeliveryKind.CANCELLED}


async def test_plan_of_a_talk_is_made_once_and_moved_with_it(store, put):
    await put(a_talk(), a_signup(remind=True))
    for talk in (a_talk(), a_talk()):
        await store.run(OWNER, lambda docs, talk=talk: replan(docs, talk, now=NOW))
    planned = await store.read(OWNER, lambda docs: docs.select(Delivery))
    kinds = sorted(d.kind.value for d in planned)
    assert kinds == sorted(
        "announcement thread day_before soon start live_panel still_running "
        "run_sheet still_missing".split()
    )
    keys = {d.key for d in planned}
    assert len(keys) == len(planned)

    later = a_talk(slot=slot_after(48), sequence=2)
    await store.run(OWNER, lambda docs: replan(docs, later, now=NOW))
    moved = await store.read(OWNER, lambda docs: docs.select(Delivery))
    assert {d.key for d in moved} == keys
    start = next(d for d in moved if d.kind is DeliveryKind.START)
    assert (start.due, start.occasion) == (later.the_slot().starts_at, 2)


async def told_of(store, *slots) -> list[OtherTime | None]:
    """What the channel is told after these slots, one after the other."""

    def work(docs):
        for old, new in pairwise(slots):
            tell_moved(docs, a_talk(slot=new), old, now=NOW)

    await store.run(OWNER, work)
    return [payload for _, user_id, payload in await news(store) if user_id is None]


async def test_another_place_is_news(store, people):
    assert await told_of(store, a_slot(), a_slot().at(HALL)) == [
        OtherTime(old=START, new=START, old_place=ZOOM, new_place=HALL)
    ]


async def test_place_and_time_are_told_from_what_people_know(store, people):
    later = slot_after(2)
    (told,) = await told_of(store, a_slot(), a_slot().at(HALL), later.at(HALL))
    assert told == OtherTime(old=START, new=later.starts_at, old_place=ZOOM, new_place=HALL)


async def test_back_at_the_old_place_and_time_nothing_is_told(store, people):
    assert await told_of(store, a_slot(), a_slot().at(HALL), a_slot()) == []


async def test_move_that_an_older_bot_did_not_tell_kept_its_place(store, people, put):
    later = slot_after(2)
    unread = {"kind": DeliveryKind.MOVED, "code": "DE2000", "occasion": 2}
    await put(a_delivery(**unread, payload=OtherTime(old=START, new=later.starts_at)))
    (told,) = await told_of(store, later, later.at(HALL))
    assert told == OtherTime(old=START, new=later.starts_at, old_place=ZOOM, new_place=HALL)
