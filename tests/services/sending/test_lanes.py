"""What is under way is begun once, in its lane's turn, and only what did something wakes."""

import asyncio

from bot.services.sending.gates import Lanes


async def test_only_what_did_something_calls_for_another_look():
    calls: list[str] = []
    lanes = Lanes(lambda: calls.append("looked"))

    async def idle() -> int:
        return 0

    async def busy() -> int:
        return 2

    lanes.begin("chore", "chore", idle)
    await lanes.finish()
    assert (lanes.done, calls) == (0, [])
    lanes.begin("delivery", "talks", busy)
    await lanes.finish()
    assert (lanes.done, calls) == (2, ["looked"])


async def test_what_is_under_way_is_not_begun_again():
    lanes = Lanes(lambda: None)
    gate = asyncio.Event()
    begun: list[str] = []

    async def work() -> int:
        begun.append("delivery")
        await gate.wait()
        return 1

    for _ in range(3):
        lanes.begin("delivery", "talks", work)
    gate.set()

    await lanes.finish()
    assert (lanes.done, begun) == (1, ["delivery"])


async def test_lane_lets_them_in_as_they_came():
    lanes = Lanes(lambda: None)
    order: list[int] = []

    def work(number: int):
        async def append() -> int:
            await asyncio.sleep(0)
            order.append(number)
            return 1

        return append

    for number in range(4):
        lanes.begin(str(number), "talks", work(number))
    await lanes.finish()

    assert order == [0, 1, 2, 3]
