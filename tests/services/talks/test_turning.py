"""What time alone makes of a talk, and what of it is drawn anew."""

from datetime import datetime, timedelta

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.payloads import notice_of
from bot.domain.errors import IllegalStep
from bot.domain.polls.poll import Poll, PollTemplate
from bot.domain.talks.series import PollChoice
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import FORGOTTEN_AFTER, GOES_ON_WITHIN, NOTES_TAKEN_FOR, Talk
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.polls.polls import Polls
from bot.services.ports import Store
from bot.services.sending.missed import drop_missed
from bot.services.talks.talks import TalkService
from bot.services.talks.turning import Turning
from bot.store.ballots.keys import FolderKeys
from tests.factories import (
    END,
    MEMBER_ID,
    OWNER,
    START,
    TALK_CODE,
    a_delivery,
    a_note_taker,
    a_series,
    a_server,
    a_talk,
    an_edition,
    told,
)
from tests.services.waking import wake_of

MINUTE = timedelta(minutes=1)
FORGOTTEN = END + FORGOTTEN_AFTER
POSTED = (
    DeliveryKind.ANNOUNCEMENT,
    DeliveryKind.DAY_BEFORE,
    DeliveryKind.SOON,
    DeliveryKind.START,
    DeliveryKind.LIVE_PANEL,
    DeliveryKind.SEAT_FREE,
    DeliveryKind.STILL_RUNNING,
)


@pytest.fixture
async def programme(put) -> None:
    """Its series asks publicly, by native polls."""
    await put(a_server(), a_series(poll=PollChoice.NATIVE), an_edition(), a_talk())


@pytest.fixture
def turning(store, clock: ManualClock) -> Turning:
    polls = Polls(store, clock, {"en": PollTemplate(question="Good?", options=("Yes", "No"))})
    return Turning(store, clock, (polls.after_change,))


@pytest.mark.usefixtures("programme")
async def test_what_the_bot_was_away_for_is_left_out_but_not_what_the_team_is_told(
    store, clock, put
):
    """A notice stands under the first talk that it is about, and may wait since before its end."""
    await put(
        a_delivery(kind=DeliveryKind.START, code="P0ST01", key="1" * 20, due=START, wake=START),
        a_delivery(
            kind=DeliveryKind.SOON, code="P0ST02", key="2" * 20, user_id=MEMBER_ID, due=START
        ),
        a_delivery(
            kind=DeliveryKind.NOTICE,
            code="P0ST03",
            key="3" * 20,
            due=END - MINUTE,
            payload=told("run_sheet|too_late|TA1K00"),
        ),
        a_delivery(
            kind=DeliveryKind.ANNOUNCEMENT, code="P0ST04", key="4" * 20, state=DeliveryState.SENT
        ),
    )
    clock.set(FORGOTTEN)

    await Turning(store, clock, (drop_missed,)).run_due(clock.now())

    def look(docs):
        return {each.code: each for each in docs.select(Delivery)}

    found = await store.read(OWNER, look)
    left_out = (found["P0ST01"].state, found["P0ST02"].state)
    assert left_out == (DeliveryState.DROPPED, DeliveryState.DROPPED)
    (notice,) = [each for each in found.values() if each.kind is DeliveryKind.NOTICE]
    assert notice.is_planned
    lines = {line.what for line in notice_of(notice.payload).lines}
    assert lines == {DeliveryKind.RUN_SHEET, DeliveryKind.START, DeliveryKind.SOON}


@pytest.fixture
async def posted(programme, put) -> None:
    """Each message of the talk stands in Discord."""
    await put(
        *(
            a_delivery(
                kind=kind,
                code=f"P0ST{number:02}",
                key=f"{number:020}",
                state=DeliveryState.SENT,
                user_id=MEMBER_ID if "letter" in kind or kind is DeliveryKind.SOON else None,
                wake=None,
                message_id=100 + number,
                channel_id=7,
            )
            for number, kind in enumerate(POSTED)
        )
    )


async def passes(
    turning: Turning, store: Store, clock: ManualClock, until: datetime
) -> list[datetime]:
    """Let all come that is due until a moment, each at its time; return the times."""
    moments: list[datetime] = []
    while (wake := await wake_of(turning, store, clock)) is not None and wake <= until:
        clock.set(max(wake, clock.now()))
        moments.append(wake)
        assert await turning.run_due(clock.now())
    clock.set(until)
    return moments


