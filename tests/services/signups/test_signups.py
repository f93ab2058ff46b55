from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.reminder import Adjustment
from bot.domain.signups.errors import (
    LetterTooLate,
    NotOnTheList,
    NotSignedUp,
    SeatIsFree,
    SignupClosed,
    SignupNeedsRole,
    WaitsForSeat,
)
from bot.domain.signups.signup import Answer
from bot.domain.talks.errors import TalkNotFound
from bot.domain.talks.parts import Links
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotTakingPart
from bot.domain.team.server import Person
from bot.services.outbox.planning import difference_of, replan
from bot.services.signups.joining import JoinLink
from bot.services.signups.participants import Participants
from bot.services.signups.signups import Signups
from tests.factories import (
    MEMBER_ID,
    NOW,
    ORGANISER_ID,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_draft,
    a_member,
    a_signup,
    a_talk,
    an_organiser,
)

LINKS = Links(join="https://meet.example/join")


@pytest.fixture
def codes() -> Iterator[str]:
    """Codes of talks, for the store outlives an example."""
    return (f"TA{number:04}" for number in count())


@pytest.fixture
def signups(store, clock: ManualClock) -> Signups:
    return Signups(store, clock)


@pytest.mark.usefixtures("programme")
async def test_join_link_is_for_those_going_and_says_when_it_opens(signups, put, clock):
    await put(a_talk(version=1, links=LINKS), a_signup(answer=Answer.GOING))

    assert await signups.join_link(a_member(), TALK_CODE) == JoinLink(
        link=LINKS.join, opens_at=None
    )
    clock.set(START - timedelta(minutes=16))
    assert await signups.join_link(a_member(), TALK_CODE) == JoinLink(
        link=None, opens_at=START - timedelta(minutes=15)
    )


@pytest.mark.parametrize("state", [TalkState.ENDED, TalkState.CANCELLED])
@pytest.mark.usefixtures("programme")
async def test_nobody_is_sent_to_sign_up_for_what_is_over(signups, put, state):
    await put(a_talk(version=1, links=LINKS, state=state))

    with pytest.raises(SignupClosed) as error:
        await signups.join_link(a_member(), TALK_CODE)

    assert error.value.params["state"] == state.value


@pytest.mark.usefixtures("programme")
async def test_join_link_tells_nobody_of_a_talk_that_they_may_not_know(signups, put):
    with pytest.raises(NotSignedUp):
        await signups.join_link(a_member(), TALK_CODE)
    with pytest.raises(NotTakingPart):
        await signups.join_link(a_member(sees_talks=False), TALK_CODE)
    await put(a_draft(version=1, links=LINKS))
    with pytest.raises(TalkNotFound):
        await signups.join_link(a_member(), TALK_CODE)


@pytest.mark.usefixtures("programme")
async def test_who_signs_up_at_the_door_gets_the_way_in_and_no_offer_of_a_letter(
    signups, put, clock
):
    await put(a_talk(version=1, links=LINKS))
    clock.set(START - timedelta(days=1))
    early = await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    assert (early.way_in, early.asks_for_reminder) == (None, True)

    clock.set(START + timedelta(minutes=5))
    late = await signups.answer(a_member(user_id=7001), TALK_CODE, Answer.GOING)
    assert late.way_in == JoinLink(link=LINKS.join, opens_at=None)
    assert not late.asks_for_reminder
    with pytest.raises(LetterTooLate):
        await signups.remind(a_member(user_id=7001), TALK_CODE, wanted=True)


@pytest.mark.usefixtures("programme")
async def test_who_waits_has_a_place_in_the_queue_and_no_way_in(signups, put, clock):
    await put(a_talk(version=1, links=LINKS, seats=1))
    for number in range(3):
        clock.set(START + timedelta(minutes=number))
        given = await signups.answer(a_member(user_id=7001 + number), TALK_CODE, Answer.GOING)
    assert (given.place, given.way_in) == (2, None)
    with pytest.raises(WaitsForSeat) as refused:
        await signups.join_link(a_member(user_id=7003), TALK_CODE)
    assert refused.value.params["place"] == 2


@pytest.mark.usefixtures("programme")
async def test_who_is_on_the_list_may_say_otherwise_when_it_has_closed_and_nobody_new_comes(
    signups, put, clock
):
    await put(a_talk(version=1, seats=1, closes_before=24))
    clock.set(START - timedelta(hours=25))
    await signups.answer(a_member(user_id=7001), TALK_CODE, Answer.GOING)
    await signups.answer(a_member(user_id=7002), TALK_CODE, Answer.GOING)

    clock.set(START - timedelta(hours=24))
    with pytest.raises(SignupClosed) as refused:
        await signups.answer(a_member(user_id=7003), TALK_CODE, Answer.MAYBE)
    assert refused.value.params["state"] == "closed"
    await signups.answer(a_member(user_id=7001), TALK_CODE, Answer.DECLINED)
    # The queue goes on.
    taken = await signups.answer(a_member(user_id=7002), TALK_CODE, Answer.GOING)
    assert taken.signup.answer is Answer.GOING


