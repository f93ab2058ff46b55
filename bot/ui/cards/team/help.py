"""What a person can do here, by their rights."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.domain.talks.series import Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.saying.i18n import Text
from bot.ui.controls import MAIN, QUIET, Item, button, card, row, text
from bot.ui.plain import cut, plain


def help_card(
    server: Server, person: Person, words: Text, co_produced: Sequence[Series] = ()
) -> list[Item]:
    """Every command also as a button, grouped as the text is.

    `co_produced` are series of which this person writes the findings without being on the team.
    """
    if not server.may(person, Act.SEE_TALKS):
        return [text(f"## {words('help-title')}\n{words('help-outsider')}")]
    head = f"## {words('help-title')}\n{words('help-everyone')}"
    items: list[Item] = [card(text(head)), row(*_for_everyone(words))]
    if co_produced:
        titles = cut(", ".join(plain(each.title, 120) for each in co_produced), 600)
        said = card(text(words("help-co-producer", titles=titles)))
        items += [said, row(button(words("draft-button-open"), "draft-open", style=MAIN))]
    if server.may(person, Act.SEE_DESK):
        items += [card(text(words("help-note-taker"))), row(*_for_team(words))]
    if server.may(person, Act.SET_UP):
        items += [card(text(words("help-organiser"))), row(*_for_organisers(server, words))]
    return items


def _for_everyone(words: Text) -> list[ui.Button[Any]]:
    return [
        button(words("help-button-talks"), "talks"),
        button(words("help-button-me"), "me"),
        button(words("help-button-findings"), "findings"),
        button(words("help-button-search"), "search"),
    ]


def _for_team(words: Text) -> list[ui.Button[Any]]:
    return [
        button(words("desk-button-open"), "desk"),
        button(words("draft-button-open"), "draft-open"),
    ]


def _for_organisers(server: Server, words: Text) -> list[ui.Button[Any]]:
    first = QUIET if server.is_ready else MAIN
    return [
        button(words("setup-button-open"), "setup", style=first),
        button(words("help-button-series"), "new-series"),
        button(words("help-button-talk"), "new-talk"),
        button(words("help-button-programme"), "paste-programme"),
    ]
