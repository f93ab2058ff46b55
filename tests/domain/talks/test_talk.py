from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import IllegalStep
from bot.domain.talks.errors import AnnouncementTooLate, TalkNeedsTime, TalkTooEarly, TimeInThePast
from bot.domain.talks.parts import Links, SegmentMark
from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import FORGOTTEN_AFTER
from bot.domain.times.wall import WallTime
from tests.factories import (
    END,
    NOW,
    START,
    ZONE,
    a_draft,
    a_segment,
    a_slot,
    a_speaker,
    a_talk,
    a_wall_time,
)

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
LATER = a_slot(start=WallTime(local=datetime(2026, 4, 2, 15, 0), zone=ZONE))
THREE = tuple(a_segment(title=f"Part {number}") for number in (1, 2, 3))
LIVE = a_talk(segments=THREE).begun(now=START)

STEPS = {
    (TalkState.DRAFT, TalkState.ANNOUNCED),
    (TalkState.DRAFT, TalkState.CANCELLED),
    (TalkState.ANNOUNCED, TalkState.LIVE),
    (TalkState.ANNOUNCED, TalkState.ENDED),
    (TalkState.ANNOUNCED, TalkState.CANCELLED),
    (TalkState.LIVE, TalkState.ENDED),
    (TalkState.LIVE, TalkState.CANCELLED),
}


@pytest.mark.parametrize("before", TalkState)
@pytest.mark.parametrize("after", TalkState)
def test_step_is_taken_or_refused_as_the_table_says(before, after):
    talk = a_talk(state=before)

    if (before, after) in STEPS:
        stepped = talk.step_to(after, now=START)
        assert stepped == replace(talk, state=after, sequence=2, changed_at=START)
    else:
        with pytest.raises(IllegalStep) as error:
            talk.step_to(after, now=START)
        assert error.value.params == {
            "title": talk.title,
            "state": before.value,
            "wanted": after.value,
        }


@pytest.mark.parametrize(("at", "kept"), [(NOW - MINUTE, NOW), (NOW, NOW), (START - MINUTE,) * 2])
def test_announcement_is_never_planned_for_the_past(at, kept):
    talk = a_draft()

    assert talk.announced(at=at, now=NOW) == replace(
        talk, state=TalkState.ANNOUNCED, announce_at=kept, sequence=1, changed_at=NOW
    )


def test_announcement_comes_before_the_talk():
    with pytest.raises(AnnouncementTooLate):
        a_draft().announced(at=START, now=NOW)


def test_move_before_the_announcement_announces_at_once():
    talk = a_draft().announced(at=START - MINUTE, now=NOW)
    earlier = a_slot(
        start=WallTime(
            local=talk.the_slot().start.local - 2 * MINUTE, zone=talk.the_slot().start.zone
        )
    )

    assert talk.moved(earlier, now=NOW).announce_at == NOW


@pytest.mark.parametrize("now", [START, START + MINUTE])
def test_talk_that_has_begun_cannot_be_announced(now):
    with pytest.raises(TimeInThePast) as error:
        a_draft().announced(at=now, now=now)

    assert error.value.params == {"when": a_wall_time()}


def test_talk_without_a_slot_cannot_be_announced():
    with pytest.raises(TalkNeedsTime) as error:
        a_draft(slot=None, title="Some Day").announced(at=NOW, now=NOW)

    assert error.value.params == {"title": "Some Day"}


@pytest.mark.parametrize("talk", [a_talk(), a_draft()], ids=["announced", "draft"])
def test_move_changes_time_day_and_sequence(talk):
    assert talk.moved(LATER, now=NOW + MINUTE) == replace(
        talk,
        slot=LATER,
        starts_at=LATER.starts_at,
        planned_on=datetime(2026, 4, 2).date(),
        sequence=talk.sequence + 1,
        changed_at=NOW + MINUTE,
    )


@pytest.mark.parametrize("slot", [a_slot(minutes=60), a_slot(place="The Library")])
def test_other_length_or_place_is_a_move(slot):
    assert a_talk().moved(slot, now=NOW).sequence == 2


def test_move_to_the_same_slot_changes_nothing():
    talk = a_talk()

    assert talk.moved(a_slot(), now=NOW + MINUTE) == talk


HALL = Venue(kind=VenueKind.SITE, place="Town hall")


