from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import OtherTime, SheetAhead
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import (
    Adjustment,
    Judgement,
    Timing,
    Wish,
    compare,
    is_worth_again,
    judge,
    wishes,
)
from bot.domain.talks.parts import Links
from bot.domain.talks.slot import Venue
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.domain.times.wall import WallTime
from tests.factories import (
    END,
    NOW,
    START,
    ZONE,
    a_delivery,
    a_draft,
    a_segment,
    a_slot,
    a_speaker,
    a_talk,
    after,
)

K = DeliveryKind
NEW_YORK = "America/New_York"
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TALK = a_talk()
# What a talk still wants that is moved to the next minutes.
NEAR = {K.RUN_SHEET, K.LIVE_PANEL, K.START, K.STILL_RUNNING}


def slot_on(year, month, day, hour=15, minute=0, *, zone=ZONE, minutes=90, fold=0):
    local = datetime(year, month, day, hour, minute)
    return a_slot(start=WallTime(local=local, zone=zone, fold=fold), minutes=minutes)


def delivered(wish: Wish, number: int, **fields) -> Delivery:
    """The delivery that is made of a wish."""
    defaults = {
        "code": f"D{number:05}",
        "kind": wish.kind,
        "place": wish.kind.record.place,
        "due": wish.due,
        "user_id": wish.user_id,
    }
    return a_delivery(**defaults | fields)


def planned(talk, reminded=(), *, now=NOW) -> list[Delivery]:
    difference = compare([], wishes(talk, reminded, now=now))
    return [delivered(wish, number) for number, wish in enumerate(difference.add)]


def one(deliveries: list[Delivery], kind: DeliveryKind) -> Delivery:
    return next(each for each in deliveries if each.kind is kind)


def due(talk, kind, reminded=()):
    (moment,) = [each.due for each in wishes(talk, reminded, now=NOW) if each.kind is kind]
    return moment


# What a talk wants


def test_announced_talk_wants_few_messages():
    assert wishes(TALK, (7,), now=NOW) == [
        Wish(kind=K.ANNOUNCEMENT, due=NOW),
        Wish(kind=K.THREAD, due=NOW),
        Wish(kind=K.RUN_SHEET, due=START - 14 * DAY),
        Wish(kind=K.DAY_BEFORE, due=START - DAY),
        Wish(kind=K.STILL_MISSING, due=START - DAY),
        Wish(kind=K.SOON, due=START - 15 * MINUTE, user_id=7),
        Wish(kind=K.LIVE_PANEL, due=START),
        Wish(kind=K.START, due=START),
        Wish(kind=K.STILL_RUNNING, due=END + 5 * MINUTE),
    ]


@pytest.mark.parametrize(
    "talk",
    [
        a_draft(),
        a_talk(state=TalkState.ENDED),
        a_talk(state=TalkState.CANCELLED),
        a_talk(slot=None),
    ],
)
def test_talk_that_is_not_open_wants_nothing(talk):
    assert wishes(talk, (7,), now=NOW) == []


def test_talk_announced_three_hours_before_gets_no_day_before():
    now = START - 3 * HOUR
    talk = a_draft().announced(at=now, now=now)
    added = compare([], wishes(talk, (7,), now=now)).add

    assert [wish.kind for wish in added] == [
        K.ANNOUNCEMENT,
        K.THREAD,
        K.RUN_SHEET,
        K.SOON,
        K.LIVE_PANEL,
        K.START,
        K.STILL_RUNNING,
    ]


@pytest.mark.parametrize(("lead", "reminded"), [(25 * HOUR - MINUTE, False), (25 * HOUR, True)])
def test_day_before_says_nothing_within_an_hour_of_the_announcement(lead, reminded):
    now = START - lead
    talk = a_draft().announced(at=now, now=now)
    kinds = {wish.kind for wish in compare([], wishes(talk, (), now=now)).add}

    assert (K.DAY_BEFORE in kinds) is reminded
    assert (K.STILL_MISSING in kinds) is reminded


def test_nobody_is_reminded_of_what_is_missing_where_nothing_is():
    done = a_talk(
        links=Links(join="https://example.org/join"),
        segments=(a_segment(speakers=(a_speaker(consent=Consent.NONE),)),),
    )
    added = compare([], wishes(done, (), now=NOW)).add
    assert K.STILL_MISSING not in {wish.kind for wish in added}

    # What was planned while something was is taken back, and planned anew if something is again.
    withdrawn = compare(planned(TALK), wishes(done, (), now=NOW)).withdraw
    assert [each.kind for each in withdrawn] == [K.STILL_MISSING]


