"""One takeaway to be sorted, one finding to be written, and their order."""

from typing import Any, NamedTuple

import discord
from discord import ui

from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.findings.views import (
    FindingLine,
    FindingView,
    NearLine,
    Onward,
    SortView,
    WorkbenchView,
)
from bot.ui.cards.findings.comments import comments_of
from bot.ui.cards.findings.workbench import finding_options, write_button
from bot.ui.cards.takeaways.takeaways import kind_of, line_of, names_line, place_of
from bot.ui.controls import (
    GOOD,
    GRAVE,
    MAIN,
    Item,
    button,
    card,
    divider,
    option,
    row,
    select,
    text,
)
from bot.ui.paging import page_of
from bot.ui.plain import cut, paragraphs, plain

TAKEAWAY_SHOWN = 1000
BODY_SHOWN = 2200
NAMES_SHOWN = 300
EVIDENCE_SHOWN = 1200
EVIDENCE_LINE = 120
NEAR_SHOWN = 110


class Answered(NamedTuple):
    """What the last press answered: a takeaway, its version since, and how many with it."""

    takeaway: str
    version: int
    many: int = 1


def sort_card(
    view: SortView, words: Text, *, page: int = 0, last: Answered | None = None
) -> list[Item]:
    """`page` is that of the list of findings; `last` can be brought back."""
    takeaway = view.takeaway
    place = [words("article-evidence-talk", number=str(view.talk)), *place_of(takeaway, words)]
    if view.support:
        place.append(words("takeaway-supporters", count=view.support))
    if view.likely is not None:
        heading = plain(view.likely.heading, NEAR_SHOWN)
        by = "words" if view.by_words else "meaning"
        number = str(view.likely.number)
        place.append(words("sort-likely", number=number, by=by, heading=heading))
    head = words("sort-title", count=view.left)
    lines = [f"### {head}", line_of(takeaway, words, TAKEAWAY_SHOWN), f"-# {' · '.join(place)}"]
    lines += names_line(view.named, words)
    if view.together:
        assert view.likely is not None
        number = str(view.likely.number)
        lines.append(words("sort-together", count=len(view.together), number=number))
        lines += [f"-# – {plain(each.text, NEAR_SHOWN)}" for each in view.together]
    if view.near:
        lines += [words("sort-near"), *(_near(each, words) for each in view.near)]
    return [card(text("\n".join(lines))), *_sort_controls(view, words, page, last)]


def _near(near: NearLine, words: Text) -> str:
    if near.finding is not None:
        where = words("sort-near-in", number=str(near.finding))
    else:
        is_out = near.takeaway.placement is Placement.LEFT_OUT
        where = words("sort-near-out" if is_out else "sort-near-waits")
    return f"-# – {plain(near.takeaway.text, NEAR_SHOWN)} · {where}"


def _sort_controls(view: SortView, words: Text, page: int, last: Answered | None) -> list[Item]:
    """In the order in which the tabulator key comes to them: the likeliest answer first."""
    edition = view.takeaway.edition
    parts = (edition, view.takeaway.code, view.takeaway.version, page)
    shown = []
    if view.likely is not None:
        put = words("sort-button-in", number=str(view.likely.number))
        shown.append(button(put, "sort-in", *parts, view.likely.code, style=GOOD))
    if view.likely is not None and view.together:
        count = len(view.together) + 1
        put = words("sort-button-all", count=count, number=str(view.likely.number))
        shown.append(button(put, "sort-all", *parts, view.likely.code, view.digest))
    shown += [
        button(words("sort-button-new"), "sort-new", *parts),
        button(words("sort-button-out"), "sort-out", *parts),
        button(words("sort-button-later"), "sort-later", *parts),
    ]
    more = [
        button(words("takeaway-button-edit"), "sort-edit", *parts),
        button(words("manage-button-hide"), "sort-hide", *parts),
    ]
    if last is not None:
        more.append(_sort_again(edition, last, words))
    more.append(back_button(edition, words))
    items: list[Item] = [row(*shown)]
    if view.findings:
        options = page_of(finding_options(view.findings), page, words)
        items += [
            select(verb, *parts, options=options, placeholder=words(verb))
            for verb in ("sort-other", "sort-against")
        ]
    return [*items, row(*more)]


