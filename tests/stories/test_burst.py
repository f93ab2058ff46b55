"""A thousand members press within a minute: the first come in, all are answered, few edits."""

import asyncio
import re
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import MIRROR_PACE
from bot.domain.signups.signup import Answer, Signup
from tests.stories.acting import Ready, crowd, fill

pytestmark = pytest.mark.evidence

MANY, SEATS, AT_ONCE = 1000, 300, 50
EDITS = ("PATCH", "/channels/{id}/messages/{id}")


async def test_a_thousand_press_and_the_first_have_the_seats(ready: Ready):
    """Fifty press in the same moment, and twenty times three seconds later fifty more."""
    world, card = ready.world, ready.card
    await fill(ready, "edit-talk", {"seats": str(SEATS)})
    members = crowd(world, MANY)
    await world.settle()
    edits = world.requests.counts[EDITS]

    # Each waits for an answer of its own, and not until the bot has nothing left to do for anybody.
    world.knobs.waits_for_others = False
    said: list[str] = []
    for start in range(0, MANY, AT_ONCE):
        together = members[start : start + AT_ONCE]
        found = await asyncio.gather(*(each.click(card, "I'm going") for each in together))
        said += [each.text for each in found]
        await world.advance(timedelta(seconds=3))
    await world.advance(2 * MIRROR_PACE)

    signups = await ready.stage.bot.store.survey(lambda survey: survey.select(Signup))
    by_answer = {answer: {e.user_id for e in signups if e.answer is answer} for answer in Answer}
    assert by_answer[Answer.GOING] == {each.id for each in members[:SEATS]}
    assert by_answer[Answer.WAITLISTED] == {each.id for each in members[SEATS:]}
    assert all(each.startswith("You're on the list") for each in said[:SEATS])
    places = [int(re.findall(r"You are number (\d+)\.", each)[0]) for each in said[SEATS:]]
    # Whoever pressed earlier stands before whoever pressed later, and each has their own place.
    for first in range(0, len(places), AT_ONCE):
        together = places[first : first + AT_ONCE]
        assert sorted(together) == list(range(first + 1, first + 1 + len(together)))
    assert f"{SEATS} going" in ready.card.text
    assert world.requests.counts[EDITS] - edits <= 1 + MANY // AT_ONCE
