from dataclasses import replace

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Refused, Sent
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.services.signups.seating import fill_seats, heed_letter
from tests.factories import END, NOW, OWNER, START, TALK_CODE, a_delivery, a_signup, a_talk

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

    assert found == ([Answer.GOING], [DeliveryKind.SEAT_FREE])


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
    await put(replace(WAITING, answer=Answer.GOING))
    await put(a_signup(code="S1GN02", user_id=99, answer=Answer.WAITLISTED))

    refused = Refused(reason=Reason.NO_PART)
    found, told = await heeded(store, refused, DeliveryKind.SEAT_FREE)
    assert found == [(Answer.WAITLISTED, NOW), (Answer.GOING, None)]
    assert told == [99]
