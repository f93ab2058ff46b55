from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import Refused, Sent
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.services.signups.seating import (
    Lapsing,
    begin_offer,
    fill_seats,
    free_seats_of,
    heed_letter,
    seat_after_change,
)
from bot.services.signups.signups import Signups
from tests.factories import (
    END,
    NOW,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_member,
    a_signup,
    a_talk,
)

DAY = timedelta(days=1)

WAITING = a_signup(answer=Answer.WAITLISTED)


async def filled(store, talk, *, now) -> tuple[list[Answer], list[DeliveryKind]]:
    """The answers and the letters that are there afterwards."""

    def work(docs):
        fill_seats(docs, talk, now=now)
        answers = [each.answer for each in docs.select(Signup)]
        return answers, [each.kind for each in docs.select(Delivery)]

    return await store.run(OWNER, work)


@pytest.mark.usefixtures("programme")
async def test_a_free_seat_goes_to_who_waits_with_a_letter(store, put):
    await put(WAITING)

    found = await filled(store, a_talk(seats=1), now=NOW)

    assert found == ([Answer.WAITLISTED], [DeliveryKind.SEAT_FREE])
    assert await kept_until(store) == [NOW + DAY]


@pytest.mark.parametrize(
    ("talk", "now"),
    [
        (a_talk(state=TalkState.CANCELLED), NOW),
        (a_talk(state=TalkState.ENDED, ended_at=START), START),
        (a_talk(), END),
    ],
    ids=["cancelled", "ended", "nobody-ended-it"],
)
@pytest.mark.usefixtures("programme")
async def test_nobody_gets_a_seat_in_a_talk_that_is_over(store, put, talk, now):
    await put(WAITING)

    assert await filled(store, talk, now=now) == ([Answer.WAITLISTED], [])


async def heeded(store, outcome, kind=DeliveryKind.SOON):
    """The sign-ups after a letter to the member of `WAITING`, and whom others were told of."""

    def work(docs):
        letter = a_delivery(kind=kind, user_id=WAITING.user_id)
        heed_letter(docs, letter, outcome, NOW)
        letters = [each.user_id for each in docs.select(Delivery, kind=DeliveryKind.SEAT_FREE)]
        return [(each.answer, each.no_part_since) for each in docs.select(Signup)], letters

    return await store.run(OWNER, work)


@pytest.mark.usefixtures("programme")
async def test_whoever_may_not_see_the_talk_keeps_the_seat_until_seen_again(store, put):
    await put(replace(WAITING, answer=Answer.GOING))

    refused = await heeded(store, Refused(reason=Reason.NO_PART))
    assert refused == ([(Answer.GOING, NOW)], [])
    assert await heeded(store, Sent(message_id=1, channel_id=2)) == ([(Answer.GOING, None)], [])


@pytest.mark.usefixtures("programme")
async def test_a_seat_nobody_could_be_told_of_goes_to_the_next_in_the_queue(store, put):
    """Whoever was passed over keeps the place in it, and gets no seat unseen."""
    await store.run(OWNER, lambda docs: docs.put(replace(docs.get(Talk, TALK_CODE), seats=1)))
    await put(replace(WAITING, offered_until=NOW + DAY))
    await put(a_signup(code="S1GN02", user_id=99, answer=Answer.WAITLISTED))

    refused = Refused(reason=Reason.NO_PART)
    found, told = await heeded(store, refused, DeliveryKind.SEAT_FREE)
    assert found == [(Answer.WAITLISTED, NOW), (Answer.WAITLISTED, None)]
    assert (told, await kept_until(store)) == ([99], [None, NOW + DAY])


async def kept_until(store) -> list[datetime | None]:
    signups = await store.read(OWNER, lambda docs: docs.select(Signup))
    return [each.offered_until for each in signups]


@pytest.mark.usefixtures("programme")
async def test_the_time_to_take_a_seat_begins_when_its_letter_leaves(store, put):
    await put(replace(WAITING, offered_until=NOW))
    letter = a_delivery(kind=DeliveryKind.SEAT_FREE, user_id=WAITING.user_id, about=TALK_CODE)

    await store.run(OWNER, lambda docs: begin_offer(docs, letter, NOW + DAY))

    assert await kept_until(store) == [NOW + 2 * DAY]


@pytest.mark.usefixtures("programme")
async def test_an_offer_that_nobody_could_read_yet_does_not_lapse(store, put, clock):
    await store.run(OWNER, lambda docs: docs.put(replace(docs.get(Talk, TALK_CODE), seats=1)))
    await put(replace(WAITING, offered_until=NOW))
    await put(a_delivery(kind=DeliveryKind.SEAT_FREE, user_id=WAITING.user_id, about=TALK_CODE))
    clock.set(NOW + DAY)

    await Lapsing(store, clock).run_due(clock.now())

    assert await kept_until(store) == [NOW + 2 * DAY]


