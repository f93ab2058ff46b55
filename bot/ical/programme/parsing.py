"""A calendar as the library reads it, or the line at which it cannot."""

import re
import warnings
from typing import Final

from icalendar import Calendar
from icalendar.error import GloballyUniqueTZIDGuessed

from bot.domain.errors import BadInput
from bot.ical.programme.lines import FORMAT, CalendarLines, ContentLine, EventLines, shown
from bot.words.errors import ListLacks, ListNotRead, ListValueWrong

# Some programs name a zone and do not describe it, and the library would read no further.
_EMPTY_ZONE: Final = re.compile(
    r"(?m)^BEGIN:VTIMEZONE\r?\n(?:(?!BEGIN:|END:).*\n)*END:VTIMEZONE\r?\n"
)
_FORMS: Final = {
    "DTSTART": re.compile(r"[0-9]{8}T[0-9]{6}Z?"),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), re.compile(r"[+-][0-9]{4}(?:[0-9]{2})?")),
}
_CLOCKS: Final = frozenset({"STANDARD", "DAYLIGHT"})
# RFC 5545 section 3.6.5.
_OF_CLOCKS: Final = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")
# Of a component that cannot be read, to find the line.
_LINES_TRIED: Final = 200


def parsed(text: str, lines: CalendarLines) -> Calendar:
    """Name the first line that cannot be read: the library does not say where that stands."""
    try:
        return _read(text)
    except ValueError as error:
        raise _fault_in(lines) from error


def _read(text: str) -> Calendar:
    """Raises `ValueError`."""
    with warnings.catch_warnings():
        # "/freeassociation.sourceforge.net/Europe/Helsinki" is what it seems to be.
        warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
        calendar = Calendar.from_ical(_EMPTY_ZONE.sub("", text))
    assert isinstance(calendar, Calendar)
    return calendar


def _fault_in(lines: CalendarLines) -> BadInput:
    for block in (*lines.zones, *lines.events):
        if not _can_be_read(block.lines):
            return _fault_of_zone(block) or _odd_line(block)
    return ListNotRead(line=1, format=FORMAT)


def _fault_of_zone(block: EventLines) -> BadInput | None:
    """What each change of clocks must say, and how far clocks are ahead."""
    given = set[str]()
    begin = block.number
    for each in block.lines:
        form = _FORMS.get(each.name)
        if form is not None and form.fullmatch(each.value) is None:
            return ListValueWrong(line=each.number, field=each.name, text=shown(each))
        if each.name == "BEGIN":
            begin, given = each.number, set()
        if each.name == "END" and each.value.upper() in _CLOCKS:
            lacking = next((name for name in _OF_CLOCKS if name not in given), None)
            if lacking is not None:
                return ListLacks(line=begin, field=lacking)
        given.add(each.name)
    return None


def _odd_line(block: EventLines) -> BadInput:
    """The one without which the component can be read; its first line where there is none."""
    for each in block.lines[:_LINES_TRIED]:
        rest = tuple(line for line in block.lines if line is not each)
        if each.name not in {"BEGIN", "END", "TZID"} and _can_be_read(rest):
            return ListValueWrong(line=each.number, field=each.name, text=shown(each))
    return ListNotRead(line=block.number, format=FORMAT)


def _can_be_read(lines: tuple[ContentLine, ...]) -> bool:
    try:
        _read(f"BEGIN:VCALENDAR\r\n{EventLines(lines).text}END:VCALENDAR\r\n")
    except ValueError:
        return False
    return True
