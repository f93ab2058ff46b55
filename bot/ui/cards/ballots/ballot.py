"""The message of an anonymous poll, its line at half time, and what backstage hears of its end."""

from typing import Any

from discord.ui import Button

from bot.saying.i18n import Text
from bot.saying.text_ids import text_id
from bot.saying.times import stamp
from bot.services.ballots.balloting import BallotView
from bot.ui.controls import Item, button, row, text
from bot.ui.plain import plain


def ballot_card(view: BallotView, words: Text, *, mark: str = "") -> list[Item]:
    return [text(_said(view, words)), row(_panel(view, words, mark))]


def half_time(view: BallotView, words: Text, *, mark: str = "") -> list[Item]:
    poll = view.poll
    until = stamp(poll.closes_at, "f") if poll.closes_at else ""
    return [text(words("ballot-half-time", until=until)), row(_panel(view, words, mark))]


def ballot_result(view: BallotView, words: Text, *, mark: str = "") -> list[Item]:
    title = plain(view.talk.title, 150)
    said = words("ballot-result", title=title, what=_said(view, words))
    return [text(said), row(_panel(view, words, mark))]


def _said(view: BallotView, words: Text) -> str:
    poll = view.poll
    if view.is_withheld:
        return words("ballot-withheld", count=view.answers or 0)
    if view.answers is not None:
        return words("ballot-answered", count=view.answers)
    until = stamp(poll.closes_at, "f") if poll.closes_at else ""
    return words(text_id("ballot-state", poll.state), until=until)


def _panel(view: BallotView, words: Text, mark: str) -> Button[Any]:
    return button(words("poll-about-talk"), "talk", view.talk.code, mark=mark)
