import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.states import TalkState
from bot.services.signups.seating import fill_seats
from tests.factories import END, NOW, OWNER, START, a_signup, a_talk

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
