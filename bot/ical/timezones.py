"""The VTIMEZONE components of a calendar (RFC 5545 section 3.6.5), in the form that all read alike.

Changes of clocks that follow a rule are written as RRULE, for Outlook passes over RDATE, and
ical.js 2.2.1 and vobject misread it. RDATE stands only where no rule says when clocks change, as in
Morocco, where Ramadan does. A zone has one observance for summer and one for winter, as far as its
own rules allow: what stands in the file more than that, some reader overlooks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDDDLists,
    vRecur,
)
from icalendar.timezone.tzid import is_utc

from bot.domain.times.zones import zone_info

_DAY: Final = timedelta(days=1)
# No zone changed its clocks twice within so few days since 1970.
_STEP: Final = timedelta(days=5)
# Every zone with a rule changes its clocks at least once in it before the first event.
_BEFORE: Final = timedelta(days=400)
# A pattern that holds for so long is a rule; 28 years have every calendar year there is.
_RULE_HOLDS: Final = 28
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK: Final = 7

Observance = TimezoneDaylight | TimezoneStandard


@dataclass(frozen=True, slots=True, kw_only=True)
class _Onset:
    """A change of clocks: `local` is what they show just before it, were they not changed."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def kind(self) -> tuple[timedelta, timedelta, str]:
        return (self.before, self.after, self.name)


def add_timezones(calendar: Calendar, events: Iterable[Event]) -> None:
    """Put the zones that `events` name first in the calendar, trimmed to what these need."""
    spans: dict[str, list[date]] = {}
    for event in events:
        for moment in (event.start, event.end):
            # A day has no zone, and UTC is written as a letter.
            if isinstance(moment, datetime) and not is_utc(moment):
                spans.setdefault(str(moment.tzinfo), []).append(moment.date())
    zones = [_timezone(name, min(days), max(days)) for name, days in sorted(spans.items())]
    calendar.subcomponents[:0] = zones


def _timezone(name: str, first: date, last: date) -> Timezone:
    zone = Timezone()
    zone.add("TZID", name)
    for observance in _observances(name, first, last):
        zone.add_component(observance)
    return zone


def _observances(name: str, first: date, last: date) -> Iterator[Observance]:
    """From the last change before the first event on, by kind of change, the earliest first."""
    start = first - _BEFORE
    known = _onsets(name, start.year, last.year + _RULE_HOLDS)
    needed = [onset for onset in known if start <= onset.local.date() <= last + _DAY]
    if not any(onset.local.date() < first for onset in needed):
        yield _unchanged(name, start)
    for kind in dict.fromkeys(onset.kind for onset in needed):
        alike = [onset for onset in known if onset.kind == kind and onset.local.date() >= start]
        yield from _of_a_kind(alike, last)


def _of_a_kind(alike: Sequence[_Onset], last: date) -> Iterator[Observance]:
    """One observance with a rule from when on it holds, and the changes before it one by one."""
    for index, onset in enumerate(alike):
        rule = _rule(alike[index:]) if onset.local.date() <= last + _DAY else None
        if rule is not None:
            yield from _listed(alike[:index])
            observance = _observance(onset)
            observance.add("RRULE", rule)
            yield observance
            return
    yield from _listed([onset for onset in alike if onset.local.date() <= last + _DAY])


def _listed(onsets: Sequence[_Onset]) -> Iterator[Observance]:
    if not onsets:
        return
    observance = _observance(onsets[0])
    if len(onsets) > 1:
        observance.add("RDATE", vDDDLists([onset.local for onset in onsets[1:]]))
    yield observance


def _unchanged(name: str, day: date) -> Observance:
    """What the clocks show from `day` on, where they have not been changed for long."""
    moment = datetime.combine(day, time(), zone_info(name))
    offset = moment.utcoffset() or timedelta(0)
    local = moment.replace(tzinfo=None)
    return _observance(
        _Onset(local=local, before=offset, after=offset, name=moment.tzname() or name)
    )


def _observance(onset: _Onset) -> Observance:
    # By the clocks, not by law: Ireland's summer is its standard time, and no reader knows.
    observance = TimezoneDaylight() if onset.after > onset.before else TimezoneStandard()
    observance.add("DTSTART", onset.local)
    observance.add("TZOFFSETFROM", onset.before)
    observance.add("TZOFFSETTO", onset.after)
    observance.add("TZNAME", onset.name)
    return observance


def _rule(onsets: Sequence[_Onset]) -> vRecur | None:
    """The yearly rule that gives exactly these, if there is one and they are enough to tell."""
    days = [onset.local.date() for onset in onsets]
    months, weekdays = {day.month for day in days}, {day.weekday() for day in days}
    one_a_year = all(later.year - earlier.year == 1 for earlier, later in pairwise(days))
    one_hour = len({onset.local.time() for onset in onsets}) == 1
    if len(days) < _RULE_HOLDS or not one_a_year or not one_hour or len(months) != 1:
        return None
    rule: dict[str, object] = {"FREQ": "YEARLY", "BYMONTH": months.pop()}
    if len({day.day for day in days}) == 1:
        return vRecur(rule | {"BYMONTHDAY": days[0].day})
    if len(weekdays) != 1:
        return None
    weekday = _WEEKDAYS[weekdays.pop()]
    for number in (_nth, _nth_from_the_end):
        if len({number(day) for day in days}) == 1:
            return vRecur(rule | {"BYDAY": f"{number(days[0])}{weekday}"})
    first, last = min(day.day for day in days), max(day.day for day in days)
    if last - first != _WEEK - 1:
        return None
    # As "the Sunday on or after 2 April" (Chile) and "the Friday before the last Sunday" (Israel).
    return vRecur(rule | {"BYMONTHDAY": list(range(first, last + 1)), "BYDAY": weekday})


def _nth(day: date) -> int:
    return (day.day - 1) // _WEEK + 1


def _nth_from_the_end(day: date) -> int:
    length = ((day.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY).day
    return -((length - day.day) // _WEEK + 1)


@lru_cache(maxsize=64)
def _onsets(name: str, first_year: int, last_year: int) -> tuple[_Onset, ...]:
    """Every change of clocks in these years, looked for every few days."""
    zone = zone_info(name)
    moment = datetime(first_year, 1, 1, tzinfo=UTC)
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    found: list[_Onset] = []
    known = moment.astimezone(zone)
    while moment < end:
        later = (moment + _STEP).astimezone(zone)
        if (later.utcoffset(), later.tzname()) != (known.utcoffset(), known.tzname()):
            found.append(_change_between(moment, moment + _STEP, name))
        moment, known = moment + _STEP, later
    return tuple(found)


def _change_between(early: datetime, late: datetime, name: str) -> _Onset:
    zone = zone_info(name)

    def shown(moment: datetime) -> tuple[timedelta, str]:
        there = moment.astimezone(zone)
        return (there.utcoffset() or timedelta(0), there.tzname() or name)

    before = shown(early)
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        early, late = (middle, late) if shown(middle) == before else (early, middle)
    moment = late.replace(microsecond=0)
    offset, called = shown(moment)
    local = (moment + before[0]).replace(tzinfo=None)
    return _Onset(local=local, before=before[0], after=offset, name=called)
