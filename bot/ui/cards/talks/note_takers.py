"""The members who take notes of one talk, to be named and taken off again."""

import discord
from discord import ui

from bot.saying.i18n import Text
from bot.services.talks.views import TalkView
from bot.ui.controls import MAIN, Item, button, card, row, text
from bot.ui.ids import write_id
from bot.ui.limits import SELECT_OPTIONS, SELECT_PLACEHOLDER
from bot.ui.plain import label, plain


def note_takers(view: TalkView, words: Text) -> list[Item]:
    """Whoever is named already stays ticked, so that adding one does not drop the others."""
    talk = view.talk
    chosen = [discord.Object(each, type=discord.User) for each in talk.note_taker_ids]
    choice = ui.UserSelect(
        custom_id=write_id("note-takers-named", talk.code, talk.version),
        placeholder=label(words("note-takers-choose"), SELECT_PLACEHOLDER),
        default_values=chosen[:SELECT_OPTIONS],
        min_values=0,
        max_values=SELECT_OPTIONS,
    )
    return [
        card(text(words("note-takers-title", title=plain(talk.title, 200)))),
        ui.ActionRow(choice),
        row(button(words("panel-button-open"), "panel", talk.code, style=MAIN)),
    ]
