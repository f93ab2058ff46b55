"""Whether the bot writes to somebody when key findings of a series are published."""

from typing import Any

from discord import ui

from bot.domain.document import owner_id
from bot.domain.talks.series import Series
from bot.saying.i18n import Text
from bot.services.findings.letters import LettersLine, LettersView
from bot.ui.controls import Item, button, card, option, row, select, text
from bot.ui.paging import page_of
from bot.ui.plain import plain

SHOWN = 20


def letters_answer(view: LettersView, words: Text) -> list[Item]:
    """What was chosen of the one series, with the way back."""
    (line,) = view.lines
    state = "on" if line.is_wanted else "off"
    said = words(f"findings-letters-{state}", series=plain(line.series.title, 200))
    return [text(said), *_none_come(view, words), row(_other(line, words), *_allow(view, words))]


def letters_choice(view: LettersView, words: Text, *, page: int = 0) -> list[Item]:
    """All series, each with what was chosen of it."""
    if not view.lines:
        return [text(words("findings-letters-no-series"))]
    lines = [f"- **{plain(each.series.title, 150)}**: {_state(each, words)}" for each in view.lines]
    options = [
        option(each.series.title, each.series.code, description=_state(each, words))
        for each in view.lines
    ]
    verb = "findings-letters-turn"
    chooser = words("findings-letters-choose")
    return [
        card(text("\n".join([f"### {words('findings-letters-title')}", *lines[:SHOWN]]))),
        *_none_come(view, words),
        select(verb, options=page_of(options, page, words), placeholder=chooser),
    ]


def no_more(series: Series, words: Text, *, mark: str = "") -> ui.Button[Any]:
    """Under a letter; in a direct message a control names its server."""
    parts = (series.code, owner_id(series.owner))
    return button(words("findings-letters-button-off"), "findings-letters-off", *parts, mark=mark)


def write_to_me(series: Series, words: Text) -> ui.Button[Any]:
    return button(words("findings-letters-button-on"), "findings-letters-on", series.code)


def _other(line: LettersLine, words: Text) -> ui.Button[Any]:
    return no_more(line.series, words) if line.is_wanted else write_to_me(line.series, words)


def _state(line: LettersLine, words: Text) -> str:
    return words(f"findings-letters-state-{'on' if line.is_wanted else 'off'}")


def _none_come(view: LettersView, words: Text) -> list[Item]:
    return [] if view.come else [text(words("findings-letters-none-come"))]


def _allow(view: LettersView, words: Text) -> list[ui.Button[Any]]:
    return [] if view.come else [button(words("me-switch-off"), "allow-letters")]
