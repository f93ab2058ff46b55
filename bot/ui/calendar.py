"""The answer to [Calendar]: a file for every calendar, and links for two."""

import io

import discord

from bot.i18n import Text
from bot.ical.calendar import talk_calendar
from bot.ical.links import google_link, outlook_link
from bot.services.views import TalkView
from bot.ui.controls import Item, link, row, text


def calendar_answer(
    view: TalkView, words: Text, host: str
) -> tuple[list[Item], list[discord.File]]:
    names = {"series_title": view.series.title, "edition_name": view.edition.name}
    content = talk_calendar(view.talk, **names, host=host)
    file = discord.File(io.BytesIO(content), filename=f"talk-{view.talk.code}.ics")
    links = row(
        link("Google", google_link(view.talk, **names)),
        link("Outlook", outlook_link(view.talk, **names)),
        link("Outlook.com", outlook_link(view.talk, **names, at_home=True)),
    )
    return [text(words("calendar-here")), links], [file]
