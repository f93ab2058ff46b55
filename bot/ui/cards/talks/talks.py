"""The list of coming talks."""

from bot.saying.i18n import Text
from bot.services.talks.views import ComingTalks
from bot.ui.cards.talks.series import next_edition
from bot.ui.cards.talks.talk import short_line
from bot.ui.controls import GOOD, Item, button, card, row, text
from bot.ui.paging import page_buttons
from bot.ui.plain import plain
from bot.ui.verbs import permitted

# Each takes five of Discord's forty components.
SHOWN = 6


def talk_list(coming: ComingTalks, page: int, words: Text) -> list[Item]:
    """A page (from 0) of them; one that is gone by now is the last."""
    views = coming.talks
    if not views:
        return _none(coming, words)
    pages = -(-len(views) // SHOWN)
    page = min(page, pages - 1)
    items: list[Item] = [text(f"## {words('talks-title')}")]
    for view in views[page * SHOWN : (page + 1) * SHOWN]:
        code = view.talk.code
        going = button(words("talk-button-going"), "going", code, style=GOOD)
        items += [
            card(text(short_line(view, words))),
            row(
                *([going] if view.talk.takes_signups(view.now) else []),
                button(words("talk-button-calendar"), "calendar", code),
                button(words("talk-button-more"), "more", code),
            ),
        ]
    ways = page_buttons("talks-page", page=page, pages=pages, words=words)
    return [*items, row(*ways)] if ways else items


def _none(coming: ComingTalks, words: Text) -> list[Item]:
    if coming.over is None:
        return [text(words("talks-none"))]
    said = text(words("talks-over", edition=plain(coming.over.name, 60)))
    return permitted([said, next_edition(coming.over, words)], coming.rights)
