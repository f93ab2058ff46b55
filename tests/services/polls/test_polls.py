from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.facts import Sent
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.errors import IllegalStep
from bot.domain.polls.errors import PollNotFound, PollTooLate
from bot.domain.polls.poll import Poll, PollState, PollTemplate
from bot.domain.talks.errors import TalkNotBegun
from bot.domain.talks.series import PollChoice
from bot.domain.talks.states import TalkState
from bot.domain.team.errors import NotANoteTaker
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.polls.counting import PollCounting
from bot.services.polls.polls import OptionView, Polls, PollView
from bot.services.ports import PollCounts
from bot.services.sending.deliveries import Deliveries
from bot.services.talks.talks import TalkService
from bot.store.ballots.keys import FolderKeys
from tests.factories import (
    END,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_member,
    a_note_taker,
    a_poll,
    a_series,
    a_server,
    a_talk,
    an_edition,
    an_organiser,
    told,
)
from tests.services.waking import wake_of

TEMPLATES = {"en": PollTemplate(question="Was it worth it?", options=("Yes", "Maybe", "No"))}
HOUR = timedelta(hours=1)


@dataclass
class ReaderOf:
    """Answers with what `found` says, and remembers where it looked."""

    found: PollCounts | None = None
    asked: list[tuple[int, int]] = field(default_factory=list)

    async def fetch_counts(self, channel_id: int, message_id: int) -> PollCounts | None:
        self.asked.append((channel_id, message_id))
        return self.found


@pytest.fixture
async def programme(put) -> None:
    """Its series asks publicly, by native polls."""
    await put(a_server(), a_series(poll=PollChoice.NATIVE), an_edition(), a_talk())


@pytest.fixture
def polls(store, clock) -> Polls:
    return Polls(store, clock, TEMPLATES)


@pytest.fixture
def ballots(store, clock, polls, tmp_path) -> Ballots:
    """What opens either kind of poll; nothing here asks for a ballot."""
    return Ballots(store, clock, FolderKeys(tmp_path), polls, Asking(store, clock, {}))


@pytest.fixture
def reader() -> ReaderOf:
    return ReaderOf()


@pytest.fixture
def counting(store, clock, reader) -> PollCounting:
    return PollCounting(store, clock, reader)


@pytest.fixture
async def open_poll(put, programme) -> Poll:
    """A poll that stands in the thread since the talk's start."""
    poll = a_poll(post="DEP011").opened(now=START)
    await put(poll, a_posted_poll())
    return replace(poll, version=1)


def a_posted_poll(**fields) -> Delivery:
    defaults = {
        "code": "DEP011",
        "kind": DeliveryKind.POLL,
        "place": Place.THREAD,
        "state": DeliveryState.SENT,
        "wake": None,
        "channel_id": 71,
        "message_id": 72,
    }
    return a_delivery(**defaults | fields)


async def read(store, kind: type, /, **equal) -> list:
    return await store.read(OWNER, lambda docs: docs.select(kind, **equal))


@pytest.mark.usefixtures("programme")
async def test_open_plans_one_poll_in_the_thread_and_gives_the_same_again(ballots, store, put):
    thread = a_delivery(code="DETHRD", kind=DeliveryKind.THREAD, place=Place.THREAD)
    await put(thread)

    poll = await ballots.open(a_note_taker(), TALK_CODE)

    assert poll == a_poll(
        code=poll.code,
        version=1,
        question="Was it worth it?",
        options=("Yes", "Maybe", "No"),
        post=poll.post,
    )
    (carrier,) = await read(store, Delivery, kind=DeliveryKind.POLL.value)
    assert (carrier.code, carrier.place, carrier.after, carrier.due) == (
        poll.post,
        Place.THREAD,
        "DETHRD",
        START,
    )
    assert await ballots.open(a_note_taker(), TALK_CODE) == poll
    assert len(await read(store, Delivery, kind=DeliveryKind.POLL.value)) == 1


@pytest.mark.usefixtures("programme")
async def test_open_without_a_thread_goes_to_the_talks_channel(ballots, store):
    await ballots.open(a_note_taker(), TALK_CODE)

    (carrier,) = await read(store, Delivery, kind=DeliveryKind.POLL.value)
    assert (carrier.place, carrier.after) == (Place.TALKS, None)


@pytest.mark.usefixtures("programme")
async def test_open_beside_a_thread_that_was_refused_goes_to_the_talks_channel(ballots, store, put):
    kind, held = DeliveryKind.THREAD, DeliveryState.HELD
    await put(a_delivery(code="DETHRD", kind=kind, place=Place.THREAD, state=held, wake=None))

    await ballots.open(a_note_taker(), TALK_CODE)

    (carrier,) = await read(store, Delivery, kind=DeliveryKind.POLL.value)
    assert (carrier.place, carrier.after) == (Place.TALKS, None)


