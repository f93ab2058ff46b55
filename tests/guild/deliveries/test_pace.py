"""The pace, by a watch that the test turns."""

import asyncio
import time

import pytest

from bot.guild.pace import AT_ONCE, PER_SECOND, Pace


class Watch:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_the_first_ones_pass_at_once_and_the_others_in_line(watch):
    pace = Pace(watch)
    watch.seconds += 60
    waits = [pace.wait() for _ in range(AT_ONCE + 3)]
    assert waits[:AT_ONCE] == pytest.approx([0] * AT_ONCE, abs=1e-9)
    assert waits[AT_ONCE:] == pytest.approx([number / PER_SECOND for number in (1, 2, 3)])


def test_no_second_ever_holds_more_than_discord_takes(watch):
    pace = Pace(watch)
    left = []
    for number in range(2000):
        # In bursts, with rests between them.
        watch.seconds += 0.9 if number % 70 == 0 else 0.004
        left.append(watch.seconds + pace.wait())
    busiest = max(sum(at <= each < at + 1 for each in left) for at in left)
    assert PER_SECOND < busiest <= 50
    assert left == sorted(left)


def test_a_rest_gives_back_no_more_than_the_first_ones(watch):
    pace = Pace(watch)
    for _ in range(100):
        pace.wait()
    watch.seconds += 3600
    assert [pace.wait() > 1e-9 for _ in range(AT_ONCE + 1)] == [False] * AT_ONCE + [True]


async def test_a_person_waits_for_nothing_that_the_bot_does_by_itself():
    """Real seconds: the waiting itself is what is looked at."""
    pace = Pace()
    letters = [asyncio.create_task(pace.wait_for_room()) for _ in range(AT_ONCE * 4)]
    await asyncio.sleep(2.5 / PER_SECOND)
    assert sum(letter.done() for letter in letters) <= AT_ONCE + 3

    waits = [pace.wait() for _ in range(3)]
    assert max(waits) <= 3.5 / PER_SECOND
    await asyncio.gather(*letters)


async def test_what_the_bot_does_by_itself_keeps_the_pace_in_its_order():
    pace, passed = Pace(), []

    async def letter(number: int) -> None:
        await pace.wait_for_room()
        passed.append(number)

    begun = time.monotonic()
    await asyncio.gather(*(letter(number) for number in range(AT_ONCE + 8)))

    assert passed == list(range(AT_ONCE + 8))
    assert time.monotonic() - begun >= 8 / PER_SECOND - 0.001
