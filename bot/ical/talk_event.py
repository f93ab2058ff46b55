"""One talk as an RFC 5545 VEVENT."""

from datetime import date, datetime
from typing import Final

from icalendar import STATUS, TRANSP, Event, vText, vUri

from bot.domain.document import owner_id
from bot.domain.plain import one_line
from bot.domain.talks.parts import Segment
from bot.domain.talks.slot import Slot, channel_address
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import WallTime, kept_instant, wall_of
from bot.domain.times.zones import zone_info
from bot.saying.i18n import Text
from bot.words.links import safe_link

_STATUS: Final = {
    TalkState.DRAFT: STATUS.TENTATIVE,
    TalkState.ANNOUNCED: STATUS.CONFIRMED,
    TalkState.LIVE: STATUS.CONFIRMED,
    TalkState.ENDED: STATUS.CONFIRMED,
    TalkState.CANCELLED: STATUS.CANCELLED,
}


def to_event(
    talk: Talk, *, series_title: str, edition_name: str, host: str, words: Text | None = None
) -> Event:
    """Describe a talk for everybody's calendar; raises `TalkNeedsTime` if it has not even a day.

    Only the registration link appears. DTSTAMP is the talk's last change, as RFC 5545 section
    3.8.7.2 has it for calendars without METHOD, so an unchanged talk gives the same bytes. In
    `words` a cancelled talk says so in its title, for the programs that do not show a status.
    """
    start, end = _times(talk)
    all_day = talk.slot is None
    title = one_line(talk.title)
    if words is not None and talk.was_cancelled:
        title = words("calendar-cancelled", title=title)
    event = Event.new(
        uid=talk_uid(talk, host=host),
        sequence=talk.sequence,
        stamp=talk.changed_at,
        start=start,
        end=end,
        status=_STATUS[talk.state],
        transparency=TRANSP.TRANSPARENT if all_day else None,
        last_modified=talk.changed_at,
        summary=title,
        description=description(talk, series_title=series_title, edition_name=edition_name),
        location=public_place(talk),
        # RFC 5545 has no escapes in an address: a line break would begin another property.
        url=_recording(talk) or safe_link(talk.links.registration),
    )
    _say_channel(event, talk)
    _show_picture(event, talk)
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        if name in event:
            event[name] = ExactText(str(event[name]))
    return event


class ExactText(vText):
    """Text as RFC 5545 section 3.3.11 escapes it.

    icalendar 7.3 makes a line break of a backslash before a capital N.
    """

    def to_ical(self) -> bytes:
        escaped = str(self)
        for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
            escaped = escaped.replace(sign, written)
        return escaped.encode("utf-8")


def _say_channel(event: Event, talk: Talk) -> None:
    """A channel of Discord is a way in that everybody may know (RFC 7986 section 5.11)."""
    if talk.where.channel_id is not None and not talk.was_cancelled:
        address = channel_address(owner_id(talk.owner), talk.where.channel_id)
        event.add("CONFERENCE", vUri(address), parameters={"VALUE": "URI", "FEATURE": "AUDIO"})


def _show_picture(event: Event, talk: Talk) -> None:
    """The one on the card, by its address (RFC 7986 section 5.10)."""
    address = safe_link(talk.picture)
    if address is not None:
        event.add("IMAGE", vUri(address), parameters={"VALUE": "URI", "DISPLAY": "BADGE"})


def _recording(talk: Talk) -> str | None:
    return safe_link(talk.recording) if talk.state is TalkState.ENDED else None


def talk_uid(talk: Talk, *, host: str) -> str:
    """The UID that calendars know the talk by, for ever; `host` must never change either."""
    return f"talk-{talk.code}@{host}"


def description(talk: Talk, *, series_title: str, edition_name: str) -> str:
    """List the programme as printed: a paragraph per segment, then the registration link.

    Once it is over, the recording stands in its place.
    """
    paragraphs = [
        one_line(f"{series_title} {edition_name}"),
        "\n".join(map(one_line, talk.public_description.splitlines())),
        *(_paragraph(number, each) for number, each in enumerate(talk.segments, start=1)),
        _recording(talk) or safe_link(talk.links.registration),
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
