from datetime import timedelta

from bot.domain.keeping.logbook import AWAY_AFTER, LOGBOOK_OWNER, NOTED_EVERY, Absence, Logbook
from tests.factories import NOW

HOUR = timedelta(hours=1)
EMPTY = Logbook(owner=LOGBOOK_OWNER, code="logbook")


def test_first_entry_ends_no_absence():
    assert EMPTY.seen(NOW).absence is None


def test_entries_in_their_usual_distance_are_no_absence():
    seen = EMPTY.seen(NOW).seen(NOW + NOTED_EVERY)

    assert (seen.seen_at, seen.absence) == (NOW + NOTED_EVERY, None)


def test_silence_is_an_absence():
    seen = EMPTY.seen(NOW).seen(NOW + AWAY_AFTER)

    assert seen.absence == Absence(since=NOW, until=NOW + AWAY_AFTER)


def test_life_too_short_for_a_second_entry_ends_no_absence():
    killed_at_once = EMPTY.seen(NOW).seen(NOW + 2 * HOUR, begins=True)
    back = killed_at_once.seen(NOW + 5 * HOUR, begins=True)

    assert back.absence == Absence(since=NOW, until=NOW + 5 * HOUR)


def test_short_life_after_a_restart_is_the_last_sign_of_life():
    week_ago = EMPTY.seen(NOW - 200 * HOUR).seen(NOW - 198 * HOUR, begins=True).seen(NOW)
    restarted = week_ago.seen(NOW + NOTED_EVERY, begins=True)
    back = restarted.seen(NOW + 5 * HOUR, begins=True)

    assert back.absence == Absence(since=NOW + NOTED_EVERY, until=NOW + 5 * HOUR)


def test_machine_that_sleeps_twice_is_away_twice():
    first = EMPTY.seen(NOW, begins=True).seen(NOW + 2 * HOUR)
    second = first.seen(NOW + 5 * HOUR)

    assert second.absence == Absence(since=NOW + 2 * HOUR, until=NOW + 5 * HOUR)


def test_second_absence_is_one_of_its_own():
    lived = EMPTY.seen(NOW).seen(NOW + 2 * HOUR, begins=True).seen(NOW + 2 * HOUR + NOTED_EVERY)
    again = lived.seen(NOW + 5 * HOUR, begins=True)

    assert again.absence == Absence(since=NOW + 2 * HOUR + NOTED_EVERY, until=NOW + 5 * HOUR)


def test_clock_that_was_put_back_is_no_absence():
    seen = EMPTY.seen(NOW + 8 * HOUR).seen(NOW)

    assert (seen.seen_at, seen.absence) == (NOW, None)


def test_absence_is_found_by_what_fell_into_it():
    seen = EMPTY.seen(NOW).seen(NOW + 2 * HOUR)

    assert seen.absence_at(NOW + HOUR) == Absence(since=NOW, until=NOW + 2 * HOUR)
    assert seen.absence_at(NOW + 3 * HOUR) is None
    assert seen.absence_at(NOW - HOUR) is None
