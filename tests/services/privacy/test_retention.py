"""Nothing is kept for longer than stated, and nothing goes on doubt."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.erasing import Erasing
from bot.domain.signups.signup import Answer, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.states import TalkState
from bot.domain.team.errors import NotAnOrganiser
from bot.services.privacy.retention import AT_ONCE, Retention
from bot.services.signups.signups import Signups
from bot.services.team.servers import Servers
from tests.factories import (
    END,
    OWNER,
    a_member,
    a_server,
    a_signup,
    a_takeaway,
    a_talk,
    an_organiser,
)

DAY = timedelta(days=1)


class Gone:
    """Discord's word on whether the bot is on a server."""

    def __init__(self, *, gone: bool) -> None:
        self.gone = gone

    async def is_gone_from(self, guild_id: int) -> bool:
        return self.gone


async def rounds(retention, clock):
    done = []
    while count := await retention.run_due(clock.now()):
        done.append(count)
    return done


async def test_clearing_is_shown_first_and_goes_in_small_units(put, store, clock):
    many = [a_signup(code=f"S{number:05}", user_id=number) for number in range(AT_ONCE + 5)]
    await put(
        a_server(), a_talk(state=TalkState.ENDED, ended_at=END), *many, a_takeaway(support=(9,))
    )
    retention = Retention(store, clock)
    assert await rounds(retention, clock) == [1]
    clock.set(END + 365 * DAY)

    assert await retention.would_go(an_organiser()) == {
        Keeping.SIGNUPS: AT_ONCE + 5,
        Keeping.AUTHORS: 1,
    }
    with pytest.raises(NotAnOrganiser):
        await retention.would_go(a_member())
    assert await rounds(retention, clock) == [AT_ONCE, 6]
    assert await retention.would_go(an_organiser()) == {}
    assert await store.read(OWNER, lambda docs: docs.count(Signup)) == 0
    (note,) = await store.read(OWNER, lambda docs: docs.select(Takeaway))
    assert (note.author_id, note.support) == (None, ())


async def test_server_that_was_left_is_erased_when_discord_says_so_again(put, store, clock):
    await put(a_server())
    servers, discord = Servers(store, clock), Gone(gone=False)
    retention = Retention(store, clock, discord)
    await servers.hear_of_leaving(OWNER, left=True)

    async def later(days: int) -> int:
        clock.advance(days * DAY)
        await rounds(retention, clock)
        return await store.read(OWNER, lambda docs: docs.count(Erasing))

    assert await later(400) == 0  # only now the host is told
    assert (await servers.of(OWNER)).host_told_at == clock.now()
    assert await later(15) == 0  # Discord does not say so
    discord.gone = True
    await servers.hear_of_leaving(OWNER, left=False)
    assert await later(400) == 0  # it is back
    await servers.hear_of_leaving(OWNER, left=True)
    assert await later(80) == 0
    assert await later(20) == 1


async def test_changing_ones_mind_leaves_one_document(programme, store, clock):
    clock.advance(-2 * DAY)
    signups, mia = Signups(store, clock), a_member()
    for _ in range(30):
        clock.advance(timedelta(minutes=1))
        await signups.answer(mia, "TA1K00", Answer.GOING)
        await signups.remind(mia, "TA1K00", wanted=True)
        await signups.answer(mia, "TA1K00", Answer.DECLINED)

    def of_mia(docs):
        everything = [*docs.select(Signup), *docs.select(Delivery)]
        return [each for each in everything if each.user_id == mia.user_id]

    (only,) = await store.read(OWNER, of_mia)
    assert only.answer is Answer.DECLINED
