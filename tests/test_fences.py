import asyncio
import socket
import sqlite3
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from tests import fences

OURS = str(fences.CHECKOUT / "bot" / "example.py")


def ours(body: str):
    """Return a function whose code counts as the bot's."""
    namespace: dict[str, object] = {
        "socket": socket,
        "sqlite3": sqlite3,
        "subprocess": subprocess,
        "asyncio": asyncio,
        "sys": sys,
        "ZoneInfo": ZoneInfo,
    }
    exec(compile(f"def act(path):\n    {body}\n", OURS, "exec"), namespace)
    return namespace["act"]


BLOCKING = {
    "open": "open(path, 'w').close()",
    "sqlite3.connect": "sqlite3.connect(path).close()",
    "subprocess.Popen": "subprocess.run(['true'], check=True)",
    "socket.getaddrinfo": "socket.getaddrinfo('localhost', 80)",
}


@pytest.mark.parametrize(("event", "body"), BLOCKING.items(), ids=BLOCKING)
async def test_fence_finds_call_on_loop(tmp_path, event, body):
    ours(body)(str(tmp_path / "file"))

    found = fences.take_found()
    assert found
    assert all(line.startswith("bot/example.py:2 act: ") for line in found)
    assert any(f" {event} " in line for line in found)


@pytest.mark.parametrize("body", BLOCKING.values(), ids=BLOCKING)
async def test_fence_lets_thread_work(tmp_path, body):
    await asyncio.to_thread(ours(body), str(tmp_path / "file"))

    assert fences.take_found() == []


@pytest.mark.parametrize("body", BLOCKING.values(), ids=BLOCKING)
def test_fence_lets_code_work_without_loop(tmp_path, body):
    ours(body)(str(tmp_path / "file"))

    assert fences.take_found() == []


@pytest.mark.parametrize(
    "body",
    [
        "import this as module",
        "return ZoneInfo.no_cache('Pacific/Chatham')",
        "return open(1, closefd=False)",
    ],
)
async def test_fence_excuses(capsys, body):
    ours(body)("")

    assert fences.take_found() == []


async def test_fence_excuses_subprocess_of_asyncio():
    act = ours("return asyncio.create_subprocess_exec(sys.executable, '-c', '')")

    process = await act("")

    assert await process.wait() == 0
    assert fences.take_found() == []


async def test_fence_lets_test_work(tmp_path):
    (tmp_path / "file").write_text("x")

    assert fences.take_found() == []


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("192.0.2.1", 443), timeout=0.1),
        lambda: socket.getaddrinfo("talks.example.org", 443),
    ],
    ids=["connect", "resolve"],
)
def test_fence_refuses_outside(reach):
    with pytest.raises(fences.OutsideReached):
        reach()

    assert len(fences.take_found()) == 1


def test_fence_lets_this_machine_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

    assert fences.take_found() == []


def test_real_token_stops_all_tests():
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/test_fences.py"],
        cwd=fences.CHECKOUT,
        env={"ROSTRUM_TOKEN": "x"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Unset ROSTRUM_TOKEN and DISCORD_TOKEN" in done.stderr
