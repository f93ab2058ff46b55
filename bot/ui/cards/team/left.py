"""What is left to do for talks that are over, each with the button that does it."""

from typing import Any

from discord import ui

from bot.domain.ballots.poll import BallotPoll
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.team.desk import LeftView
from bot.services.team.leftovers import Left, Leftovers
from bot.ui.controls import MAIN, QUIET, Item, button, card, row, text
from bot.ui.paging import page_buttons, within
from bot.ui.plain import plain

LEFT_SHOWN = 2
LEFT_PER_PAGE = 4
_IN_A_ROW = 5
# What only organisers may do.
_ORGANISERS = frozenset({Left.RECORDING, Left.NAMES})


def left_list(view: LeftView, page: int, words: Text) -> list[Item]:
    page, pages = within(page, len(view.left), LEFT_PER_PAGE)
    first = page * LEFT_PER_PAGE
    items: list[Item] = [text(words("desk-left", count=len(view.left)))]
    for each in view.left[first : first + LEFT_PER_PAGE]:
        items.append(card(text(left_lines(each, words))))
        if buttons := left_buttons(each, words, may_organise=view.may_organise):
            items.append(row(*buttons))
    ways = page_buttons("left", page=page, pages=pages, words=words)
    return [*items, row(*ways, button(words("desk-button-back"), "desk-again"))]


def left_lines(each: Leftovers, words: Text) -> str:
    until = stamp(each.poll.closes_at, "f") if each.poll and each.poll.closes_at else ""
    what = [
        words(text_id("left", left), notes=each.notes, names=each.names, until=until)
        for left in each.what
    ]
    return words("desk-left-talk", title=plain(each.talk.title, 60), what=" · ".join(what))


def left_buttons(each: Leftovers, words: Text, *, may_organise: bool) -> list[ui.Button[Any]]:
    """The first one stands out."""
    may = [left for left in each.what if may_organise or left not in _ORGANISERS]
    return [_button(left, each, words, is_first=left is may[0]) for left in may[:_IN_A_ROW]]


def _button(left: Left, each: Leftovers, words: Text, *, is_first: bool) -> ui.Button[Any]:
    talk = each.talk
    verb, *parts = {
        Left.CORRECTION: ("draft-open", talk.edition, talk.code),
        Left.POLL: ("poll-open", talk.code),
        Left.POLL_OPEN: (
            "ballot-close" if isinstance(each.poll, BallotPoll) else "poll-close",
            each.poll.code if each.poll else "",
        ),
        Left.RECORDING: ("edit-recording", talk.code),
        # An edition's notes are sorted together; no two buttons of a message may be the same.
        Left.NOTES: ("sort", talk.edition, talk.code),
        Left.NAMES: ("consents", talk.code),
        Left.THANKS: ("around", talk.edition),
    }[left]
    label = words(text_id("left-button", left), notes=each.notes)
    return button(label, verb, *parts, style=MAIN if is_first else QUIET)
