"""The VTIMEZONE components of a calendar."""

from datetime import date, timedelta
from typing import Final

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vDDDLists

_YEAR: Final = timedelta(days=366)

Observance = TimezoneDaylight | TimezoneStandard


def add_timezones(calendar: Calendar, *, first: date, last: date) -> None:
    """Put the zones that the calendar uses first in it, as far as a year around its events."""
    calendar.add_missing_timezones(first - _YEAR, last + _YEAR)
    for zone in calendar.timezones:
        for observance in (*zone.daylight, *zone.standard):
            _correct_onsets(observance)
    # They were added in the order of a set, which differs from one process to the next.
    calendar.subcomponents.sort(key=_zones_first)


def _correct_onsets(observance: Observance) -> None:
    """State when clocks go forward in the time before the change, as RFC 5545 section 3.6.5 asks.

    icalendar 7.3 states the first reading after it: an hour late in Copenhagen, and a day in
    Samoa, which left out 30 December 2011.
    """
    gap = observance.TZOFFSETTO - observance.TZOFFSETFROM
    if gap <= timedelta(0):
        return
    observance.DTSTART -= gap
    if "RDATE" in observance:
        known = observance.pop("RDATE")
        lists = known if isinstance(known, list) else [known]
        onsets = [each.dt - gap for listed in lists for each in listed.dts]
        observance.add("RDATE", vDDDLists(onsets))


def _zones_first(component: object) -> tuple[bool, str]:
    is_zone = isinstance(component, Timezone)
    return (not is_zone, component.tz_name if is_zone else "")
