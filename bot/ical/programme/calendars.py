"""Calendars as Outlook, Google, Apple and we ourselves write them, read into talks.

Repeats become dates by `recurring_ical_events`, with what was left out, added and moved.
"""

import re
import warnings
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any, Final

import recurring_ical_events
from icalendar import Calendar, Event
from icalendar.error import GloballyUniqueTZIDGuessed, InvalidCalendar

from bot.domain.errors import BadInput
from bot.domain.plain import harmless, is_visible, one_line
from bot.domain.talks.listed import TALKS_MAX, ListedFile, ListedTalk
from bot.domain.talks.slot import MINUTES_MAX, MINUTES_MIN, link_in, platform_of
from bot.domain.talks.talk import DESCRIPTION_MAX, TITLE_MAX
from bot.ical.programme.lines import FORMAT, CalendarLines, ContentLine, EventLines, read_lines
from bot.words.errors import (
    ListLacks,
    ListNotRead,
    ListTextTooLong,
    ListTooLong,
    ListValueWrong,
    ListZoneUnknown,
)
from bot.words.links import safe_link
from bot.words.programme.listing import refuse_twice

_OURS: Final = re.compile(r"talk-([0-9A-Z]{6})@", re.ASCII)
# Some programs name a zone and do not describe it, and the library would read no further.
_EMPTY_ZONE: Final = re.compile(
    r"(?m)^BEGIN:VTIMEZONE\r?\n(?:(?!BEGIN:|END:).*\n)*END:VTIMEZONE\r?\n"
)
_CHANNEL: Final = "https://discord.com/channels/"
_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,100}>", re.IGNORECASE)
# Where calendars write the way into a meeting.
_MEETINGS: Final = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE")
# What lies outside is no talk, and from the year 1 on a repeat has a million dates.
_YEARS: Final = range(1970, 2200)
_LINE: Final = "X-LINE"
# By how many seconds this date and all later ones of its repeat were moved.
_MOVED: Final = "X-MOVED"
# What numbers of a rule can be, but for their sign.
_NUMBERS: Final = {
    **dict.fromkeys(("INTERVAL", "COUNT"), range(1, 10**18)),
    "BYMONTH": range(1, 13),
    "BYMONTHDAY": range(1, 32),
    "BYYEARDAY": range(1, 367),
    "BYWEEKNO": range(1, 54),
    "BYSETPOS": range(1, 367),
}
_FORMS: Final = {
    "DTSTART": re.compile(r"[0-9]{8}T[0-9]{6}Z?"),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), re.compile(r"[+-][0-9]{4}(?:[0-9]{2})?")),
}
_CLOCKS: Final = frozenset({"STANDARD", "DAYLIGHT"})
# RFC 5545 section 3.6.5.
_OF_CLOCKS: Final = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")
# Of a component that cannot be read, to find the line.
_LINES_TRIED: Final = 200
# What a repeat is known by, and what a reader stumbles over if it is broken.
_TIMES: Final = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


def read_calendar(text: str, *, until: date) -> ListedFile:
    """Read the talks of a calendar; repeats without an end are followed until that day.

    Raises errors of `bot.words.errors` that name the first wrong line.
    """
    lines = read_lines(text)
    blocks = lines.events
    calendar = _parsed(text, lines)
    single, repeated = list[Event](), list[Event]()
    for event, block in zip(calendar.walk("VEVENT"), blocks, strict=True):
        assert isinstance(event, Event)
        _check(event, block)
        event.add(_LINE, str(block.number))
        if _and_later(event):
            event.add(_MOVED, str(_moved_by(event).total_seconds()))
        repeats = any(name in event for name in ("RRULE", "RDATE", "RECURRENCE-ID"))
        (repeated if repeats else single).append(event)
    listed = [_talk(each, blocks, is_one_of_many=False) for each in single]
    for event in _dates(calendar, repeated, blocks, until):
        listed.append(_talk(event, blocks, is_one_of_many=True))
        if len(listed) > TALKS_MAX:
            raise ListTooLong(limit=TALKS_MAX)
    if len(listed) > TALKS_MAX:
        raise ListTooLong(limit=TALKS_MAX)
    refuse_twice(listed)
    endless = any(_is_endless(event) for event in repeated)
    return ListedFile(talks=tuple(listed), ends_rules=until if endless else None)


def _parsed(text: str, lines: CalendarLines) -> Calendar:
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
    """Name what the library stumbles over: it does not say where that stands."""
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
            return ListValueWrong(line=each.number, field=each.name, text=_shown(each))
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
            return ListValueWrong(line=each.number, field=each.name, text=_shown(each))
    return ListNotRead(line=block.number, format=FORMAT)


