"""The findings workbench: how far an edition is, what is missing, and the way to everything."""

from typing import Any

import discord
from discord import ui

from bot.domain.findings.finding import ReviewState, Turn
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.findings.meanwhile import Done
from bot.services.findings.views import FindingLine, WorkbenchView, first_unwritten
from bot.ui.cards.findings.checklist import missing
from bot.ui.cards.findings.comments import answers_of, who
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
    rows,
    select,
    text,
)
from bot.ui.paging import page_of
from bot.ui.plain import cut, plain
from bot.ui.verbs import permitted

HEADING_SHOWN = 110
# The other turns are seen in the state, or in what reviewers answered.
_NOT_SEEN_OTHERWISE = (Turn.REOPENED, Turn.RETRACTED)
LIST_SHOWN = 2600


def workbench(view: WorkbenchView, words: Text, *, page: int = 0) -> list[Item]:
    series = plain(view.title, 120)
    title = words("draft-title", title=series, draft=str(view.key.draft))
    head = "\n".join([f"## {title}", _tally(view, words), *_meanwhile(view, words)])
    body = [
        text(head),
        divider(),
        text(_findings(view, words)),
        divider(),
        text(f"{_state(view, words)}\n{missing(view.points, words)}"),
    ]
    return [card(*body), *permitted(_controls(view, words, page), view.rights)]


def overtaken(view: WorkbenchView, words: Text) -> list[Item]:
    """As it is now, for whoever pressed what stood there before."""
    return [text(words("turned-meanwhile", said=_turned(view, words))), *workbench(view, words)]


def _turned(view: WorkbenchView, words: Text) -> str:
    turned = view.key.turned
    assert turned is not None
    return words(
        text_id("turned", turned.what),
        who=who(turned.by, words),
        at=stamp(turned.at, "t"),
        draft=str(view.key.draft),
        revision=str(view.key.revision),
    )


def _tally(view: WorkbenchView, words: Text) -> str:
    return words(
        "draft-tally",
        takeaways=view.progress.takeaways,
        placed=view.progress.placed,
        waiting=view.progress.to_sort,
        out=view.progress.left_out,
        findings=len(view.findings),
        minutes=view.minutes,
    )


def _meanwhile(view: WorkbenchView, words: Text) -> list[str]:
    if view.looked_at is None or not view.meanwhile:
        return []
    what = " · ".join(_done(each, view, words) for each in view.meanwhile)
    return [f"-# {words('meanwhile', at=stamp(view.looked_at, 't'), what=cut(what, 500))}"]


def _done(done: Done, view: WorkbenchView, words: Text) -> str:
    """Findings by the numbers that they have now."""
    numbers = [str(each.number) for each in view.findings if each.code in done.findings]
    return words(
        text_id("meanwhile", done.what),
        who=who(done.by, words),
        count=len(numbers) if done.findings else done.count,
        numbers=", ".join(numbers),
    )


def _findings(view: WorkbenchView, words: Text) -> str:
    lines = [_finding(each, words) for each in view.findings]
    return cut("\n".join(lines), LIST_SHOWN) or words("draft-none")


def _finding(each: FindingLine, words: Text) -> str:
    said = words(
        "draft-finding",
        number=str(each.number),
        heading=plain(each.heading, HEADING_SHOWN),
        takeaways=each.takeaways,
    )
    if each.comments:
        said += f" · {words('draft-comments', count=each.comments)}"
    if each.writing_since is not None:
        said += f" · {words('draft-writing', since=stamp(each.writing_since, 't'))}"
    return said


def _state(view: WorkbenchView, words: Text) -> str:
    author = f"<@{view.key.author_id}>" if view.key.author_id else ""
    state = words(
        text_id("draft-state", view.key.state), author=author, revision=str(view.key.revision)
    )
    if view.key.is_approved:
        state = words("draft-state-approved")
    lines = [state, answers_of(view.answers, words)]
    if view.writing_around_since is not None:
        lines.append(words("draft-writing-around", since=stamp(view.writing_around_since, "t")))
    if view.key.turned is not None and view.key.turned.what in _NOT_SEEN_OTHERWISE:
        lines.append(_turned(view, words))
    if view.publish_at is not None:
        lines.append(words("draft-publish-at", when=stamp(view.publish_at)))
    return "\n".join(line for line in lines if line)


def _controls(view: WorkbenchView, words: Text, page: int) -> list[Item]:
    code, waiting = view.edition.code, view.progress.to_sort
    here = (code, view.key.turns)
    nothing = not view.findings
    sort = [button(words("draft-button-sort", count=waiting), "sort", code, style=MAIN)]
    first = row(
        *(sort if waiting else write_button(first_unwritten(view.findings), words)),
        button(words("draft-button-new"), "finding-new", *here),
        button(words("draft-button-order"), "order", *here, disabled=len(view.findings) < 2),  # noqa: PLR2004
        button(words("draft-button-around"), "around", *here),
    )
    second = [button(words("draft-button-preview"), "preview", code, 0, disabled=nothing)]
    if view.key.state is ReviewState.DRAFT:
        asking = button(words("draft-button-review"), "ask-review", *here, style=GOOD)
        asking.disabled = nothing
        second.append(asking)
    if view.key.state is ReviewState.IN_REVIEW:
        review = button(words("review-button-open"), "review", code, 1)
        second.append(review)
    if view.may_publish:
        ask = words("preview-button-publish")
        second.append(button(ask, "publish", code, view.key.version, style=GOOD))
    second += [
        button(words("draft-button-notes"), "export-notes", "notes", code),
        # The other forms are offered under it.
        button(words("draft-button-file"), "export", "findings", code, "docx", disabled=nothing),
    ]
    third = [
        button(words("draft-button-return"), "return", *here),
        button(words("hidden-button"), "hidden"),
    ]
    if view.key.revision:
        third.append(button(words("revisions-button"), "revisions", code))
    if view.published is not None:
        parts = (code, view.published, view.key.turns)
        third.append(button(words("receipt-button"), "receipt", code))
        third.append(button(words("retract-button"), "retract", *parts, style=GRAVE))
    if view.published is not None:
        third.append(button(words("follow-up-button"), "follow-up", code))
    if view.publish_at is not None:
        third.append(button(words("publish-button-not-then"), "publish-later-stop", *here))
    if view.progress.left_out:
        out = words("left-out-button", count=view.progress.left_out)
        third.insert(0, button(out, "left-out", code))
    items: list[Item] = [first, row(*second), *rows(third)]
    if view.findings:
        options = page_of(finding_options(view.findings), page, words)
        items.insert(0, select("finding", *here, options=options, placeholder=words("draft-open")))
    return items


def write_button(empty: FindingLine | None, words: Text) -> list[ui.Button[Any]]:
    """The sorting leaves headings behind it: the form of the first without a text, in one press."""
    if empty is None:
        return []
    said = words("draft-button-write", number=str(empty.number))
    return [button(said, "finding-edit", empty.code)]


def finding_options(findings: tuple[FindingLine, ...]) -> list[discord.SelectOption]:
    return [option(f"{each.number} {each.heading}", each.code) for each in findings]