def test_run_sheet_comes_with_an_announcement_that_comes_later():
    later = START - 3 * DAY
    assert due(a_draft().announced(at=later, now=NOW), K.RUN_SHEET) == later


def test_announcement_planned_for_later_is_due_then():
    later = NOW + 3 * DAY

    assert due(a_draft().announced(at=later, now=NOW), K.ANNOUNCEMENT) == later
    assert due(a_draft().announced(at=later, now=NOW), K.THREAD) == later


def test_talk_that_begins_early_is_live_early():
    early = START - 20 * MINUTE
    talk = TALK.begun(now=early)

    assert {due(talk, K.START), due(talk, K.LIVE_PANEL)} == {early}


def test_talk_that_begins_late_was_live_at_its_hour():
    talk = TALK.begun(now=START + 5 * MINUTE)

    assert {due(talk, K.START), due(talk, K.LIVE_PANEL)} == {START}


# Changes of clocks


@pytest.mark.parametrize(
    ("slot", "before"),
    [
        # The clocks go forward in the night between: 23 hours.
        (slot_on(2026, 3, 29), datetime(2026, 3, 28, 14, 0, tzinfo=UTC)),
        # They go back: 25 hours.
        (slot_on(2026, 10, 25), datetime(2026, 10, 24, 13, 0, tzinfo=UTC)),
        # 02:30 does not exist on the day before: it moves forward by the gap.
        (slot_on(2026, 3, 30, 2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # New York changes three weeks before Copenhagen, and a week after it.
        (slot_on(2026, 3, 8, zone=NEW_YORK), datetime(2026, 3, 7, 20, 0, tzinfo=UTC)),
        (slot_on(2026, 3, 29, zone=NEW_YORK), datetime(2026, 3, 28, 19, 0, tzinfo=UTC)),
        (slot_on(2026, 11, 1, zone=NEW_YORK), datetime(2026, 10, 31, 19, 0, tzinfo=UTC)),
        (slot_on(2026, 3, 9, 2, 30, zone=NEW_YORK), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        # 01:30 comes twice on the day before, and the first is meant.
        (slot_on(2026, 11, 2, 1, 30, zone=NEW_YORK), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        # It comes twice on the day itself: a day before the second is the only one there was.
        (
            slot_on(2026, 11, 1, 1, 30, zone=NEW_YORK, fold=1),
            datetime(2026, 10, 31, 5, 30, tzinfo=UTC),
        ),
        # The day before did not exist in Samoa: its reading stands for the same moment.
        (
            slot_on(2011, 12, 31, zone="Pacific/Apia"),
            datetime(2011, 12, 31, 1, 0, tzinfo=UTC),
        ),
    ],
)
def test_day_before_is_the_same_time_on_the_wall(slot, before):
    # Early enough for the announcement to be over.
    talk = a_talk(slot=slot, announce_at=slot.starts_at - 30 * DAY)

    assert due(talk, K.DAY_BEFORE) == before
    assert due(talk, K.STILL_MISSING) == before


def test_minutes_before_are_elapsed_time():
    talk = a_talk(slot=slot_on(2026, 3, 29, 3, 5))

    assert due(talk, K.SOON, reminded=(7,)) == datetime(2026, 3, 29, 0, 50, tzinfo=UTC)


# Comparing with what is there


def test_unchanged_talk_changes_nothing():
    assert compare(planned(TALK, (7,)), wishes(TALK, (7,), now=NOW)) == Adjustment()


def test_moved_talk_moves_what_waits_but_not_its_announcement():
    existing = planned(TALK, (7,))
    moved = TALK.moved(slot_on(2026, 4, 2), now=NOW)
    difference = compare(existing, wishes(moved, (7,), now=NOW))
    summer = moved.starts_at

    assert (difference.add, difference.withdraw) == ((), ())
    assert [(each.kind, at) for each, at in difference.retime] == [
        # Before the clocks go forward, 15:00 is an hour later.
        (K.RUN_SHEET, summer - 14 * DAY + HOUR),
        (K.DAY_BEFORE, summer - DAY),
        (K.STILL_MISSING, summer - DAY),
        (K.SOON, summer - 15 * MINUTE),
        (K.LIVE_PANEL, summer),
        (K.START, summer),
        (K.STILL_RUNNING, summer + 95 * MINUTE),
    ]


def test_talk_moved_near_takes_back_what_would_be_over():
    existing = planned(TALK)
    now = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    moved = TALK.moved(slot_on(2026, 3, 10, 13), now=now)
    difference = compare(existing, wishes(moved, (), now=now))

    assert {each.kind for each in difference.withdraw} == {K.DAY_BEFORE, K.STILL_MISSING}
    assert {each.kind for each, _ in difference.retime} == NEAR
    assert difference.add == ()


def test_talk_moved_within_the_quarter_of_an_hour_has_no_letters_before_it():
    """The news of the move says when; what waited for the old slot is taken back."""
    existing = planned(TALK, (7,))
    now = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    moved = TALK.moved(slot_on(2026, 3, 10, 10, 10), now=now)
    difference = compare(existing, wishes(moved, (7,), now=now))

    assert K.SOON in {each.kind for each in difference.withdraw}
    assert {each.kind for each, _ in difference.retime} == NEAR
    assert difference.add == ()


def test_talk_moved_to_a_later_hour_of_its_day_is_not_reminded_of_tomorrow_again():
    """Of the reminders before it only those that are still to come are made anew."""
    existing = [
        replace(each, state=DeliveryState.SENT) if each.due < START else each
        for each in planned(TALK, (7,))
    ]
    now = START - 10 * MINUTE
    moved = TALK.moved(slot_on(2026, 3, 19, 17), now=now)
    difference = compare(existing, wishes(moved, (7,), now=now))

    assert [(wish.kind, wish.due) for wish in difference.add] == [
        (K.SOON, START + 2 * HOUR - 15 * MINUTE)
    ]
    assert difference.withdraw == ()


def test_clock_that_is_put_back_sends_no_reminder_again():
    existing = [
        replace(each, state=DeliveryState.SENT) if each.due < START else each
        for each in planned(TALK, (7,))
    ]
    put_back = START - 26 * HOUR

    assert compare(existing, wishes(TALK, (7,), now=put_back)) == Adjustment()


def test_reminder_that_went_out_is_sent_again_for_the_new_slot():
    existing = [
        replace(each, state=DeliveryState.SENT) if each.due <= START - DAY else each
        for each in planned(TALK)
    ]
    now = START - 2 * HOUR
    moved = TALK.moved(slot_on(2026, 4, 2), now=now)
    difference = compare(existing, wishes(moved, (), now=now))

    assert [wish.kind for wish in difference.add] == [K.DAY_BEFORE, K.STILL_MISSING]


def sheets_of_old(**states: DeliveryState) -> list[Delivery]:
    """The three run sheets of a talk as they were planned while there were three."""
    return [
        a_delivery(
            code=f"OLD0{days:02}",
            kind=K.RUN_SHEET,
            place=K.RUN_SHEET.record.place,
            due=START - days * DAY,
            payload=SheetAhead(days=days),
            state=states.get(f"days_{days}", DeliveryState.PLANNED),
        )
        for days in (14, 7, 1)
    ]


SENT, DROPPED = DeliveryState.SENT, DeliveryState.DROPPED
DOUBTFUL, HELD = DeliveryState.DOUBTFUL, DeliveryState.HELD


@pytest.mark.parametrize(
    ("states", "kept"),
    [
        ({}, "OLD014"),
        ({"days_14": SENT}, "OLD014"),
        ({"days_14": SENT, "days_7": SENT}, "OLD014 OLD007"),
        ({"days_14": DROPPED, "days_7": SENT}, "OLD014 OLD007"),
        ({"days_14": DROPPED}, "OLD014 OLD007"),
        ({"days_14": DROPPED, "days_7": DROPPED}, "OLD014 OLD007 OLD001"),
        ({"days_14": DOUBTFUL}, "OLD014"),
        ({"days_14": HELD}, "OLD014"),
    ],
)
def test_of_three_run_sheets_that_were_planned_one_is_left(states, kept):
    existing = sheets_of_old(**states)
    difference = compare(existing, wishes(TALK, (), now=START - 9 * DAY))

    assert K.RUN_SHEET not in {wish.kind for wish in difference.add}
    withdrawn = {each.code for each in difference.withdraw}
    assert [each.code for each in existing if each.code not in withdrawn] == kept.split()


def test_run_sheet_is_made_once_however_often_the_talk_moves():
    existing = [replace(each, state=SENT) for each in planned(TALK)]
    moved = TALK.moved(slot_on(2026, 6, 2), now=NOW)
    added = {wish.kind for wish in compare(existing, wishes(moved, (), now=NOW)).add}
    assert K.RUN_SHEET not in added


@pytest.mark.parametrize("reason", [Reason.TOO_LATE, None])
def test_run_sheet_that_nobody_read_is_made_for_another_start(reason):
    existing = planned(TALK)
    sheet = one(existing, K.RUN_SHEET)
    state = DROPPED if reason else DeliveryState.WITHDRAWN
    existing = [replace(sheet, state=state, reason=reason)]
    now = START - HOUR
    moved = TALK.moved(slot_on(2026, 3, 20), now=now)
    (added,) = [
        w for w in compare(existing, wishes(moved, (), now=now)).add if w.kind is sheet.kind
    ]
    assert added.due == moved.the_slot().starts_at - 14 * DAY
    after_it = wishes(moved, (), now=moved.the_slot().starts_at)
    assert K.RUN_SHEET not in {wish.kind for wish in compare(existing, after_it).add}


def test_announcement_is_never_posted_twice():
    existing = [replace(each, state=DeliveryState.SENT) for each in planned(TALK)]
    moved = TALK.moved(slot_on(2026, 4, 2), now=NOW)
    added = {wish.kind for wish in compare(existing, wishes(moved, (), now=NOW)).add}

    assert not added & {K.ANNOUNCEMENT, K.THREAD}


@pytest.mark.parametrize(
    "state",
    [DeliveryState.PLANNED, DeliveryState.CLAIMED, DeliveryState.DOUBTFUL, DeliveryState.HELD],
)
def test_late_reminder_stays_when_somebody_signs_up(state):
    late = [replace(each, state=state) for each in planned(TALK) if each.kind is K.DAY_BEFORE]
    now = START - DAY + MINUTE
    difference = compare(late, wishes(TALK, (7,), now=now))

    assert difference.withdraw == ()
    assert difference.retime == ()
    assert K.DAY_BEFORE not in {wish.kind for wish in difference.add}


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (DeliveryState.CLAIMED, None),
        (DeliveryState.DOUBTFUL, None),
        (DeliveryState.HELD, Reason.CANNOT_LOOK),
    ],
)
def test_reminder_that_may_be_out_for_the_old_slot_does_not_stand_for_the_new_one(state, reason):
    sending = replace(one(planned(TALK), K.DAY_BEFORE), state=state, reason=reason)
    now = START - DAY
    moved = TALK.moved(slot_on(2026, 4, 2), now=now)
    difference = compare([sending], wishes(moved, (), now=now))

    assert difference.withdraw == (sending,)
    assert K.DAY_BEFORE in {wish.kind for wish in difference.add}


def test_overtaken_announcement_is_wished_for_anew():
    overtaken = replace(
        one(planned(TALK), K.ANNOUNCEMENT), state=DeliveryState.CLAIMED, overtaken=True
    )

    assert K.ANNOUNCEMENT in {
        wish.kind for wish in compare([overtaken], wishes(TALK, (), now=NOW)).add
    }


@pytest.mark.parametrize("state", [TalkState.CANCELLED, TalkState.ENDED])
def test_talk_that_is_over_takes_back_all_that_did_not_go_out(state):
    first, *rest = planned(TALK, (7,))
    sent = replace(first, state=DeliveryState.SENT)
    over = a_talk(state=state)

    assert compare([sent, *rest], wishes(over, (7,), now=NOW)) == Adjustment(withdraw=tuple(rest))


def test_member_who_stops_reminders_gets_none_and_can_change_their_mind():
    existing = planned(TALK, (7, 8))
    stopped = compare(existing, wishes(TALK, (8,), now=NOW))
    (letter,) = stopped.withdraw
    left = [after(each, Withdrawn()) if each == letter else each for each in existing]
    again = compare(left, wishes(TALK, (7, 8), now=NOW))

    assert (letter.kind, letter.user_id) == (K.SOON, 7)
    assert [(wish.kind, wish.user_id) for wish in again.add] == [(K.SOON, 7)]


def test_what_was_dropped_as_too_late_is_not_planned_again():
    existing = [replace(each, state=DeliveryState.DROPPED) for each in planned(TALK)]

    assert compare(existing, wishes(TALK, (), now=NOW)) == Adjustment()


def test_messages_that_do_not_follow_the_slot_are_left_alone():
    poll = a_delivery(kind=K.POLL, code="D00099")

    assert compare([poll], []) == Adjustment()


def test_longer_talk_asks_later_whether_it_runs():
    existing = planned(TALK)
    asked = [
        replace(each, state=DeliveryState.SENT) if each.kind is K.STILL_RUNNING else each
        for each in existing
    ]
    longer = replace(TALK, slot=a_slot(minutes=105))
    now = END + 6 * MINUTE
    add = compare(asked, wishes(longer, (), now=now)).add

    assert [(wish.kind, wish.due) for wish in add] == [(K.STILL_RUNNING, END + 20 * MINUTE)]


def test_early_start_opens_the_panel_at_once():
    early = START - 20 * MINUTE
    existing = planned(TALK)
    difference = compare(existing, wishes(TALK.begun(now=early), (), now=early))

    assert {(each.kind, moment) for each, moment in difference.retime} == {
        (K.START, early),
        (K.LIVE_PANEL, early),
    }


# Lateness


ON_TIME = Judgement(timing=Timing.ON_TIME)
LATE = Judgement(timing=Timing.LATE)
TOO_LATE = Judgement(timing=Timing.DROP, reason=Reason.TOO_LATE)
COLLAPSED = Judgement(timing=Timing.DROP, reason=Reason.COLLAPSED)
NOT_WANTED = Judgement(timing=Timing.DROP, reason=Reason.NOT_WANTED)

LATENESS = [
    (K.ANNOUNCEMENT, NOW, NOW + 3 * MINUTE, ON_TIME),
    (K.ANNOUNCEMENT, NOW, NOW + 4 * MINUTE, LATE),
    (K.ANNOUNCEMENT, NOW, END - MINUTE, LATE),
    (K.ANNOUNCEMENT, NOW, END, TOO_LATE),
    (K.THREAD, NOW, END, TOO_LATE),
    (K.DAY_BEFORE, START - DAY, START - DAY, ON_TIME),
    (K.DAY_BEFORE, START - DAY, START - 2 * HOUR, LATE),
    (K.DAY_BEFORE, START - DAY, START - 15 * MINUTE, COLLAPSED),
    (K.DAY_BEFORE, START - DAY, START, TOO_LATE),
    (K.RUN_SHEET, START - 14 * DAY, START - MINUTE, LATE),
    (K.RUN_SHEET, START - 14 * DAY, START, TOO_LATE),
    (K.STILL_MISSING, START - DAY, START - MINUTE, LATE),
    (K.STILL_MISSING, START - DAY, START, TOO_LATE),
    (K.SOON, START - 15 * MINUTE, START - 13 * MINUTE, ON_TIME),
    (K.SOON, START - 15 * MINUTE, START + 5 * MINUTE, LATE),
    (K.SOON, START - 15 * MINUTE, END, TOO_LATE),
    (K.START, START, END - MINUTE, LATE),
    (K.START, START, END, TOO_LATE),
    (K.LIVE_PANEL, START, END - MINUTE, LATE),
    (K.LIVE_PANEL, START, END, TOO_LATE),
    (K.STILL_RUNNING, END + 5 * MINUTE, END + 5 * HOUR, LATE),
    (K.MOVED, NOW, START - MINUTE, LATE),
    (K.MOVED, NOW, START, TOO_LATE),
    (K.MOVED_LETTER, NOW, START - MINUTE, LATE),
    (K.MOVED_LETTER, NOW, START, TOO_LATE),
    (K.SEAT_FREE, NOW, END - MINUTE, LATE),
    (K.SEAT_FREE, NOW, END, TOO_LATE),
    (K.SEAT_OFFER, NOW, END - MINUTE, LATE),
    (K.SEAT_OFFER, NOW, END, TOO_LATE),
    (K.CIRCULAR, NOW, END - MINUTE, LATE),
    (K.CIRCULAR, NOW, END, TOO_LATE),
    (K.POLL, END, END + 2 * DAY, LATE),
    (K.POLL, END, END + 2 * DAY + MINUTE, TOO_LATE),
    (K.CANCELLED, NOW, END + DAY, LATE),
    (K.NOTICE, NOW, END + DAY, LATE),
]


@pytest.mark.parametrize(
    ("kind", "due_at", "now", "verdict"),
    LATENESS,
    ids=[f"{kind.value}-{verdict.reason or verdict.timing}" for kind, _, _, verdict in LATENESS],
)
def test_lateness_is_judged_by_kind(kind, due_at, now, verdict):
    assert judge(a_delivery(kind=kind, due=due_at), TALK, now=now) == verdict


@pytest.mark.parametrize(
    "kind",
    [
        K.ANNOUNCEMENT,
        K.DAY_BEFORE,
        K.SOON,
        K.START,
        K.MOVED,
        K.MOVED_LETTER,
        K.SEAT_FREE,
        K.SEAT_OFFER,
        K.CIRCULAR,
        K.POLL,
    ],
)
def test_nothing_of_a_cancelled_talk_is_sent(kind):
    cancelled = a_talk(state=TalkState.CANCELLED)

    assert judge(a_delivery(kind=kind), cancelled, now=NOW) == NOT_WANTED


def test_cancellation_itself_is_sent():
    cancelled = a_talk(state=TalkState.CANCELLED)

    assert judge(a_delivery(kind=K.CANCELLED), cancelled, now=NOW) == ON_TIME


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (K.STILL_RUNNING, NOT_WANTED),
        (K.START, TOO_LATE),
        (K.LIVE_PANEL, TOO_LATE),
        (K.POLL, ON_TIME),
    ],
)
def test_talk_that_ended_early_gets_its_poll_only(kind, verdict):
    ended = TALK.begun(now=START).ended(now=START + 30 * MINUTE)
    now = START + 31 * MINUTE

    assert judge(a_delivery(kind=kind, due=now), ended, now=now) == verdict


