"""Who may sign up for a talk, and until when."""

import discord
from discord import ui

from bot.saying.i18n import Text
from bot.services.talks.views import TalkView
from bot.ui.controls import MAIN, Item, button, card, row, text
from bot.ui.forms import Field, Part
from bot.ui.ids import write_id
from bot.ui.limits import SELECT_OPTIONS, SELECT_PLACEHOLDER
from bot.ui.plain import label, plain


def signup_rules(view: TalkView, words: Text) -> list[Item]:
    """Roles that are chosen already stay ticked, so that adding one does not drop the others."""
    talk = view.talk
    roles = ", ".join(f"<@&{each}>" for each in talk.signup_role_ids)
    lines = [
        words("signup-rules-title", title=plain(talk.title, 200)),
        words("signup-rules-roles", roles=roles or "none"),
        words("signup-rules-closes", hours=talk.closes_before or 0),
    ]
    chosen = [discord.Object(each, type=discord.Role) for each in talk.signup_role_ids]
    choice = ui.RoleSelect(
        custom_id=write_id("signup-roles", talk.code, talk.version),
        placeholder=label(words("signup-rules-choose"), SELECT_PLACEHOLDER),
        default_values=chosen[:SELECT_OPTIONS],
        min_values=0,
        max_values=SELECT_OPTIONS,
    )
    return [
        card(text("\n".join(lines))),
        ui.ActionRow(choice),
        row(
            button(words("signup-rules-button-closes"), "signup-closes", talk.code),
            button(words("panel-button-open"), "panel", talk.code, style=MAIN),
        ),
    ]


def closing_fields(view: TalkView, words: Text) -> list[Part]:
    return [
        Field(
            key="closes",
            label=words("field-closes"),
            hint=words("field-closes-hint"),
            value=str(view.talk.closes_before or 0),
            limit=20,
        )
    ]
