"""Who helps with a talk or a series, to be named and taken off again.

Note-takers of one talk are members; co-producers of a series are members and roles.
"""

import discord
from discord import ui

from bot.domain.talks.series import Series
from bot.saying.i18n import Text
from bot.services.talks.views import TalkView
from bot.ui.controls import MAIN, Item, button, card, row, text, write_id
from bot.ui.limits import SELECT_OPTIONS, SELECT_PLACEHOLDER
from bot.ui.plain import label, plain

PEOPLE, ROLES = "people", "roles"


def note_takers(view: TalkView, words: Text) -> list[Item]:
    talk = view.talk
    custom_id = write_id("note-takers-named", talk.code, talk.version)
    return [
        card(text(words("note-takers-title", title=plain(talk.title, 200)))),
        ui.ActionRow(_people(custom_id, words("note-takers-choose"), talk.note_taker_ids)),
        row(button(words("panel-button-open"), "panel", talk.code, style=MAIN)),
    ]


def co_producers(series: Series, words: Text) -> list[Item]:
    named = [*(f"<@{each}>" for each in series.co_producer_ids)]
    named += [f"<@&{each}>" for each in series.co_producer_role_ids]
    who = ", ".join(named) or words("co-producers-none")
    said = words("co-producers-title", title=plain(series.title, 200), who=who)
    custom_id = write_id("co-producers-named", series.code, series.version, PEOPLE)
    people = _people(custom_id, words("co-producers-people"), series.co_producer_ids)
    roles = ui.RoleSelect(
        custom_id=write_id("co-producers-named", series.code, series.version, ROLES),
        placeholder=label(words("co-producers-roles"), SELECT_PLACEHOLDER),
        default_values=_ticked(series.co_producer_role_ids, discord.Role),
        min_values=0,
        max_values=SELECT_OPTIONS,
    )
    return [card(text(said)), ui.ActionRow(people), ui.ActionRow(roles)]


def _people(custom_id: str, asked: str, named: tuple[int, ...]) -> ui.UserSelect[ui.LayoutView]:
    return ui.UserSelect(
        custom_id=custom_id,
        placeholder=label(asked, SELECT_PLACEHOLDER),
        default_values=_ticked(named, discord.User),
        min_values=0,
        max_values=SELECT_OPTIONS,
    )


def _ticked(
    ids: tuple[int, ...], kind: type[discord.User] | type[discord.Role]
) -> list[discord.Object]:
    """Whoever is named already stays ticked, so that adding one does not drop the others."""
    return [discord.Object(each, type=kind) for each in ids[:SELECT_OPTIONS]]