def test_place_changes_at_the_same_time_also_while_it_runs():
    for talk, now in ((a_draft(), NOW), (a_talk(), NOW), (LIVE, START + MINUTE)):
        placed = talk.placed(HALL, now=now)
        assert placed.the_slot() == talk.the_slot().at(HALL)
        assert placed.where == HALL
        assert (placed.sequence, placed.changed_at) == (talk.sequence + 1, now)
        assert placed.placed(HALL, now=now) == placed


def test_place_is_kept_for_a_talk_without_an_hour():
    draft = a_draft(slot=None).placed(HALL, now=NOW)
    assert (draft.slot, draft.where, draft.sequence) == (None, HALL, 0)


def test_place_of_what_is_over_or_off_stays():
    over = (LIVE.ended(now=END), a_talk().cancelled(now=NOW), a_talk())
    for talk in over:
        with pytest.raises(IllegalStep):
            talk.placed(HALL, now=END + FORGOTTEN_AFTER)


def test_join_link_is_replaced_by_a_link_alone():
    talk = a_talk(links=Links(join="https://a.example", panellists="https://b.example"))
    assert talk.with_join_link(None) == talk
    assert talk.with_join_link("https://c.example").links == Links(
        join="https://c.example", panellists="https://b.example"
    )


@pytest.mark.parametrize("state", [TalkState.LIVE, TalkState.ENDED, TalkState.CANCELLED])
def test_talk_that_runs_or_is_over_cannot_be_moved(state):
    with pytest.raises(IllegalStep):
        a_talk(state=state).moved(LATER, now=NOW)


def test_talk_cannot_be_moved_into_the_past():
    with pytest.raises(TimeInThePast):
        a_talk().moved(a_slot(), now=START)


@pytest.mark.parametrize("minutes", [30, 90])
def test_slot_over_a_change_of_clocks_lasts_as_long_as_it_says(minutes):
    slot = a_slot(start=WallTime(local=datetime(2026, 3, 29, 1, 30), zone=ZONE), minutes=minutes)

    assert slot.starts_at == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert slot.ends_at - slot.starts_at == minutes * MINUTE


@pytest.mark.parametrize(
    ("talk", "now", "live"),
    [
        (a_talk(), START - SECOND, False),
        (a_talk(), START, True),
        (a_talk(), END, True),
        (a_talk(), END + FORGOTTEN_AFTER - SECOND, True),
        (a_talk(), END + FORGOTTEN_AFTER, False),
        (LIVE, START - MINUTE, True),
        (LIVE, END + FORGOTTEN_AFTER, False),
        (LIVE.ended(now=END), END + SECOND, False),
        (a_talk(state=TalkState.CANCELLED), START, False),
        (a_draft(), START, False),
        (a_talk(slot=None), START, False),
    ],
)
def test_talk_goes_live_by_itself_and_is_forgotten_in_the_end(talk, now, live):
    assert talk.is_live(now) is live


@pytest.mark.parametrize(
    ("talk", "public"),
    [
        (a_draft(), False),
        (a_talk(announce_at=NOW + MINUTE), False),
        (a_talk(announce_at=NOW), True),
        # Announced at once, by a clock that was put back after it.
        (a_talk(announce_at=NOW + MINUTE, changed_at=NOW + MINUTE), True),
        (a_talk(announce_at=NOW + 2 * MINUTE, changed_at=NOW + MINUTE), False),
        (LIVE, True),
        (a_draft(state=TalkState.ENDED), True),
        (a_talk(state=TalkState.CANCELLED), True),
        (a_draft(state=TalkState.CANCELLED), False),
    ],
)
def test_talk_is_public_once_it_was_announced(talk, public):
    assert talk.is_public(NOW) is public


@pytest.mark.parametrize(
    ("now", "minute"),
    [(START - SECOND, None), (START, 0), (START + 59 * SECOND, 0), (START + MINUTE, 1)],
)
def test_minutes_count_from_the_start(now, minute):
    assert a_talk().minute_at(now) == minute


def test_minutes_count_from_the_real_start_to_the_real_end():
    talk = a_talk().begun(now=START + 4 * MINUTE).ended(now=START + 64 * MINUTE)

    assert talk.minute_at(START + 5 * MINUTE) == 1
    assert talk.minute_at(START + 500 * MINUTE) == 60


@pytest.mark.parametrize(
    ("talk", "now", "ended_at"),
    [
        (a_talk(), END + FORGOTTEN_AFTER - SECOND, END + FORGOTTEN_AFTER - SECOND),
        (a_talk(), END + FORGOTTEN_AFTER, END),
        (LIVE, END + 99 * FORGOTTEN_AFTER, END),
        (a_talk().begun(now=END + MINUTE), END + FORGOTTEN_AFTER, END + MINUTE),
    ],
)
def test_talk_that_nobody_ended_in_time_ended_as_planned(talk, now, ended_at):
    assert talk.ended(now=now).ended_at == ended_at