def _can_be_read(lines: tuple[ContentLine, ...]) -> bool:
    try:
        _read(f"BEGIN:VCALENDAR\r\n{EventLines(lines).text}END:VCALENDAR\r\n")
    except ValueError:
        return False
    return True


def _check(event: Event, block: EventLines) -> None:
    """Refuse what does not say when it is; raises `BadInput` with the line."""
    for name, _problem in event.errors:
        if name in _TIMES:
            line = block.line_of(name)
            raise ListValueWrong(line=line, field=name, text=_said(block, name))
    if "DTSTART" not in event:
        raise ListLacks(line=block.number, field="DTSTART")
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        given = _given(event, name)
        if given is None:
            continue
        # What is several of them, or a period, says no moment.
        if isinstance(given, list) or not isinstance(given.dt, date) or given.dt.year not in _YEARS:
            raise ListValueWrong(line=block.line_of(name), field=name, text=_said(block, name))
        zone = given.params.get("TZID")
        if zone and isinstance(given.dt, datetime) and given.dt.tzinfo is None:
            raise ListZoneUnknown(line=block.line_of(name), zone=str(zone)[:80])
    _check_end(event, block)
    for rule in _rules(event):
        _check_numbers(event, rule, block)
    _check_title(_title(event), block)


def _check_title(title: str, block: EventLines) -> None:
    if not is_visible(title):
        raise ListLacks(line=block.number, field="SUMMARY")
    if len(title) > TITLE_MAX:
        line = block.line_of("SUMMARY")
        raise ListTextTooLong(line=line, length=len(title), limit=TITLE_MAX)


def _check_numbers(event: Event, rule: Mapping[str, Any], block: EventLines) -> None:
    """Refuse what no calendar has, and an end before the start: both would just give no dates."""
    numbers = ((name, int(each)) for name in _NUMBERS for each in rule.get(name, ()))
    is_wrong = any(abs(each) not in _NUMBERS[name] for name, each in numbers)
    ends_early = any(_day(each) < _day(event.start) for each in rule.get("UNTIL", ()))
    if is_wrong or ends_early:
        raise ListValueWrong(line=block.line_of("RRULE"), field="RRULE", text=_said(block, "RRULE"))


def _rules(event: Event) -> list[Any]:
    rules = _given(event, "RRULE") or []
    return rules if isinstance(rules, list) else [rules]


def _check_end(event: Event, block: EventLines) -> None:
    """Refuse a day as the end of an hour, and two ends: the library reads neither."""
    try:
        _ = event.start, event.end
    except InvalidCalendar as error:
        name = "DURATION" if "DURATION" in event else "DTEND"
        line = block.line_of(name)
        raise ListValueWrong(line=line, field=name, text=_said(block, name)) from error


def _said(block: EventLines, name: str) -> str:
    return next((_shown(each) for each in block.lines if each.name == name), "")


def _shown(line: ContentLine) -> str:
    return one_line(harmless(line.value))[:80]


def _dates(
    calendar: Calendar, events: list[Event], blocks: list[EventLines], until: date
) -> list[Event]:
    """Every date of what repeats, from the first on."""
    if not events:
        return []
    first = min(_day(event.start) for event in events)
    span = (first - timedelta(days=2), until + timedelta(days=1))
    try:
        return _followed(calendar, events, span)
    except ValueError:
        for event in events:
            _check_rule(calendar, event, blocks, span)
        raise


def _followed(calendar: Calendar, events: list[Event], span: tuple[date, date]) -> list[Event]:
    apart = Calendar()
    for part in (*calendar.timezones, *events):
        apart.add_component(part)
    return [
        each for each in recurring_ical_events.of(apart).between(*span) if isinstance(each, Event)
    ]


def _check_rule(
    calendar: Calendar, event: Event, blocks: list[EventLines], span: tuple[date, date]
) -> None:
    """Refuse a rule that reads well and gives no dates, such as one that steps backwards."""
    try:
        _followed(calendar, [event], span)
    except ValueError as error:
        block = _block_of(event, blocks)
        line, said = block.line_of("RRULE"), _said(block, "RRULE")
        raise ListValueWrong(line=line, field="RRULE", text=said) from error


def _is_endless(event: Event) -> bool:
    return any("COUNT" not in rule and "UNTIL" not in rule for rule in _rules(event))