def back_button(edition: str, words: Text) -> ui.Button[Any]:
    return button(words("draft-button-back"), "draft", edition)


def _sort_again(edition: str, last: Answered, words: Text) -> ui.Button[Any]:
    verb = "sort-again" if last.many == 1 else "sort-all-again"
    said = words("sort-button-again", count=last.many)
    return button(said, verb, edition, last.takeaway, last.version)


def all_sorted(
    edition: str, empty: FindingLine | None, words: Text, *, last: Answered | None = None
) -> list[Item]:
    """`empty` is the first finding without a text."""
    again = [] if last is None else [_sort_again(edition, last, words)]
    ways = [*write_button(empty, words), back_button(edition, words), *again]
    return [text(words("sort-done")), row(*ways)]


def left_out_list(
    edition: str, takeaways: list[Takeaway], words: Text, *, page: int = 0
) -> list[Item]:
    items: list[Item] = [text(words("left-out-title", count=len(takeaways)))]
    if takeaways:
        options = page_of([option(each.text, each.code) for each in takeaways], page, words)
        placeholder = words("left-out-back")
        items.append(select("left-out", edition, options=options, placeholder=placeholder))
    return [*items, row(back_button(edition, words))]


def finding_card(view: FindingView, words: Text, *, page: int = 0) -> list[Item]:
    finding = view.finding
    written = paragraphs(finding.body, BODY_SHOWN) or f"-# {words('finding-nothing')}"
    lines = [_rests(each, view, words) for each in view.takeaways]
    count = sum(not each.is_against for each in view.takeaways)
    measured = _representation(view, words)
    head = f"## {finding.position}. {plain(finding.heading, 250)}"
    if view.writing_since is not None:
        head += f"\n-# {words('draft-writing', since=stamp(view.writing_since, 't'))}"
    rests_on = "\n".join([words("finding-rests-on", count=count), *measured, *lines])
    return [
        card(
            text(f"{head}\n{written}"),
            divider(),
            text(cut(rests_on, EVIDENCE_SHOWN)),
        ),
        *_comments(view, words),
        *named_warning(view.named, words),
        *_finding_controls(view, words, page),
    ]


def _rests(takeaway: Takeaway, view: FindingView, words: Text) -> str:
    parts = [line_of(takeaway, words, EVIDENCE_LINE)]
    if len(view.talks) > 1:
        parts.append(words("article-evidence-talk", number=str(view.talks[takeaway.talk])))
    parts += place_of(takeaway, words)
    return " · ".join([*parts, words("finding-against")] if takeaway.is_against else parts)


def _representation(view: FindingView, words: Text) -> list[str]:
    of = view.rests_on
    if of is None or not of.talks:
        return []
    said = words(
        "finding-represents",
        talks=of.talks,
        cities=of.cities,
        organisations=of.organisations,
        quiet=of.under_the_rule,
    )
    return [f"-# {said}"]


def _comments(view: FindingView, words: Text) -> list[Item]:
    said = comments_of(view.comments, words)
    return [card(text(said))] if said else []


def named_warning(names: tuple[str, ...], words: Text) -> list[Item]:
    """Say who is named without having agreed; it is for the reader to decide."""
    if not names:
        return []
    shown = cut(", ".join(plain(name, 80) for name in names), NAMES_SHOWN)
    return [text(words("findings-named", names=shown, count=len(names)))]


def _finding_controls(view: FindingView, words: Text, page: int) -> list[Item]:
    finding = view.finding
    items: list[Item] = [
        row(
            button(words("finding-button-edit"), "finding-edit", finding.code, style=MAIN),
            *_next_to_write(view, words),
            *_onward(view, words),
            *_next_to_read(view, words),
            button(words("finding-button-remove"), "finding-remove", finding.code, style=GRAVE),
            back_button(finding.edition, words),
        )
    ]
    others = tuple(each for each in view.findings if each.code != finding.code)
    if others:
        options = page_of(finding_options(others), page, words)
        placeholder = words("finding-join")
        parts = (finding.code, finding.version)
        items.append(select("finding-join", *parts, options=options, placeholder=placeholder))
    if view.takeaways:
        options = page_of([_evidence(each, words) for each in view.takeaways], page, words)
        placeholder = words("finding-take-back")
        items.append(select("sort-back", finding.code, options=options, placeholder=placeholder))
        openings = page_of([option(each.text, each.code) for each in view.takeaways], page, words)
        placeholder = words("manage-open")
        items.append(select("evidence", finding.code, options=openings, placeholder=placeholder))
    return items


