from dataclasses import replace
from datetime import timedelta

from bot.domain.deliveries.delivery import MIRROR_PACE, NAME_PACE, RETRY_AFTER
from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.deliveries.reasons import Reason
from tests.factories import NOW, a_mirror

LATER = NOW + timedelta(minutes=1)


def test_thousand_touches_are_one_edit():
    mirror = a_mirror()
    for second in range(1000):
        mirror = mirror.touched(now=NOW + timedelta(seconds=second))

    assert mirror == a_mirror(wanted=1000, wake=NOW)


def test_mirror_is_not_edited_faster_than_its_pace():
    shown = a_mirror(wanted=1).showed(1, now=NOW)

    assert shown == a_mirror(wanted=1, shown=1, shown_at=NOW)
    assert shown.touched(now=NOW).wake == NOW + MIRROR_PACE
    assert shown.touched(now=NOW + timedelta(hours=1)).wake == NOW + timedelta(hours=1)


def test_mirror_that_changed_while_it_was_drawn_is_due_again():
    mirror = a_mirror(wanted=3, wake=NOW).showed(2, now=NOW)

    assert (mirror.shown, mirror.wake) == (2, NOW + MIRROR_PACE)


def test_touch_does_not_shorten_a_pause_that_discord_asked_for():
    pause = timedelta(minutes=2)
    paused = a_mirror(wanted=1, wake=NOW).later(now=NOW, wait=pause)

    assert paused.touched(now=LATER).wake == NOW + pause


def test_mirror_backs_off_and_begins_anew_when_it_was_shown():
    failed = a_mirror(wanted=1, wake=NOW).later(now=NOW).later(now=NOW)

    assert (failed.attempts, failed.wake) == (2, NOW + 2 * RETRY_AFTER)
    assert failed.showed(1, now=NOW).attempts == 0


def test_held_mirror_sleeps_until_it_is_touched():
    held = a_mirror(wanted=1, wake=NOW).held(Reason.NO_PERMISSION)

    assert (held.wake, held.reason) == (None, Reason.NO_PERMISSION)
    assert held.touched(now=LATER) == replace(held, wanted=2, wake=LATER)
    assert held.touched(now=LATER).showed(2, now=LATER).reason is None


def test_mirror_of_a_message_that_is_gone_is_not_asked_for_again():
    gone = a_mirror(wanted=1, wake=NOW).held(Reason.CHANNEL_GONE)

    assert gone.touched(now=LATER) == replace(gone, wanted=2)


def test_thread_is_renamed_at_most_twice_in_ten_minutes():
    named = a_mirror(kind=MirrorKind.THREAD_NAME, wanted=1).showed(1, now=NOW)
    first = named.touched(now=NOW).wake
    second = named.showed(1, now=first).touched(now=first).wake
    assert (first - NOW, second - NOW > timedelta(minutes=10)) == (NAME_PACE, True)
