"""Whoever waits is let in by turns of the owners, and nobody takes all the places."""

import asyncio

import pytest

from bot.services.sending.gates import Gate


class Crowd:
    """People who go in and stay until they are told to come out."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.inside: list[str] = []
        self.came_in: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []
        self._out: dict[str, asyncio.Event] = {}

    async def come(self, *names: str) -> None:
        self.tasks += [asyncio.create_task(self._stay(name)) for name in names]
        await self._settle()

    async def leave(self, name: str) -> None:
        self._out[name].set()
        await self._settle()

    async def leave_one_by_one(self) -> None:
        while self.inside:
            await self.leave(self.inside[0])

    async def _stay(self, name: str) -> None:
        self._out[name] = asyncio.Event()
        async with self._gate.passed(name[0]):
            self.inside.append(name)
            self.came_in.append(name)
            try:
                await self._out[name].wait()
            finally:
                self.inside.remove(name)

    async def _settle(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)


async def test_owners_take_turns_however_many_one_of_them_has():
    crowd = Crowd(Gate(at_once=1, each=1))
    await crowd.come("a1", "a2", "a3", "a4", "b1", "b2", "c1")
    await crowd.leave_one_by_one()

    assert crowd.came_in == ["a1", "a2", "b1", "c1", "a3", "b2", "a4"]


async def test_one_owner_leaves_room_for_others():
    crowd = Crowd(Gate(at_once=5, each=3))
    await crowd.come("a1", "a2", "a3", "a4")
    assert crowd.inside == ["a1", "a2", "a3"]

    await crowd.come("b1", "c1", "b2")
    assert crowd.inside == ["a1", "a2", "a3", "b1", "c1"]

    await crowd.leave("b1")
    assert crowd.inside == ["a1", "a2", "a3", "c1", "b2"]
    await crowd.leave("a2")
    assert crowd.inside == ["a1", "a3", "c1", "b2", "a4"]


@pytest.mark.parametrize("name", ["a1", "a2"])
async def test_whoever_gives_up_inside_or_before_it_keeps_no_place(name: str):
    crowd = Crowd(Gate(at_once=1, each=1))
    await crowd.come("a1", "a2")
    crowd.tasks[["a1", "a2"].index(name)].cancel()
    await crowd.come("b1")
    await crowd.leave_one_by_one()

    assert crowd.came_in[-1] == "b1"


async def test_a_place_given_in_the_moment_of_giving_up_is_given_back():
    gate = Gate(at_once=1, each=1)
    first = gate.passed("a")
    await first.__aenter__()
    waiting = asyncio.create_task(gate.passed("b").__aenter__())
    await asyncio.sleep(0)
    await first.__aexit__(None, None, None)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)

    async with asyncio.timeout(1), gate.passed("c"):
        pass
