"""The team's panel of a talk: its card, its state, and a button for everything else."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.domain.talks.editions import NO_NUMBER
from bot.domain.talks.recordings import chapters
from bot.domain.talks.running import may_be_shorter, may_not_have_begun, state_at, takes_notes
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Attended
from bot.saying.i18n import Text, text_id
from bot.saying.times import slot_in_words, stamp
from bot.services.talks.views import TalkView
from bot.ui.cards.ballots.ballot import ballot_buttons, ballot_line
from bot.ui.cards.deliveries.planned import mute_lines
from bot.ui.cards.polls.poll import poll_buttons, poll_line
from bot.ui.cards.talks.talk import (
    about,
    colour_of,
    header,
    public_facts,
    state_line,
    when_and_where,
)
from bot.ui.controls import (
    GOOD,
    GRAVE,
    MAIN,
    QUIET,
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
from bot.ui.verbs import permitted


def talk_panel(view: TalkView, words: Text) -> list[Item]:
    talk = view.talk
    top = "\n".join(
        line
        for line in (
            header(view, words),
            when_and_where(view, words),
            state_line(view, words),
        )
        if line
    )
    facts = f"-# {public_facts(view, words)}\n-# {_team_facts(view, words)}"
    if view.interested:
        facts += f"\n-# {words('panel-interested', count=view.interested)}"
    if view.reaches.all > 1:
        facts += f"\n-# {words('panel-repeats', count=view.reaches.all)}"
    if talk.note_taker_ids:
        facts += f"\n-# {words('panel-note-takers', members=_mentions(talk.note_taker_ids))}"
    is_to_ping = talk.ping and (talk.state is TalkState.DRAFT or talk.is_announced_later(view.now))
    if is_to_ping:
        facts = "\n".join([*mute_lines(view.server, words), facts])
    if talk.is_open and talk.seats is not None and talk.seats < view.counts.going:
        told = words("panel-seats-below", seats=talk.seats, going=view.counts.going)
        facts = f"{told}\n{facts}"
    if view.poll is not None:
        facts = f"{poll_line(view.poll, words)}\n{facts}"
    if view.ballot is not None:
        facts = f"{ballot_line(view.ballot, words)}\n{facts}"
    shown = card(text(top), *about(talk), divider(), text(facts), colour=colour_of(view))
    below = [*_rows(view, words), *_more(view, words), _once_more(talk, words)]
    return [shown, *permitted(below, view.rights)]


def _mentions(user_ids: tuple[int, ...]) -> str:
    """In a private reply they show names and reach nobody."""
    return ", ".join(f"<@{user_id}>" for user_id in user_ids)


def _more(view: TalkView, words: Text) -> list[ui.ActionRow[Any]]:
    """What guests may write; and [Post it again], for what somebody deleted in Discord."""
    talk, poll = view.talk, view.poll
    is_noted = takes_notes(talk, now=view.now, is_note_taker=False)
    shown: list[ui.Button[Any]] = []
    if is_noted or not (talk.was_cancelled or talk.is_over(view.now)):
        shown.append(button(words("panel-button-intake"), "intake", talk.code))
    if talk.state is not TalkState.DRAFT:
        shown.append(button(words("receipt-button"), "receipt", talk.code))
    if view.ballot is None and not view.poll and not talk.was_cancelled:
        shown.append(button(words("panel-button-poll"), "talk-poll", talk.code))
    if poll is not None:
        shown += poll_buttons(poll, words)
    if view.ballot is not None:
        shown += ballot_buttons(view.ballot, words)
    has_begun = talk.minute_at(view.now) is not None and not talk.was_cancelled
    if view.server.attended is not Attended.OFF and has_begun:
        shown.append(button(words("panel-button-attendance"), "attendance", talk.code))
    is_asked = poll is not None and poll.poll.may_be_asked_anew
    # What people answered is not in its message.
    is_asked = is_asked or (view.ballot is not None and view.ballot.opens_at is None)
    if view.announcement is not None and (is_asked or talk.is_open or is_noted):
        # What is asked there is whether it stands.
        shown.append(button(words("panel-button-post-again"), "panel-post-again", talk.code))
    return rows(shown)


def _once_more(talk: Talk, words: Text) -> Item:
    shown = [button(words("panel-button-copy"), "copy", talk.code)]
    if talk.slot is not None and not talk.was_cancelled:
        shown.append(button(words("panel-button-repeat"), "repeat", talk.code))
    return row(*shown)


def _team_facts(view: TalkView, words: Text) -> str:
    talk = view.talk
    links = [
        words(f"link-{name}")
        for name, link in (
            ("registration", talk.links.registration),
            ("join", talk.links.join),
            ("panellists", talk.links.panellists),
            ("recording", talk.recording),
        )
        if link
    ]
    return words(
        "panel-facts",
        state=_state(view, words),
        code=talk.code,
        links=", ".join(links) or words("panel-no-links"),
    )


def _state(view: TalkView, words: Text) -> str:
    talk = view.talk
    if talk.announce_at is not None and talk.is_announced_later(view.now):
        return words("panel-announced-later", when=stamp(talk.announce_at))
    return words(text_id("talk-state", state_at(talk, now=view.now)))


def _rows(view: TalkView, words: Text) -> list[Item]:
    """What may be done, by how far the talk has come."""
    talk = view.talk
    buttons = _Buttons(talk.code, words)
    edit = row(
        buttons("edit", "edit-talk"),
        buttons("people", "edit-people"),
        buttons("links", "edit-links"),
        buttons("names", "consents"),
        buttons("note-takers", "note-takers"),
    )
    coming = buttons("coming", "coming")
    signed_up = buttons("signed-up", "coming")
    if talk.state is TalkState.DRAFT or talk.is_announced_later(view.now):
        return [row(*_announcing(buttons, talk)), edit, row(*_beside_announcing(view, buttons))]
    if talk.is_live(view.now):
        return [row(*_live(view, buttons)), edit, row(*_beside_live(view, buttons))]
    if talk.is_open and not talk.is_ahead(view.now):
        over = buttons("ended", "end", style=MAIN)  # nobody remembered to end it
        is_begun = talk.state is not TalkState.ANNOUNCED
        below = [] if is_begun else [row(*_moving(buttons), *_changing(buttons))]
        listed = signed_up if talk.is_over(view.now) else coming
        return [row(over, listed), edit, *below]
    if talk.state is TalkState.ANNOUNCED:
        begin = [buttons("begin", "begin")] if talk.may_begin(view.now) else []
        first = [*_moving(buttons), *begin, coming, _dry_run(buttons)]
        return [row(*first), edit, row(*_changing(buttons))]
    if talk.state is TalkState.ENDED:
        return [row(*_after(view, buttons)), edit]
    again = buttons("hold", "hold-after-all", talk.version, style=GOOD)
    return [row(*([again] if talk.may_be_held_after_all(view.now) else []), signed_up)]


def _announcing(buttons: "_Buttons", talk: Talk) -> list[ui.Button[Any]]:
    return [
        buttons("announce-ask", "announce-ask", talk.version, style=GOOD),
        buttons("announce-on", "announce-on"),
        *_moving(buttons),
    ]


def _beside_announcing(view: TalkView, buttons: "_Buttons") -> list[ui.Button[Any]]:
    talk = view.talk
    shown = [_dry_run(buttons), *_changing(buttons)]
    if talk.state is TalkState.DRAFT:
        shown[-1] = buttons("delete", "delete-draft", talk.version, style=GRAVE)
    if view.server.ping_role_ids:
        name, wanted = ("ping-off", "off") if talk.ping else ("ping-on", "on")
        shown.insert(0, buttons(name, "ping", talk.version, wanted))
    return shown


def _moving(buttons: "_Buttons") -> list[ui.Button[Any]]:
    return [buttons("move", "move"), buttons("place", "place")]


def _changing(buttons: "_Buttons") -> list[ui.Button[Any]]:
    cancel = buttons("cancel", "cancel-talk", style=GRAVE)
    return [buttons("about", "about"), buttons("signup-rules", "signup-rules"), cancel]


def _beside_live(view: TalkView, buttons: "_Buttons") -> list[ui.Button[Any]]:
    place, describe = buttons("place", "place"), buttons("about", "about")
    if may_not_have_begun(view.talk, view.now):
        return [buttons("not-begun", "not-begun"), place, describe]
    if view.talk.state is TalkState.ANNOUNCED:
        # Its hour came, and perhaps nobody else did.
        return [*_moving(buttons), *_changing(buttons)]
    return [place, describe]


def _after(view: TalkView, buttons: "_Buttons") -> list[ui.Button[Any]]:
    talk = view.talk
    goes_on = [buttons("goes-on", "goes-on")] if talk.may_go_on(view.now) else []
    recording = [buttons("recording", "edit-recording", style=MAIN)]
    if talk.recording is not None and chapters(talk):
        recording.append(buttons("chapters", "chapters"))
    return [*goes_on, *recording, buttons("signed-up", "coming"), buttons("about", "about")]


def _dry_run(buttons: "_Buttons") -> ui.Button[Any]:
    return button(buttons.words("dry-run-button"), "dry-run", buttons.code)


def _live(view: TalkView, buttons: "_Buttons") -> list[ui.Button[Any]]:
    talk = view.talk
    shown = [buttons("note", "note", style=MAIN)]
    if talk.state is TalkState.ANNOUNCED:
        shown.append(buttons("begin", "begin"))
    elif talk.segments:
        shown.append(buttons("next", "next-segment"))
    shown.append(buttons("extend", "extend"))
    if may_be_shorter(talk, view.now):
        shown.append(buttons("shorten", "shorten", talk.the_slot().minutes))
    return [*shown, buttons("end", "end", style=GRAVE)]


@dataclass(frozen=True, slots=True)
class _Buttons:
    """Buttons of one talk, by the last part of their text's id."""

    code: str
    words: Text

    def __call__(
        self, name: str, verb: str, *parts: str | int, style: discord.ButtonStyle = QUIET
    ) -> ui.Button[Any]:
        label = self.words(f"panel-button-{name}")
        return button(label, verb, self.code, *parts, style=style)


def name_in_list(talk: Talk) -> str:
    """Number and title, as options show them."""
    return f"{talk.number} · {talk.title}" if talk.number != NO_NUMBER else talk.title


def talk_choice(talks: list[Talk], page: int, words: Text) -> list[Item]:
    """All talks to choose from, the newest first, a page of them at a time."""
    if not talks:
        start = button(words("help-button-talk"), "new-talk", style=MAIN)
        paste = button(words("help-button-programme"), "paste-programme")
        return [text(words("panel-no-talks")), row(start, paste)]
    options = [
        option(name_in_list(talk), talk.code, description=_when_and_how(talk, words))
        for talk in talks
    ]
    shown = page_of(options, page, words)
    return [select("choose-panel", options=shown, placeholder=words("panel-choose"))]


def _when_and_how(talk: Talk, words: Text) -> str:
    when = slot_in_words(talk.slot, words) if talk.slot else words("talk-card-no-time")
    return f"{words(f'talk-state-{talk.state.value}')} · {when}"
