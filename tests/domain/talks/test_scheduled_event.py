"""What is written to a scheduled event, and what somebody else's change of it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.talks.scheduled_event import (
    Edit,
    EventFacts,
    EventField,
    EventKind,
    EventPlace,
    EventStatus,
    ScheduledEvent,
    plan_edit,
    steps_to,
)

START = datetime(2022, 4, 7, 13, 0, tzinfo=UTC)
OURS = EventFacts(
    name="Trust",
    description="About trust.",
    starts_at=START,
    ends_at=START + timedelta(hours=1),
    place=EventPlace(kind=EventKind.EXTERNAL, location="Zoom"),
)
NEWER = replace(OURS, name="Trust and towns")
THEIRS = replace(OURS, description="Bring cake.")
NAME, DESCRIPTION = frozenset({EventField.NAME}), frozenset({EventField.DESCRIPTION})
UNKNOWN = ScheduledEvent(owner="guild:1", code="EV1000", post="DE1000", talk="TA1000")
MADE = UNKNOWN.asking(wanted=OURS, edit=Edit(), has=None).has(facts=OURS, edit=Edit())


def test_what_is_as_wanted_is_left_alone():
    assert plan_edit(MADE, OURS, OURS) == Edit()


def test_change_of_the_talk_is_written():
    assert plan_edit(MADE, NEWER, OURS) == Edit(changes=NAME)


def test_change_in_discord_is_not_overwritten():
    assert plan_edit(MADE, OURS, THEIRS) == Edit(drifted=DESCRIPTION)


def test_each_side_keeps_what_the_other_did_not_touch():
    edit = plan_edit(MADE, NEWER, THEIRS)

    assert edit == Edit(changes=NAME, drifted=DESCRIPTION)
    asked = MADE.asking(wanted=NEWER, edit=edit, has=THEIRS)
    both = replace(NEWER, description=THEIRS.description)
    known = asked.has(facts=both, edit=edit)
    assert known.drifted == (EventField.DESCRIPTION,)
    assert plan_edit(known, NEWER, both) == Edit(drifted=DESCRIPTION)


@pytest.mark.parametrize("arrived", [OURS, NEWER])
def test_request_without_an_answer_is_nobodys_change(arrived):
    """The process died after the request left: Discord has the old or the new words."""
    edit = plan_edit(MADE, NEWER, OURS)
    asked = MADE.asking(wanted=NEWER, edit=edit, has=OURS)

    assert plan_edit(asked, NEWER, arrived).drifted == frozenset()
    assert plan_edit(asked, NEWER, arrived).changes == (NAME if arrived == OURS else frozenset())
    assert plan_edit(asked, replace(OURS, name="Towns"), arrived) == Edit(changes=NAME)


HARBOUR = "https://pictures.example.org/harbour.png"
PICTURED = MADE.asking(wanted=replace(OURS, picture=HARBOUR), edit=Edit(), has=OURS)
NAMED = replace(OURS, picture="a1")
STANDS = PICTURED.has(facts=NAMED, edit=Edit()).picturing(HARBOUR, now_there="a1")


@pytest.mark.parametrize("there", [None, "a1"])
def test_picture_without_an_answer_is_put_up_again(there: str | None):
    """Discord has it or not, under a name that nobody was told."""
    edit = plan_edit(PICTURED, replace(OURS, picture=HARBOUR), replace(OURS, picture=there))

    assert edit == Edit(changes=frozenset({EventField.PICTURE}))
    assert PICTURED.picture_wanted(None, there=there) is None


def test_picture_that_stands_is_wanted_by_its_name_there():
    assert STANDS.picture_wanted(HARBOUR, there="a1") == "a1"
    assert plan_edit(STANDS, NAMED, NAMED) == Edit()
    others = replace(OURS, picture="b2")
    assert plan_edit(STANDS, NAMED, others) == Edit(drifted=frozenset({EventField.PICTURE}))
    # Its own is taken away with the talk's, and nobody else's.
    assert STANDS.picture_wanted(None, there="a1") is None
    assert STANDS.picture_wanted(None, there="b2") == "b2"


def test_picture_that_people_put_up_is_not_overwritten_by_a_new_one_of_the_talk():
    others = replace(OURS, picture="b2")
    edit = plan_edit(MADE, replace(NEWER, picture=HARBOUR), others)

    assert edit == Edit(changes=NAME, drifted=frozenset({EventField.PICTURE}))
    asked = MADE.asking(wanted=MADE.keeps_picture(NEWER), edit=edit, has=others)
    assert plan_edit(asked, replace(NEWER, picture=HARBOUR), others).drifted == edit.drifted


def test_event_that_was_made_without_an_answer_is_nobodys_change():
    asked = UNKNOWN.asking(wanted=OURS, edit=Edit(), has=None)

    assert plan_edit(asked, NEWER, OURS) == Edit(changes=NAME)


def test_what_discord_made_of_our_words_is_asked_for_once():
    trimmed = replace(OURS, description="About trust")
    known = MADE.asking(wanted=OURS, edit=Edit(), has=OURS).has(facts=trimmed, edit=Edit())

    assert plan_edit(known, OURS, trimmed) == Edit()
    assert plan_edit(known, NEWER, trimmed) == Edit(changes=NAME)


def test_ours_counts():
    known = MADE.has(facts=THEIRS, edit=plan_edit(MADE, OURS, THEIRS))
    assert known.drifted == (EventField.DESCRIPTION,)

    overruled = known.overruled()
    assert overruled.drifted == ()
    assert plan_edit(overruled, OURS, THEIRS) == Edit(changes=DESCRIPTION)


def test_theirs_counts():
    known = replace(MADE, theirs=(EventField.DESCRIPTION,))

    assert plan_edit(known, OURS, THEIRS) == Edit()
    assert plan_edit(known, NEWER, THEIRS) == Edit(changes=NAME)


@pytest.mark.parametrize("is_settled", [True, False])
def test_what_both_sides_came_to_is_written_when_the_talk_goes_back(is_settled: bool):
    """Whether the talk took it over from Discord, or somebody changed both alike."""
    known = MADE.has(facts=THEIRS, edit=plan_edit(MADE, OURS, THEIRS), wanted=OURS)
    known = known.overruled() if is_settled else known

    edit = plan_edit(known, THEIRS, THEIRS)
    agreed = known.has(facts=THEIRS, edit=edit, wanted=THEIRS)

    assert edit == Edit()
    assert plan_edit(agreed, OURS, THEIRS) == Edit(changes=DESCRIPTION)


def test_start_of_a_running_event_stays():
    later = replace(OURS, starts_at=START + timedelta(hours=1))

    assert plan_edit(MADE, later, OURS, is_running=True) == Edit()

    # What somebody made of it before it ran is decided on all the same.
    starts = frozenset({EventField.STARTS_AT})
    moved = MADE.has(facts=later, edit=plan_edit(MADE, OURS, later))
    assert plan_edit(moved, OURS, later, is_running=True) == Edit(drifted=starts)
    assert plan_edit(moved.overruled(), OURS, later, is_running=True) == Edit()


def test_event_that_somebody_started_early_is_outrun_by_another_start_of_its_talk():
    later = replace(OURS, starts_at=START + timedelta(hours=1))
    starts = frozenset({EventField.STARTS_AT})

    def plan(known: ScheduledEvent, wanted: EventFacts, found: EventFacts) -> Edit:
        return plan_edit(known, wanted, found, is_running=True, is_early=True)

    assert plan(MADE, OURS, OURS) == Edit()
    assert plan(MADE, later, OURS) == Edit(is_outrun=True)
    # Another start by somebody's hand is theirs until people have said which side counts.
    assert plan(MADE, OURS, later) == Edit(drifted=starts)
    overruled = MADE.has(facts=later, edit=Edit(drifted=starts)).overruled()
    assert plan(overruled, OURS, later) == Edit(is_outrun=True)


@pytest.mark.parametrize(
    ("found", "wanted", "steps"),
    [
        (1, 1, ()),
        (1, 2, (2,)),
        (1, 3, (2, 3)),
        (1, 4, (4,)),
        (2, 1, ()),
        (2, 3, (3,)),
        (2, 4, (3,)),
        (3, 1, ()),
        (3, 4, ()),
        (4, 1, ()),
        (4, 3, ()),
    ],
)
def test_statuses_follow_each_other_as_discord_lets_them(found, wanted, steps):
    assert steps_to(EventStatus(found), EventStatus(wanted)) == steps
