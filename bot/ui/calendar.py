"""The answer to [Calendar]: a file for every calendar, and links for two."""

import io

import discord

from bot.ical.calendar import talk_calendar
from bot.ical.links import google_link, outlook_link
from bot.saying.i18n import Text
from bot.services.talks.views import TalkView
from bot.ui.controls import Item, link, row, text


def calendar_answer(
    view: TalkView, words: Text, host: str
) -> tuple[list[Item], list[discord.File]]:
    talk, series, edition = view.talk, view.series.title, view.edition.name
    content = talk_calendar(talk, series_title=series, edition_name=edition, host=host)
    file = discord.File(io.BytesIO(content), filename=f"talk-{view.talk.code}.ics")
    links = row(
        link("Google", google_link(talk, series_title=series, edition_name=edition)),
        link("Outlook", outlook_link(talk, series_title=series, edition_name=edition)),
        link(
            "Outlook.com",
            outlook_link(talk, series_title=series, edition_name=edition, at_home=True),
        ),
    )
    return [text(words("calendar-here")), links], [file]
