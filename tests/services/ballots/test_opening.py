"""When the anonymous poll of a talk opens and closes, whatever becomes of the talk."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.facts import Refused, Sent
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.talks.talk import FORGOTTEN_AFTER, GOES_ON_WITHIN, Talk
from bot.domain.times.wall import WallTime
from bot.services.ballots.views import BallotMessage
from bot.services.ports import Standing
from bot.services.talks.talk_previews import MOVE, TalkPreviews
from bot.services.talks.turning import Turning
from bot.services.team.posting_again import PostingAgain
from bot.services.team.publishing_results import PublishingResults
from tests.factories import (
    END,
    OWNER,
    START,
    TALK_CODE,
    ZONE,
    a_delivery,
    a_member,
    a_note_taker,
    an_organiser,
)

pytestmark = pytest.mark.usefixtures("announced")

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
STANDING = {"state": DeliveryState.SENT, "wake": None, "channel_id": 7, "message_id": 101}


@pytest.fixture
async def announced(of_ballots, put) -> None:
    """Card and thread of the talk stand in Discord."""
    card = a_delivery(code="CARD00", key="c" * 20, **STANDING)
    thread = a_delivery(code="THREAD", key="t" * 20, kind=DeliveryKind.THREAD, **STANDING)
    await put(card, thread)


@pytest.fixture
def turning(store, clock, polls, ballots) -> Turning:
    return Turning(store, clock, (polls.after_change, ballots.after_change))


async def carriers(store) -> list[Delivery]:
    return await store.read(OWNER, lambda docs: docs.select(Delivery, kind=DeliveryKind.BALLOT))


async def half_times(store) -> list[Delivery]:
    kind = DeliveryKind.BALLOT_HALF_TIME
    return await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind))


async def thread_of(store) -> Delivery:
    return await store.read(OWNER, lambda docs: docs.get(Delivery, "THREAD"))


async def poll_of(store) -> BallotPoll:
    (found,) = await store.read(OWNER, lambda docs: docs.select(BallotPoll))
    return found


async def version(store) -> int:
    return (await store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))).version


async def send(store, clock, deliveries) -> list[Delivery]:
    """Let every waiting ballot message out at its time; return what stands in Discord."""
    sent: list[Delivery] = []
    for each in await carriers(store):
        if each.is_planned:
            clock.set(max(each.wake, clock.now()))
            claimed = await deliveries.claim(each, since_id=None)
            if claimed is not None:
                fact = Sent(channel_id=77, message_id=88 + len(sent))
                sent.append(await deliveries.record(claimed.delivery, fact))
    return sent


async def answered_by_five(store, clock, ballots, deliveries) -> tuple[Delivery, BallotPoll]:
    """Open the poll, and let five answer, as many as results need; return both as they stand."""
    await ballots.open(a_note_taker(), TALK_CODE)
    (sent,) = await send(store, clock, deliveries)
    opened = await poll_of(store)
    for number in range(5):
        await ballots.vote(a_member(user_id=5000 + number), opened.code, {"useful": (1,)})
    return sent, opened


async def move_to_the_next_day(store, clock, ballots) -> None:
    previews = TalkPreviews(store, clock, (ballots.after_change,))
    wall = WallTime(local=datetime(2026, 3, 20, 15), zone=ZONE)
    shown = await previews.move(an_organiser(), TALK_CODE, await version(store), (wall,), 90)
    await previews.confirm(an_organiser(), MOVE, shown.code, 0)


async def test_one_that_nobody_ended_opens_once_when_it_must_be_over(
    store, clock, turning, deliveries, sealing
):
    clock.set(END + FORGOTTEN_AFTER - MINUTE)
    await turning.run_due(clock.now())
    assert await carriers(store) == []
    clock.set(END + FORGOTTEN_AFTER)
    while await turning.run_due(clock.now()):
        pass
    await turning.open(clock.now())

    assert len(await send(store, clock, deliveries)) == 1

    opened = await poll_of(store)
    assert (opened.state, opened.opened_at) == (BallotState.OPEN, END + FORGOTTEN_AFTER)
    clock.set(opened.closes_at)
    await sealing.run_due(clock.now())
    assert (await poll_of(store)).is_sealed
    assert len(await carriers(store)) == 1


@pytest.mark.parametrize("refused", [False, True])
async def test_one_whose_thread_was_still_waiting_is_asked_about_in_the_channel(
    store, clock, put, talks, ballots, deliveries, refused
):
    """Opened by hand while the thread is put off again and again; it is taken back at the end."""
    thread = await thread_of(store)
    waits = {"state": DeliveryState.PLANNED, "message_id": None, "channel_id": None}
    later = START + 30 * MINUTE
    await put(replace(thread, **waits, due=START, wake=later))
    await ballots.open(a_note_taker(), TALK_CODE)
    assert await send(store, clock, deliveries) == []
    (waiting,) = await carriers(store)
    assert (waiting.place, waiting.after) == (Place.THREAD, "THREAD")

    if refused:
        clock.set(later)
        claimed = await deliveries.claim(await thread_of(store), since_id=None)
        await deliveries.record(claimed.delivery, Refused(reason=Reason.NO_PERMISSION))
    else:
        clock.set(END)
        await talks.end(a_note_taker(), TALK_CODE)

    (sent,) = await send(store, clock, deliveries)
    assert (sent.place, sent.after) == (Place.TALKS, None)
    assert (await poll_of(store)).state is BallotState.OPEN


async def test_one_that_overruns_opens_when_somebody_ends_it(
    store, clock, talks, turning, deliveries
):
    await talks.begin(a_note_taker(), TALK_CODE)
    clock.set(END + 40 * MINUTE)
    await turning.run_due(clock.now())
    assert await carriers(store) == []

    await talks.end(a_note_taker(), TALK_CODE)
    await send(store, clock, deliveries)

    assert (await poll_of(store)).opened_at == END + 40 * MINUTE + GOES_ON_WITHIN


async def test_one_that_goes_on_opens_once_at_its_second_end(store, clock, talks, deliveries):
    clock.set(END)
    await talks.end(a_note_taker(), TALK_CODE)
    clock.set(END + 5 * MINUTE)
    await talks.go_on(a_note_taker(), TALK_CODE)
    assert await send(store, clock, deliveries) == []

    clock.set(END + 30 * MINUTE)
    await talks.end(a_note_taker(), TALK_CODE)

    assert len(await send(store, clock, deliveries)) == 1
    assert (await poll_of(store)).opened_at == END + 30 * MINUTE + GOES_ON_WITHIN


async def test_one_that_goes_on_after_its_poll_opened_is_asked_about_once(
    store, clock, talks, ballots, deliveries
):
    """[Open poll] during the talk, which then ends, goes on and ends."""
    await ballots.open(a_note_taker(), TALK_CODE)
    await send(store, clock, deliveries)
    opened = await poll_of(store)
    clock.set(END)
    await talks.end(a_note_taker(), TALK_CODE)
    await talks.go_on(a_note_taker(), TALK_CODE)
    await ballots.vote(a_member(), opened.code, {"useful": (1,)})

    await talks.end(a_note_taker(), TALK_CODE)

    assert len(await carriers(store)) == 1
    assert await poll_of(store) == opened
    assert await ballots.has_voted(a_member(), opened.code)


async def test_one_that_is_moved_before_its_poll_went_out_is_asked_about_at_its_new_end(
    store, clock, talks, ballots, deliveries
):
    await ballots.open(a_note_taker(), TALK_CODE)
    await move_to_the_next_day(store, clock, ballots)

    assert await send(store, clock, deliveries) == []
    assert (await poll_of(store)).state is BallotState.PLANNED

    clock.set(END + DAY)
    await talks.end(a_note_taker(), TALK_CODE)
    assert len(await send(store, clock, deliveries)) == 1
    assert (await poll_of(store)).opened_at == END + DAY + GOES_ON_WITHIN


async def test_one_that_is_cancelled_is_not_asked_about(
    store, clock, talks, turning, ballots, deliveries
):
    await ballots.open(a_note_taker(), TALK_CODE)
    await talks.cancel(an_organiser(), TALK_CODE, await version(store))

    assert await send(store, clock, deliveries) == []
    clock.set(END + FORGOTTEN_AFTER)
    await turning.run_due(clock.now())
    assert not [each for each in await carriers(store) if each.is_open]
    assert (await poll_of(store)).state is BallotState.PLANNED


async def test_one_that_is_moved_after_its_poll_went_out_is_asked_about_until_after_its_end(
    store, clock, ballots, deliveries
):
    """The speaker did not come, and somebody had opened the poll already."""
    clock.set(START)
    await ballots.open(a_note_taker(), TALK_CODE)
    await send(store, clock, deliveries)
    opened = await poll_of(store)
    await ballots.vote(a_member(), opened.code, {"useful": (1,)})

    await move_to_the_next_day(store, clock, ballots)

    kept = await poll_of(store)
    assert (kept.state, kept.opened_at) == (BallotState.OPEN, opened.opened_at)
    assert kept.closes_at == END + DAY + timedelta(days=kept.days)
    assert await ballots.has_voted(a_member(), opened.code)
    (line,) = await half_times(store)
    assert (line.due, line.wake) == (kept.halfway_at, kept.halfway_at)


async def test_one_that_is_cancelled_after_its_poll_went_out_is_asked_about_no_more(
    store, clock, talks, ballots, deliveries, sealing
):
    await ballots.open(a_note_taker(), TALK_CODE)
    await send(store, clock, deliveries)
    await talks.cancel(an_organiser(), TALK_CODE, await version(store))

    assert (await poll_of(store)).state is BallotState.CLOSING
    await sealing.run_due(clock.now())
    assert (await poll_of(store)).is_sealed
    (line,) = await half_times(store)
    assert line.was_taken_back


class BallotDeleted:
    """Discord, where somebody deleted the ballot, and nothing else."""

    async def standing(self, post: Delivery) -> Standing:
        return Standing.GONE if post.kind is DeliveryKind.BALLOT else Standing.STANDS


async def test_a_deleted_ballot_is_posted_again_with_what_was_answered_and_its_hour(
    store, clock, ballots, deliveries, sealing
):
    first, opened = await answered_by_five(store, clock, ballots, deliveries)
    clock.set(START + DAY)

    await PostingAgain(store, clock, BallotDeleted()).post_again(an_organiser(), TALK_CODE)
    (second,) = await send(store, clock, deliveries)

    again = await poll_of(store)
    assert (first.code != second.code, again.post) == (True, second.code)
    assert (again.code, again.closes_at) == (opened.code, opened.closes_at)
    assert len(await half_times(store)) == 1
    # Answering goes on under the new one; a change of mind is no second ballot.
    assert await ballots.vote(a_member(user_id=5000), opened.code, {"useful": (2,)})
    clock.set(opened.closes_at)
    await sealing.run_due(clock.now())
    assert (await ballots.results(OWNER, TALK_CODE)).answers == 5


async def test_results_of_a_deleted_ballot_are_published_on_a_new_message_however_late(
    store, clock, ballots, deliveries, sealing
):
    """Whoever presses once more while it is on its way brings no second one."""
    first, opened = await answered_by_five(store, clock, ballots, deliveries)
    clock.set(opened.closes_at)
    await sealing.run_due(clock.now())
    clock.set(clock.now() + 100 * DAY)

    publishing = PublishingResults(store, clock, BallotDeleted())
    done = await publishing.publish(a_note_taker(), opened.code)
    await publishing.publish(a_note_taker(), opened.code)

    assert done.standing is Standing.GONE
    (second,) = await send(store, clock, deliveries)
    kept = await poll_of(store)
    assert (first.code != second.code, kept.post) == (True, second.code)
    assert kept.published_at == clock.now()
    view = await ballots.results(OWNER, TALK_CODE)
    assert view.message is BallotMessage.STANDS

    again = PostingAgain(store, clock, BallotDeleted())
    assert (await again.post_again(an_organiser(), TALK_CODE)).kinds == (DeliveryKind.BALLOT,)


async def test_results_that_discord_lets_nobody_read_yet_are_not_said_to_stand_there(
    store, clock, put, ballots, deliveries, sealing
):
    await put(a_delivery(code="PANEL0", key="p" * 20, kind=DeliveryKind.LIVE_PANEL, **STANDING))
    _, opened = await answered_by_five(store, clock, ballots, deliveries)
    clock.set(opened.closes_at)
    await sealing.run_due(clock.now())
    await PublishingResults(store, clock).publish(a_note_taker(), opened.code)

    async def mirror(kind: MirrorKind) -> Mirror:
        found = await store.read(OWNER, lambda docs: docs.select(Mirror, about=TALK_CODE))
        return next(each for each in found if each.kind is kind)

    async def message() -> BallotMessage:
        return (await ballots.results(OWNER, TALK_CODE)).message

    panel = (await mirror(MirrorKind.LIVE_PANEL)).wanted
    await deliveries.record_mirror(
        await mirror(MirrorKind.BALLOT), Refused(reason=Reason.THREAD_LOCKED)
    )
    assert await message() is BallotMessage.STUCK
    assert (await mirror(MirrorKind.LIVE_PANEL)).wanted == panel + 1

    stuck = await mirror(MirrorKind.BALLOT)
    await deliveries.record_mirror(stuck, Sent(channel_id=77, message_id=88))
    assert await message() is BallotMessage.STANDS
    assert (await mirror(MirrorKind.LIVE_PANEL)).wanted == panel + 2


async def test_one_that_could_not_be_posted_is_said_to_be_stuck(store, clock, ballots, deliveries):
    await ballots.open(a_note_taker(), TALK_CODE)
    (carrier,) = await carriers(store)
    claimed = await deliveries.claim(carrier, since_id=None)
    await deliveries.record(claimed.delivery, Refused(reason=Reason.THREAD_LOCKED))

    assert (await ballots.results(OWNER, TALK_CODE)).message is BallotMessage.STUCK
