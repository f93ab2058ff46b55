"""What a person can do here, by their rights."""

from typing import Any

from discord import ui

from bot.domain.server import Person, Right, Server
from bot.i18n import Text
from bot.ui.controls import MAIN, Item, button, card, divider, row, text


def help_card(server: Server, person: Person, words: Text) -> list[Item]:
    body: list[Item] = [text(f"## {words('help-title')}\n{words('help-everyone')}")]
    buttons: list[ui.Button[Any]] = []
    if server.may(person, Right.NOTE):
        body += [divider(), text(words("help-note-taker"))]
        buttons.append(button(words("desk-button-open"), "desk"))
        buttons.append(button(words("draft-button-open"), "draft-open"))
    if server.may(person, Right.ORGANISE):
        body += [divider(), text(words("help-organiser"))]
        first = MAIN if not server.is_ready else None
        setup = button(words("setup-button-open"), "setup")
        if first is not None:
            setup.style = first
        buttons.append(setup)
    everyone = row(
        button(words("help-button-findings"), "findings"),
        button(words("help-button-search"), "search"),
    )
    return [card(*body), everyone, *([row(*buttons)] if buttons else [])]
