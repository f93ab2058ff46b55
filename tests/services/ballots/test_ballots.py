"""Anonymous polls from the end of a talk to their sealing, on a real store and real files."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.ballots.errors import (
    BallotKeyLost,
    BallotNotOpen,
    BallotNotSealed,
    BallotNotToClose,
    BallotOver,
    BallotPollNotFound,
    NotAnOption,
)
from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Sent
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.keeping.errors import StoreUnavailable
from bot.domain.polls.poll import Poll, PollState
from bot.domain.talks.errors import TalkNotBegun
from bot.domain.talks.series import PollChoice
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotANoteTaker, NotTakingPart
from bot.domain.times.wall import WallTime
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.sealing import Sealing
from bot.services.talks.talks import TalkDetails
from bot.services.team.publishing_results import PublishingResults
from bot.store.ballots.keys import FolderKeys, key_path
from tests.factories import (
    BALLOT_CODE,
    END,
    OTHER_GUILD_ID,
    OWNER,
    QUESTIONS,
    START,
    TALK_CODE,
    ZONE,
    a_ballot_poll,
    a_delivery,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    a_slot,
    a_talk,
    an_edition,
    an_organiser,
)
from tests.services.waking import wake_of

DAY = timedelta(days=1)


@pytest.fixture
async def open_poll(put, of_ballots) -> BallotPoll:
    poll = a_ballot_poll().opened(now=START)
    await put(a_delivery(kind=DeliveryKind.BALLOT, code=poll.post), poll)
    return poll


def rated(number: int) -> Mapping[str, tuple[int, ...] | str]:
    return {"useful": (number,)}


def member(number: int):
    return a_member(user_id=5000 + number)


async def _poll(store) -> BallotPoll:
    (found,) = await store.read(OWNER, lambda docs: docs.select(BallotPoll))
    return found


async def _waiting(store, kind: DeliveryKind) -> list[Delivery]:
    found = await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind.value))
    return [each for each in found if each.is_open]


async def _confirm(store, deliveries, poll: BallotPoll) -> None:
    carrier = await store.read(OWNER, lambda docs: docs.get(Delivery, poll.post))
    claimed = await deliveries.claim(carrier, since_id=None)
    assert claimed is not None
    await deliveries.record(claimed.delivery, Sent(channel_id=77, message_id=88))


async def test_a_talk_that_ends_gets_the_ballot_that_its_series_wants(
    store, clock, talks, of_ballots
):
    clock.set(END)
    await talks.end(a_note_taker(), TALK_CODE)

    (carrier,) = await _waiting(store, DeliveryKind.BALLOT)
    poll = await _poll(store)
    assert (poll.state, poll.post, poll.questions) == (
        BallotState.PLANNED,
        carrier.code,
        QUESTIONS,
    )
    # As with native polls, nobody is asked while [It goes on] can still take the end back.
    assert carrier.due > END
    assert not await _waiting(store, DeliveryKind.POLL)


async def test_a_series_that_asks_publicly_gets_a_native_poll(store, clock, talks, put):
    await put(a_server(), a_series(poll=PollChoice.NATIVE), an_edition(), a_talk())
    clock.set(END)
    await talks.end(a_note_taker(), TALK_CODE)

    assert await _waiting(store, DeliveryKind.POLL)
    assert not await _waiting(store, DeliveryKind.BALLOT)


async def test_the_chatham_house_rule_forces_a_ballot(store, clock, put, talks, ballots):
    await put(
        a_server(), a_series(poll=PollChoice.NATIVE), an_edition(), a_talk(chatham_house=True)
    )
    clock.set(END)

    opened = await ballots.open(a_note_taker(), TALK_CODE)

    assert isinstance(opened, BallotPoll)
    await talks.end(a_note_taker(), TALK_CODE)
    assert len(await _waiting(store, DeliveryKind.BALLOT)) == 1
    assert not await _waiting(store, DeliveryKind.POLL)


async def _agree_on_the_rule(store, talks) -> None:
    talk = await store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))
    details = TalkDetails(chatham_house=True)
    await talks.edit(an_organiser(), TALK_CODE, talk.version, details)


async def test_the_rule_agreed_on_after_the_end_takes_a_waiting_native_poll_back(
    store, clock, talks, programme
):
    clock.set(END)
    await talks.end(a_note_taker(), TALK_CODE)

    await _agree_on_the_rule(store, talks)

    assert not await _waiting(store, DeliveryKind.POLL)
    assert len(await _waiting(store, DeliveryKind.BALLOT)) == 1


@pytest.mark.parametrize("live", [True, False])
async def test_the_rule_closes_a_native_poll_that_is_out_and_asks_by_a_ballot(
    store, clock, put, talks, ballots, deliveries, live
):
    await put(a_server(), a_series(poll=PollChoice.NATIVE), an_edition(), a_talk())
    clock.set(START if live else END)
    if live:
        await ballots.open(a_note_taker(), TALK_CODE)
    else:
        await talks.end(a_note_taker(), TALK_CODE)
    (carrier,) = await _waiting(store, DeliveryKind.POLL)
    clock.set(carrier.due)
    claimed = await deliveries.claim(carrier, since_id=None)
    assert claimed is not None
    await deliveries.record(claimed.delivery, Sent(channel_id=77, message_id=88))

    await _agree_on_the_rule(store, talks)

    (native,) = await store.read(OWNER, lambda docs: docs.select(Poll))
    assert (native.state, native.closes_at) == (PollState.CLOSING, clock.now())
    if live:
        clock.set(END)
        await talks.end(a_note_taker(), TALK_CODE)
    assert len(await _waiting(store, DeliveryKind.BALLOT)) == 1


@pytest.mark.parametrize(("choice", "opened"), [(PollChoice.NATIVE, Poll), (None, BallotPoll)])
async def test_opening_gives_whichever_poll_the_talk_gets(ballots, put, choice, opened):
    series = a_series() if choice is None else a_series(poll=choice)
    await put(a_server(), series, an_edition(), a_talk())

    assert isinstance(await ballots.open(a_note_taker(), TALK_CODE), opened)


async def test_a_talk_that_goes_on_takes_its_ballot_back(store, clock, talks, of_ballots):
    clock.set(END)
    await talks.end(a_note_taker(), TALK_CODE)

    await talks.go_on(a_note_taker(), TALK_CODE)

    assert not await _waiting(store, DeliveryKind.BALLOT)
    assert not await store.read(OWNER, lambda docs: docs.select(BallotPoll))


async def test_it_is_opened_by_hand_once(store, ballots, of_ballots):
    first = await ballots.open(a_note_taker(), TALK_CODE)
    again = await ballots.open(a_note_taker(), TALK_CODE)

    assert first.code == again.code
    assert len(await _waiting(store, DeliveryKind.BALLOT)) == 1


async def test_it_is_not_opened_ahead_of_the_talk_or_by_members(clock, ballots, of_ballots):
    with pytest.raises(NotANoteTaker):
        await ballots.open(a_member(), TALK_CODE)
    clock.set(START - DAY)
    with pytest.raises(TalkNotBegun):
        await ballots.open(a_note_taker(), TALK_CODE)


async def test_it_opens_with_its_message_for_three_days_of_the_series_clock(
    store, clock, deliveries, ballots, put
):
    # The clocks change at night on 29 March.
    start = datetime(2026, 3, 27, 14, 0, tzinfo=UTC)
    series = a_series()
    slot = a_slot(start=WallTime(local=datetime(2026, 3, 27, 15), zone=ZONE))
    await put(a_server(), series, an_edition(), a_talk(slot=slot, started_at=start))
    clock.set(start)
    await ballots.open(a_note_taker(), TALK_CODE)
    poll = await _poll(store)

    await _confirm(store, deliveries, poll)

    opened = await _poll(store)
    assert opened.state is BallotState.OPEN
    assert opened.closes_at == datetime(2026, 3, 30, 13, 0, tzinfo=UTC)
    (line,) = await _waiting(store, DeliveryKind.BALLOT_HALF_TIME)
    assert line.due == opened.halfway_at
    assert line.place is Place.TALKS


async def test_everybody_has_one_ballot_and_the_last_word_counts(
    clock, ballots, sealing, open_poll
):
    for number in range(6):
        assert not await ballots.vote(member(number), BALLOT_CODE, rated(0))
    assert await ballots.vote(member(3), BALLOT_CODE, rated(4))
    clock.set(open_poll.closes_at)
    await sealing.run_due(clock.now())

    view = await ballots.results(OWNER, TALK_CODE)

    assert view.answers == 6
    assert view.totals is not None
    assert view.totals[0].counts == (5, 0, 0, 0, 1)


async def test_a_member_sees_only_whether_they_voted(ballots, open_poll):
    await ballots.vote(member(1), BALLOT_CODE, rated(2))

    assert await ballots.has_voted(member(1), BALLOT_CODE)
    assert not await ballots.has_voted(member(2), BALLOT_CODE)
    view = await ballots.results(OWNER, TALK_CODE)
    assert (view.answers, view.totals) == (None, None)


async def test_what_was_not_offered_counts_nothing(ballots, open_poll):
    with pytest.raises(NotAnOption):
        await ballots.vote(member(1), BALLOT_CODE, {"useful": (5,)})
    assert not await ballots.has_voted(member(1), BALLOT_CODE)


async def test_nobody_votes_ahead_of_it_or_after_it(clock, put, ballots, sealing, of_ballots):
    poll = a_ballot_poll()
    await put(poll)
    with pytest.raises(BallotNotOpen):
        await ballots.vote(member(1), BALLOT_CODE, rated(0))
    await put(replace(poll, version=1).opened(now=START))
    await ballots.vote(member(1), BALLOT_CODE, rated(0))

    # Its hour counts, whenever the chore comes round.
    clock.set(START + 4 * DAY)
    with pytest.raises(BallotOver):
        await ballots.vote(member(1), BALLOT_CODE, rated(1))
    await sealing.run_due(clock.now())
    with pytest.raises(BallotOver):
        await ballots.vote(member(1), BALLOT_CODE, rated(1))


async def test_nobody_votes_from_another_server_or_without_taking_part(ballots, open_poll):
    with pytest.raises(BallotPollNotFound):
        await ballots.vote(a_member(guild_id=OTHER_GUILD_ID), BALLOT_CODE, rated(0))
    with pytest.raises(NotTakingPart):
        await ballots.vote(a_member(sees_talks=False), BALLOT_CODE, rated(0))


async def test_too_few_are_kept_sealed(store, clock, ballots, sealing, open_poll):
    for number in range(4):
        await ballots.vote(member(number), BALLOT_CODE, rated(0))
    clock.set(open_poll.closes_at)
    await sealing.run_due(clock.now())

    view = await ballots.results(OWNER, TALK_CODE)

    assert view.is_withheld
    assert (view.answers, view.totals, view.shown_texts) == (4, None, ())
    with pytest.raises(BallotNotSealed):
        await PublishingResults(store, clock).publish(a_note_taker(), BALLOT_CODE)


async def test_it_is_closed_by_hand_and_asks_nobody_any_more(
    store, clock, ballots, sealing, deliveries, of_ballots
):
    await ballots.open(a_note_taker(), TALK_CODE)
    poll = await _poll(store)
    await _confirm(store, deliveries, poll)
    for number in range(5):
        await ballots.vote(member(number), poll.code, rated(number))
    with pytest.raises(NotANoteTaker):
        await ballots.close(a_member(), poll.code)

    await ballots.close(a_note_taker(), poll.code)

    assert not await _waiting(store, DeliveryKind.BALLOT_HALF_TIME)
    with pytest.raises(BallotNotToClose):
        await ballots.closing(a_note_taker(), poll.code)
    await sealing.run_due(clock.now())
    assert (await _poll(store)).is_sealed
    assert len(await _waiting(store, DeliveryKind.BALLOT_RESULT)) == 1


async def test_one_that_the_bot_slept_through_closes_on_return(
    store, clock, ballots, sealing, open_poll
):
    await ballots.vote(member(1), BALLOT_CODE, rated(0))
    clock.set(open_poll.closes_at + 10 * DAY)

    await sealing.open(clock.now())

    sealed = await _poll(store)
    assert sealed.is_sealed
    assert sealed.closes_at == open_poll.closes_at


async def test_free_texts_are_read_once_somebody_has_looked_at_them(
    clock, ballots, sealing, open_poll
):
    for number in range(5):
        given = {"improve": "More time" if number else "Fewer slides"}
        await ballots.vote(member(number), BALLOT_CODE, given)
    clock.set(open_poll.closes_at)
    await sealing.run_due(clock.now())
    assert (await ballots.results(OWNER, TALK_CODE)).shown_texts == ()

    for text in ("More time", "Made up"):
        await ballots.decide_text(a_note_taker(), BALLOT_CODE, text, show=True)

    assert (await ballots.results(OWNER, TALK_CODE)).shown_texts == ("More time",)

    await ballots.decide_text(a_note_taker(), BALLOT_CODE, "More time", show=False)

    left_out = await ballots.of_team(a_note_taker(), BALLOT_CODE)
    assert (left_out.shown_texts, left_out.left_out_texts) == ((), ("More time",))


async def test_a_question_that_few_answered_shows_nothing_of_them(
    clock, ballots, sealing, open_poll
):
    for number in range(6):
        given = {**rated(1), "improve": f"Idea {number}"} if number < 4 else rated(1)
        await ballots.vote(member(number), BALLOT_CODE, given)
    clock.set(open_poll.closes_at)
    await sealing.run_due(clock.now())
    await ballots.decide_text(a_note_taker(), BALLOT_CODE, "Idea 1", show=True)

    view = await ballots.results(OWNER, TALK_CODE)

    assert [(each.answers, each.is_withheld) for each in view.results] == [(6, False), (4, True)]
    assert view.totals is not None
    assert (view.totals[1].texts, view.shown_texts) == ((), ())


async def test_polls_of_an_edition_are_sealed_one_after_the_other(
    store, clock, put, ballots, sealing, open_poll
):
    other = a_ballot_poll(code="BA1109", talk="TA1K02").opened(now=START)
    await put(a_talk(code="TA1K02"), other)
    await ballots.vote(member(1), BALLOT_CODE, rated(0))
    await ballots.vote(member(1), "BA1109", rated(0))
    clock.set(open_poll.closes_at)
    await sealing.run_due(clock.now())

    polls = await store.read(OWNER, lambda docs: docs.select(BallotPoll))
    assert sorted(each.sealed_as for each in polls) == [0, 1]


async def test_published_results_are_said_so_once(store, clock, ballots, sealing, open_poll):
    publishing = PublishingResults(store, clock)
    for number in range(5):
        await ballots.vote(member(number), BALLOT_CODE, rated(0))
    clock.set(open_poll.closes_at)
    await sealing.run_due(clock.now())

    published = await publishing.publish(a_note_taker(), BALLOT_CODE)
    clock.set(clock.now() + DAY)
    again = await publishing.publish(a_note_taker(), BALLOT_CODE)

    assert published.poll.published_at == again.poll.published_at == open_poll.closes_at


async def test_the_key_goes_with_the_last_trace(tmp_path, clock, keys, ballots, sealing, open_poll):
    await ballots.vote(member(1), BALLOT_CODE, rated(0))
    path = key_path(tmp_path / "data" / "keys", BALLOT_CODE)
    assert path.stat().st_mode & 0o777 == 0o600
    clock.set(open_poll.closes_at)

    await sealing.run_due(clock.now())

    assert not path.exists()
    assert not await ballots.has_voted(member(1), BALLOT_CODE)


@dataclass
class Failing:
    """Files of which the last traces cannot be removed a few times."""

    files: object
    times: int
    asked: list[str] = field(default_factory=list)

    async def forget_removed(self) -> None:
        self.asked.append("forget")
        if len(self.asked) <= self.times:
            raise StoreUnavailable
        await self.files.forget_removed()


async def test_it_is_not_called_sealed_before_it_is(store, clock, keys, ballots, open_poll):
    await ballots.vote(member(1), BALLOT_CODE, rated(0))
    clock.set(open_poll.closes_at)
    sealing = Sealing(store, clock, keys, Failing(store, times=1))

    await sealing.run_due(clock.now())

    waiting = await _poll(store)
    assert waiting.state is BallotState.CLOSING
    assert await keys.find(BALLOT_CODE) is not None
    assert (await ballots.results(OWNER, TALK_CODE)).answers is None
    clock.set(await wake_of(sealing, store, clock))
    await sealing.run_due(clock.now())
    assert (await _poll(store)).is_sealed


async def test_ballots_whose_key_is_gone_are_not_counted(
    tmp_path, store, clock, polls, ballots, open_poll
):
    await ballots.vote(member(1), BALLOT_CODE, rated(0))
    folder = tmp_path / "data" / "keys"
    key_path(folder, BALLOT_CODE).unlink()
    anew = FolderKeys(folder)
    with pytest.raises(BallotKeyLost):
        await Ballots(store, clock, anew, polls, Asking(store, clock, {})).vote(
            member(1), BALLOT_CODE, rated(1)
        )

    await Sealing(store, clock, anew, store).open(clock.now())

    lost = await _poll(store)
    assert (lost.state, lost.wake) == (BallotState.LOST, None)
    assert not await store.read(OWNER, lambda docs: docs.select(Tally))
    assert await store.read(OWNER, lambda docs: docs.ballots.is_empty(BALLOT_CODE))


async def test_a_poll_that_opens_again_after_a_backup_of_before_takes_ballots(
    store, clock, keys, ballots, sealing, put, of_ballots
):
    """It was open before the restore, and has a key since; the backup says that it is to come."""
    await keys.make(BALLOT_CODE)
    poll = a_ballot_poll()
    await put(a_delivery(kind=DeliveryKind.BALLOT, code=poll.post), poll)

    await sealing.open(clock.now())
    await put((await _poll(store)).opened(now=START))
    await ballots.vote(member(1), BALLOT_CODE, rated(0))

    assert await ballots.has_voted(member(1), BALLOT_CODE)


async def test_an_open_poll_that_nobody_answered_yet_needs_no_key(store, clock, sealing, open_poll):
    await sealing.open(clock.now())

    assert (await _poll(store)).state is BallotState.OPEN


async def test_two_first_ballots_at_once_get_one_key(clock, ballots, sealing, open_poll):
    voters = [member(number) for number in range(20)]
    await asyncio.gather(*(ballots.vote(each, BALLOT_CODE, rated(1)) for each in voters * 2))

    assert all([await ballots.has_voted(each, BALLOT_CODE) for each in voters])
    clock.set(open_poll.closes_at)
    await sealing.run_due(clock.now())
    assert (await ballots.results(OWNER, TALK_CODE)).answers == 20
