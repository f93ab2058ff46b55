"""What the team sees of a sealed ballot: its results, its texts one by one, and publishing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.saying.i18n import Text
from bot.services.ballots.views import BallotMessage, BallotView
from bot.ui import colours, limits
from bot.ui.cards.ballots.ballot import TITLE_SHOWN, publishing_line
from bot.ui.cards.ballots.comparing import compare_button, together_button
from bot.ui.cards.ballots.results import results_text, turnout, weight
from bot.ui.controls import GOOD, MAIN, QUIET, Item, button, card, row, text
from bot.ui.paging import page_buttons, within
from bot.ui.plain import paragraphs, plain

TEXTS_PER_PAGE = 4
# What stands beside the texts of a page: what is to be done, and what was asked.
_BESIDE = 700
OPTION_SHOWN = 60
OF_FEW_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText:
    """One free text, by the numbers of its question and of itself in the alphabetical order."""

    question: int
    number: int
    text: str


def texts_of(view: BallotView) -> list[FreeText]:
    """Each text once, for what is said of one is said of all like it."""
    return list(_texts_of(view))


def _texts_of(view: BallotView) -> Iterator[FreeText]:
    seen: set[str] = set()
    for question, totals in enumerate(view.totals or ()):
        for number, each in enumerate(totals.texts):
            if each not in seen:
                seen.add(each)
                yield FreeText(question=question, number=number, text=each)


def to_look_at(view: BallotView) -> int:
    decided = {*view.shown_texts, *view.left_out_texts}
    return sum(each.text not in decided for each in texts_of(view))


def results_card(view: BallotView, words: Text) -> list[Item]:
    """For the team, as it will stand on the poll's message, with what is to do before."""
    assert view.totals is not None
    title = words("ballot-result-title", title=plain(view.talk.title, TITLE_SHOWN))
    head = f"**{title}**\n{turnout(view.answers or 0, view.going, view.came, words)}"
    shown = text(results_text(view.results, words))
    lines = [publishing_line(view, words)]
    waiting, buttons = to_look_at(view), list[ui.Button[Any]]()
    if texts_of(view):
        lines.append(words("ballot-texts-waiting", count=waiting))
        buttons.append(button(words("ballot-button-texts"), "ballot-texts", view.poll.code, 0))
    if view.poll.published_at is None:
        publish = words("ballot-button-publish")
        buttons.append(button(publish, "ballot-publish", view.poll.code, style=MAIN))
    edition = view.poll.edition
    buttons += [together_button(edition, words), compare_button(edition, words)]
    return [card(text(head), shown, colour=colours.BALLOT), text("\n".join(lines)), row(*buttons)]


def texts_card(view: BallotView, page: int, words: Text) -> list[Item]:
    """Some free texts, each to be shown or left out: nobody is to be named or known by one."""
    on_pages = _on_pages(texts_of(view))
    page, pages = within(page, len(on_pages), 1)
    items: list[Item] = [text(words("ballot-texts-intro", count=to_look_at(view)))]
    for each in on_pages[page] if on_pages else []:
        asked = plain(view.poll.questions[each.question].text, 100)
        said = paragraphs(each.text)
        items += [card(text(f"-# {asked}\n{said}")), _deciding(view, each, page, words)]
    back = button(words("ballot-button-results"), "ballot-results", view.poll.code)
    ways = page_buttons("ballot-texts", view.poll.code, page=page, pages=pages, words=words)
    return [*items, row(*ways, back)]


def _on_pages(texts: Sequence[FreeText]) -> list[list[FreeText]]:
    """Whole, for nobody can let people read what they have not read themself."""
    pages: list[list[FreeText]] = []
    room = 0
    for each in texts:
        # What escapes make of it at most: escaping thousands at once would make others wait.
        taken = 2 * weight(each.text)
        if taken > room or len(pages[-1]) == TEXTS_PER_PAGE:
            pages.append([])
            room = limits.MESSAGE_TEXT - _BESIDE
        pages[-1].append(each)
        room -= taken
    return pages


def _deciding(view: BallotView, written: FreeText, page: int, words: Text) -> Item:
    """Both stand there, and the one that was chosen cannot be pressed: so it is read, too."""
    shown, left_out = written.text in view.shown_texts, written.text in view.left_out_texts
    parts = (view.poll.code, written.question, written.number, page)
    return row(
        button(
            words("ballot-text-shown" if shown else "ballot-text-show"),
            "ballot-text",
            *parts,
            "show",
            style=QUIET if shown else GOOD,
            disabled=shown,
        ),
        button(
            words("ballot-text-left-out" if left_out else "ballot-text-leave-out"),
            "ballot-text",
            *parts,
            "out",
            disabled=left_out,
        ),
    )


def _of_few(view: BallotView, words: Text) -> list[str]:
    """Nothing tells who they are, and somebody may guess: who publishes shall have seen it."""
    found = [
        words(
            "ballot-option-of-few",
            option=plain(each.question.options[option], OPTION_SHOWN),
            count=(each.counts or ())[option],
        )
        for each in view.results
        for option in each.chosen_by_few(view.poll.k)
    ]
    shown = " · ".join(found[:OF_FEW_SHOWN])
    if not found:
        return []
    return [words("ballot-publish-of-few", options=shown, count=len(found), k=view.poll.k)]


def publish_question(view: BallotView, words: Text) -> list[Item]:
    waiting = to_look_at(view)
    gone = "yes" if view.message is BallotMessage.GONE else "no"
    lines = [words("ballot-publish-question", gone=gone)]
    if waiting:
        lines.append(words("ballot-publish-waiting", count=waiting))
    lines += _of_few(view, words)
    yes = button(words("ballot-publish-yes"), "ballot-publish-really", view.poll.code, style=GOOD)
    shown = text(results_text(view.results, words))
    no = button(words("button-no"), "dismiss")
    return [card(shown, colour=colours.BALLOT), text("\n".join(lines)), row(yes, no)]
