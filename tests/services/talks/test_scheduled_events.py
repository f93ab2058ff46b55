"""What is known of the events of talks, and what a move of a running one makes of its event."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import Sent, Taken
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.talks.scheduled_event import (
    EventFacts,
    EventField,
    EventKind,
    EventPlace,
    ScheduledEvent,
)
from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.services.talks.changes import change_talk, move_to
from bot.services.talks.event_drift import EventDrift
from bot.services.talks.scheduled_events import ScheduledEvents
from tests.factories import (
    END,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_series,
    a_server,
    a_signup,
    a_slot,
    a_talk,
    a_wall_time,
    after,
    an_edition,
    an_organiser,
)

EVENT_ID, STAGE_ID = 71, 72
STAGE = Venue(kind=VenueKind.STAGE, place="Town stage", channel_id=STAGE_ID)
SENT = (Taken(by="a run", since_id=None), Sent(message_id=EVENT_ID, channel_id=1))
POST = after(a_delivery(code="DE1", kind=DeliveryKind.SCHEDULED_EVENT), *SENT)
OURS = EventFacts(
    name="Neighbours",
    description="About squares.",
    starts_at=START,
    ends_at=END,
    place=EventPlace(kind=EventKind.EXTERNAL, location="Zoom"),
)
ON_STAGE = replace(OURS, place=EventPlace(kind=EventKind.STAGE, channel_id=STAGE_ID))
EVENT = ScheduledEvent(
    owner=OWNER, code="EV1", post="DE1", talk=TALK_CODE, shown=OURS, sent=OURS, answered=True
)


@pytest.fixture
async def mirrored(put):
    await put(a_server(), a_series(as_events=True), an_edition(), a_talk(), POST, EVENT)


@pytest.fixture
def events(store, clock):
    return ScheduledEvents(store, clock)


@pytest.fixture
def known(store):
    async def all_of(kind):
        return await store.read(OWNER, lambda docs: docs.select(kind))

    return all_of


@pytest.mark.usefixtures("mirrored")
async def test_who_answered_here_is_not_counted_among_250_interested(events, known, put):
    await put(*(a_signup(code=f"SI{user_id}", user_id=user_id) for user_id in range(40)))
    await events.count(POST, range(250))

    assert [each.interested for each in await known(ScheduledEvent)] == [210]


@pytest.mark.usefixtures("mirrored")
async def test_event_that_differs_after_a_while_unheard_is_looked_at(events, known):
    await events.look_at_all(lambda post, shown: post.code == "DE1" and shown == OURS)
    assert await known(Mirror) == []

    await events.look_at_all(lambda post, shown: False)
    assert [each.post for each in await known(Mirror)] == ["DE1"]


@pytest.mark.usefixtures("mirrored")
async def test_talk_goes_to_the_stage_where_its_event_was_put(store, clock, known, events):
    clock.set(START - timedelta(days=1))
    await events.change(POST, lambda event: replace(event, found=ON_STAGE))
    drift = EventDrift(store, clock)
    found = await drift.of(an_organiser(), TALK_CODE)
    assert found.fields == (EventField.PLACE,)

    await drift.theirs(an_organiser(), TALK_CODE, found.version, {STAGE_ID: STAGE}.__getitem__)
    assert [each.where for each in await known(Talk)] == [STAGE]
    assert [each.drifted for each in await known(ScheduledEvent)] == [()]


@pytest.mark.usefixtures("mirrored")
async def test_running_talk_goes_to_the_day_where_its_event_was_put(store, clock, known, events):
    clock.set(START + timedelta(minutes=5))
    day = timedelta(days=1)
    later = replace(OURS, starts_at=START + day, ends_at=END + day)
    await events.change(POST, lambda event: replace(event, found=later))
    drift = EventDrift(store, clock)
    found = await drift.of(an_organiser(), TALK_CODE)

    await drift.theirs(an_organiser(), TALK_CODE, found.version)

    assert [each.starts_at for each in await known(Talk)] == [START + day]
    assert [(each.replaced, each.drifted) for each in await known(ScheduledEvent)] == [(True, ())]


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("is_over", [False, True])
async def test_talk_ends_with_its_event_unless_it_is_over(store, clock, known, events, is_over):
    """Discord lets nobody put the start of a running event back, so it is no news."""
    clock.set(START + timedelta(minutes=5))
    hour = timedelta(hours=1)
    later = replace(OURS, starts_at=START + hour, ends_at=END + hour)
    shown = replace(OURS, starts_at=later.starts_at)
    await events.change(POST, lambda event: replace(event, shown=shown, found=later))
    if is_over:
        (running,) = await known(Talk)
        await store.run(OWNER, lambda docs: docs.put(running.ended(now=clock.now())))
    drift = EventDrift(store, clock)
    found = await drift.of(an_organiser(), TALK_CODE)
    assert found.fields == (EventField.ENDS_AT,)

    await drift.theirs(an_organiser(), TALK_CODE, found.version)

    (talk,) = await known(Talk)
    wanted = END if is_over else END + hour
    assert (talk.the_slot().starts_at, talk.the_slot().ends_at) == (START, wanted)
    assert [each.drifted for each in await known(ScheduledEvent)] == [()]


@pytest.mark.usefixtures("mirrored")
async def test_event_of_a_running_talk_that_is_moved_is_replaced_once(store, clock, known, events):
    clock.set(START + timedelta(minutes=5))
    wall = a_wall_time()
    for days in (7, 8):
        later = a_slot(start=replace(wall, local=wall.local + timedelta(days=days)))

        def work(docs, slot=later):
            change = move_to(slot)
            return change_talk(
                docs,
                an_organiser(),
                TALK_CODE,
                None,
                change,
                act=Act.MOVE,
                now=clock.now(),
            )

        await store.run(OWNER, work)

    made = [each for each in await known(Delivery) if each.kind is DeliveryKind.SCHEDULED_EVENT]
    assert [(each.is_sent, each.again) for each in made] == [(True, False), (False, True)]
    assert [each.replaced for each in await known(ScheduledEvent)] == [True]
    before = await known(Mirror)
    await events.heard(OWNER, EVENT_ID)
    await events.look_at_all(lambda post, shown: False)
    assert await known(Mirror) == before
