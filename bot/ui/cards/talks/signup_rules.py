"""Who may sign up for a talk, and until when."""

import discord
from discord import ui

from bot.domain.talks.parts import SignupQuestion
from bot.saying.i18n import Text
from bot.services.talks.views import TalkView
from bot.ui.controls import MAIN, Item, button, card, row, text, write_id
from bot.ui.forms import Field, Part
from bot.ui.limits import SELECT_OPTIONS, SELECT_PLACEHOLDER
from bot.ui.plain import label, plain

QUESTION_MAX = 100


def signup_rules(view: TalkView, words: Text) -> list[Item]:
    """Roles that are chosen already stay ticked, so that adding one does not drop the others."""
    talk = view.talk
    roles = ", ".join(f"<@&{each}>" for each in talk.signup_role_ids)
    lines = [
        words("signup-rules-title", title=plain(talk.title, 200)),
        words("signup-rules-roles", roles=roles or "none"),
        words("signup-rules-closes", hours=talk.closes_before or 0),
        _asked(talk.asks, words),
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
            button(words("signup-rules-button-question"), "signup-question", talk.code),
            button(words("panel-button-open"), "panel", talk.code, style=MAIN),
        ),
    ]


def _asked(asks: SignupQuestion | None, words: Text) -> str:
    if asks is None:
        return words("signup-rules-asks-nothing")
    options = " · ".join(plain(each, 80) for each in asks.options)
    return words("signup-rules-asks", question=plain(asks.text, QUESTION_MAX), options=options)


def question_fields(asks: SignupQuestion | None, words: Text) -> list[Part]:
    """Emptied, nothing is asked."""
    return [
        Field(
            key="question",
            label=words("field-signup-question"),
            hint=words("field-signup-question-hint"),
            value=asks.text if asks is not None else "",
            required=False,
            limit=QUESTION_MAX,
        ),
        Field(
            key="options",
            label=words("field-signup-options"),
            hint=words("field-signup-options-hint"),
            value="\n".join(asks.options) if asks is not None else "",
            long=True,
            required=False,
            limit=1000,
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
