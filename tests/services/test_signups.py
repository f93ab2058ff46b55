from datetime import timedelta

import pytest

from bot.clock import ManualClock
from bot.domain.errors import NotSignedUp, TalkNotFound
from bot.domain.signup import Answer
from bot.domain.talk import Links
from bot.services.signups import JoinLink, Signups
from tests.factories import START, TALK_CODE, a_draft, a_member, a_signup, a_talk

LINKS = Links(join="https://meet.example/join")


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


@pytest.mark.usefixtures("programme")
async def test_join_link_tells_nobody_of_a_talk_that_they_may_not_know(signups, put):
    with pytest.raises(NotSignedUp):
        await signups.join_link(a_member(), TALK_CODE)
    with pytest.raises(TalkNotFound):
        await signups.join_link(a_member(on_server=False), TALK_CODE)
    await put(a_draft(version=1, links=LINKS))
    with pytest.raises(TalkNotFound):
        await signups.join_link(a_member(), TALK_CODE)
