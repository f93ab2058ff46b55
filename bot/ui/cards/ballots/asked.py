"""What is asked after the talks of a series, or after one, and what the team can change of it."""

from typing import Any

from discord import ui

from bot.domain.ballots.questions import Question
from bot.domain.ballots.template import said
from bot.saying.i18n import Text, text_id
from bot.services.ballots.asking import USUAL, AskedView, Templates
from bot.ui.controls import MAIN, Item, button, card, option, row, select, text
from bot.ui.plain import plain

TITLE_SHOWN = 150
NEW = "new"
# What the first part of a control's id says that the second names.
SERIES, TALK = "series", "talk"


def asked_of_series(view: AskedView, templates: Templates, words: Text) -> list[Item]:
    """The settings of a series; its questions to be worded where it asks anonymously."""
    series = view.series
    lines = [f"**{words('asked-series-title', title=plain(series.title, TITLE_SHOWN))}**"]
    lines += _how(view, templates, words)
    lines += _renewed(view, words)
    lines.append(words("asked-over", minutes=series.over_after))
    buttons = [button(words("asked-button-change"), "series-poll-form", series.code, style=MAIN)]
    items: list[Item] = [card(text("\n".join(lines)))]
    if not view.is_ballot:
        return [*items, row(*buttons)]
    buttons += [
        _as_members_see_it(SERIES, series.code, words),
        button(words("asked-button-file-get"), "ballot-file-get", series.code),
        button(words("asked-button-file"), "ballot-file", series.code),
    ]
    options = [option(each.text, each.key) for each in view.questions]
    more = option(words("asked-word-new"), NEW)
    return [
        *items,
        select(
            "ballot-word",
            series.code,
            options=[*options, more],
            placeholder=words("asked-word"),
        ),
        select(
            "ballot-leave-out",
            series.code,
            options=options,
            placeholder=words("asked-leave-out"),
        ),
        row(*buttons),
    ]


def asked_of_talk(view: AskedView, templates: Templates, words: Text) -> list[Item]:
    """The same for one talk, which may be asked one question more."""
    talk = view.talk
    assert talk is not None
    lines = [f"**{words('asked-talk-title', title=plain(talk.title, TITLE_SHOWN))}**"]
    lines += _how(view, templates, words)
    buttons: list[ui.Button[Any]] = []
    if view.is_ballot:
        buttons.append(_as_members_see_it(TALK, talk.code, words))
        add = words("asked-button-own-edit" if view.extra else "asked-button-own")
        buttons.append(button(add, "talk-question", talk.code))
        if view.extra:
            none = words("asked-button-own-none")
            buttons.append(button(none, "talk-question-none", talk.code))
    buttons.append(button(words("asked-button-series"), "series-poll", view.series.code))
    return [card(text("\n".join(lines))), row(*buttons)]


def _as_members_see_it(which: str, code: str, words: Text) -> ui.Button[Any]:
    return button(words("asked-button-try"), "ballot-try", which, code, 0)


def _how(view: AskedView, templates: Templates, words: Text) -> list[str]:
    series = view.series
    if not view.is_ballot:
        return [words("asked-native")]
    forced = view.talk is not None and view.talk.chatham_house
    how = words(
        "asked-ballot",
        what=words("asked-own") if view.own else plain(_template_name(view, templates)),
        days=series.ballot_days,
        k=series.ballot_k,
    )
    lines = [how, *([words("asked-forced")] if forced else [])]
    return [*lines, *(_line(each, words) for each in view.all_questions)]


def _renewed(view: AskedView, words: Text) -> list[str]:
    """Answers are compared by the question, which nobody sees the key of."""
    if not view.renewed:
        return []
    named = "; ".join(f"“{plain(each.text)}”" for each in view.renewed)
    return [words("asked-renewed", questions=named, count=len(view.renewed))]


def _line(question: Question, words: Text) -> str:
    kind = words(text_id("question-kind", question.kind))
    return words("asked-line", question=plain(question.text), kind=kind)


def _template_name(view: AskedView, templates: Templates) -> str:
    template = templates.get(view.series.ballot_template) or templates[USUAL]
    return said(template.name, view.series.language)


def tried(which: str, code: str, words: Text, *, page: int, pages: int) -> list[Item]:
    """After a page of the example; `page` is the next one (from 0)."""
    shown: list[Item] = [text(words("asked-tried"))]
    if page < pages:
        onward = words("ballot-button-go-on", page=str(page + 1), pages=str(pages))
        shown.append(row(button(onward, "ballot-try", which, code, page)))
    return shown
