"""Links that open a filled-in new entry in a web calendar, for people without an .ics reader."""

from datetime import datetime
from html import escape
from typing import Final
from urllib.parse import quote

from bot.domain.plain import one_line
from bot.domain.talks.talk import Talk
from bot.ical.talk_event import public_place
from bot.words.links import safe_link

# Discord takes no longer address on a button.
LENGTH_MAX: Final = 512
_GOOGLE: Final = "https://calendar.google.com/calendar/render?action=TEMPLATE"
# Not the form with "deeplink", of which people report that it loads for ever on desktops.
_OUTLOOK: Final = "https://{host}/calendar/0/action/compose?rru=addevent"
_OUTLOOK_WORK: Final = "outlook.office.com"
_OUTLOOK_HOME: Final = "outlook.live.com"
_MORE: Final = "…"


def google_link(
    talk: Talk, *, series_title: str, edition_name: str, limit: int = LENGTH_MAX
) -> str:
    """Fill in Google Calendar's form; raises `TalkNeedsTime`. What is too long is shortened."""
    slot = talk.the_slot()
    dates = f"{slot.starts_at:%Y%m%dT%H%M%SZ}/{slot.ends_at:%Y%m%dT%H%M%SZ}"
    fields = (
        ("text", one_line(talk.title)),
        ("location", public_place(talk)),
        ("details", _details(talk, series_title, edition_name)),
    )
    return _filled(f"{_GOOGLE}&dates={dates}", fields, limit=limit)


def outlook_link(
    talk: Talk,
    *,
    series_title: str,
    edition_name: str,
    at_home: bool = False,
    limit: int = LENGTH_MAX,
) -> str:
    """Fill in the form of Outlook on the web: of an employer, or `at_home` of outlook.com."""
    slot = talk.the_slot()
    base = _OUTLOOK.format(host=_OUTLOOK_HOME if at_home else _OUTLOOK_WORK)
    times = f"&startdt={_outlook_time(slot.starts_at)}&enddt={_outlook_time(slot.ends_at)}"
    fields = (
        ("subject", one_line(talk.title)),
        ("location", public_place(talk)),
        # The one field that Outlook reads as HTML.
        ("body", escape(_details(talk, series_title, edition_name), quote=False)),
    )
    return _filled(base + times, fields, limit=limit)


def _outlook_time(moment: datetime) -> str:
    return quote(f"{moment:%Y-%m-%dT%H:%M:%SZ}", safe="")


def _details(talk: Talk, series_title: str, edition_name: str) -> str:
    address = safe_link(talk.links.registration) or ""
    return one_line(f"{series_title} {edition_name} {address}")


def _filled(base: str, fields: tuple[tuple[str, str | None], ...], *, limit: int) -> str:
    """Add the fields as far as they fit: the first one shortened, each other whole or not."""
    address = base
    for index, (name, value) in enumerate(fields):
        room = limit - len(address) - len(f"&{name}=")
        text = _shortened(value or "", room) if index == 0 else value
        encoded = _encoded(text or "")
        if encoded and len(encoded) <= room:
            address += f"&{name}={encoded}"
    return address


def _shortened(text: str, room: int) -> str:
    """Cut characters off until the encoded text fits, and say so by three dots."""
    if len(_encoded(text)) <= room:
        return text
    kept = text
    while kept and len(_encoded(kept + _MORE)) > room:
        kept = kept[:-1]
    return kept.rstrip(" \u200d") + _MORE


def _encoded(text: str) -> str:
    # A space as %20: Outlook shows "+" as it is.
    return quote(text, safe="")
