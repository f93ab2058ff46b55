"""What a person can do here, by their rights."""

from bot.domain.server import Person, Right, Server
from bot.i18n import Text
from bot.ui.controls import MAIN, Item, button, card, divider, row, text


def help_card(server: Server, person: Person, words: Text) -> list[Item]:
    body: list[Item] = [text(f"## {words('help-title')}\n{words('help-everyone')}")]
    buttons = []
    if server.may(person, Right.NOTE):
        body += [divider(), text(words("help-note-taker"))]
        buttons.append(button(words("desk-button-open"), "desk"))
    if server.may(person, Right.ORGANISE):
        body += [divider(), text(words("help-organiser"))]
        first = MAIN if not server.is_ready else None
        setup = button(words("setup-button-open"), "setup")
        if first is not None:
            setup.style = first
        buttons.append(setup)
    return [card(*body), *([row(*buttons)] if buttons else [])]
