"""Who has left the server keeps no seat that others wait for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import MembershipUnknown, NotOnServer
from bot.services.signups.seating import ASKED_EVERY, RollCall
from tests.factories import NOW, OWNER, TALK_CODE, a_series, a_server, a_signup, a_talk, an_edition


class Members:
    """Discord: who has left, and of whom it does not say."""

    def __init__(self) -> None:
        self.left: set[int] = set()
        self.unknown: set[int] = set()
        self.asked: list[int] = []

    async def takes_part(self, guild_id: int, user_id: int) -> bool | None:
        assert OWNER == f"guild:{guild_id}"
        self.asked.append(user_id)
        if user_id in self.left:
            raise NotOnServer
        if user_id in self.unknown:
            raise MembershipUnknown
        return True


@pytest.fixture
def members() -> Members:
    return Members()


@pytest.fixture
async def roll_call(store, clock, put, members) -> RollCall:
    clock.set(NOW)
    await put(a_server(), a_series(), an_edition(), a_talk(seats=2))
    await put(
        a_signup(code="S1", user_id=1),
        a_signup(code="S2", user_id=2),
        a_signup(code="S3", user_id=3, answer=Answer.WAITLISTED),
    )
    return RollCall(store, clock, members)


async def holders(store) -> set[int]:
    found = await store.read(OWNER, lambda docs: docs.select(Signup, talk=TALK_CODE))
    return {each.user_id for each in found if each.holds_seat}


async def test_seat_of_who_has_left_goes_to_the_next(roll_call, store, members):
    members.left.add(2)
    assert await roll_call.run_due(NOW) == 2
    assert await holders(store) == {1, 3}


async def test_each_is_asked_about_once_a_day(roll_call, store, members):
    members.unknown |= {1, 2}
    await roll_call.run_due(NOW)
    assert await roll_call.run_due(NOW + timedelta(hours=1)) == 0
    assert await holders(store) == {1, 2}

    members.left.add(1)
    assert roll_call.wake(None, NOW) == NOW + ASKED_EVERY
    await roll_call.run_due(NOW + ASKED_EVERY)
    assert sorted(members.asked) == [1, 1, 2, 2]
    assert await holders(store) == {2, 3}


@pytest.mark.parametrize("state", [TalkState.CANCELLED, TalkState.ENDED])
async def test_nobody_is_asked_about_for_a_talk_that_nobody_can_come_to(
    roll_call, store, members, state
):
    await store.run(OWNER, lambda docs: docs.put(replace(docs.get(Talk, TALK_CODE), state=state)))
    assert await roll_call.run_due(NOW) == 0
    assert members.asked == []


async def test_nobody_is_asked_about_while_nobody_waits(roll_call, store, members):
    await store.run(
        OWNER, lambda docs: docs.put(replace(docs.get(Signup, "S3"), answer=Answer.DECLINED))
    )
    assert await roll_call.run_due(NOW) == 0
    assert members.asked == []
