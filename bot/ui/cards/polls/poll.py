"""What came of a poll, in one line; what too few people said is not in it."""

from typing import Any

from discord import ui

from bot.domain.polls.poll import Poll, PollState
from bot.domain.talks.talk import Talk
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.polls.polls import PollView
from bot.ui.controls import GOOD, GRAVE, Item, button, row, text
from bot.ui.plain import plain


def poll_line(view: PollView, words: Text) -> str:
    """For the team: the results, or how far the poll is."""
    poll = view.poll
    if view.is_sealed:
        return words("poll-sealed", count=view.answers or 0)
    if poll.state is PollState.FINAL:
        return results_line(view, words)
    if view.opens_at is not None:
        return words("poll-opens", when=stamp(view.opens_at, "t"))
    until = stamp(poll.closes_at, "f") if poll.closes_at else ""
    return words(text_id("poll-state", poll.state), until=until)


def poll_buttons(view: PollView, words: Text) -> list[ui.Button[Any]]:
    """What the team may do with one that is out."""
    if view.poll.state is not PollState.OPEN:
        return []
    return [button(words("live-button-close-poll"), "poll-close", view.poll.code)]


def open_question(talk: Talk, words: Text) -> list[Item]:
    yes = button(words("poll-open-yes"), "poll-open-really", talk.code, style=GOOD)
    question = words("poll-open-question", title=plain(talk.title, 200))
    return [text(question), row(yes, button(words("button-no"), "dismiss"))]


def close_question(poll: Poll, words: Text) -> list[Item]:
    yes = button(words("poll-close-yes"), "poll-close-really", poll.code, style=GRAVE)
    question = words("poll-close-question", question=plain(poll.question, 300))
    return [text(question), row(yes, button(words("button-no"), "dismiss"))]


def results_line(view: PollView | None, words: Text) -> str:
    """For everybody: the results, or nothing while there are none to show."""
    if view is None or view.options is None:
        return ""
    shares = [
        words("poll-share", option=plain(each.text, 60), share=str(each.share))
        for each in view.options
    ]
    return words(
        "poll-results",
        question=plain(view.poll.question, 300),
        results=" · ".join(shares),
        count=view.answers or 0,
    )
