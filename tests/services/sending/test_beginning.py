"""What begins a life is done once, each by itself."""

from datetime import datetime

import pytest

from bot.domain.keeping.errors import StoreUnavailable
from bot.services.sending.beginning import Beginning
from tests.factories import NOW


class Opening:
    """Fails with each of `errors` in turn, and then succeeds."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.done = 0

    async def open(self, now: datetime) -> None:
        assert now == NOW
        if self._errors:
            raise self._errors.pop(0)
        self.done += 1


async def test_each_is_done_once():
    openings = (Opening(), Opening())
    beginning = Beginning(*openings)
    for _ in range(3):
        await beginning.open(NOW)

    assert [each.done for each in openings] == [1, 1]


async def test_one_that_fails_does_not_hold_up_the_others():
    broken, other = Opening(RuntimeError("a bug")), Opening()
    beginning = Beginning(broken, other)
    for _ in range(2):
        await beginning.open(NOW)

    assert (broken.done, other.done) == (0, 1)


async def test_store_that_refuses_is_asked_again_and_nothing_is_done_twice():
    first, second = Opening(), Opening(StoreUnavailable())
    beginning = Beginning(first, second)
    with pytest.raises(StoreUnavailable):
        await beginning.open(NOW)
    await beginning.open(NOW)

    assert (first.done, second.done) == (1, 1)
