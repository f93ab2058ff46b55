"""Scripts: those that are drawn, and short ones by hand for what a drawn one once showed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.domain.times.zones import load_zones
from tests.crash.month.acts import Act, Deed, Script, Wall
from tests.crash.month.runs import play
from tests.crash.month.script import draw_script

ZONE = "Europe/Copenhagen"
BEGINS = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
STARTS = BEGINS + DAY
FORGOTTEN = STARTS + HOUR + 6 * HOUR


@pytest.fixture(scope="session", autouse=True)
def _zones() -> None:
    load_zones()


def wall(moment: datetime) -> Wall:
    return Wall(local=(moment + HOUR).replace(tzinfo=None), zone=ZONE)


def script(*acts: Act) -> Script:
    made = Act(at=BEGINS, deed=Deed.CREATE, talk=1, wall=wall(STARTS), number=60)
    return Script(
        seed="by hand",
        zones=(ZONE, "America/New_York"),
        begins=BEGINS,
        ends=BEGINS + 5 * DAY,
        acts=(made, *acts),
    )


def act(at: datetime, deed: Deed, **more) -> Act:
    return Act(at=at, deed=deed, talk=1, **more)


def sorted_by_time(*acts: Act) -> list[Act]:
    return sorted(acts, key=lambda each: each.at)


def test_what_comes_next_is_never_due_before_the_last_is_done():
    """In this one so many press [Try again] after a downtime that each had to wait for others."""
    moments = [at for at, _ in draw_script("77").moments()]
    assert all(before < after for before, after in pairwise(moments))


def test_try_again_is_pressed_once_when_all_else_of_its_moment_is_done():
    for _, acts in draw_script("77").moments():
        pressed = [number for number, each in enumerate(acts) if each.deed is Deed.TRY_AGAIN]
        assert pressed in ([], [len(acts) - 1])


@pytest.mark.parametrize("last", [Deed.GO_ON, Deed.EXTEND])
async def test_talk_that_nobody_knew_of_and_that_is_begun_and_ended_very_late(last):
    """Its announcement came too late, so it is not over by itself; its ballot waits for its end."""
    late = FORGOTTEN + 5 * HOUR
    verdict = await play(
        script(
            act(BEGINS, Deed.ANNOUNCE_AT, wall=wall(STARTS - HOUR)),
            Act(at=BEGINS + HOUR, deed=Deed.STOP),
            Act(at=late, deed=Deed.START),
            act(late + MINUTE, Deed.BEGIN),
            act(late + MINUTE, Deed.END),
            act(late + 5 * MINUTE, last),
        )
    )
    assert verdict.difference == ""
    assert verdict.figures.sent["ballot"] == (1 if last is Deed.EXTEND else 0)


@pytest.mark.parametrize("opens_before", [True, False])
async def test_ballot_that_was_sealed_since_the_backup_stays_sealed(opens_before):
    over = STARTS + HOUR
    backup = over + (30 if opens_before else -30) * MINUTE
    closed = over + 2 * HOUR
    verdict = await play(
        script(
            *sorted_by_time(
                act(BEGINS, Deed.ANNOUNCE),
                act(backup, Deed.BACK_UP),
                act(over, Deed.END),
                *(act(over + HOUR, Deed.VOTE, who=who, number=who % 5) for who in range(1, 7)),
                act(closed, Deed.CLOSE_BALLOT),
                Act(at=closed + HOUR, deed=Deed.STOP),
                Act(at=closed + 2 * HOUR, deed=Deed.RESTORE),
                Act(at=closed + 2 * HOUR + MINUTE, deed=Deed.START),
                act(closed + 3 * HOUR, Deed.VOTE, who=1, number=4),
            )
        )
    )
    assert verdict.difference == ""


@pytest.mark.evidence
async def test_talk_that_runs_goes_to_where_somebody_put_its_event():
    second = [
        act(BEGINS, Deed.CREATE, wall=wall(STARTS), number=60),
        act(BEGINS + MINUTE, Deed.ANNOUNCE),
        act(STARTS - HOUR, Deed.RETIME_EVENT, number=24),
        # It is looked at while it runs, and stays a question.
        act(STARTS + 5 * MINUTE, Deed.EXTEND),
        act(STARTS + 9 * MINUTE, Deed.THEIRS),
    ]
    verdict = await play(script(*(replace(each, talk=2) for each in second)))
    assert verdict.difference == ""
    assert verdict.figures.sent["scheduled_event"] == 2


async def test_end_that_nobody_said_is_not_taken_back():
    verdict = await play(
        script(
            act(BEGINS, Deed.ANNOUNCE),
            act(FORGOTTEN - MINUTE, Deed.BEGIN),
            act(FORGOTTEN + MINUTE, Deed.GO_ON),
        )
    )
    assert verdict.difference == ""
    assert verdict.figures.sent["ballot"] == 1
