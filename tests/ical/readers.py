"""How calendars read the zone of a file: by the letter of RFC 5545, and as Outlook does."""

from collections.abc import Callable
from datetime import datetime, timedelta

from dateutil.rrule import rrulestr
from icalendar import Calendar, Timezone

Reader = Callable[[Timezone, datetime], timedelta]


def onsets_of(part, until, *, rdates=True):
    """Each local onset of an observance up to `until`, its first included (section 3.6.5)."""
    first = part.DTSTART
    found = [first]
    if "RRULE" in part:
        rule = rrulestr(part["RRULE"].to_ical().decode(), dtstart=first)
        found += list(rule.between(first, until, inc=True))
    if rdates and "RDATE" in part:
        known = part["RDATE"]
        lists = known if isinstance(known, list) else [known]
        found += [each.dt for listed in lists for each in listed.dts]
    return sorted({onset for onset in found if onset <= until})


def by_the_letter(zone, local, *, rdates=True):
    """The offset of the observance whose onset is the last one before."""
    begun = [
        (onset, part.TZOFFSETTO)
        for part in (*zone.daylight, *zone.standard)
        for onset in onsets_of(part, local, rdates=rdates)
    ]
    return max(begun)[1]


def without_dates(zone, local):
    """Outlook's documents: RDATE is passed over ([MS-OXCICAL] 2.1.3.1.1.19)."""
    return by_the_letter(zone, local, rdates=False)


def by_the_last_rules(zone, local):
    """Outlook's zone of a single rule: one summer, one winter, in every year alike."""
    rules = {type(part).__name__: part for part in (*zone.standard, *zone.daylight)}
    begun = [
        (onset, part.TZOFFSETTO)
        for part in rules.values()
        for onset in onsets_of(
            _since(part, local.year - 2), local + timedelta(days=1), rdates=False
        )
        if onset <= local
    ]
    return max(begun)[1]


def _since(part, year):
    """The rule alone, as if it had always held."""
    if "RRULE" not in part:
        return part
    moved = part.copy()
    rule = rrulestr(
        part["RRULE"].to_ical().decode(), dtstart=part.DTSTART.replace(year=year, month=1, day=1)
    )
    moved.DTSTART = rule[0]
    moved["RRULE"] = part["RRULE"]
    return moved


def by_icalendar(zone, local):
    return local.replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset()


def only_zone(raw: bytes) -> Timezone:
    (zone,) = Calendar.from_ical(raw).timezones
    return zone