def _talk(event: Event, blocks: list[EventLines], *, is_one_of_many: bool) -> ListedTalk:
    block = _block_of(event, blocks)
    uid = one_line(_text(event, "UID"))[:200]
    ours = _OURS.match(uid)
    start = event.start
    is_day = not isinstance(start, datetime)
    moment = start if isinstance(start, datetime) else None
    return ListedTalk(
        line=block.number,
        title=_title(event),
        key=f"{uid} {_of_date(event)}" if uid and is_one_of_many else uid or None,
        code=ours[1] if ours and not is_one_of_many else None,
        repeat=uid if uid and is_one_of_many else None,
        on=start if is_day else None,
        at=moment.astimezone(UTC) if moment and moment.tzinfo else None,
        floating=moment if moment and moment.tzinfo is None else None,
        minutes=_minutes(event, block),
        place=_place(event),
        # Our own calendars hold no way in, and what stands as their address is for everybody.
        join=None if ours else _join(event),
        registration=_address(event) if ours else _registration(event),
        description=_description(event),
        is_called_off=_text(event, "STATUS").upper() == "CANCELLED",
    )


def _block_of(event: Event, blocks: list[EventLines]) -> EventLines:
    number = int(_text(event, _LINE))
    return next(each for each in blocks if each.number == number)


def _of_date(event: Event) -> str:
    """Which date of the repeat it was at first, however it was moved since."""
    first: date = _given(event, "RECURRENCE-ID").dt
    if moved := _text(event, _MOVED):
        # All of them have the date from which on they were moved.
        first = event.start - timedelta(seconds=float(moved))
    if isinstance(first, datetime):
        return (first.astimezone(UTC) if first.tzinfo else first).strftime("%Y%m%dT%H%M%S")
    return first.strftime("%Y%m%d")


def _and_later(event: Event) -> bool:
    """RFC 5545 section 3.2.13: it stands for this date of its repeat and all later ones."""
    given = _given(event, "RECURRENCE-ID")
    return given is not None and str(given.params.get("RANGE", "")).upper() == "THISANDFUTURE"


def _moved_by(event: Event) -> timedelta:
    """On the wall: later ones keep their hour over a change of clocks."""
    first, start = _given(event, "RECURRENCE-ID").dt, event.start
    if not isinstance(first, datetime) or not isinstance(start, datetime):
        return _day(start) - _day(first)
    if first.tzinfo and start.tzinfo:
        first = first.astimezone(start.tzinfo)
    return start.replace(tzinfo=None) - first.replace(tzinfo=None)


def _minutes(event: Event, block: EventLines) -> int | None:
    """None for a day, and where no end is given; raises `ListValueWrong` for what no talk takes."""
    given = [each.name for each in block.lines if each.name in {"DTEND", "DURATION"}]
    if not isinstance(event.start, datetime) or not given:
        return None
    minutes = round((_moment(event.end) - _moment(event.start)) / timedelta(minutes=1))
    if minutes and not MINUTES_MIN <= minutes <= MINUTES_MAX:
        name = given[0]
        raise ListValueWrong(line=block.line_of(name), field=name, text=_said(block, name))
    return minutes or None


def _moment(given: date) -> datetime:
    """Something to subtract: across a change of clocks hours are what passes."""
    assert isinstance(given, datetime)
    return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)


def _text(event: Event, name: str) -> str:
    """The first where there are several, and nothing for what is broken."""
    given = _given(event, name)
    return str((given[0] if isinstance(given, list) else given) or "")


def _given(event: Event, name: str) -> Any:  # noqa: ANN401 - as the library has it
    """Each property has a type of its own, and several of a name are a list."""
    return event.get(name)


def _title(event: Event) -> str:
    return one_line(harmless(_text(event, "SUMMARY")))


def _place(event: Event) -> str | None:
    """The words for it; a link that stands in its stead is the way in, and nobody's to read."""
    place = one_line(harmless(_text(event, "LOCATION")))
    if not is_visible(place) or _CHANNEL in place or link_in(place) is not None:
        return None
    return place


def _join(event: Event) -> str | None:
    """The way into the meeting, which calendars write into their texts too."""
    texts = [_text(event, name) for name in (*_MEETINGS, "LOCATION", "URL", "DESCRIPTION")]
    links = [safe_link(link) for each in texts if (link := link_in(_plain(each))) is not None]
    return next((each for each in links if each and platform_of(each)), None)


def _registration(event: Event) -> str | None:
    link = _address(event)
    return None if link is None or platform_of(link) else link


def _address(event: Event) -> str | None:
    return safe_link(_text(event, "URL") or None)


def _description(event: Event) -> str:
    """What it is about, as plain text; nothing where the way in stands in it."""
    said = _plain(_text(event, "DESCRIPTION"))
    link = link_in(said)
    if link is not None and platform_of(link):
        return ""
    return said if len(said) <= DESCRIPTION_MAX else f"{said[: DESCRIPTION_MAX - 1].rstrip()}…"


def _plain(text: str) -> str:
    """Google writes its texts as HTML."""
    marked = _TAG.search(text) is not None
    bare = unescape(_TAG.sub("", _BREAK.sub("\n", text))) if marked else text
    return harmless(bare).strip()


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