@pytest.mark.usefixtures("programme")
async def test_open_again_after_its_message_was_dropped_plans_another(ballots, store, put):
    await put(
        a_poll(post="DEP011"),
        a_posted_poll(state=DeliveryState.DROPPED, reason=Reason.TOO_LATE, message_id=None),
    )

    poll = await ballots.open(a_note_taker(), TALK_CODE)

    assert poll == a_poll(version=2, post=poll.post)
    assert poll.post != "DEP011"


@pytest.mark.usefixtures("programme")
async def test_open_needs_a_talk_that_has_begun_and_a_note_taker(ballots, clock):
    with pytest.raises(NotANoteTaker):
        await ballots.open(a_member(), TALK_CODE)
    clock.set(START - timedelta(seconds=1))
    with pytest.raises(TalkNotBegun):
        await ballots.open(a_note_taker(), TALK_CODE)


@pytest.mark.usefixtures("programme")
async def test_open_days_after_the_end_is_refused(ballots, put, clock):
    await put(a_talk(version=1, state=TalkState.ENDED, ended_at=END))
    clock.set(END + timedelta(days=2, seconds=1))

    with pytest.raises(PollTooLate) as caught:
        await ballots.open(a_note_taker(), TALK_CODE)

    assert caught.value.params == {"days": 2}


@pytest.mark.usefixtures("programme")
async def test_the_end_of_a_talk_plans_its_poll_in_the_same_unit(polls, store, clock):
    clock.set(END)

    await TalkService(store, clock, (polls.after_change,)).end(an_organiser(), TALK_CODE)

    (poll,) = await read(store, Poll)
    (carrier,) = await read(store, Delivery, kind=DeliveryKind.POLL.value)
    assert (poll.talk, poll.post, poll.state) == (TALK_CODE, carrier.code, PollState.PLANNED)


@pytest.mark.usefixtures("programme")
async def test_the_end_of_a_talk_that_was_forgotten_for_days_plans_no_poll(polls, store, clock):
    clock.set(END + timedelta(days=2, seconds=1))

    await TalkService(store, clock, (polls.after_change,)).end(an_organiser(), TALK_CODE)

    assert await read(store, Poll) == []


@pytest.mark.usefixtures("programme")
async def test_a_poll_is_open_from_the_confirmation_of_its_message(ballots, store, clock):
    poll = await ballots.open(a_note_taker(), TALK_CODE)
    (carrier,) = await read(store, Delivery, kind=DeliveryKind.POLL.value)
    deliveries = Deliveries(store, clock, "run-1")
    claimed = await deliveries.claim(carrier, since_id=None)
    assert claimed is not None
    clock.advance(timedelta(seconds=2))

    await deliveries.record(claimed.delivery, Sent(message_id=72, channel_id=71))

    assert await read(store, Poll) == [
        replace(poll.opened(now=START + timedelta(seconds=2)), version=2)
    ]


async def test_final_counts_are_kept_and_shown(
    polls, counting, reader, store, put, clock, open_poll
):
    announced = {"state": DeliveryState.SENT, "wake": None, "channel_id": 71, "message_id": 70}
    await put(a_delivery(**announced))
    reader.found = PollCounts(final=False, counts=(6, 2, 1))
    assert await wake_of(counting, store, clock) == clock.now()
    assert await counting.run_due(clock.now()) == 0
    assert await wake_of(counting, store, clock) == open_poll.wake
    reader.found = PollCounts(final=True, counts=(6, 3, 1))
    assert await counting.run_due(clock.now()) == 0
    clock.set(open_poll.wake)

    assert await counting.run_due(clock.now()) == 1

    # Once when it came back, for what it did not hear of, and when the count was due.
    assert reader.asked == [(71, 72)] * 2
    final = replace(open_poll.final((6, 3, 1)), version=2)
    assert await polls.results(OWNER, TALK_CODE) == PollView(
        poll=final,
        talk=a_talk(version=1),
        answers=10,
        is_sealed=False,
        options=(
            OptionView(text="Very", count=6, share=60),
            OptionView(text="A little", count=3, share=30),
            OptionView(text="Not at all", count=1, share=10),
        ),
    )
    (mirror,) = await read(store, Mirror)
    assert (mirror.kind, mirror.post, mirror.about) == (
        MirrorKind.CARD,
        "DE1000",
        TALK_CODE,
    )
    assert await wake_of(counting, store, clock) is None