def test_delivery_about_no_talk_is_sent():
    assert judge(a_delivery(kind=K.TEST), None, now=NOW) == ON_TIME


def test_news_of_another_place_is_worth_reading_until_the_end():
    moved = OtherTime(old=START, new=START, old_place=Venue(), new_place=Venue(place="Webex"))
    news = a_delivery(kind=K.MOVED, due=NOW, payload=moved)
    assert judge(news, TALK, now=END - MINUTE).timing is Timing.LATE
    assert judge(news, TALK, now=END).timing is Timing.DROP
    same = replace(news, payload=replace(moved, new_place=Venue()))
    assert judge(same, TALK, now=START).timing is Timing.DROP


@pytest.mark.parametrize("kind", [K.ANNOUNCEMENT, K.THREAD, K.START])
def test_what_stood_there_is_posted_again_for_as_long_as_notes_are_given(kind):
    ended = replace(TALK, state=TalkState.ENDED, ended_at=END)
    again = a_delivery(kind=kind, due=END + 7 * DAY, again=True)
    assert judge(again, ended, now=END + 7 * DAY) == ON_TIME
    assert judge(again, ended, now=END + 7 * DAY + MINUTE) == TOO_LATE
    assert judge(replace(again, again=False), ended, now=END + MINUTE) == TOO_LATE
    cancelled = replace(TALK, state=TalkState.CANCELLED)
    assert judge(again, cancelled, now=START) == NOT_WANTED


@pytest.mark.parametrize(("kind", "days"), [(K.BALLOT, 60), (K.POLL, 2)])
def test_a_deleted_ballot_is_missed_until_its_results_are_out_and_a_native_poll_while_it_asks(
    kind: DeliveryKind, days: int
):
    talk = a_talk()
    deleted = a_delivery(kind=kind, state=DeliveryState.SENT, wake=None)
    last = END + timedelta(days=days)
    assert is_worth_again(deleted, talk, now=last)
    assert not is_worth_again(deleted, talk, now=last + timedelta(minutes=1))
    # Once somebody has asked for it, it comes.
    verdict = judge(replace(deleted, again=True), talk, now=last + timedelta(minutes=1))
    assert (verdict.timing is Timing.DROP) is (kind is K.POLL)