def test_talk_without_a_start_has_no_minute():
    assert a_talk(slot=None).minute_at(NOW) is None


def test_begun_talk_stands_in_its_first_segment():
    talk = a_talk(segments=THREE)

    assert talk.begun(now=START) == replace(
        talk,
        state=TalkState.LIVE,
        started_at=START,
        marks=(SegmentMark(segment=1, at=START),),
        sequence=2,
        changed_at=START,
    )
    assert a_talk().begun(now=START).marks == ()


def test_talk_begins_an_hour_before_its_start_at_the_earliest():
    assert a_talk().begun(now=START - 60 * MINUTE).state is TalkState.LIVE
    with pytest.raises(TalkTooEarly) as error:
        a_talk().begun(now=START - 61 * MINUTE)
    assert error.value.params == {"title": a_talk().title, "start": a_wall_time()}


def test_segments_follow_one_another_and_the_last_one_stays():
    times = [START + minutes * MINUTE for minutes in (20, 40, 60)]
    talk = LIVE
    for moment in times:
        talk = talk.next_segment(now=moment)

    assert talk.marks == (
        SegmentMark(segment=1, at=START),
        SegmentMark(segment=2, at=times[0]),
        SegmentMark(segment=3, at=times[1]),
    )
    assert [talk.segment_at(START + minutes * MINUTE) for minutes in (0, 19, 20, 39, 40, 90)] == [
        1,
        1,
        2,
        2,
        3,
        3,
    ]


def test_next_segment_keeps_the_sequence():
    assert LIVE.next_segment(now=START + MINUTE).sequence == LIVE.sequence


def test_talk_that_went_live_by_itself_has_segments_too():
    talk = a_talk(segments=THREE).next_segment(now=START + MINUTE)

    assert talk.marks == (SegmentMark(segment=2, at=START + MINUTE),)
    assert (talk.segment_at(START), talk.segment_at(START + MINUTE)) == (1, 2)


@pytest.mark.parametrize(
    ("talk", "now"),
    [
        (a_draft(segments=THREE), START),
        (a_talk(segments=THREE), START - SECOND),
        (LIVE.ended(now=END), END + SECOND),
        (a_talk(segments=THREE, state=TalkState.CANCELLED), START),
    ],
)
def test_talk_that_does_not_run_has_no_next_segment(talk, now):
    with pytest.raises(IllegalStep):
        talk.next_segment(now=now)


def test_talk_without_segments_or_before_its_start_is_in_none():
    assert a_talk().segment_at(START) is None
    assert a_talk(segments=THREE).segment_at(START - SECOND) is None


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (START - 15 * MINUTE - SECOND, False),
        (START - 15 * MINUTE, True),
        (END + timedelta(days=1), True),
        (END + timedelta(days=1) + SECOND, False),
    ],
)
def test_join_link_is_shown_around_the_talk_only(now, shown):
    talk = a_talk(links=Links(join="https://meet.example/join"))

    assert talk.join_link_at(now) == ("https://meet.example/join" if shown else None)


def test_join_link_follows_an_early_start_and_an_early_end():
    early = a_talk(links=Links(join="https://meet.example/join")).begun(now=START - 30 * MINUTE)
    ended = early.ended(now=START)

    assert early.join_link_at(START - 30 * MINUTE) is not None
    assert ended.join_link_at(START + timedelta(days=1)) is not None
    assert ended.join_link_at(START + timedelta(days=1, seconds=1)) is None


@pytest.mark.parametrize(
    "changes",
    [{"state": TalkState.CANCELLED}, {"slot": None}, {"links": Links(registration="https://x")}],
)
def test_there_may_be_no_join_link(changes):
    talk = a_talk(**{"links": Links(join="https://meet.example/join")} | changes)

    assert talk.join_link_at(START) is None


def test_speakers_stand_in_the_order_of_the_programme():
    ada, ben = a_speaker(), a_speaker(name="Ben Invented", line="Ben Invented")
    talk = a_talk(segments=(a_segment(speakers=(ada, ben)), a_segment(speakers=(ada,))))

    assert talk.speakers == (ada, ben, ada)


def test_open_talks_are_announced_or_live():
    assert {state for state in TalkState if a_talk(state=state).is_open} == {
        TalkState.ANNOUNCED,
        TalkState.LIVE,
    }
