"""What every test has: strict texts, a clock that stands still."""

from datetime import UTC, datetime

import pytest

from bot.clock import ManualClock
from bot.i18n import Localizer


@pytest.fixture(scope="session")
def localizer() -> Localizer:
    """Every language, strict: an unknown id or a missing argument fails the test."""
    return Localizer.load(strict=True)


@pytest.fixture
def clock() -> ManualClock:
    """Thursday before the first talk, 10:00 in Copenhagen; advance it as you like."""
    return ManualClock(datetime(2022, 3, 10, 9, 0, tzinfo=UTC))
