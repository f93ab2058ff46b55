"""The card of an anonymous poll, from the first answer to its results, and what its team reads."""

from typing import Any

from discord import ui

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.ballots.questions import Question
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.ballots.views import BallotMessage, BallotView
from bot.ui import colours
from bot.ui.cards.ballots.comparing import together_button
from bot.ui.cards.ballots.results import results_text
from bot.ui.controls import GRAVE, MAIN, Item, button, card, row, text
from bot.ui.plain import plain

TITLE_SHOWN = 150
QUESTION_SHOWN = 90
# How long an answer takes, in seconds: a choice, and a sentence to think of.
_CHOOSING, _WRITING = 15, 45


def ballot_card(view: BallotView, words: Text, *, mark: str = "") -> list[Item]:
    """What everybody reads where it was asked; one message from opening to results."""
    title = words("ballot-title", title=plain(view.talk.title, TITLE_SHOWN))
    if view.poll.state in {BallotState.PLANNED, BallotState.OPEN}:
        return _open(view, title, words, mark)
    closed = words("ballot-button-closed")
    # Where nothing can be pressed any more, the message is still to be known again.
    marked = row(button(closed, "ballot-answer", view.poll.code, mark=mark, disabled=True))
    if view.poll.published_at is not None and view.totals is not None:
        head = f"{title}\n{_answered(view, words)}"
        shown = text(results_text(view.results, words))
        return [card(text(head), shown, colour=colours.BALLOT), marked]
    return [card(text(f"{title}\n{_closed(view, words)}"), colour=colours.BALLOT), marked]


def _open(view: BallotView, title: str, words: Text, mark: str) -> list[Item]:
    poll = view.poll
    asked = "\n".join(
        words("ballot-asks-line", question=plain(each.text, QUESTION_SHOWN))
        for each in poll.questions
    )
    lines = [
        title,
        words("ballot-asks", count=len(poll.questions)),
        asked,
        words("ballot-promise", k=poll.k),
    ]
    if poll.closes_at is None:
        # Its hours run from the moment when this message stands.
        lines.append(words("ballot-for-days", days=poll.days))
    else:
        until, distance = stamp(poll.closes_at), stamp(poll.closes_at, "R")
        lines.append(words("ballot-until", until=until, distance=distance))
    answer = button(
        words("ballot-button-answer", minutes=minutes_of(poll.questions)),
        "ballot-answer",
        poll.code,
        style=MAIN,
        mark=mark,
    )
    return [card(text("\n".join(lines)), colour=colours.BALLOT), row(answer)]


