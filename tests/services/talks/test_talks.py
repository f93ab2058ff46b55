from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import DeliveryState, Mirror
from bot.domain.deliveries.facts import Sent
from bot.domain.errors import ChangedMeanwhile, IllegalStep
from bot.domain.polls.poll import Poll, PollTemplate
from bot.domain.talks.errors import TalkTooEarly
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.services.polls.polls import Polls
from bot.services.sending.deliveries import Deliveries
from bot.services.signups.seating import seat_after_change
from bot.services.takeaways.chatham_house import forget_authors
from bot.services.talks.talks import TalkService
from tests.factories import (
    END,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_draft,
    a_note_taker,
    a_segment,
    a_talk,
    an_organiser,
)

THREE = tuple(a_segment(title=f"Part {number}") for number in (1, 2, 3))
MINUTE = timedelta(minutes=1)


@pytest.fixture
def talks(store, clock: ManualClock) -> TalkService:
    polls = Polls(store, clock, {"en": PollTemplate(question="Good?", options=("Yes", "No"))})
    return TalkService(
        store, clock, on_change=(forget_authors, seat_after_change, polls.after_change)
    )


async def kept(store) -> Talk:
    return await store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))


@pytest.mark.usefixtures("programme")
async def test_two_who_extend_at_once_mean_one_quarter_of_an_hour(talks, clock):
    clock.set(END + 5 * MINUTE)

    extended = await talks.extend(a_note_taker(), TALK_CODE, seen=90)

    assert extended.talk.the_slot().minutes == 110
    with pytest.raises(ChangedMeanwhile):
        await talks.extend(a_note_taker(), TALK_CODE, seen=90)
    assert (await talks.extend(a_note_taker(), TALK_CODE)).talk.the_slot().minutes == 125


@pytest.mark.parametrize("state", [TalkState.ENDED, TalkState.CANCELLED])
@pytest.mark.usefixtures("programme")
async def test_what_is_over_becomes_no_longer(talks, store, put, state):
    over = a_talk(version=1, state=state)
    await put(over)

    with pytest.raises(IllegalStep) as error:
        await talks.extend(a_note_taker(), TALK_CODE)

    assert error.value.params["state"] == state.value
    with pytest.raises(IllegalStep):
        await talks.cancelling(an_organiser(), TALK_CODE)
    assert (await kept(store)).the_slot() == over.slot


@pytest.mark.usefixtures("programme")
async def test_two_who_go_on_at_once_skip_no_segment(talks, put, clock):
    await put(a_talk(version=1, segments=THREE))
    clock.advance(20 * MINUTE)

    await talks.next_segment(a_note_taker(), TALK_CODE, seen=1)

    with pytest.raises(ChangedMeanwhile):
        await talks.next_segment(a_note_taker(), TALK_CODE, seen=1)
    shown = await talks.next_segment(a_note_taker(), TALK_CODE, seen=2)
    assert shown.talk.segment_at(clock.now()) == 3


@pytest.mark.usefixtures("programme")
async def test_a_talk_of_next_week_has_not_begun(talks, store, clock):
    clock.set(START - timedelta(days=7))

    with pytest.raises(TalkTooEarly):
        await talks.begin(a_note_taker(), TALK_CODE)

    assert (await kept(store)).state is TalkState.ANNOUNCED


@pytest.mark.usefixtures("programme")
async def test_a_draft_cannot_end_and_asks_nobody(talks, store, put, clock):
    await put(a_draft(version=1))
    clock.set(END)

    with pytest.raises(IllegalStep):
        await talks.end(a_note_taker(), TALK_CODE)

    assert await store.read(OWNER, lambda docs: docs.select(Poll)) == []


@pytest.mark.usefixtures("programme")
async def test_a_card_counts_the_talks_that_members_know_of(talks, put, clock):
    later = clock.now() + timedelta(days=1)
    await put(
        a_talk(code="TA1K02", number=2, state=TalkState.CANCELLED),
        a_talk(code="TA1K03", number=3),
        a_talk(code="TA1K04", number=4, announce_at=later),
        a_draft(code="TA1K05", number=5),
    )

    async def counted(code: str) -> int:
        return (await talks.view(OWNER, code)).talks_in_edition

    assert [await counted(code) for code in (TALK_CODE, "TA1K03", "TA1K05")] == [3, 3, 5]
    clock.set(later)
    assert await counted(TALK_CODE) == 4


