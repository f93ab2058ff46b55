"""Signing up once for all talks of an edition, those that are announced later too."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Answer, EditionSignup, Signup
from bot.services.signups.editions import Editions, sign_up_who_come_to_all
from bot.services.signups.seating import free_seats_of
from bot.services.signups.signups import Signups
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOTE_TAKER_ROLE_ID,
    NOW,
    ORGANISER_ID,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_draft,
    a_member,
    a_talk,
)

SECOND, THIRD = "TA1K02", "TA1K03"


@pytest.fixture
def signups(store, clock) -> Signups:
    clock.set(NOW)
    return Signups(store, clock)


@pytest.fixture
def editions(store, clock) -> Editions:
    clock.set(NOW)
    return Editions(store, clock)


async def answers(store, user_id: int = MEMBER_ID) -> dict[str, Answer]:
    found = await store.read(OWNER, lambda docs: docs.select(Signup, user_id=user_id))
    return {each.talk: each.answer for each in found}


async def announced(store, put, talk, *, now=NOW) -> None:
    """What happens when its announcement leaves."""
    await put(talk)
    letter = a_delivery(kind=DeliveryKind.ANNOUNCEMENT, about=talk.code)
    await store.run(OWNER, lambda docs: sign_up_who_come_to_all(docs, letter, now))


@pytest.mark.usefixtures("programme")
async def test_all_open_talks_now_and_each_that_is_announced_later(store, put, editions, signups):
    await put(a_talk(code=SECOND, number=2), a_draft(code=THIRD, number=3))
    await signups.answer(a_member(), TALK_CODE, Answer.MAYBE)

    found = await editions.come(a_member(), TALK_CODE)

    assert [talk.code for talk in found.going] == [SECOND]
    assert await answers(store) == {TALK_CODE: Answer.MAYBE, SECOND: Answer.GOING}
    await announced(store, put, a_talk(code=THIRD, number=3, version=1))
    await announced(store, put, a_talk(code=THIRD, number=3, version=2))
    assert (await answers(store))[THIRD] is Answer.GOING


@pytest.mark.usefixtures("programme")
async def test_the_way_back_leaves_what_was_answered_by_hand(store, put, editions, signups):
    await put(a_talk(code=SECOND, number=2))
    await editions.come(a_member(), TALK_CODE)
    await signups.answer(a_member(), SECOND, Answer.GOING)

    await editions.stop(a_member(), EDITION_CODE)

    assert await answers(store) == {TALK_CODE: Answer.DECLINED, SECOND: Answer.GOING}
    await announced(store, put, a_talk(code=THIRD, number=3))
    assert THIRD not in await answers(store)


@pytest.mark.usefixtures("programme")
async def test_seats_are_counted_and_the_first_is_the_first(store, put, clock, editions):
    first, second = a_member(), a_member(user_id=ORGANISER_ID)
    await editions.come(first, TALK_CODE)
    clock.set(NOW + timedelta(minutes=1))
    await editions.come(second, TALK_CODE)

    await announced(store, put, a_talk(code=SECOND, number=2, seats=1))

    assert (await answers(store))[SECOND] is Answer.GOING
    assert (await answers(store, ORGANISER_ID))[SECOND] is Answer.WAITLISTED


@pytest.mark.parametrize(
    "fields",
    [{"signup_role_ids": (NOTE_TAKER_ROLE_ID,)}, {"closes_before": 24 * 365}],
    ids=["needs a role", "closed"],
)
@pytest.mark.usefixtures("programme")
async def test_a_talk_that_does_not_take_them_is_left_to_them(store, put, editions, fields):
    await editions.come(a_member(), TALK_CODE)

    await announced(store, put, a_talk(code=SECOND, number=2, **fields))

    assert SECOND not in await answers(store)


@pytest.mark.usefixtures("programme")
async def test_whoever_left_the_server_comes_to_nothing_more(store, editions):
    await editions.come(a_member(), TALK_CODE)

    await store.run(OWNER, lambda docs: free_seats_of(docs, MEMBER_ID, NOW))

    assert await store.read(OWNER, lambda docs: docs.select(EditionSignup)) == []


@pytest.mark.usefixtures("programme")
async def test_letters_are_planned_in_the_same_unit(store, put, editions, signups):
    await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    await signups.remind(a_member(), TALK_CODE, wanted=True)
    await editions.come(a_member(), TALK_CODE)

    await announced(store, put, a_talk(code=SECOND, number=2))

    letters = await store.read(
        OWNER, lambda docs: docs.select(Delivery, about=SECOND, kind=DeliveryKind.SOON)
    )
    assert [each.due for each in letters] == [START - timedelta(minutes=15)]