@pytest.mark.usefixtures("programme")
async def test_who_takes_no_letters_finds_the_offer_in_the_thread_without_a_name(store, put):
    await put(replace(WAITING, offered_until=NOW + DAY))

    def work(docs):
        letter = a_delivery(kind=DeliveryKind.SEAT_FREE, user_id=WAITING.user_id, about=TALK_CODE)
        heed_letter(docs, letter, Refused(reason=Reason.DM_CLOSED), NOW)
        return [each.user_id for each in docs.select(Delivery, kind=DeliveryKind.SEAT_OFFER)]

    assert await store.run(OWNER, work) == [None]


@pytest.mark.usefixtures("programme")
async def test_whose_offer_has_passed_did_not_say_that_they_do_not_come(store, put, clock):
    await put(replace(WAITING, offered_until=NOW))
    clock.set(NOW + DAY)
    await Lapsing(store, clock).run_due(clock.now())
    (passed,) = await store.read(OWNER, lambda docs: docs.select(Signup))
    assert (passed.answer, passed.given_on) == (Answer.DECLINED, True)

    mia = a_member(user_id=WAITING.user_id)
    again = await Signups(store, clock).answer(mia, TALK_CODE, Answer.DECLINED)
    assert not again.signup.given_on


MEMBERS = range(7001, 7007)
ANSWERS = st.sampled_from([Answer.GOING, Answer.MAYBE, Answer.DECLINED])
DEEDS = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(MEMBERS), ANSWERS),
    st.tuples(st.just("leave"), st.sampled_from(MEMBERS), st.none()),
    st.tuples(st.just("seats"), st.sampled_from([1, 2, 3, 5]), st.none()),
    st.tuples(st.just("pass"), st.integers(1, 60 * 30), st.none()),
    st.tuples(st.just("no-part"), st.sampled_from(MEMBERS), st.none()),
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DEEDS, min_size=5, max_size=40), st.integers(1, 3))
@pytest.mark.usefixtures("programme")
async def test_seats_and_their_order_hold_whatever_happens(store, put, clock, deeds, seats):
    """Nobody new has a seat while none is free; none is free while somebody waits; first come."""
    clock.set(NOW)
    code = f"TA{next(NUMBERS):04}"
    await put(a_talk(code=code, seats=seats))
    signups, lapsing = Signups(store, clock), Lapsing(store, clock)
    await letters_leave(store, clock.now())
    before: list[Signup] = []
    for what, who, answer in deeds:
        clock.advance(timedelta(seconds=7))
        match what:
            case "answer":
                await signups.answer(a_member(user_id=who), code, answer)
            case "leave":
                await store.run(OWNER, lambda docs, who=who: free_seats_of(docs, who, clock.now()))
            case "seats":
                await store.run(OWNER, lambda docs, who=who: give_seats(docs, code, who, clock))
            case "no-part":
                await store.run(OWNER, lambda docs, who=who: shut_out(docs, who, clock.now()))
            case _:
                clock.advance(timedelta(minutes=who))
        while await lapsing.run_due(clock.now()):
            pass
        await letters_leave(store, clock.now())
        talk = await store.read(OWNER, lambda docs: docs.get(Talk, code))
        after = await store.read(OWNER, lambda docs: docs.select(Signup, talk=code))
        check_seats(talk, before, after)
        before = after


NUMBERS = count()


async def letters_leave(store, now) -> None:
    """All that was planned is out: Discord is not what this is about."""

    def work(docs):
        for letter in docs.select(Delivery, kind=DeliveryKind.SEAT_FREE):
            if letter.is_planned:
                docs.put(replace(letter, state=DeliveryState.SENT, wake=None))

    await store.run(OWNER, work)


def give_seats(docs, code, seats, clock) -> None:
    talk = docs.get(Talk, code)
    more = docs.put(replace(talk, seats=seats))
    seat_after_change(docs, talk, more, clock.now())


def shut_out(docs, who, now) -> None:
    letter = a_delivery(kind=DeliveryKind.SOON, user_id=who)
    heed_letter(docs, letter, Refused(reason=Reason.NO_PART), now)


def check_seats(talk: Talk, before: list[Signup], after: list[Signup]) -> None:
    had = {each.user_id for each in before if each.holds_seat}
    holds = {each.user_id for each in after if each.holds_seat}
    assert len(holds) <= max(talk.seats or 0, len(had & holds))
    waiting = [
        each
        for each in after
        if each.answer is Answer.WAITLISTED and not each.holds_seat and not each.no_part_since
    ]
    assert not waiting or len(holds) >= (talk.seats or 0)
    # Of those who waited already, nobody who came later is ahead of one who waits still.
    waited = {each.user_id: each.answered_at for each in before if each.answer == "waitlisted"}
    let_in = [waited[who] for who in holds - had if who in waited]
    left = [waited[each.user_id] for each in waiting if each.user_id in waited]
    assert not let_in or not left or max(let_in) <= min(left)