@pytest.mark.usefixtures("programme")
async def test_other_cards_are_redrawn_when_people_hear_of_a_talk_or_lose_one(
    store, talks, put, clock
):
    other = a_talk(code="TA1K02", number=2)
    posted = a_delivery(state=DeliveryState.SENT, wake=None, channel_id=5, message_id=6)
    planned = a_delivery(code="DE1002", about=other.code, key="2" * 20)
    await put(other, posted, planned)
    deliveries = Deliveries(store, clock, "run")

    claimed = await deliveries.claim(replace(planned, version=1), since_id=None)
    await deliveries.record(claimed.delivery, Sent(message_id=7, channel_id=5))
    assert [(each.post, each.wanted) for each in await mirrors(store)] == [(posted.code, 1)]

    await talks.cancel(an_organiser(), other.code, 1)
    assert (await mirrors(store))[0].wanted == 2


@pytest.mark.usefixtures("programme")
async def test_other_cards_stay_as_they_are_while_a_later_talk_is_announced(
    store, talks, put, clock
):
    last, other = a_talk(code="TA1K03", number=3), a_talk(code="TA1K02", number=2)
    posted = a_delivery(state=DeliveryState.SENT, wake=None, channel_id=5, message_id=6)
    shown = replace(posted, code="DE1003", about=last.code, key="3" * 20)
    planned = a_delivery(code="DE1002", about=other.code, key="2" * 20)
    await put(other, last, posted, shown, planned)
    deliveries = Deliveries(store, clock, "run")

    claimed = await deliveries.claim(replace(planned, version=1), since_id=None)
    await deliveries.record(claimed.delivery, Sent(message_id=7, channel_id=5))
    assert await mirrors(store) == []

    await talks.cancel(an_organiser(), other.code, 1)
    assert [each.about for each in await mirrors(store)] == [other.code]


@pytest.mark.usefixtures("programme")
async def test_other_cards_are_redrawn_while_nobody_has_read_of_the_last_talk(store, put, clock):
    """Its announcement is held, so none of them was redrawn for its number."""
    last, other = a_talk(code="TA1K03", number=3), a_talk(code="TA1K02", number=2)
    posted = a_delivery(state=DeliveryState.SENT, wake=None, channel_id=5, message_id=6)
    held = a_delivery(code="DE1003", about=last.code, key="3" * 20, state=DeliveryState.HELD)
    planned = a_delivery(code="DE1002", about=other.code, key="2" * 20)
    await put(last, other, posted, held, planned)
    deliveries = Deliveries(store, clock, "run")

    claimed = await deliveries.claim(replace(planned, version=1), since_id=None)
    await deliveries.record(claimed.delivery, Sent(message_id=7, channel_id=5))

    assert [each.post for each in await mirrors(store) if each.about == TALK_CODE] == [posted.code]


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(("number", "redrawn"), [(12, 1), (13, 1), (14, 0), (98, 0)])
async def test_cards_of_a_long_edition_say_no_total_and_stay_as_they_are(
    store, talks, put, clock, number, redrawn
):
    """One of 13 talks drops the total; from then on a talk more or less changes no other card."""
    before = a_talk(code="TA1K02", number=number - 1)
    added = a_talk(code="TA1K03", number=number)
    posted = a_delivery(state=DeliveryState.SENT, wake=None, channel_id=5, message_id=6)
    shown = replace(posted, code="DE1003", about=before.code, key="3" * 20)
    planned = a_delivery(code="DE1002", about=added.code, key="2" * 20)
    drafts = [a_draft(code=f"F{each:05}", number=each) for each in range(2, number - 1)]
    await put(*drafts, before, added, posted, shown, planned)
    deliveries = Deliveries(store, clock, "run")

    claimed = await deliveries.claim(replace(planned, version=1), since_id=None)
    await deliveries.record(claimed.delivery, Sent(message_id=7, channel_id=5))
    others = (TALK_CODE, before.code)
    assert [m.wanted for m in await mirrors(store) if m.about in others] == [1, 1] * redrawn

    await talks.cancel(an_organiser(), added.code, 1)
    assert [m.wanted for m in await mirrors(store) if m.about in others] == [2, 2] * redrawn


async def mirrors(store) -> list[Mirror]:
    return await store.read(OWNER, lambda docs: docs.select(Mirror))
