"""Who was in the channel of a talk, and for how long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.kinds import KINDS
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.errors import AttendanceOff, AttendanceTooEarly
from bot.domain.talks.slot import Slot, Venue, VenueKind
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Attended
from bot.services.exports.exports import Exports
from bot.services.host.logbooks import write_logbook
from bot.services.signups.attendances import Attendances
from bot.services.signups.attending import Attending, Room, stays_after_change
from bot.services.talks.talks import TalkService
from bot.services.team.servers import ServerChange, Servers
from tests.factories import (
    END,
    MEMBER_ID,
    NOW,
    ORGANISER_ID,
    OWNER,
    START,
    TALK_CODE,
    a_note_taker,
    a_series,
    a_server,
    a_talk,
    an_edition,
    an_organiser,
)

ROOM = Room(OWNER, 1_000_000_000_000_000_041)
ELSEWHERE = Room(OWNER, 1_000_000_000_000_000_042)
MIA, MAX = MEMBER_ID, ORGANISER_ID
MINUTE = timedelta(minutes=1)


def in_room(talk: Talk, room: Room = ROOM) -> Talk:
    where = Venue(kind=VenueKind.VOICE, place="Talk room", channel_id=room.channel_id)
    assert isinstance(talk.slot, Slot)
    return replace(talk, slot=talk.slot.at(where)).with_time_kept()


@pytest.fixture
async def counted(put):
    server = a_server(attended=Attended.TOTALS)
    await put(server, a_series(), an_edition(), in_room(a_talk()))


@pytest.fixture
def attending(store, clock) -> Attending:
    return Attending(store, clock)


async def rows(store) -> dict[int, tuple[int, bool]]:
    """By member: whole minutes, and whether they are there."""
    found = await store.read(OWNER, lambda docs: docs.select(Attendance))
    return {each.user_id: (each.seconds // 60, each.since is not None) for each in found}


async def turnout(store) -> Turnout:
    return await store.read(OWNER, lambda docs: docs.get(Turnout, TALK_CODE))


@pytest.mark.usefixtures("counted")
async def test_minutes_count_while_the_talk_runs_also_of_who_comes_twice(store, clock, attending):
    clock.set(START + MINUTE)
    await attending.seen(ROOM, frozenset({MIA, MAX}))
    clock.set(START + 11 * MINUTE)
    await attending.seen(ROOM, frozenset({MAX}))
    clock.set(START + 21 * MINUTE)
    await attending.seen(ROOM, frozenset({MIA, MAX}))
    clock.set(START + 26 * MINUTE)
    await attending.seen(ROOM, frozenset())

    assert await rows(store) == {MIA: (15, False), MAX: (25, False)}
    found = await turnout(store)
    assert (found.people, found.seconds // 60, found.most) == (2, 40, 2)


@pytest.mark.parametrize(
    ("room", "moment", "attended"),
    [
        (ROOM, START - MINUTE, Attended.TOTALS),
        (ROOM, END + timedelta(hours=7), Attended.TOTALS),
        (ELSEWHERE, START, Attended.TOTALS),
        (ROOM, START, Attended.OFF),
    ],
    ids=["before", "after", "elsewhere", "off"],
)
async def test_nothing_is_noted_but_of_a_running_talk_where_it_is_wanted(
    store, put, clock, attending, room, moment, attended
):
    await put(a_server(attended=attended), a_series(), an_edition(), in_room(a_talk()))
    clock.set(moment)

    await attending.seen(room, frozenset({MIA}))

    assert await rows(store) == {}
    assert room not in await attending.rooms()


@pytest.mark.usefixtures("counted")
async def test_the_end_of_the_talk_ends_the_stays_in_the_same_unit(store, clock, attending):
    talks = TalkService(store, clock, on_change=(stays_after_change,))
    await attending.seen(ROOM, frozenset({MIA}))
    clock.set(START + 30 * MINUTE)

    assert await attending.rooms() == {ROOM}
    await talks.end(an_organiser(), TALK_CODE)

    assert await rows(store) == {MIA: (30, False)}
    assert await attending.rooms() == set()


@pytest.mark.usefixtures("counted")
async def test_whoever_left_while_the_bot_was_away_was_there_until_it_went(store, clock, attending):
    await attending.seen(ROOM, frozenset({MIA, MAX}))
    await write_logbook(store, lambda kept: kept.seen(START + 10 * MINUTE, begins=True))
    clock.set(START + 40 * MINUTE)
    await write_logbook(store, lambda kept: kept.seen(clock.now(), begins=True))

    await Attending(store, clock).seen(ROOM, frozenset({MAX}), returned=True)

    assert await rows(store) == {MIA: (10, False), MAX: (0, True)}
    clock.set(START + 50 * MINUTE)
    await attending.seen(ROOM, frozenset())
    assert (await rows(store))[MAX] == (50, False)


@pytest.mark.usefixtures("counted")
async def test_switching_it_off_ends_the_stays_and_names_hold_for_who_comes_then(
    store, clock, attending
):
    servers = Servers(store, clock)
    await attending.seen(ROOM, frozenset({MIA}))
    clock.set(START + 5 * MINUTE)
    await servers.change(an_organiser(), ServerChange(attended=Attended.NAMES))
    await attending.seen(ROOM, frozenset({MIA, MAX}))
    clock.set(START + 10 * MINUTE)
    await servers.change(an_organiser(), ServerChange(attended=Attended.OFF))

    assert await rows(store) == {MIA: (10, False), MAX: (5, False)}
    named = await store.read(OWNER, lambda docs: docs.select(Attendance))
    assert {each.user_id: each.named for each in named} == {MIA: False, MAX: True}


@pytest.mark.parametrize(
    ("people", "mean"), [(4, None), (5, 12)], ids=["too-few-for-a-mean", "enough"]
)
def test_a_mean_of_few_is_not_told(people, mean):
    turnout = Turnout(owner=OWNER, code=TALK_CODE, people=people, seconds=60 * 60 + 30)

    assert turnout.mean_minutes == mean


def test_the_clock_that_is_put_back_takes_no_minutes_away():
    row = Attendance(
        owner=OWNER, code="A", talk=TALK_CODE, user_id=MIA, slot_key="", at=START, since=START
    )

    assert row.left(NOW).seconds == 0


@pytest.mark.usefixtures("counted")
async def test_whom_a_note_taker_marks_counts_once_and_the_mark_is_taken_back(
    store, clock, attending
):
    attendances = Attendances(store, clock)
    clock.set(START + 5 * MINUTE)
    await attendances.mark(a_note_taker(), TALK_CODE, [MIA, MIA, MAX], came=True)
    assert (await turnout(store)).marked == 2

    await attending.seen(ROOM, frozenset({MIA}))
    clock.set(START + 15 * MINUTE)
    shown = await attendances.mark(a_note_taker(), TALK_CODE, [MAX, MIA], came=False)

    assert (shown.turnout.people, shown.turnout.marked, shown.there) == (1, 0, 1)
    assert shown.turnout.seconds == 600
    assert await rows(store) == {MIA: (0, True)}


@pytest.mark.usefixtures("counted")
async def test_a_file_leaves_sums_which_the_next_one_replaces(store, clock):
    attendances = Attendances(store, clock)
    clock.set(END)
    await attendances.read_file(a_note_taker(), TALK_CODE, people=7, minutes=420)

    shown = await attendances.read_file(a_note_taker(), TALK_CODE, people=6, minutes=360)

    assert (shown.turnout.file_people, shown.turnout.file_mean_minutes) == (6, 60)
    assert await rows(store) == {}


@pytest.mark.parametrize(
    ("attended", "moment", "refused"),
    [
        (Attended.OFF, START, AttendanceOff),
        (Attended.TOTALS, START - MINUTE, AttendanceTooEarly),
    ],
)
async def test_nobody_is_marked_where_it_is_off_or_the_talk_is_to_come(
    store, put, clock, attended, moment, refused
):
    await put(a_server(attended=attended), a_series(), an_edition(), a_talk())
    clock.set(moment)

    with pytest.raises(refused):
        await Attendances(store, clock).mark(a_note_taker(), TALK_CODE, [MIA], came=True)


@pytest.mark.parametrize(
    ("attended", "person", "members"),
    [
        (Attended.NAMES, an_organiser(), [(MAX, 10)]),
        (Attended.NAMES, a_note_taker(), []),
        (Attended.TOTALS, an_organiser(), []),
    ],
    ids=["organiser", "note-taker", "sums alone"],
)
@pytest.mark.usefixtures("counted")
async def test_files_name_only_who_came_in_knowing_and_only_to_organisers(
    store, clock, attending, attended, person, members
):
    servers = Servers(store, clock)
    await attending.seen(ROOM, frozenset({MIA}))
    await servers.change(an_organiser(), ServerChange(attended=Attended.NAMES))
    await attending.seen(ROOM, frozenset({MIA, MAX}))
    clock.set(START + 10 * MINUTE)
    await servers.change(an_organiser(), ServerChange(attended=attended))

    export = await Exports(store, clock, KINDS).attendance(person)

    assert [(each.user_id, each.minutes) for each in export.members] == members
    (told,) = export.sums.talks
    assert (told.seen, told.most_at_once, told.seen_minutes) == (2, 2, None)
