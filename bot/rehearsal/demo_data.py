"""The edition that the demo and the tour play with, read from `data/demo/`."""

from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from bot.domain.takeaways.takeaway import TypedTakeaway, parse_line
from bot.domain.talks.parts import Links
from bot.domain.talks.slot import Slot
from bot.domain.talks.speaker import Speaker
from bot.domain.times.wall import wall_time
from bot.paths import DEMO

EDITION_FILE: Final = DEMO / "together-for-safety-2022.toml"
PROGRAMME_FILE: Final = DEMO / "programme-2022.txt"


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class DemoSeries(_Part, frozen=True):
    title: str
    zone: str
    producers: str
    language: str
    cities: tuple[str, ...]


class DemoEdition(_Part, frozen=True):
    """Texts of several paragraphs have empty lines between them."""

    name: str
    introduction: str
    further_reading: tuple[str, ...]
    thanks: str
    scope_note: str


class DemoTakeaway(_Part, frozen=True):
    """`typed` is what somebody (`by`, a name of the blueprint) would log in `minute` of the talk.

    `finding` is the number of the finding that it ends up in.
    """

    segment: int
    minute: int
    by: str
    typed: str
    support: int = 0
    finding: int | None = None
    left_out: bool = False

    @property
    def line(self) -> TypedTakeaway:
        return parse_line(self.typed)


class DemoSegment(_Part, frozen=True):
    title: str
    speakers: tuple[Speaker, ...]


class DemoTalk(_Part, frozen=True):
    """`starts` is the time on the wall in the series' zone."""

    title: str
    starts: datetime
    minutes: int
    place: str
    language: str
    will_be_recorded: bool
    registration: str
    join: str
    panellists: str
    segments: tuple[DemoSegment, ...]
    takeaways: tuple[DemoTakeaway, ...]
    recording: str | None = None

    @property
    def links(self) -> Links:
        return Links(registration=self.registration, join=self.join, panellists=self.panellists)

    def slot(self, zone: str) -> Slot:
        return Slot(start=wall_time(self.starts, zone), minutes=self.minutes, place=self.place)


class DemoFinding(_Part, frozen=True):
    heading: str
    body: str


class Demo(_Part, frozen=True):
    """Findings are numbered from 1 by their order."""

    series: DemoSeries
    edition: DemoEdition
    talks: tuple[DemoTalk, ...]
    findings: tuple[DemoFinding, ...]


def read_demo(path: Path = EDITION_FILE) -> Demo:
    """Read the edition from disk, so not on the event loop; raises `msgspec.ValidationError`."""
    return msgspec.toml.decode(path.read_bytes(), type=Demo)


def read_programme(path: Path = PROGRAMME_FILE) -> str:
    """Read the programme as somebody would paste it, from disk too."""
    return path.read_text(encoding="utf-8")
