"""A show that could not be prepared is begun anew, and takes nothing along."""

import contextlib
from collections.abc import AsyncIterator
from contextlib import nullcontext
from typing import Any, cast

import pytest

from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.two_shows import TwoShows


async def test_second_show_that_failed_is_begun_anew():
    first, second = cast("Any", object()), cast("Any", object())
    tried: list[int] = []

    @contextlib.asynccontextmanager
    async def another() -> AsyncIterator[Show]:
        tried.append(1)
        if len(tried) == 1:
            raise TimeoutError
        yield second

    shows = TwoShows(lambda: nullcontext(first), another)
    assert await shows.of("story") is first
    with pytest.raises(TimeoutError):
        await shows.of("minute")
    assert shows.begun == [first]
    assert await shows.of("minute") is second
    assert shows.begun == [first, second]
    await shows.close()


async def test_show_that_broke_in_the_middle_is_begun_anew_and_the_other_goes_on():
    first, second, third = (cast("Any", object()) for _ in range(3))
    waiting = [second, third]

    @contextlib.asynccontextmanager
    async def another() -> AsyncIterator[Show]:
        yield waiting.pop(0)

    shows = TwoShows(lambda: nullcontext(first), another)
    assert await shows.of("minute") is first
    assert await shows.of("story") is second
    shows.give_up("minute")
    assert await shows.of("minute") is third
    assert await shows.of("story") is second
    await shows.close()


async def test_first_show_that_failed_is_begun_anew_and_taken_once():
    first = cast("Any", object())
    waiting: list[Any] = [TimeoutError(), first]

    @contextlib.asynccontextmanager
    async def begin() -> AsyncIterator[Show]:
        show = waiting.pop(0)
        if show is not first:
            raise show
        yield show

    shows = TwoShows(begin, lambda: nullcontext(cast("Any", object())))
    with pytest.raises(TimeoutError):
        await shows.of("minute")
    assert shows.begun == []
    assert await shows.first() is first
    assert await shows.of("minute") is first
    await shows.close()