def _next_to_write(view: FindingView, words: Text) -> list[ui.Button[Any]]:
    """The form of the next one without a text: nobody goes back to the draft for each of them."""
    empty = [each for each in view.findings if not each.words and each.code != view.finding.code]
    behind = [each for each in empty if each.number > view.finding.position]
    if not empty or not view.finding.body:
        return []
    following = (behind or empty)[0]
    said = words("finding-button-next", number=str(following.number))
    return [button(said, "finding-edit", following.code)]


def _onward(view: FindingView, words: Text) -> list[ui.Button[Any]]:
    """Behind the last text, what comes then: nobody goes back to the draft for it."""
    here = (view.finding.edition, view.turns)
    match view.onward:
        case Onward.AROUND:
            return [button(words("draft-button-around"), "around", *here)]
        case Onward.REVIEW:
            return [button(words("draft-button-review"), "ask-review", *here, style=GOOD)]
        case None:
            return []


def _next_to_read(view: FindingView, words: Text) -> list[ui.Button[Any]]:
    """The one behind it, and the first behind the last."""
    others = [each for each in view.findings if each.code != view.finding.code]
    if not others:
        return []
    behind = [each for each in others if each.number > view.finding.position]
    following = (behind or others)[0]
    said = words("finding-button-open", number=str(following.number))
    return [button(said, "finding-show", following.code)]


def _evidence(takeaway: Takeaway, words: Text) -> discord.SelectOption:
    value = f"{takeaway.code}:{takeaway.version}"
    said = " · ".join([kind_of(takeaway.kind, words), *place_of(takeaway, words)])
    return option(takeaway.text, value, description=said)


def remove_question(view: FindingView, words: Text) -> list[Item]:
    finding = view.finding
    heading = plain(finding.heading, 250)
    question = words("finding-remove-question", heading=heading, count=len(view.takeaways))
    yes = words("finding-remove-yes")
    return [
        text(question),
        row(
            button(yes, "finding-remove-really", finding.code, finding.version, style=GRAVE),
            button(words("finding-remove-no"), "finding-show", finding.code),
        ),
    ]


def join_question(view: FindingView, version: int, into: str, words: Text) -> list[Item]:
    """Nothing takes two findings apart again; one that is gone leads back to the card."""
    finding = view.finding
    other = next((each for each in view.findings if each.code == into), None)
    if other is None:
        return finding_card(view, words)
    question = words(
        "finding-join-question",
        heading=plain(finding.heading, 250),
        number=str(other.number),
        into=plain(other.heading, 250),
    )
    yes = words("finding-join-yes")
    return [
        text(question),
        row(
            button(yes, "finding-join-really", finding.code, version, into, style=GRAVE),
            button(words("finding-remove-no"), "finding-show", finding.code),
        ),
    ]


def order_which(view: WorkbenchView, words: Text, *, page: int = 0) -> list[Item]:
    options = page_of(finding_options(view.findings), page, words)
    choice = select(
        "order-which", view.edition.code, options=options, placeholder=words("order-which")
    )
    return [text(words("order-which")), choice, row(back_button(view.edition.code, words))]


def order_where(view: FindingView, words: Text, *, page: int = 0) -> list[Item]:
    finding = view.finding
    places = [
        option(words("order-at", number=str(each.number), heading=each.heading), str(each.number))
        for each in view.findings
        if each.code != finding.code
    ]
    question = words("order-where", heading=plain(finding.heading, 120))
    options = page_of(places, page, words)
    choice = select("order-where", finding.code, options=options, placeholder=words("order-which"))
    return [text(question), choice, row(back_button(finding.edition, words))]
