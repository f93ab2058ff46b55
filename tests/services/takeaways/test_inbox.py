"""Where people may have written while nobody listened."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.talks.talk import TalkState
from bot.services.takeaways.inbox import LETTERBOXES, Inbox, Letterbox
from tests.factories import OWNER, START, a_delivery, a_talk

THREAD, BACKSTAGE, DIRECT = 501, 502, 503


def sent(number: int, kind: DeliveryKind, place: Place, **fields):
    code, key = f"DE1{number:03}", f"{number:020}"
    fields = {"wake": None, "state": DeliveryState.SENT, "message_id": number} | fields
    return a_delivery(code=code, key=key, kind=kind, place=place, **fields)


@pytest.fixture
async def posts(put):
    letters = (DeliveryKind.SOON, DeliveryKind.MOVED_LETTER)
    await put(
        sent(1, DeliveryKind.ANNOUNCEMENT, Place.TALKS, channel_id=9),
        sent(2, kind=letters[0], place=Place.MEMBER, channel_id=DIRECT, user_id=7),
        sent(3, kind=letters[1], place=Place.MEMBER, channel_id=DIRECT, user_id=7),
        sent(4, DeliveryKind.LIVE_PANEL, Place.BACKSTAGE, channel_id=BACKSTAGE),
        sent(5, DeliveryKind.THREAD, Place.THREAD, channel_id=9, message_id=THREAD),
        sent(6, DeliveryKind.START, Place.THREAD, state=DeliveryState.HELD, channel_id=None),
    )


@pytest.fixture
def inbox(store, clock) -> Inbox:
    return Inbox(store, clock)


def box(channel_id: int, *, is_direct: bool = False) -> Letterbox:
    return Letterbox(owner=OWNER, channel_id=channel_id, is_direct=is_direct)


ALL = [box(BACKSTAGE), box(THREAD), box(DIRECT, is_direct=True)]


@pytest.mark.usefixtures("programme", "posts")
@pytest.mark.parametrize(
    ("state", "ended_at", "hours", "found"),
    [
        (TalkState.ANNOUNCED, None, -1, []),
        (TalkState.ANNOUNCED, None, 0, ALL),
        (TalkState.ENDED, START + timedelta(hours=1), 2, ALL),
        (TalkState.ENDED, START + timedelta(hours=1), 24.9, ALL),
        (TalkState.ENDED, START + timedelta(hours=1), 25.1, []),
        (TalkState.CANCELLED, None, 0, []),
    ],
)
async def test_letterboxes_are_those_of_talks_that_ran_within_a_day(
    inbox, put, clock, state, ended_at, hours, found
):
    await put(a_talk(version=1, state=state, ended_at=ended_at))
    clock.set(START + timedelta(hours=hours))
    assert await inbox.letterboxes() == found


@pytest.mark.usefixtures("programme", "posts")
async def test_letterboxes_are_not_more_than_can_be_read(inbox, put, clock):
    letters = [
        sent(n, DeliveryKind.SOON, Place.MEMBER, channel_id=1000 + n, user_id=n)
        for n in range(100, 100 + LETTERBOXES)
    ]
    await put(*letters)
    clock.set(START)
    boxes = await inbox.letterboxes()
    assert (boxes[:2], len(boxes)) == (ALL[:2], LETTERBOXES)