async def kept(store) -> Talk:
    return await store.read(OWNER, lambda docs: docs.get(Talk, TALK_CODE))


async def poll_posts(store) -> list[tuple[DeliveryState, datetime]]:
    posts = await store.read(OWNER, lambda docs: docs.select(Delivery, kind=DeliveryKind.POLL))
    return [(each.state, each.due) for each in posts]


async def drawn(store) -> set[MirrorKind]:
    return {each.kind for each in await store.read(OWNER, lambda docs: docs.select(Mirror))}


async def forget_drawings(store) -> None:
    def work(docs):
        for mirror in docs.select(Mirror):
            docs.remove(mirror)

    await store.run(OWNER, work)


@pytest.mark.usefixtures("posted")
async def test_talk_turns_as_it_begins_as_it_must_be_over_and_as_notes_end(turning, store, clock):
    clock.set(START - MINUTE)

    moments = await passes(turning, store, clock, START + timedelta(days=365))

    assert moments == [START, FORGOTTEN, END + NOTES_TAKEN_FOR]
    assert await wake_of(turning, store, clock) is None


@pytest.mark.usefixtures("posted")
async def test_beginning_takes_away_what_was_offered_until_then(turning, clock, store):
    await passes(turning, store, clock, START)

    assert await drawn(store) == {
        MirrorKind.CARD,
        MirrorKind.DAY_BEFORE,
        MirrorKind.SEAT_FREE,
    }
    assert (await kept(store)).state is TalkState.ANNOUNCED


@pytest.mark.usefixtures("posted")
async def test_what_nobody_ended_ends_as_planned_asks_and_is_drawn_anew(turning, clock, store):
    await passes(turning, store, clock, START)
    await forget_drawings(store)

    await passes(turning, store, clock, FORGOTTEN)

    talk = await kept(store)
    assert (talk.state, talk.ended_at, talk.ended_unsaid) == (TalkState.ENDED, END, True)
    assert await drawn(store) == {
        MirrorKind.CARD,
        MirrorKind.LIVE_PANEL,
        MirrorKind.START,
        MirrorKind.SEAT_FREE,
        MirrorKind.SOON,
        MirrorKind.STILL_RUNNING,
    }
    polls = await store.read(OWNER, lambda docs: docs.select(Delivery, kind=DeliveryKind.POLL))
    assert len(polls) == 1


@pytest.mark.usefixtures("posted")
async def test_downtime_of_days_ends_it_once_and_asks_nobody_about_it(turning, clock, store):
    clock.set(END + timedelta(days=3))

    while await turning.run_due(clock.now()):
        pass

    talk = await kept(store)
    assert (talk.state, talk.ended_at) == (TalkState.ENDED, END)
    assert await store.read(OWNER, lambda docs: docs.select(Poll)) == []


@pytest.mark.parametrize(("minutes", "ended"), [(None, END), (120, START + 120 * MINUTE)])
@pytest.mark.usefixtures("posted")
async def test_somebody_says_once_when_it_ended(turning, clock, store, minutes, ended):
    await passes(turning, store, clock, FORGOTTEN)
    talks = TalkService(store, clock)

    said = (await talks.say_end(a_note_taker(), TALK_CODE, minutes)).talk

    assert (said.ended_at, said.ended_unsaid) == (ended, False)
    with pytest.raises(IllegalStep):
        await talks.say_end(a_note_taker(), TALK_CODE, None)


@pytest.mark.usefixtures("posted")
async def test_end_that_somebody_said_becomes_final_and_then_takes_no_more_notes(
    turning, clock, store
):
    clock.set(END)
    await TalkService(store, clock).end(a_note_taker(), TALK_CODE)

    moments = await passes(turning, store, clock, END + timedelta(days=365))

    assert moments == [END + GOES_ON_WITHIN, END + NOTES_TAKEN_FOR]