async def test_four_answers_stay_sealed_and_the_fifth_opens_them(
    polls, counting, reader, store, put, clock, open_poll
):
    reader.found = PollCounts(final=True, counts=(3, 1, 0))
    clock.set(open_poll.wake)
    await counting.run_due(clock.now())

    view = await polls.results(OWNER, TALK_CODE)

    assert (view.answers, view.is_sealed, view.options, view.poll.counts) == (4, True, None, None)
    (kept,) = await read(store, Poll)
    assert kept.counts == (3, 1, 0)
    await put(replace(kept, counts=(3, 1, 1)))
    view = await polls.results(OWNER, TALK_CODE)
    assert (view.answers, view.is_sealed) == (5, False)


async def test_nobody_answering_is_sealed_as_well(polls, counting, reader, clock, open_poll):
    reader.found = PollCounts(final=True, counts=(0, 0, 0))
    clock.set(open_poll.wake)
    await counting.run_due(clock.now())

    view = await polls.results(OWNER, TALK_CODE)
    assert (view.answers, view.is_sealed, view.options) == (0, True, None)


@pytest.mark.parametrize(
    "found",
    [
        None,
        PollCounts(final=False, counts=(1, 2, 3)),
        PollCounts(final=True, counts=(1, 2)),
    ],
)
async def test_counts_that_are_not_exact_yet_are_asked_for_again(
    found, polls, counting, reader, store, clock, open_poll
):
    reader.found = found
    clock.set(open_poll.wake)

    pauses = []
    for _ in range(9):
        await counting.run_due(clock.now())
        wake = await wake_of(counting, store, clock)
        pauses.append((wake - clock.now()).total_seconds())
        clock.set(wake)

    assert pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    (kept,) = await read(store, Poll)
    assert (kept.state, kept.counts) == (PollState.OPEN, None)
    view = await polls.results(OWNER, TALK_CODE)
    assert (view.answers, view.options) == (None, None)


async def test_a_reader_that_fails_is_asked_again(store, clock, open_poll, caplog):
    class Broken:
        async def fetch_counts(self, channel_id: int, message_id: int) -> PollCounts | None:
            raise RuntimeError(f"no poll in {channel_id}/{message_id}")

    counting = PollCounting(store, clock, Broken())
    clock.set(open_poll.wake)

    assert await counting.run_due(clock.now()) == 1

    assert await wake_of(counting, store, clock) == clock.now() + timedelta(seconds=30)
    assert [record.message for record in caplog.records] == ["poll_not_counted"]


async def test_a_poll_without_counts_after_three_days_is_told_backstage(
    counting, store, clock, open_poll
):
    clock.set(open_poll.closes_at + timedelta(days=3))

    await counting.run_due(clock.now())

    (kept,) = await read(store, Poll)
    assert (kept.state, kept.wake) == (PollState.LOST, None)
    (notice,) = await read(store, Delivery, kind=DeliveryKind.NOTICE.value)
    assert notice.payload == told(f"poll|poll_lost|{TALK_CODE}")


async def test_close_ends_the_message_and_then_counts(
    polls, counting, reader, store, clock, open_poll
):
    clock.advance(HOUR)

    closing = await polls.close(a_note_taker(), open_poll.code)

    assert closing == replace(open_poll.closing(now=START + HOUR), version=2)
    (mirror,) = await read(store, Mirror)
    assert (mirror.kind, mirror.post) == (MirrorKind.POLL_CLOSING, "DEP011")
    with pytest.raises(IllegalStep):
        await polls.close(a_note_taker(), open_poll.code)
    reader.found = PollCounts(final=True, counts=(5, 0, 0))
    await counting.run_due(clock.now())
    (kept,) = await read(store, Poll)
    assert (kept.state, kept.counts) == (PollState.FINAL, (5, 0, 0))


@pytest.mark.usefixtures("programme")
async def test_results_of_a_talk_without_a_poll_are_not_found(polls):
    with pytest.raises(PollNotFound):
        await polls.results(OWNER, TALK_CODE)


@pytest.mark.parametrize(
    "make",
    [
        lambda: PollTemplate(question="x" * 301, options=("Yes", "No")),
        lambda: PollTemplate(question="?", options=("x" * 56, "No")),
        lambda: PollTemplate(question="?", options=("Yes",)),
        lambda: PollTemplate(question="?", options=tuple("abcdefghijk")),
        lambda: PollTemplate(question="", options=("Yes", "No")),
    ],
)
def test_a_template_that_discord_would_refuse_is_a_mistake(make: Callable[[], PollTemplate]):
    with pytest.raises(ValueError, match="poll"):
        make()
