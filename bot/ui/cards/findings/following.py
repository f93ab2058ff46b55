"""What became of published findings: the question backstage, the list, and lines of other texts."""

from typing import Any

from discord import ui

from bot.domain.findings.following import FollowUp
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.findings.following import FollowedFinding, FollowUpView
from bot.ui.cards.findings.findings import back_button, named_warning
from bot.ui.controls import MAIN, Item, button, card, option, row, select, text
from bot.ui.paging import page_of
from bot.ui.plain import cut, plain
from bot.words.links import safe_link

LIST_SHOWN = 3000
HEADING_SHOWN = 110
WORD_SHOWN = 160
PRINTED_HEADING = 200


def follow_up_post(view: FollowUpView, words: Text, *, mark: str) -> list[Item]:
    title, when = plain(view.title, 200), stamp(view.published_at, "D")
    edition = view.edition.code
    note = words("follow-up-button-note")
    return [
        text(words("follow-up-post", title=title, when=when)),
        row(
            button(note, "follow-up-open", edition, style=MAIN, mark=mark),
            button(words("follow-up-button-later"), "follow-up-when", edition),
        ),
    ]


def following_card(view: FollowUpView, words: Text, *, page: int = 0) -> list[Item]:
    head = words(
        "follow-up-title", title=plain(view.title, 120), when=stamp(view.published_at, "D")
    )
    lines = [_line(each, words) for each in view.findings]
    listed = cut("\n".join(lines), LIST_SHOWN) or words("follow-up-none")
    asked = (
        words("follow-up-asked", when=stamp(view.asked_at, "D"))
        if view.asked_at is not None
        else words("follow-up-not-asked")
    )
    items: list[Item] = [card(text(f"### {head}\n{listed}\n-# {asked}"))]
    items += named_warning(view.named, words)
    if view.findings:
        options = [option(f"{e.number} {e.heading}", e.finding.code) for e in view.findings]
        items.append(
            select(
                "follow-up-of",
                view.edition.code,
                options=page_of(options, page, words),
                placeholder=words("follow-up-choose"),
            )
        )
    return [*items, row(*_asking(view, words), back_button(view.edition.code, words))]


def _asking(view: FollowUpView, words: Text) -> list[ui.Button[Any]]:
    edition = view.edition.code
    later = button(words("follow-up-button-when"), "follow-up-when", edition)
    if view.asked_at is None:
        return [later]
    return [button(words("follow-up-button-stop"), "follow-up-stop", edition), later]


def _line(each: FollowedFinding, words: Text) -> str:
    became = each.finding.became
    head = f"**{each.number}** {plain(each.heading, HEADING_SHOWN)}"
    if became is None:
        return f"{head} · {words('follow-up-unknown')}"
    hidden = "" if became.is_shown else f" · *{words('follow-up-hidden')}*"
    return f"{head}\n-# {said_of(became, words)}{hidden}"


def said_of(became: FollowUp, words: Text) -> str:
    """In one line, for Discord."""
    word = plain(became.word, WORD_SHOWN)
    address = safe_link(became.link)
    parts = [
        f"**{words(text_id('follow-up', became.status))}**",
        plain(became.who, 120),
        word,
        f"<{address}>" if address and not set("<>") & set(address) else "",
    ]
    return " · ".join(part for part in parts if part)


def printed_line(each: FollowedFinding, words: Text) -> str:
    """As the next edition prints it, unless an editor words it otherwise."""
    became = each.finding.became
    assert became is not None
    line = words(
        "follow-up-printed",
        number=str(each.number),
        heading=each.heading[:PRINTED_HEADING],
        status=words(text_id("follow-up", became.status)),
        who=became.who or "none",
    )
    return " ".join(part for part in (line, became.word, became.link or "") if part)
