"""One talk as an RFC 5545 VEVENT."""

from datetime import date, datetime
from typing import Final

from icalendar import STATUS, TRANSP, Event

from bot.domain.document import owner_id
from bot.domain.plain import one_line
from bot.domain.talks.parts import Segment
from bot.domain.talks.slot import Slot
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.talks.venue import channel_address
from bot.domain.times.wall import WallTime, kept_instant, wall_of
from bot.domain.times.zones import zone_info
from bot.ical.plain import plain_address

_STATUS: Final = {
    TalkState.DRAFT: STATUS.TENTATIVE,
    TalkState.ANNOUNCED: STATUS.CONFIRMED,
    TalkState.LIVE: STATUS.CONFIRMED,
    TalkState.ENDED: STATUS.CONFIRMED,
    TalkState.CANCELLED: STATUS.CANCELLED,
}


def to_event(talk: Talk, *, series_title: str, edition_name: str, host: str) -> Event:
    """Describe a talk for everybody's calendar; raises `TalkNeedsTime` if it has not even a day.

    Only the registration link appears. DTSTAMP is the talk's last change, as RFC 5545 section
    3.8.7.2 has it for calendars without METHOD, so an unchanged talk gives the same bytes.
    """
    start, end = _times(talk)
    all_day = talk.slot is None
    return Event.new(
        uid=talk_uid(talk, host=host),
        sequence=talk.sequence,
        stamp=talk.changed_at,
        start=start,
        end=end,
        status=_STATUS[talk.state],
        transparency=TRANSP.TRANSPARENT if all_day else None,
        summary=one_line(talk.title),
        description=description(talk, series_title=series_title, edition_name=edition_name),
        location=public_place(talk),
        url=plain_address(talk.links.registration),
    )


def talk_uid(talk: Talk, *, host: str) -> str:
    """The UID that calendars know the talk by, for ever; `host` must never change either."""
    return f"talk-{talk.code}@{host}"


def description(talk: Talk, *, series_title: str, edition_name: str) -> str:
    """List the programme as printed: a paragraph per segment, then the registration link."""
    paragraphs = [
        one_line(f"{series_title} {edition_name}"),
        "\n".join(map(one_line, talk.public_description.splitlines())),
        *(_paragraph(number, each) for number, each in enumerate(talk.segments, start=1)),
        plain_address(talk.links.registration),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def public_place(talk: Talk) -> str | None:
    """Where it is, in words; None if the place is one of the links that are not public.

    A channel has its address too, for whoever looks from outside Discord.
    """
    where = talk.slot.where if talk.slot else talk.planned_at
    place = one_line(where.public_name) if where else ""
    if where and where.channel_id is not None:
        return f"{place} ({channel_address(owner_id(talk.owner), where.channel_id)})".lstrip()
    secret = [link for link in (talk.links.join, talk.links.panellists) if link]
    return None if not place or any(link in place for link in secret) else place


def _paragraph(number: int, segment: Segment) -> str:
    lines = [f"{number}. {segment.title}", *(speaker.line for speaker in segment.speakers)]
    return "\n".join(one_line(line) for line in lines)


def _times(talk: Talk) -> tuple[date, date | None]:
    if talk.slot is None and talk.planned_on is not None:
        return talk.planned_on, None
    return _span(talk.the_slot())


def _span(slot: Slot) -> tuple[datetime, datetime]:
    """Start and end in the slot's zone, or in UTC where the zone cannot say which is meant.

    A TZID time that occurs twice always means the first (RFC 5545 section 3.3.5).
    """
    start, end = slot.start, wall_of(slot.ends_at, slot.start.zone)
    if start.fold or end.fold:
        return slot.starts_at, slot.ends_at
    return _in_zone(start), _in_zone(end)


def _in_zone(wall: WallTime) -> datetime:
    return kept_instant(wall).astimezone(zone_info(wall.zone))
