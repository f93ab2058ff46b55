"""The lines of a calendar file, unfolded and counted, before anything is made of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.plain import harmless, one_line
from bot.words.errors import ListNotRead, ListRepeatsTooOften, ListTooLong

FORMAT: Final = "calendar"
# A calendar has events in it, and these have alarms; nothing lies deeper.
_DEPTH_MAX: Final = 6
# With moved dates of repeats; a programme has a few dozen.
EVENTS_MAX: Final = 2000
_NAME: Final = re.compile(r"([A-Za-z0-9-]+)(?=[;:])")
# What repeats within a day is no talk; it is how a short file stands for billions of dates.
_WITHIN_A_DAY: Final = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
_RULES: Final = frozenset({"RRULE", "EXRULE"})


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One property, where it begins in the file, and within which component."""

    number: int
    name: str
    text: str

    @property
    def value(self) -> str:
        return self.text.partition(":")[2].strip()


@dataclass(frozen=True, slots=True)
class EventLines:
    """An event, or a time zone, by its lines, that of BEGIN first."""

    lines: tuple[ContentLine, ...]

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def text(self) -> str:
        return "".join(f"{each.text}\r\n" for each in self.lines)

    def line_of(self, name: str) -> int:
        """Where that property stands; the event's first line where it has none."""
        return next((each.number for each in self.lines if each.name == name), self.number)


@dataclass(frozen=True, slots=True)
class CalendarLines:
    """What a calendar holds, in its order."""

    events: list[EventLines]
    zones: list[EventLines]


def read_lines(text: str) -> CalendarLines:
    """Check how the components lie in each other.

    Raises `ListNotRead`, `ListRepeatsTooOften` and `ListTooLong`.
    """
    walk = _Walk()
    last = 1
    for line in _unfolded(text):
        last = line.number
        if line.name in _RULES and _WITHIN_A_DAY.search(line.text):
            raise ListRepeatsTooOften(line=line.number)
        if not walk.takes(line):
            raise ListNotRead(line=line.number, format=FORMAT)
        if len(walk.events) > EVENTS_MAX:
            raise ListTooLong(limit=EVENTS_MAX)
    if walk.stack or not text.strip():
        raise ListNotRead(line=last, format=FORMAT)
    return CalendarLines(events=walk.events, zones=walk.zones)


class _Walk:
    """Which components the walk is in, and the events and zones that it has come through."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.events: list[EventLines] = []
        self.zones: list[EventLines] = []
        self._event: list[ContentLine] = []
        self._zone: list[ContentLine] = []

    def takes(self, line: ContentLine) -> bool:
        value = line.value.upper()
        if line.name == "BEGIN":
            self.stack.append(value)
        nested = "VEVENT" in self.stack and self.stack[:2] != ["VCALENDAR", "VEVENT"]
        twice = self.stack.count("VEVENT") > 1
        if nested or twice or not self.stack or self.stack[0] != "VCALENDAR":
            return False
        if "VEVENT" in self.stack:
            self._event.append(line)
        if "VTIMEZONE" in self.stack:
            self._zone.append(line)
        if line.name == "END":
            if self.stack.pop() != value:
                return False
            if value == "VEVENT":
                self.events.append(EventLines(tuple(self._event)))
                self._event = []
            if value == "VTIMEZONE":
                self.zones.append(EventLines(tuple(self._zone)))
                self._zone = []
        return len(self.stack) <= _DEPTH_MAX


def _unfolded(text: str) -> Iterator[ContentLine]:
    """Whole lines (RFC 5545 section 3.1); raises `ListNotRead` for one without a name."""
    number, parts = 0, list[str]()
    for at, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if line[:1] in {" ", "\t"} and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield _named(number, "".join(parts))
        number, parts = at, [line] if line.strip() else []
    if parts:
        yield _named(number, "".join(parts))


def _named(number: int, line: str) -> ContentLine:
    match = _NAME.match(line)
    if match is None:
        raise ListNotRead(line=number, format=FORMAT)
    return ContentLine(number, match[1].upper(), line)


def said(block: EventLines, name: str) -> str:
    """What stands there under this name, to be shown in a refusal."""
    return next((shown(each) for each in block.lines if each.name == name), "")


def shown(line: ContentLine) -> str:
    return one_line(harmless(line.value))[:80]
