"""`python -m bot demo` as a program: one link, nobody else's requests, and nothing left behind."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.paths import CHECKOUT

pytestmark = pytest.mark.evidence

_LINK = re.compile(r"http://127\.0\.0\.1:\d+/")


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo"),
        cwd=CHECKOUT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    yield process
    if process.returncode is None:
        process.kill()
        await process.wait()


async def address_of(program: asyncio.subprocess.Process) -> str:
    assert program.stdout is not None
    printed: list[str] = []
    async for line in program.stdout:
        printed.append(line.decode())
        if found := _LINK.search(printed[-1]):
            assert len(printed) == 1, printed
            return found[0]
    raise AssertionError(printed)


async def test_demo_prints_one_link_serves_only_itself_and_leaves_nothing(
    program: asyncio.subprocess.Process, tmp_path: Path
):
    address = await address_of(program)
    async with aiohttp.ClientSession() as session:
        async with session.get(address) as page:
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert "Rostrum" in await page.text()
        async with session.get(address, headers={"Host": "rostrum.example"}) as foreign:
            assert foreign.status == 403
        async with session.get(f"{address}start") as opening:
            gone = {**await opening.json(), "do": "click", "message": "1", "control": "going"}
        async with session.post(f"{address}act", json=gone) as answer:
            told = (await answer.json())["error"]
            assert told == "That cannot be done here, or not any more. Look at the channel again."
        stranger = {"Origin": "https://rostrum.example"}
        async with session.post(f"{address}plug", json={}, headers=stranger) as refused:
            assert refused.status == 403
        async with session.get(f"{address}page/..%2Fdemo.py") as outside:
            assert outside.status == 404
    program.send_signal(signal.SIGINT)

    assert await asyncio.wait_for(program.wait(), 15) == 0
    assert await asyncio.to_thread(os.listdir, tmp_path) == []
