"""Times and lengths as people of each language type them; the files say what they mean."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.errors import BadInput
from bot.words.duration import read_minutes
from bot.words.when import Understood, read_when

FOLDER = Path(__file__).parent / "typed"
ZONE = "Europe/Copenhagen"
# A Wednesday.
NOW = datetime(2027, 3, 10, 10, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def rows(name: str) -> Iterator[list[str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(" | ")]


@pytest.mark.parametrize("language", ["en", "da", "sv", "nb", "fi", "de", "fr"])
def test_a_typed_time_is_read_or_asked_about_and_never_wrong(language: str):
    """A "?" marks what may be refused; more than one reading is a question."""
    for typed, wanted in rows(f"{language}.txt"):
        meant, _, minutes = wanted.removeprefix("?").partition("+")
        walls = {f"{'' if each[:2] == '20' else '2027-'}{each}" for each in meant.split("/")}
        try:
            read = read_when(typed, now=NOW, zone=ZONE)
        except BadInput:
            assert wanted.startswith("?"), typed
            continue
        found = (read.wall,) if isinstance(read, Understood) else read.candidates
        locals_ = {wall.local.isoformat(timespec="minutes") for wall in found}
        assert locals_ <= walls or (len(locals_) > 1 and locals_ & walls), typed
        assert not minutes or read.minutes == int(minutes), typed


def test_a_typed_length_is_read_or_refused_and_never_wrong():
    for _, typed, wanted in rows("lengths.txt"):
        try:
            assert f"{read_minutes(typed)}" == wanted, typed
        except BadInput:
            assert wanted == "?", typed
