"""Times as people read them: Discord shows their own, the series' zone stands beside."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from babel.core import Locale
from babel.dates import format_date, format_datetime, format_time

from bot.domain.talks.slot import Slot
from bot.domain.times.unusual import later_than_usual
from bot.domain.times.wall import Distance, WallTime, instant, is_ambiguous, wall_of
from bot.domain.times.zones import zone_info
from bot.saying.i18n import Text

_OFFSET_ZONE = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>[0-9]{1,2})")


def stamp(moment: datetime, style: str = "F") -> str:
    """A Discord timestamp: each reader sees their own zone (styles t T d D f F R)."""
    return f"<t:{int(moment.timestamp())}:{style}>"


def city_of(zone: str) -> str:
    """The name people know a zone by: the city."""
    if offset := _OFFSET_ZONE.fullmatch(zone):
        # These names have the sign that no one else writes: "Etc/GMT+5" is five hours behind.
        return f"UTC{'-' if offset['sign'] == '+' else '+'}{offset['hours']}"
    return zone.rpartition("/")[2].replace("_", " ")


def slot_in_words(slot: Slot, text: Text) -> str:
    """Day, start and end in the series' own zone: for cards, where the zone is named beside."""
    end = wall_of(slot.ends_at, slot.start.zone)
    return span_in_words(slot.start.local, end.local, slot.start.zone, text)


def span_in_words(start: datetime, end: datetime, zone: str, text: Text) -> str:
    """Day, start and end by the clocks of the zone, as both are given."""
    locale = locale_of(text)
    return text(
        "time-slot",
        day=format_datetime(start, _pattern(text), locale=locale),
        start=format_time(start.time(), "HH:mm", locale=locale),
        end=format_time(end.time(), "HH:mm", locale=locale),
        city=city_of(zone),
    )


def slot_elsewhere(slot: Slot, zones: Iterable[str], text: Text) -> str:
    """When it begins by the clocks of other cities; empty without any but the series' own.

    In weeks when their clocks are apart otherwise than usual, that is said.
    """
    walls = (wall_of(slot.starts_at, zone) for zone in zones if zone != slot.start.zone)
    return " · ".join(_city_time(wall, slot, text) for wall in walls)


def unusual_hour(slot: Slot, zone: str, text: Text) -> str:
    """When it begins by the clocks of a zone where that is not the usual hour; else empty."""
    if later_than_usual(slot.starts_at, slot.start.zone, zone) is None:
        return ""
    return _city_time(wall_of(slot.starts_at, zone), slot, text)


def _city_time(wall: WallTime, slot: Slot, text: Text) -> str:
    city = city_of(wall.zone)
    hour = format_time(wall.local, "HH:mm", locale=locale_of(text))
    day = format_date(wall.local, "EEEE", locale=locale_of(text))
    is_same_day = wall.local.date() == slot.start.local.date()
    said = (
        text("time-city", city=city, start=hour)
        if is_same_day
        else text("time-city-another-day", city=city, start=hour, day=day)
    )
    later = later_than_usual(slot.starts_at, slot.start.zone, wall.zone)
    if later is None:
        return said
    minutes = round(later / timedelta(minutes=1))
    return text(
        "time-city-unusual",
        time=said,
        minutes=abs(minutes),
        side="later" if minutes > 0 else "earlier",
    )


def wall_in_words(wall: WallTime, text: Text, *, short: bool = False) -> str:
    """Day and time in full, with the zone's city; `short` for lists, where many stand together."""
    pattern = text("time-day-pattern-short") if short else _pattern(text)
    day = format_datetime(wall.local, pattern, locale=locale_of(text))
    hour = format_time(wall.local, "HH:mm", locale=locale_of(text))
    if is_ambiguous(wall):
        # In autumn an hour comes twice, and only the offset tells one from the other.
        offset = instant(wall).astimezone(zone_info(wall.zone)).strftime("%z")
        hour = f"{hour} (UTC{offset[:3]}:{offset[3:]})"
    return text("time-wall", day=day, start=hour, city=city_of(wall.zone))


def day_in_words(day: date, text: Text) -> str:
    """A day in full, as its own calendar has it."""
    return format_date(day, _pattern(text), locale=locale_of(text))


def distance_in_words(gap: Distance, text: Text) -> str:
    past = "yes" if gap.past else "no"
    return text(f"distance-{gap.unit.value}", count=gap.count, past=past)


def _pattern(text: Text) -> str:
    return text("time-day-pattern")


def locale_of(text: Text) -> Locale:
    """The language as the calendar library knows it."""
    return Locale.parse(text.locale, sep="-")
