"""A talk in a voice or stage channel is over once people have left it."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.talks.slot import VenueKind
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import GOES_ON_WITHIN, Talk
from bot.services.ballots.asking import USUAL, Asking
from bot.services.ballots.balloting import Ballots
from bot.services.polls.polls import Polls
from bot.services.talks.emptying import Emptying
from bot.services.talks.talks import TalkService
from bot.services.talks.turning import Turning
from bot.store.ballots.keys import FolderKeys
from tests.factories import (
    END,
    OTHER_GUILD_ID,
    OWNER,
    QUESTIONS,
    START,
    TALK_CODE,
    a_delivery,
    a_note_taker,
    a_series,
    a_server,
    a_slot,
    a_talk,
    a_template,
    an_edition,
)

ROOM = 77
MINUTE = timedelta(minutes=1)


@pytest.fixture
def following(store, clock, tmp_path):
    polls = Polls(store, clock, {})
    keys = FolderKeys(tmp_path / "keys")
    asking = Asking(store, clock, {USUAL: a_template(*QUESTIONS)})
    return (Ballots(store, clock, keys, polls, asking).after_change,)


@pytest.fixture
def emptying(store, clock, following) -> Emptying:
    return Emptying(store, clock, following)


@pytest.fixture
async def in_room(put) -> None:
    slot = a_slot(venue=VenueKind.VOICE, place="Talk room", channel_id=ROOM)
    card = a_delivery(state=DeliveryState.SENT, wake=None, message_id=1, channel_id=7)
    await put(a_server(), a_series(), an_edition(), a_talk(slot=slot), card)


@pytest.fixture
def talk(store):
    async def now() -> Talk:
        return await store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))

    return now


async def ballots(store) -> list[Delivery]:
    return await store.read(OWNER, lambda docs: docs.select(Delivery, kind=DeliveryKind.BALLOT))


@pytest.mark.usefixtures("in_room")
async def test_room_that_empties_after_the_planned_end_ends_the_talk_once(
    store, clock, emptying, talk
):
    clock.set(END - MINUTE)
    await emptying.emptied(OWNER, ROOM)
    assert (await talk()).is_open

    clock.set(END)
    await emptying.emptied(OWNER, ROOM + 1)
    await emptying.emptied(f"guild:{OTHER_GUILD_ID}", ROOM)
    assert (await talk()).is_open

    for _ in range(2):
        await emptying.emptied(OWNER, ROOM)
    ended = await talk()
    assert (ended.state, ended.ended_at) == (TalkState.ENDED, END)
    assert [each.due for each in await ballots(store)] == [END + GOES_ON_WITHIN]


@pytest.mark.usefixtures("in_room")
async def test_whoever_goes_on_elsewhere_says_so_and_is_asked_at_the_end_that_counts(
    store, clock, emptying, following, talk
):
    clock.set(END)
    await emptying.emptied(OWNER, ROOM)

    await TalkService(store, clock, on_change=following).go_on(a_note_taker(), TALK_CODE)

    assert (await talk()).is_live(END)
    assert not [each for each in await ballots(store) if each.is_open]


@pytest.mark.usefixtures("in_room")
async def test_stage_that_is_closed_ends_a_talk_of_which_half_is_over(clock, emptying, talk):
    clock.set(START + (END - START) / 2 - MINUTE)
    await emptying.closed(OWNER, ROOM)
    assert (await talk()).is_open

    clock.set(START + (END - START) / 2)
    await emptying.closed(OWNER, ROOM)
    assert (await talk()).state is TalkState.ENDED


async def test_talk_that_nobody_was_told_of_is_not_over_by_that(put, clock, emptying, talk):
    slot = a_slot(venue=VenueKind.VOICE, place="Talk room", channel_id=ROOM)
    await put(a_server(), a_series(), an_edition(), a_talk(slot=slot))
    clock.set(END)
    await emptying.emptied(OWNER, ROOM)
    assert (await talk()).is_open


class SeenRooms:
    """A port, as the gateway fills it: None while nothing is known yet."""

    def __init__(self) -> None:
        self.empty: bool | None = None

    def is_empty(self, owner: str, channel_id: int) -> bool | None:
        return self.empty if (owner, channel_id) == (OWNER, ROOM) else None


@pytest.fixture
async def in_room_with_grace(put) -> None:
    slot = a_slot(venue=VenueKind.VOICE, place="Talk room", channel_id=ROOM)
    card = a_delivery(state=DeliveryState.SENT, wake=None, message_id=1, channel_id=7)
    talk = a_talk(slot=slot, over_after=30)
    await put(a_server(), a_series(), an_edition(), talk.with_time_kept(), card)


async def turned(turning: Turning, clock) -> None:
    while await turning.run_due(clock.now()):
        pass


@pytest.mark.usefixtures("in_room_with_grace")
@pytest.mark.parametrize("empty", [True, False, None])
async def test_room_that_people_left_early_is_looked_into_once_the_grace_is_over(
    store, clock, following, talk, empty
):
    rooms = SeenRooms()
    turning = Turning(store, clock, following, rooms)
    rooms.empty = empty
    clock.set(END + 29 * MINUTE)
    await turned(turning, clock)
    assert (await talk()).is_open

    clock.set(END + 30 * MINUTE)
    await turned(turning, clock)

    over = await talk()
    assert over.is_open is (empty is not True)
    if empty:
        assert (over.ended_at, over.ended_unsaid) == (END, True)
        assert [each.due for each in await ballots(store)] == [clock.now() + GOES_ON_WITHIN]


@pytest.mark.usefixtures("in_room_with_grace")
async def test_room_that_emptied_while_the_bot_was_away_is_seen_as_it_returns(
    store, clock, emptying, talk
):
    rooms = SeenRooms()
    for now, empty in (
        (END - MINUTE, True),
        (END + 90 * MINUTE, False),
        (END + 90 * MINUTE, None),
    ):
        clock.set(now)
        rooms.empty = empty
        await emptying.look(rooms)
        assert (await talk()).is_open

    rooms.empty = True
    for _ in range(2):
        await emptying.look(rooms)

    over = await talk()
    assert (over.state, over.ended_at, over.ended_unsaid) == (TalkState.ENDED, END, True)
    assert [each.due for each in await ballots(store)] == [clock.now()]
