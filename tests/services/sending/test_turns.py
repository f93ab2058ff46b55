"""However much one server has to send, the others' turns come."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import Outcome
from bot.domain.deliveries.kinds import DeliveryKind, Place, Queue
from bot.domain.document import Document
from bot.services.ports import Claimed
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.services.sending.turns import AT_A_TIME, Turns
from bot.store.sqlite.document_store import DocumentStore
from tests.factories import OWNER, START, a_delivery, a_mirror, a_talk
from tests.services.messenger import ScriptedMessenger

OTHER = "guild:7000"
# Discord takes 50 requests a second; the bot keeps to 40.
ONE_REQUEST = timedelta(seconds=1) / 40
WANTED = timedelta(seconds=2)
FOREIGN = 10_000


def letters(count: int, **fields: object) -> list[Delivery]:
    """To one member each, for which they did not ask."""
    return [
        a_delivery(
            code=f"1E{number:06}",
            key=f"{number:020}",
            kind=DeliveryKind.CANCELLED_LETTER,
            place=Place.MEMBER,
            user_id=number + 1,
            **{"due": START} | fields,
        )
        for number in range(count)
    ]


async def keep(store: DocumentStore, owner: str, documents: Iterable[Document]) -> None:
    await store.run(owner, lambda docs: [docs.put(document) for document in documents])


class SlowDiscord(ScriptedMessenger):
    """Time passes by what it is asked alone, and it is asked for one thing after the other."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock
        self._line = asyncio.Lock()
        self.at: dict[str, timedelta] = {}

    async def send(self, claimed: Claimed) -> Outcome:
        async with self._line:
            self._pass(claimed.delivery.code)
        return await super().send(claimed)

    async def show(self, mirror, post) -> Outcome:
        async with self._line:
            self._pass(mirror.code)
        return await super().show(mirror, post)

    def _pass(self, code: str) -> None:
        self._clock.advance(ONE_REQUEST)
        self.at[code] = self._clock.now() - START

    async def until(self, done) -> None:
        async with asyncio.timeout(30):
            while not done():  # noqa: ASYNC110 - an event for each of a thousand
                await asyncio.sleep(0.001)


async def test_card_beside_ten_thousand_letters_of_another_server_is_not_late(
    store: DocumentStore, clock: ManualClock
):
    discord = SlowDiscord(clock)
    keeper = Timekeeper(Deliveries(store, clock, "this run"), discord, clock, Chores(store))
    store.watch(Delivery, keeper.wake)
    await keep(store, OWNER, [a_talk(), *letters(FOREIGN)])
    running = asyncio.create_task(keeper.run())
    await discord.until(lambda: len(discord.at) > 100)

    begun = clock.now() - START
    here = {"owner": OTHER, "due": clock.now()}
    wanted = [
        a_delivery(code="CARD", key="c" * 20, **here),
        a_delivery(code="START", key="s" * 20, kind=DeliveryKind.START, **here),
        *letters(1, **here),
    ]
    shown = a_delivery(code="5H0WN", owner=OTHER, key="p" * 20, state=DeliveryState.SENT, wake=None)
    mirror = a_mirror(owner=OTHER, post="5H0WN", wake=clock.now(), wanted=1)
    await keep(store, OTHER, [a_talk(owner=OTHER), *wanted, shown, mirror])
    codes = {"CARD", "START", mirror.code}

    def theirs() -> list[str]:
        return [each.delivery.code for each in discord.sent if each.delivery.owner == OTHER]

    await discord.until(lambda: codes <= discord.at.keys() and len(theirs()) == len(wanted))
    sent = len(discord.sent)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    late = {code: discord.at[code] - begun for code in codes}
    assert max(late.values()) < WANTED, late
    assert clock.now() - START - begun < WANTED
    # It was in the middle of the others' letters.
    assert sent < FOREIGN / 10


@pytest.mark.parametrize("each", [1, 3])
async def test_more_servers_than_one_turn_takes_have_their_turns(store: DocumentStore, each: int):
    owners = [f"guild:{number}" for number in range(1000, 1000 + 2 * AT_A_TIME + 50)]
    for owner in owners:
        await keep(store, owner, letters(each, owner=owner))
    turns = Turns(store)
    taken: list[str] = []
    for _ in range(3):
        found = await turns.due(now=START, queues=list(Queue))
        assert len(found) <= AT_A_TIME
        taken += [item.owner for item in found]

    assert set(taken) == set(owners)


async def test_only_the_queues_that_were_asked_for_are_read(store: DocumentStore):
    await keep(store, OWNER, letters(AT_A_TIME + 1))
    posts = [a_delivery(due=START), a_delivery(code="START", kind=DeliveryKind.START, due=START)]
    await keep(store, OWNER, posts)
    turns = Turns(store)

    async def due(*queues: Queue) -> list[str]:
        return [item.code for item in await turns.due(now=START, queues=queues)]

    assert await due(Queue.POST) == ["DE1000"]
    assert await due(Queue.MINUTE, Queue.POST) == ["START", "DE1000"]
    assert len(await due(Queue.LETTER)) == AT_A_TIME
