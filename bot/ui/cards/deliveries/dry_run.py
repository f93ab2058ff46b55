"""What will be sent, to whom and when: shown before anything is announced."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from discord import ui

from bot.domain.deliveries.dry_run import Coming
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.domain.times.wall import wall_of
from bot.saying.i18n import Text
from bot.saying.times import slot_in_words, stamp, wall_in_words
from bot.services.talks.dry_runs import EditionDryRun, TalkDryRun, TalkRun
from bot.ui.cards.deliveries.planned import mute_lines, name_of, ping_in_words, where
from bot.ui.controls import GOOD, Item, button, card, divider, option, row, select, text
from bot.ui.errors import in_words
from bot.ui.paging import page_buttons, text_pages
from bot.ui.places import place_shown
from bot.ui.plain import plain

PAGE = 3200
LINES_SHOWN = 20


def talk_dry_run(shown: TalkDryRun, words: Text) -> list[Item]:
    run = shown.run
    head = [f"## {words('dry-run-title')}", _heading(run.talk, words)]
    if run.refusal is None:
        counted = "dry-run-if-announced" if shown.is_question else "dry-run-planned"
        head.append(totals(counted, [run], words))
        if run.talk.ping:
            head += mute_lines(shown.server, words)
        head += message_lines(run, shown.server, words, now=shown.now)
    else:
        head.append(refused(run, words))
    return [
        card(text("\n".join(head)), divider(), text(words("dry-run-not-listed"))),
        row(*_talk_buttons(shown, words)),
    ]


def edition_dry_run(shown: EditionDryRun, page: int, words: Text) -> list[Item]:
    """Talk by talk, each in the order of time; as many talks on a page as fit."""
    pages = text_pages((_block(run, shown, words) for run in shown.runs), PAGE)
    page = min(max(page, 0), max(len(pages) - 1, 0))
    title = f"{plain(shown.series.title, 100)} {plain(shown.edition.name, 60)}"
    head = [f"## {words('dry-run-title')}", f"**{title}**"]
    head.append(totals("dry-run-of-edition", shown.runs, words))
    body: list[Item] = [text("\n".join(head))]
    if pages:
        body += [divider(), text(pages[page]), divider(), text(words("dry-run-not-listed"))]
    ways = page_buttons(
        "dry-run-edition", shown.edition.code, page=page, pages=len(pages), words=words
    )
    back = button(words("desk-button-back"), "desk-again")
    return [card(*body), *_choice(shown, words), row(*ways, back)]


def message_lines(
    run: TalkRun, server: Server, words: Text, *, now: datetime, most: int = LINES_SHOWN
) -> list[str]:
    """Moment by moment; letters of one kind and moment are one line that counts them."""
    groups = [list(group) for _, group in groupby(run.messages, key=_alike)]
    lines: list[str] = []
    for due, together in groupby(groups[:most], key=lambda group: max(group[0].due, now)):
        lines.append(_when(due, run.talk, server, words, now=now))
        lines += [f"- {_what(group, run, server, words)}" for group in together]
    if len(groups) > most:
        lines.append(words("desk-more", count=len(groups) - most))
    return lines


def _alike(message: Coming) -> tuple[object, ...]:
    return (message.due, message.kind, message.place, message.payload)


def _when(due: datetime, talk: Talk, server: Server, words: Text, *, now: datetime) -> str:
    """The time where the talk is; the distance tells every reader their own when it is touched."""
    if due <= now:
        return words("dry-run-at-once")
    zone = talk.slot.start.zone if talk.slot is not None else server.zone
    wall = plain(wall_in_words(wall_of(due, zone), words, short=True))
    return f"**{wall}** ({stamp(due, 'R')})"


def _what(group: list[Coming], run: TalkRun, server: Server, words: Text) -> str:
    first = group[0]
    place = where(first.kind, first.place, server, words, people=len(group))
    is_ping = run.pings and first.kind is DeliveryKind.ANNOUNCEMENT
    ping = ping_in_words(server, words) if is_ping else ""
    return f"{name_of(first.kind, words)} → {place}{ping}"


def _block(run: TalkRun, shown: EditionDryRun, words: Text) -> str:
    lines = [_heading(run.talk, words)]
    if run.refusal is not None:
        lines.append(refused(run, words))
    return "\n".join([*lines, *message_lines(run, shown.server, words, now=shown.now)])


def _heading(talk: Talk, words: Text) -> str:
    when = plain(slot_in_words(talk.slot, words)) if talk.slot else words("talk-card-no-time")
    return words(
        "dry-run-talk",
        number=str(talk.number),
        title=plain(talk.title, 120),
        when=when,
        place=place_shown(talk.where, words),
        state=words(f"talk-state-{talk.state.value}"),
    )


def refused(run: TalkRun, words: Text) -> str:
    assert run.refusal is not None
    return words("dry-run-refused", why=in_words(run.refusal, words))


def totals(message_id: str, runs: Iterable[TalkRun], words: Text) -> str:
    """How many messages for how many talks, and how many of them ping."""
    counted = list(runs)
    return words(
        message_id,
        count=sum(len(run.messages) for run in counted),
        talks=len(counted),
        pings=sum(run.pings for run in counted),
        drafts=sum(run.talk.state is TalkState.DRAFT for run in counted),
    )


def _talk_buttons(shown: TalkDryRun, words: Text) -> list[ui.Button[Any]]:
    talk = shown.run.talk
    buttons: list[ui.Button[Any]] = []
    if shown.is_question and shown.run.refusal is None and shown.may_announce:
        now = words("panel-button-announce")
        buttons = [
            button(now, "announce", talk.code, talk.version, style=GOOD),
            button(words("panel-button-announce-on"), "announce-on", talk.code),
        ]
    return [*buttons, button(words("panel-button-open"), "panel", talk.code)]


def _choice(shown: EditionDryRun, words: Text) -> list[Item]:
    """The newest editions to choose from, where there are others than this one."""
    if shown.editions == (shown.edition,):
        return []
    options = [
        option(each.name, each.code, default=each.code == shown.edition.code)
        for each in reversed(shown.editions)
    ]
    return [select("dry-run-choose", options=options, placeholder=words("dry-run-choose"))]