@pytest.mark.usefixtures("posted")
async def test_talk_that_goes_on_takes_its_poll_back_and_asks_at_its_end(store, clock):
    polls = Polls(store, clock, {"en": PollTemplate(question="Good?", options=("Yes", "No"))})
    talks = TalkService(store, clock, (polls.after_change,))
    clock.set(START + 3 * MINUTE)
    await talks.end(a_note_taker(), TALK_CODE)
    assert await poll_posts(store) == [(DeliveryState.PLANNED, START + 13 * MINUTE)]
    clock.advance(9 * MINUTE)

    on = (await talks.go_on(a_note_taker(), TALK_CODE)).talk

    assert (on.state, on.ended_at, on.minute_at(clock.now())) == (TalkState.LIVE, None, 12)
    assert [state for state, _ in await poll_posts(store)] == [DeliveryState.WITHDRAWN]
    clock.set(END)
    await talks.end(a_note_taker(), TALK_CODE)
    assert (await poll_posts(store))[1] == (DeliveryState.PLANNED, END + GOES_ON_WITHIN)
    clock.advance(GOES_ON_WITHIN)
    with pytest.raises(IllegalStep):
        await talks.go_on(a_note_taker(), TALK_CODE)


@pytest.mark.usefixtures("posted")
async def test_waiting_poll_can_be_opened_at_once(store, clock, tmp_path):
    polls = Polls(store, clock, {"en": PollTemplate(question="Good?", options=("Yes", "No"))})
    clock.set(END)
    await TalkService(store, clock, (polls.after_change,)).end(a_note_taker(), TALK_CODE)

    ballots = Ballots(store, clock, FolderKeys(tmp_path), polls, Asking(store, clock, {}))
    await ballots.open(a_note_taker(), TALK_CODE)

    assert await poll_posts(store) == [(DeliveryState.PLANNED, END)]


@pytest.mark.usefixtures("posted")
async def test_talk_that_is_not_due_after_all_keeps_nothing_waiting(turning, clock):
    """The index says START; the clock that the bot asks is put back meanwhile."""
    clock.set(START - MINUTE)

    assert await turning.run_due(START) == 0
    await turning.open(START)


GRACE = END + 30 * MINUTE


@pytest.fixture
async def with_grace(put) -> None:
    talk = a_talk(over_after=30).with_time_kept()
    card = a_delivery(state=DeliveryState.SENT, wake=None, message_id=1, channel_id=7)
    await put(a_server(), a_series(poll=PollChoice.NATIVE), an_edition(), talk, card)


@pytest.mark.usefixtures("with_grace")
async def test_talk_counts_as_over_after_the_grace_and_is_asked_about_ten_minutes_later(
    turning, clock, store
):
    moments = await passes(turning, store, clock, GRACE + GOES_ON_WITHIN)

    assert moments == [START, GRACE, GRACE + GOES_ON_WITHIN]
    talk = await kept(store)
    assert (talk.state, talk.ended_at, talk.ended_unsaid) == (TalkState.ENDED, END, True)
    assert await poll_posts(store) == [(DeliveryState.PLANNED, GRACE + GOES_ON_WITHIN)]


@pytest.mark.usefixtures("with_grace")
async def test_talk_that_overran_goes_on_until_somebody_ends_it(turning, clock, store):
    await passes(turning, store, clock, GRACE + 9 * MINUTE)
    polls = Polls(store, clock, {})
    talks = TalkService(store, clock, (polls.after_change,))

    await talks.go_on(a_note_taker(), TALK_CODE)
    await passes(turning, store, clock, FORGOTTEN - MINUTE)

    talk = await kept(store)
    assert (talk.is_live(clock.now()), talk.ended_at, talk.ended_unsaid) == (True, None, False)
    assert [state for state, _ in await poll_posts(store)] == [DeliveryState.WITHDRAWN]
    await passes(turning, store, clock, FORGOTTEN)
    assert (await kept(store)).state is TalkState.ENDED


@pytest.mark.usefixtures("with_grace")
async def test_another_quarter_of_an_hour_puts_off_when_it_counts_as_over(turning, clock, store):
    await passes(turning, store, clock, GRACE - MINUTE)
    longer = (await TalkService(store, clock).extend(a_note_taker(), TALK_CODE)).talk

    assert longer.turns_at == longer.the_slot().ends_at + 30 * MINUTE
    assert longer.turns_at > GRACE
