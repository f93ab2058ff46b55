"""Where people may have written while nobody listened."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.keeping.erasing import Erased, Erasure, without
from bot.domain.talks.states import TalkState
from bot.domain.team.member import Member, default_member
from bot.services.takeaways.inbox import LETTERBOXES, Inbox, Letterbox
from tests.factories import OWNER, START, a_delivery, a_takeaway, a_talk

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
async def test_threads_are_not_more_than_can_be_read_and_letters_are_all(inbox, put, clock):
    more = range(100, 100 + LETTERBOXES)
    await put(
        *(sent(n, DeliveryKind.THREAD, Place.THREAD, channel_id=9, message_id=n) for n in more),
        *(
            sent(n + 200, DeliveryKind.SOON, Place.MEMBER, channel_id=1000 + n, user_id=n)
            for n in more
        ),
    )
    clock.set(START)
    boxes = await inbox.letterboxes()
    kinds = [box.is_direct for box in boxes]
    assert kinds == [False] * LETTERBOXES + [True] * (LETTERBOXES + 1)


async def test_every_direct_channel_that_was_seen_is_read_again(inbox, store, clock):
    await inbox.note(7, 70)
    await inbox.note(8, 80)
    await inbox.note(7, 71)
    # After a restart, and no talk is running.
    known = await Inbox(store, clock).letterboxes()
    assert [(each.channel_id, each.is_direct) for each in known] == [(71, True), (80, True)]


@pytest.mark.usefixtures("programme", "posts")
async def test_direct_channels_of_running_talks_come_first_and_once(inbox, clock):
    await inbox.note(6, 60)
    await inbox.note(7, DIRECT)
    clock.set(START)
    assert [each.channel_id for each in await inbox.letterboxes()] == [
        BACKSTAGE,
        THREAD,
        DIRECT,
        60,
    ]


@pytest.mark.usefixtures("programme", "posts")
async def test_channel_of_a_note_is_known_while_its_talk_runs(inbox, put, clock):
    await put(a_takeaway(dm_channel_id=90), a_takeaway(code="TK0002", dm_channel_id=90))
    clock.set(START)
    assert [each.channel_id for each in await inbox.letterboxes()][3:] == [90]
    clock.set(START + timedelta(days=3))
    assert await inbox.letterboxes() == []


async def test_what_is_noted_changes_nothing_that_the_person_chose(inbox, store):
    chosen = replace(default_member(7), reminders=False, zone="Europe/Oslo")
    await store.run(chosen.owner, lambda docs: docs.put(chosen))
    await inbox.note(7, 70)
    (kept,) = await store.survey(lambda survey: survey.select(Member))
    assert kept == replace(chosen, dm_channel_id=70, version=kept.version)


async def test_channel_goes_with_its_person(inbox, store):
    await inbox.note(7, 70)
    (kept,) = await store.survey(lambda survey: survey.select(Member))
    forgotten = Erasure(at=START, what=Erased.MEMBER, user_id=7)
    others = Erasure(at=START, what=Erased.MEMBER, user_id=8)
    assert (without(kept, forgotten), without(kept, others)) == (None, kept)
