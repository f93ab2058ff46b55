"""A draft under review: one finding at a time, what was said of it, and the two answers."""

from typing import Any

from discord import ui

from bot.saying.i18n import Text
from bot.services.findings.reviewing import ReviewView
from bot.ui.cards.findings.comments import answers_of, comments_of
from bot.ui.cards.findings.difference import shown
from bot.ui.cards.findings.findings import back_button
from bot.ui.cards.findings.revisions import changes_of
from bot.ui.controls import GOOD, GRAVE, Item, button, card, divider, row, text
from bot.ui.plain import cut, paragraphs, plain

BODY_SHOWN = 1700


def review_card(view: ReviewView, edition: str, words: Text) -> list[Item]:
    title = words("review-title", title=plain(view.title, 120), draft=str(view.key.draft))
    place = words("preview-page", page=str(view.number), pages=str(view.findings))
    lines = [f"### {title}", answers_of(view.answers, words), *_revised(view, words)]
    head = "\n".join(line for line in (*lines, f"-# {place}") if line)
    body = [text(head), divider(), text(_finding(view, words))]
    said = comments_of(view.comments, words)
    if said:
        body += [divider(), text(said)]
    return [card(*body), *_controls(view, edition, words)]


def _revised(view: ReviewView, words: Text) -> list[str]:
    """What a correction corrects: whoever reviews it need not look for it."""
    if not view.revised:
        return []
    what = changes_of(view.revised, words)
    return [words("revision-changes", against=str(view.against), what=what)]


def _finding(view: ReviewView, words: Text) -> str:
    finding = view.finding
    lines: list[str] = []
    if view.changed:
        lines += [f"-# {words('review-changed')}", shown(view.changed, BODY_SHOWN)]
    else:
        body = paragraphs(finding.body, BODY_SHOWN) or f"-# {words('finding-nothing')}"
        lines += [f"**{view.number}. {plain(finding.heading, 250)}**", body]
    if view.others:
        numbers = ", ".join(map(str, view.others))
        lines.append(f"-# {words('review-changed-others', numbers=cut(numbers, 200))}")
    return "\n".join(lines)


def _controls(view: ReviewView, edition: str, words: Text) -> list[Item]:
    number, code = view.number, view.finding.code
    own = words("review-button-own" if view.own else "review-button-comment")
    earlier, later = words("preview-button-earlier"), words("preview-button-later")
    items: list[Item] = [
        row(
            button(own, "review-comment", edition, code, number),
            button(earlier, "review", edition, number - 1, disabled=number == 1),
            button(later, "review", edition, number + 1, disabled=number == view.findings),
            back_button(edition, words),
        )
    ]
    answers: list[ui.Button[Any]] = []
    parts = (edition, view.key.version, number)
    if view.may_answer and not view.key.is_approved:
        approve = words("review-button-approve")
        answers.append(button(approve, "review-approve", *parts, style=GOOD))
    if view.may_publish:
        publish = words("preview-button-publish")
        answers.append(button(publish, "publish", edition, view.key.version))
    if view.may_answer:
        changes = words("review-button-changes")
        answers.append(button(changes, "review-changes", *parts, style=GRAVE))
    if view.revised:
        show = words("revision-button-changes")
        answers.append(button(show, "revision-open", edition))
    return [*items, row(*answers)] if answers else items