def minutes_of(questions: tuple[Question, ...]) -> int:
    seconds = sum(_WRITING if each.is_text else _CHOOSING for each in questions)
    return max(-(-seconds // 60), 1)


def _answered(view: BallotView, words: Text) -> str:
    return words("ballot-answered", count=view.answers or 0)


def _closed(view: BallotView, words: Text) -> str:
    if view.is_withheld:
        return words("ballot-withheld", count=view.answers or 0)
    if view.answers is not None:
        return f"{_answered(view, words)} {words('ballot-looked-through')}"
    return words(text_id("ballot-is", view.poll.state))


def half_time(view: BallotView, words: Text, *, mark: str) -> list[Item]:
    """One line to all: nobody knows who has not answered."""
    closes = view.poll.closes_at
    if closes is None or view.poll.state is not BallotState.OPEN:
        closed = button(
            words("ballot-button-closed"), "ballot-answer", view.poll.code, mark=mark, disabled=True
        )
        return [text(words("ballot-half-time-over")), row(closed)]
    line = words("ballot-half-time", until=stamp(closes), distance=stamp(closes, "R"))
    answer = button(
        words("ballot-button-answer", minutes=minutes_of(view.poll.questions)),
        "ballot-answer",
        view.poll.code,
        mark=mark,
    )
    return [text(line), row(answer)]


# What its sender reads


def page_kept(poll: BallotPoll, words: Text, *, page: int, pages: int, draft: str) -> list[Item]:
    """`page` is how many are kept, which is the place of the next one (from 0)."""
    onward = words("ballot-button-go-on", page=str(page + 1), pages=str(pages))
    return [
        text(words("ballot-page-kept", page=str(page), pages=str(pages))),
        row(button(onward, "ballot-go-on", poll.code, page, draft, style=MAIN)),
    ]


def counted(poll: BallotPoll, words: Text, *, again: bool) -> list[Item]:
    closes = poll.closes_at
    assert closes is not None
    said = words(
        "ballot-counted-again" if again else "ballot-counted",
        until=stamp(closes),
        distance=stamp(closes, "R"),
    )
    return [text(said), row(button(words("ballot-button-again"), "ballot-answer", poll.code))]


# What the team reads


def ballot_line(view: BallotView, words: Text) -> str:
    """How far it is, or what came of it, in one line of the panel."""
    missing = _missing(view)
    if missing is None:
        return _how_far(view, words)
    return f"{_how_far(view, words)}. {words(text_id('ballot-message', missing))}"


def _missing(view: BallotView) -> str | None:
    """What its message is missed for, if anything."""
    match view.message, view.poll.state:
        case BallotMessage.STANDS, _:
            return None
        case BallotMessage.STUCK, BallotState.PLANNED:
            return "held"
        case BallotMessage.STUCK, _:
            return "stuck" if view.poll.published_at is not None else None
        case BallotMessage.GONE, BallotState.OPEN:
            return "open"
        case _:
            return _missing_results(view)


def _missing_results(view: BallotView) -> str | None:
    if view.totals is None:
        return None
    return "unpublished" if view.poll.published_at is None else "published"


def publishing_line(view: BallotView, words: Text) -> str:
    """Whether people read the results, and where."""
    missing = _missing(view)
    if missing is not None:
        return words(text_id("ballot-message", missing))
    return words("ballot-to-publish" if view.poll.published_at is None else "ballot-published")


def _how_far(view: BallotView, words: Text) -> str:
    poll = view.poll
    if view.opens_at is not None:
        return words("ballot-line-opens", when=stamp(view.opens_at, "t"))
    if view.is_withheld:
        return words("ballot-line-withheld", count=view.answers or 0)
    if view.answers is not None:
        published = "no" if poll.published_at is None else "yes"
        return words("ballot-line-sealed", count=view.answers, published=published)
    until = stamp(poll.closes_at, "f") if poll.closes_at else ""
    return words(text_id("ballot-line", poll.state), until=until)


def ballot_buttons(
    view: BallotView, words: Text, *, with_publish: bool = True
) -> list[ui.Button[Any]]:
    """What the team may do with it now; there is not room for all of it everywhere."""
    poll = view.poll
    if poll.state is BallotState.OPEN:
        return [button(words("live-button-close-poll"), "ballot-close", poll.code)]
    if view.totals is None:
        return []
    shown = [button(words("ballot-button-results"), "ballot-results", poll.code)]
    if with_publish and poll.published_at is None:
        shown.append(_publish(view, words))
    return shown


def ballot_result(view: BallotView, words: Text, *, mark: str) -> list[Item]:
    """What backstage reads once it is sealed."""
    title = plain(view.talk.title, TITLE_SHOWN)
    panel = button(words("panel-button-open"), "panel", view.talk.code, mark=mark)
    if view.totals is None:
        said = _closed(view, words)
        shown = [panel] if not view.answers else [panel, together_button(view.poll.edition, words)]
        return [text(f"**{words('ballot-result-title', title=title)}**\n{said}"), row(*shown)]
    said = publishing_line(view, words)
    lines = [f"**{words('ballot-result-title', title=title)}**", _answered(view, words), said]
    shown = [panel, button(words("ballot-button-results"), "ballot-results", view.poll.code)]
    if view.poll.published_at is None:
        shown.append(_publish(view, words))
    return [text("\n".join(lines)), row(*shown)]


def _publish(view: BallotView, words: Text) -> ui.Button[Any]:
    return button(words("ballot-button-publish"), "ballot-publish", view.poll.code, style=MAIN)


def close_question(view: BallotView, words: Text) -> list[Item]:
    yes = button(words("poll-close-yes"), "ballot-close-really", view.poll.code, style=GRAVE)
    question = words("ballot-close-question", title=plain(view.talk.title, TITLE_SHOWN))
    return [text(question), row(yes, button(words("button-no"), "dismiss"))]