@pytest.mark.usefixtures("programme")
async def test_only_who_has_one_of_the_roles_signs_up(signups, put, clock):
    await put(a_talk(version=1, signup_role_ids=(5, 6)))
    clock.set(NOW)
    with pytest.raises(SignupNeedsRole):
        await signups.answer(a_member(role_ids=frozenset({4})), TALK_CODE, Answer.GOING)
    given = await signups.answer(a_member(role_ids=frozenset({6})), TALK_CODE, Answer.GOING)
    assert given.signup.answer is Answer.GOING
    # A role that is gone takes nobody off the list.
    kept = await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    assert kept.signup.answer is Answer.GOING


MEMBERS = (7001, 7002, 7003)
WANTED = (Answer.GOING, Answer.MAYBE, Answer.DECLINED)
# What members do, and time that passes until the talk is over.
DEEDS = st.one_of(
    st.tuples(st.sampled_from(MEMBERS), st.sampled_from(WANTED)),
    st.tuples(st.sampled_from(MEMBERS), st.booleans()),
    st.tuples(st.just(None), st.integers(1, 60 * 24 * 3)),
)


# Who waited and wanted a letter gets the seat, and with it the letter.
LET_IN = [(7001, Answer.GOING), (7002, Answer.GOING), (7002, True), (7001, Answer.DECLINED)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DEEDS, min_size=5, max_size=25), st.sampled_from([None, 1, 2]))
@example(LET_IN, 1)
@pytest.mark.usefixtures("programme")
async def test_an_answer_leaves_nothing_for_the_whole_plan_to_change(
    signups, store, put, clock, codes, deeds, seats
):
    """It plans the letters of those whose answer changed, which must be all that there is."""
    clock.set(NOW)
    talk = a_talk(code=next(codes), seats=seats)
    await put(talk)
    await store.run(OWNER, lambda docs: replan(docs, talk, now=NOW))

    for who, what in deeds:
        if who is None:
            clock.advance(timedelta(minutes=what))
        else:
            await do(signups, a_member(user_id=who), talk.code, what)
        assert await missing(store, talk, clock.now()) == Adjustment()


async def do(signups: Signups, person: Person, talk: str, what: Answer | bool) -> None:
    with suppress(NotOnTheList):
        if isinstance(what, Answer):
            await signups.answer(person, talk, what)
        else:
            await signups.remind(person, talk, wanted=what)


async def missing(store, talk: Talk, now: datetime) -> Adjustment:
    return await store.read(OWNER, lambda docs: difference_of(docs, talk, now=now))


@pytest.mark.usefixtures("programme")
async def test_an_organiser_frees_a_seat_that_is_kept_for_somebody(store, put, clock):
    clock.set(NOW)
    participants = Participants(store, clock)
    first = a_signup(answer=Answer.WAITLISTED, offered_until=NOW + timedelta(hours=3))
    second = a_signup(
        code="S1GN01",
        user_id=ORGANISER_ID,
        answer=Answer.WAITLISTED,
        answered_at=NOW + timedelta(minutes=1),
    )
    await put(a_talk(seats=1, version=1), first, second)

    left = (await participants.free_seat(an_organiser(), TALK_CODE, MEMBER_ID)).signups

    assert {each.user_id: each.answer for each in left} == {
        MEMBER_ID: Answer.DECLINED,
        ORGANISER_ID: Answer.WAITLISTED,
    }
    (kept,) = [each for each in left if each.holds_seat]
    assert kept.user_id == ORGANISER_ID
    with pytest.raises(SeatIsFree):
        await participants.free_seat(an_organiser(), TALK_CODE, MEMBER_ID)


@pytest.mark.usefixtures("programme")
async def test_letter_that_gave_a_seat_is_drawn_anew_once_it_is_left(store, put, clock, signups):
    clock.set(NOW)
    letter = a_delivery(
        kind=DeliveryKind.SEAT_FREE,
        user_id=MEMBER_ID,
        about=TALK_CODE,
        state=DeliveryState.SENT,
        message_id=7_000,
        channel_id=7_001,
        sent_at=NOW,
        wake=None,
    )
    await put(a_talk(seats=1, version=1), a_signup(answer=Answer.GOING), letter)

    async def drawn() -> list[str]:
        mirrors = await store.read(OWNER, lambda docs: docs.select(Mirror))
        return [each.about for each in mirrors if each.kind is MirrorKind.SEAT_FREE]

    await signups.answer(a_member(), TALK_CODE, Answer.GOING)
    assert await drawn() == []
    await signups.answer(a_member(), TALK_CODE, Answer.DECLINED)
    assert len(await drawn()) == 1
