"""Who co-produces a series: members and roles, to be named and taken off again."""

import discord
from discord import ui

from bot.domain.talks.series import Series
from bot.saying.i18n import Text
from bot.ui.controls import Item, card, text
from bot.ui.ids import write_id
from bot.ui.limits import SELECT_OPTIONS, SELECT_PLACEHOLDER
from bot.ui.plain import label, plain

PEOPLE, ROLES = "people", "roles"


def co_producers(series: Series, words: Text) -> list[Item]:
    """Whoever is named already stays ticked, so that adding one does not drop the others."""
    named = [*(f"<@{each}>" for each in series.co_producer_ids)]
    named += [f"<@&{each}>" for each in series.co_producer_role_ids]
    who = ", ".join(named) or words("co-producers-none")
    said = words("co-producers-title", title=plain(series.title, 200), who=who)
    people = ui.UserSelect(
        custom_id=write_id("co-producers-named", series.code, series.version, PEOPLE),
        placeholder=label(words("co-producers-people"), SELECT_PLACEHOLDER),
        default_values=_ticked(series.co_producer_ids, discord.User),
        min_values=0,
        max_values=SELECT_OPTIONS,
    )
    roles = ui.RoleSelect(
        custom_id=write_id("co-producers-named", series.code, series.version, ROLES),
        placeholder=label(words("co-producers-roles"), SELECT_PLACEHOLDER),
        default_values=_ticked(series.co_producer_role_ids, discord.Role),
        min_values=0,
        max_values=SELECT_OPTIONS,
    )
    return [card(text(said)), ui.ActionRow(people), ui.ActionRow(roles)]


def _ticked(
    ids: tuple[int, ...], kind: type[discord.User] | type[discord.Role]
) -> list[discord.Object]:
    return [discord.Object(each, type=kind) for each in ids[:SELECT_OPTIONS]]
