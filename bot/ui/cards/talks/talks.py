"""The list of coming talks."""

from bot.saying.i18n import Text
from bot.services.talks.views import TalkView
from bot.ui.cards.talks.talk import short_line
from bot.ui.controls import GOOD, Item, button, card, row, text

# Each takes five of Discord's forty components.
SHOWN = 6


def talk_list(views: list[TalkView], words: Text) -> list[Item]:
    if not views:
        return [text(words("talks-none"))]
    items: list[Item] = [text(f"## {words('talks-title')}")]
    for view in views[:SHOWN]:
        code = view.talk.code
        items += [
            card(text(short_line(view, words))),
            row(
                button(words("talk-button-going"), "going", code, style=GOOD),
                button(words("talk-button-calendar"), "calendar", code),
                button(words("talk-button-more"), "more", code),
            ),
        ]
    if len(views) > SHOWN:
        items.append(text(words("talks-more", count=len(views) - SHOWN)))
    return items
