"""What every test has: fences, strict texts, a clock that stands still, a data folder."""

import gc
import os
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from bot.clock import ManualClock
from bot.paths import DataFolder
from bot.saying.i18n import Localizer
from tests import compiling, fences, scratch, source
from tests.wire_tally import tally

# A busy machine is no failure; what is slow shows in --durations.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

TOKENS = ("ROSTRUM_TOKEN", "DISCORD_TOKEN")


def pytest_configure(config: pytest.Config) -> None:
    if any(os.environ.get(name) for name in TOKENS):
        raise pytest.UsageError(f"Unset {' and '.join(TOKENS)}: tests run without a real token.")
    scratch.lie_in_memory()
    # The one that has workers tests nothing itself.
    if getattr(config.option, "numprocesses", None):
        compiling.compile_once(config)
    fences.put_up()
    config.pluginmanager.register(tally)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it for garbage is a sixth of a story's time."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A guide, not a gate: a long module often has two reasons to be."""
    for name in source.long_modules():
        terminalreporter.write_line(f"look again: {name} has {source.lines(name)} lines")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    return (yield from _fenced())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    return (yield from _fenced())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    return (yield from _fenced())


def _fenced() -> Generator[None, object, object]:
    """Fail the phase of a test in which something blocked the event loop or left this machine."""
    fences.take_found()
    result = yield
    found = fences.take_found()
    if found:
        pytest.fail("\n".join(dict.fromkeys(found)), pytrace=False)
    return result


@pytest.fixture(scope="session")
def localizer() -> Localizer:
    """Every language, strict: an unknown id or a missing argument fails the test."""
    return Localizer.load(strict=True)


@pytest.fixture
def clock() -> ManualClock:
    """A week before the first talk of 2022, 10:00 in Copenhagen; it moves when told to."""
    return ManualClock(datetime(2022, 3, 10, 9, 0, tzinfo=UTC))


@pytest.fixture
def data_folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")
