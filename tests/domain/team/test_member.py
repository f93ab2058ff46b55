"""The cap on letters a day counts by the member's own clock."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.team.member import default_member

# In Auckland the day ends between the two.
MORNING = datetime(2026, 3, 2, 10, tzinfo=UTC)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_day_ends_at_the_members_own_midnight():
    one = replace(default_member(1), letters_a_day=1)
    there = replace(one, zone="Pacific/Auckland")

    assert not one.wrote("A", MORNING).has_room("B", NOON)
    assert there.wrote("A", MORNING).has_room("B", NOON)


def test_one_that_is_counted_has_room_and_is_counted_once():
    two = replace(default_member(1), letters_a_day=2).wrote("A", NOON).wrote("A", NOON)

    assert two.has_room("A", NOON)
    assert two.has_room("B", NOON)
    assert not two.wrote("B", NOON).has_room("C", NOON)


def test_without_a_cap_there_is_room():
    assert default_member(1).wrote("A", NOON).has_room("B", NOON)
