"""Talks as VCALENDAR objects: one, or all of a series, as a file for people; feeds to subscribe to.

No METHOD: these are copies of a calendar, not invitations (RFC 5546 would want an ORGANIZER).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import STATUS, Alarm, Calendar, Event, vDuration

from bot.domain.plain import one_line
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.ical.talk_event import to_event
from bot.ical.timezones import add_timezones
from bot.saying.i18n import Text
from bot.services.calendars.feeds import Feed
from bot.services.exports.views import CalendarExport

PRODUCT: Final = "-//Rostrum//Rostrum talks//EN"
# How often a calendar that subscribes should look again.
REFRESH: Final = timedelta(hours=1)


def talk_calendar(
    talk: Talk, *, series_title: str, edition_name: str, host: str, words: Text | None = None
) -> bytes:
    """Return one talk as an .ics file; raises `TalkNeedsTime` if it has not even a day."""
    event = to_event(
        talk, series_title=series_title, edition_name=edition_name, host=host, words=words
    )
    return _written(Calendar.new(prodid=PRODUCT, uid=event.uid), [event])


def exported_calendar(export: CalendarExport, *, host: str, text: Text) -> bytes:
    """Return what an export holds, in the language of its series."""
    return series_calendar(
        export.series,
        export.talks,
        edition_names=export.edition_names,
        host=host,
        words=text.in_language(export.series.language),
    )


def series_calendar(
    series: Series,
    talks: Iterable[Talk],
    *,
    edition_names: Mapping[str, str],
    host: str,
    words: Text | None = None,
) -> bytes:
    """Return the dated ones of `talks` as one calendar; equal input, in any order, equal bytes.

    `edition_names` are by the editions' codes. Cancelled talks stay, as cancelled. What is for
    others than the team must hold only talks that `Talk.is_public`.
    """
    events = [
        to_event(
            talk,
            series_title=series.title,
            edition_name=edition_names.get(talk.edition, ""),
            host=host,
            words=words,
        )
        for talk in talks
        if talk.slot or talk.planned_on
    ]
    uid = f"series-{series.code}@{host}"
    calendar = Calendar.new(prodid=PRODUCT, uid=uid, name=one_line(series.title))
    return _written(calendar, sorted(events, key=_place_in_file))


def feed_calendar(feed: Feed, *, host: str, words: Text | None = None) -> bytes:
    """Return what a calendar subscribes to; equal feeds, in any order of talks, equal bytes."""
    events = [
        to_event(
            each.talk,
            series_title=each.series,
            edition_name=each.edition,
            host=host,
            words=words,
        )
        for each in feed.talks
        if each.talk.slot or each.talk.planned_on
    ]
    if feed.alarm_minutes is not None:
        for event in events:
            _remind(event, feed.alarm_minutes)
    calendar = Calendar.new(prodid=PRODUCT, uid=f"{feed.name}@{host}", name=one_line(feed.title))
    _ask_to_refresh(calendar)
    return _written(calendar, sorted(events, key=_place_in_file))


def _remind(event: Event, minutes: int) -> None:
    """Ring before it begins; not for a day without an hour, nor for what is called off."""
    if not isinstance(event.start, datetime) or event.get("STATUS") == STATUS.CANCELLED:
        return
    alarm = Alarm.new(description=str(event.get("SUMMARY")))
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", timedelta(minutes=-minutes))
    event.add_component(alarm)


def _ask_to_refresh(calendar: Calendar) -> None:
    calendar.refresh_interval = REFRESH
    # RFC 7986 section 5.7: this property has no type of its own.
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    # What Outlook reads instead.
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH).to_ical().decode())


def _place_in_file(event: Event) -> tuple[date, datetime, str]:
    at = event.start if isinstance(event.start, datetime) else event.DTSTAMP
    return (_day(event.start), at, str(event.uid))


def _written(calendar: Calendar, events: list[Event]) -> bytes:
    for event in events:
        calendar.add_component(event)
    add_timezones(calendar, events)
    return calendar.to_ical()


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
