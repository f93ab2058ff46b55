"""When the bot is started again, after how long, and when not."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from bot.exits import (
    CANNOT_START,
    GATEWAY_LOST,
    REFUSED_BY_DISCORD,
    SESSIONS_SPENT,
    STOPPED,
    STORE_BROKEN,
)
from bot.paths import CHECKOUT
from bot.supervisor import LONGEST_PAUSE, STARTS_A_DAY, WELL_AFTER, Keeper

KILLED = -9


class Bot:
    """Ends with the given codes, each after so many seconds of life; the last one for ever."""

    def __init__(self, *codes: int, lives: float = 1.0) -> None:
        self._codes = iter(codes)
        self._last = STOPPED
        self.lives = lives
        self.starts = 0
        self.pauses: list[float] = []
        self.seconds = 0.0

    def run(self) -> int:
        self.starts += 1
        self.seconds += self.lives
        self._last = next(self._codes, self._last)
        return self._last

    def wait(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        self.seconds += seconds
        return False

    def watch(self) -> float:
        return self.seconds


@pytest.fixture
def text(localizer):
    return localizer.english


def keep(bot: Bot, text) -> int:
    return Keeper(bot.run, bot.wait, bot.watch, text).keep()


@pytest.mark.parametrize("code", [STOPPED, CANNOT_START, REFUSED_BY_DISCORD])
def test_final_end_is_final(text, code):
    bot = Bot(code)
    assert keep(bot, text) == code
    assert bot.starts == 1


@pytest.mark.parametrize("code", [1, GATEWAY_LOST, STORE_BROKEN, KILLED])
def test_other_ends_are_beginnings(text, code, capsys):
    bot = Bot(code, STOPPED)
    assert keep(bot, text) == STOPPED
    assert bot.starts == 2
    assert capsys.readouterr().err == (
        f"The bot ended with code {code}. I start it again in 2 seconds.\n"
    )


def test_pauses_double(text):
    bot = Bot(*[1] * 10, STOPPED)
    keep(bot, text)
    assert bot.pauses == [2, 4, 8, 16, 32, 64, 128, 256, LONGEST_PAUSE, LONGEST_PAUSE]


def test_long_life_makes_pauses_short_again(text):
    bot = Bot(*[1] * 3, STOPPED, lives=WELL_AFTER)
    keep(bot, text)
    assert bot.pauses == [2, 2, 2]


def test_half_the_budget_of_a_day_is_the_end(text, capsys):
    bot = Bot(1, lives=0)
    # As if the pauses were short: with them it takes two days.
    bot.wait = lambda _seconds: False
    assert keep(bot, text) == 1
    assert bot.starts == STARTS_A_DAY
    assert "500 times within a day" in capsys.readouterr().err.splitlines()[-1]


def test_pauses_alone_keep_it_below_the_budget(text):
    bot = Bot(*[1] * 1000, STOPPED)
    assert keep(bot, text) == STOPPED
    assert bot.starts == 1001


def test_who_did_not_identify_may_start_as_often_as_it_takes(text):
    """Half of the sessions of a day are begun: it asks Discord every five minutes."""
    bot = Bot(*[SESSIONS_SPENT] * (STARTS_A_DAY + 1), STOPPED)
    bot.wait = bot.pauses.append
    assert keep(bot, text) == STOPPED
    assert set(bot.pauses) == {LONGEST_PAUSE}


def test_who_waits_can_be_told_to_end(text):
    bot = Bot(1)
    assert Keeper(bot.run, lambda _seconds: True, bot.watch, text).keep() == 1


@pytest.fixture
def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")}


@pytest.fixture
def sleeper(environment) -> Iterator[subprocess.Popen[bytes]]:
    """A supervisor of something that waits for SIGTERM."""
    script = (
        "import sys; from bot.supervisor import main;"
        "sys.exit(main([sys.executable, '-c', 'import time; print(1, flush=True);"
        " time.sleep(60)']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE
    ) as process:
        yield process
        process.kill()


def test_signal_reaches_the_bot_and_ends_both(sleeper):
    assert sleeper.stdout.readline() == b"1\n"
    began = time.monotonic()
    sleeper.send_signal(signal.SIGTERM)
    assert sleeper.wait(20) == STOPPED
    assert time.monotonic() - began < 10


def test_supervisor_runs_the_bot(environment):
    done = subprocess.run(
        [sys.executable, "-m", "bot.supervisor"],
        cwd=CHECKOUT,
        env={**environment, "ROSTRUM_LOG_LEVEL": "LOUD"},
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == CANNOT_START
    assert b"ROSTRUM_LOG_LEVEL" in done.stderr
