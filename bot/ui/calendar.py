"""How people put our calendars into theirs: a file, links for three calendars, a subscription."""

import io
from typing import Any

import discord
from discord import ui

from bot.documents.file_names import safe_name
from bot.ical.calendar import talk_calendar
from bot.ical.links import google_link, outlook_link
from bot.saying.i18n import Text
from bot.services.calendars.feeds import Feed
from bot.services.talks.views import TalkView
from bot.settings import Settings
from bot.ui.controls import Item, button, link, row, text
from bot.ui.plain import plain
from bot.ui.web_addresses import google_subscription, outlook_subscription, public_address, webcal


def subscription_lines(address: str, words: Text) -> str:
    """Both forms of the address, to copy: Discord makes no link of the second."""
    return words("subscribe-address", address=address, webcal=webcal(address))


def subscribe_buttons(address: str) -> list[ui.Button[Any]]:
    """The names are those of products, in every language."""
    return [
        link("Google", google_subscription(address)),
        link("Outlook", outlook_subscription(address)),
        link("Outlook.com", outlook_subscription(address, at_home=True)),
    ]


def calendar_answer(
    view: TalkView, words: Text, settings: Settings
) -> tuple[list[Item], list[discord.File]]:
    """Nobody is offered to add what is called off; its file takes it out where it stands."""
    talk, series, edition = view.talk, view.series.title, view.edition.name
    content = talk_calendar(
        talk,
        series_title=series,
        edition_name=edition,
        host=settings.host_name,
        words=words.in_language(view.series.language),
    )
    name = f"{safe_name(series, 'talks')}-talk-{talk.number}.ics"
    file = discord.File(io.BytesIO(content), filename=name)
    if talk.was_cancelled:
        return [text(words("calendar-cancelled-here"))], [file]
    links = row(
        link("Google", google_link(talk, series_title=series, edition_name=edition)),
        link("Outlook", outlook_link(talk, series_title=series, edition_name=edition)),
        link(
            "Outlook.com",
            outlook_link(talk, series_title=series, edition_name=edition, at_home=True),
        ),
    )
    return [text(words("calendar-here")), links, *_in_step(view, words, settings)], [file]


def _in_step(view: TalkView, words: Text, settings: Settings) -> list[Item]:
    """What follows each change, as a file does not; or why there is nothing that does."""
    base = settings.web_address
    if base is None:
        return [text(words("calendar-file-only"))]
    own = row(button(words("my-calendar-button"), "my-calendar"))
    if not view.series.is_on_web:
        return [text(words("calendar-own")), own]
    address = public_address(base, view.series.owner, view.series.code)
    said = words("calendar-subscribe", series=plain(view.series.title, 200))
    edition = words("feed-edition", edition=view.edition.name)
    narrower = (
        button(edition, "feed", view.edition.code, view.server.code),
        button(words("feed-talk"), "feed", view.talk.code, view.server.code),
    )
    own = row(*narrower, button(words("my-calendar-button"), "my-calendar"))
    return [text(f"{said}\n{subscription_lines(address, words)}"), own]


def feed_answer(feed: Feed | None, address: str, words: Text) -> list[Item]:
    """The address of an edition's or a talk's calendar, as long as everybody may read it."""
    if feed is None:
        return [text(words("feed-none"))]
    said = words("feed-here", title=plain(feed.title, 200))
    return [text(f"{said}\n{subscription_lines(address, words)}"), row(*subscribe_buttons(address))]
