"""The team's panel of a talk: its card, its state, and a button for everything else."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.domain.talks.numbering import NO_NUMBER
from bot.domain.talks.recordings import chapters
from bot.domain.talks.repeating import Part, Reach, Reaches
from bot.domain.talks.running import takes_notes
from bot.domain.talks.states import TalkState
from bot.domain.talks.taking_back import may_be_shorter, may_not_have_begun
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import distance, instant
from bot.saying.i18n import Text
from bot.saying.times import distance_in_words, slot_in_words, stamp, wall_in_words
from bot.services.outbox.telling import Audience
from bot.services.talks.talk_previews import ANNOUNCE, MOVE, NEW, PLACE, TalkPreview
from bot.services.talks.views import TalkView
from bot.ui.cards.ballots.ballot import ballot_buttons, ballot_line
from bot.ui.cards.deliveries.dry_run import LINES_SHOWN, message_lines, refused, totals
from bot.ui.cards.deliveries.planned import mute_lines
from bot.ui.cards.polls.poll import poll_line
from bot.ui.cards.talks.talk import (
    COLOUR,
    about,
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
from bot.ui.places import place_explained, place_shown
from bot.ui.plain import clean, cut, plain
from bot.ui.verbs import permitted

# Of how many readings of a time the messages are listed one by one.
RUNS_SHOWN = 2
LINK_SHOWN = 100
CHAPTERS_SHOWN = 3500


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
    shown = card(text(top), *about(talk), divider(), text(facts), colour=COLOUR)
    below = [*_rows(view, words), _more(view, words), _once_more(talk, words)]
    return [shown, *permitted(below, view.rights)]


def _mentions(user_ids: tuple[int, ...]) -> str:
    """In a private reply they show names and reach nobody."""
    return ", ".join(f"<@{user_id}>" for user_id in user_ids)


def _more(view: TalkView, words: Text) -> Item:
    """What guests may write; and [Post it again], for what somebody deleted in Discord."""
    talk, poll = view.talk, view.poll
    shown = [button(words("panel-button-intake"), "intake", talk.code)]
    if talk.state is not TalkState.DRAFT:
        shown.append(button(words("receipt-button"), "receipt", talk.code))
    if view.ballot is None and not view.poll and not talk.was_cancelled:
        shown.append(button(words("panel-button-poll"), "talk-poll", talk.code))
    if view.ballot is not None:
        shown += ballot_buttons(view.ballot, words)
    is_asked = poll is not None and poll.poll.may_be_asked_anew
    # What people answered is not in its message.
    is_asked = is_asked or (view.ballot is not None and view.ballot.opens_at is None)
    is_noted = takes_notes(talk, now=view.now, is_note_taker=False)
    if view.announcement is not None and (is_asked or talk.is_open or is_noted):
        # What is asked there is whether it stands.
        shown.append(button(words("panel-button-post-again"), "panel-post-again", talk.code))
    return row(*shown)


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
    return words(f"talk-state-{talk.state.value}")


def _rows(view: TalkView, words: Text) -> list[Item]:
    talk = view.talk
    version = talk.version
    buttons = _Buttons(talk.code, words)
    edit = [
        buttons("edit", "edit-talk"),
        buttons("people", "edit-people"),
        buttons("links", "edit-links"),
        buttons("names", "consents"),
        buttons("note-takers", "note-takers"),
    ]
    describe = buttons("about", "about")
    rules = buttons("signup-rules", "signup-rules")
    cancel = [describe, rules, buttons("cancel", "cancel-talk", style=GRAVE)]
    # Its hour came, and perhaps nobody else did.
    move = [buttons("move", "move"), buttons("place", "place")]
    instead = [row(*move, *cancel)] if talk.state is TalkState.ANNOUNCED else []
    if talk.state is TalkState.DRAFT:
        cancel = [describe, rules, buttons("delete", "delete-draft", version, style=GRAVE)]
    if talk.state is TalkState.DRAFT or talk.is_announced_later(view.now):
        first = [
            buttons("announce-ask", "announce-ask", version, style=GOOD),
            buttons("announce-on", "announce-on"),
            buttons("move", "move"),
            buttons("place", "place"),
        ]
        cancel.insert(0, _dry_run(talk, words))
        if view.server.ping_role_ids:
            tick = ("ping-off", "off") if talk.ping else ("ping-on", "on")
            cancel = [buttons(tick[0], "ping", version, tick[1]), *cancel]
        return [row(*first), row(*edit), row(*cancel)]
    if talk.is_live(view.now):
        elsewhere = instead or [row(buttons("place", "place"), describe)]
        if may_not_have_begun(talk, view.now):
            not_begun = buttons("not-begun", "not-begun")
            elsewhere = [row(not_begun, buttons("place", "place"), describe)]
        return [row(*_live(view, buttons)), row(*edit), *elsewhere]
    if talk.is_open and not talk.is_ahead(view.now):
        over = buttons("ended", "end", style=MAIN)  # nobody remembered to end it
        return [row(over, buttons("coming", "coming")), row(*edit), *instead]
    if talk.state is TalkState.ANNOUNCED:
        begin = [buttons("begin", "begin")] if talk.may_begin(view.now) else []
        first = [*move, *begin, buttons("coming", "coming"), _dry_run(talk, words)]
        return [row(*first), row(*edit), row(*cancel)]
    if talk.state is TalkState.ENDED:
        return [row(*_after(view, buttons, describe)), row(*edit)]
    again = [buttons("hold", "hold-after-all", version, style=GOOD)]
    back = again if talk.may_be_held_after_all(view.now) else []
    return [row(*back, buttons("coming", "coming"))]


def _after(view: TalkView, buttons: "_Buttons", describe: ui.Button[Any]) -> list[ui.Button[Any]]:
    talk = view.talk
    goes_on = [buttons("goes-on", "goes-on")] if talk.may_go_on(view.now) else []
    recording = [buttons("recording", "edit-recording", style=MAIN)]
    if talk.recording is not None and chapters(talk):
        recording.append(buttons("chapters", "chapters"))
    return [*goes_on, *recording, buttons("coming", "coming"), describe]


def _dry_run(talk: Talk, words: Text) -> ui.Button[Any]:
    return button(words("dry-run-button"), "dry-run", talk.code)


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


def talk_preview(shown: TalkPreview, words: Text) -> list[Item]:
    """What was understood, in full, to be confirmed; where two readings are possible, it asks."""
    series, edition = plain(shown.series, 100), plain(shown.edition, 60)
    lines = [f"-# {series} · {edition}", f"**{plain(shown.title, 200)}**"]
    if shown.copies is not None:
        lines.append(words("talk-preview-copies", title=plain(shown.copies, 200)))
    if shown.verb == MOVE and shown.old is not None:
        lines.append(words("talk-preview-from", when=plain(slot_in_words(shown.old, words))))
    if shown.old_where and shown.where and shown.old_where != shown.where:
        lines.append(words("talk-preview-from", when=place_shown(shown.old_where, words)))
    if shown.verb == ANNOUNCE:
        lines += _announced(shown.runs[0].talk, words)
        lines += mute_lines(shown.server, words) if shown.runs[0].talk.ping else []
    readings = [_reading(shown, index, words) for index in range(len(shown.candidates))]
    if len(readings) > 1:
        lines.append(words("talk-preview-which"))
    lines += [f"- {reading}" if len(readings) > 1 else reading for reading in readings]
    lines += _place_lines(shown, words)
    if shown.verb in {MOVE, PLACE}:
        lines.append(told_in_words(shown.told, words) if shown.is_news else words("told-nothing"))
    if shown.verb == MOVE and shown.told.announces:
        lines.append(words("told-announces"))
    yes = [
        button(
            words(f"talk-preview-yes-{shown.verb}")
            if len(readings) == 1
            else _short(shown, index, words),
            "confirm",
            shown.verb,
            shown.code,
            index,
            style=GOOD,
        )
        for index in range(len(readings))
    ]
    if shown.verb == PLACE:
        yes = [button(words("talk-preview-yes-place"), "confirm", PLACE, shown.code, 0, style=GOOD)]
    together = _together(shown, words) if shown.verb == MOVE else []
    buttons = [*yes, button(words("button-no"), "dismiss")]
    return [card(text("\n".join(lines))), *rows(buttons), *together]


def _together(shown: TalkPreview, words: Text) -> list[Item]:
    """The same move of more talks of its repeat, where its new time is certain."""
    if len(shown.candidates) > 1:
        return []
    ways = reach_buttons("move-these", shown.reaches, words, shown.code, 0)
    return [text(words("repeat-move-too")), row(*ways)] if ways else []


def alike(view: TalkView, part: Part, words: Text) -> list[Item]:
    """After a change of one talk of a repeat: whether others shall say the same."""
    talk = view.talk
    ways = reach_buttons("alike", view.reaches, words, talk.code, talk.version, part.value)
    return [text(words("repeat-alike-too")), row(*ways)] if ways else []


def reach_buttons(
    verb: str, counts: Reaches, words: Text, *parts: str | int
) -> list[ui.Button[Any]]:
    """What leads from one talk to those of its repeat; the last part says how far."""
    known = {Reach.FOLLOWING: counts.following, Reach.ALL: counts.all}
    if counts.following == counts.all:
        del known[Reach.FOLLOWING]
    return [
        button(words(f"repeat-reach-{reach.value}", count=count), verb, *parts, reach.value)
        for reach, count in known.items()
        if count > 1
    ]


def _place_lines(shown: TalkPreview, words: Text) -> list[str]:
    """The place; a link that was typed as one is asked about, and nobody else sees it."""
    if shown.where is None:
        return []
    lines = [place_explained(shown.where, words)]
    if shown.join is not None:
        replaces = "yes" if shown.replaces_join else "no"
        lines.append(
            words("talk-preview-join", link=plain(shown.join, LINK_SHOWN), replaces=replaces)
        )
    return lines


def _announced(talk: Talk, words: Text) -> list[str]:
    """When the talk is, lest the time of its announcement be taken for it."""
    slot = [f"-# {plain(slot_in_words(talk.slot, words))}"] if talk.slot is not None else []
    return [*slot, words("talk-preview-announced")]


def _reading(shown: TalkPreview, index: int, words: Text) -> str:
    wall = shown.candidates[index]
    moment = instant(wall)
    gap = distance_in_words(distance(moment, now=shown.now), words)
    reading = words(
        "talk-preview-reading",
        when=plain(wall_in_words(wall, words)),
        distance=gap,
        zone=wall.zone,
        you=stamp(moment),
    )
    if shown.verb in {NEW, MOVE}:
        reading += "\n" + words("talk-preview-length", minutes=shown.minutes)
    return "\n".join([reading, *_dry_run_of(shown, index, words)])


def _dry_run_of(shown: TalkPreview, index: int, words: Text) -> list[str]:
    """What would be sent; of many readings only how much, for they differ in the first line."""
    if not shown.runs:
        return []
    run = shown.runs[index]
    if run.refusal is not None:
        return [refused(run, words)]
    lines = [totals("dry-run-if-announced-then", [run], words)]
    if len(shown.runs) <= RUNS_SHOWN:
        most = LINES_SHOWN // len(shown.runs)
        lines += message_lines(run, shown.server, words, now=shown.now, most=most)
    return lines


def _short(shown: TalkPreview, index: int, words: Text) -> str:
    return wall_in_words(shown.candidates[index], words)


def told_in_words(told: Audience, words: Text) -> str:
    """Who will read of a change, before it happens."""
    said = words(
        "told",
        channel="yes" if told.channel else "no",
        letters=told.letters,
        stopped=told.stopped,
    )
    return f"{said} {words('told-elsewhere')}" if told.elsewhere else said


def end_question(view: TalkView, words: Text) -> list[Item]:
    """Asked before the planned end: one press would close the sign-up and take [Join] away."""
    talk = view.talk
    end = talk.the_slot().ends_at
    question = words(
        "end-question",
        title=plain(talk.title, 200),
        end=stamp(end, "t"),
        distance=stamp(end, "R"),
    )
    yes = button(words("end-yes"), "end", talk.code, "really", style=GRAVE)
    return [text(question), row(yes, button(words("end-no"), "dismiss"))]


def cancel_question(view: TalkView, told: Audience, words: Text) -> list[Item]:
    question = words("cancel-question", title=plain(view.talk.title, 200))
    sentence = f"{question} {told_in_words(told, words)}"
    ways = reach_buttons("cancel-these", view.reaches, words, view.talk.code)
    together = [text(words("repeat-cancel-too")), row(*ways)] if ways else []
    yes = button(
        words("cancel-yes"), "cancel-really", view.talk.code, view.talk.version, style=GRAVE
    )
    return [text(sentence), row(yes, button(words("cancel-no"), "dismiss")), *together]


def begin_question(view: TalkView, words: Text) -> list[Item]:
    """Asked ahead of the hour: people read at once that it has begun."""
    slot = view.talk.the_slot()
    question = words(
        "begin-question",
        title=plain(view.talk.title, 200),
        start=stamp(slot.starts_at, "t"),
        distance=stamp(slot.starts_at, "R"),
    )
    yes = button(words("panel-button-begin"), "begin", view.talk.code, "really", style=GOOD)
    return [text(question), row(yes, button(words("button-no"), "dismiss"))]


def segment_now(view: TalkView, words: Text) -> list[Item]:
    """Which segment runs, with the way back to the one before."""
    number = view.talk.segment_at(view.now) or 0
    shown: list[Item] = [text(words("segment-now", number=str(number)))]
    if number > 1:
        back = words("segment-back", number=str(number - 1))
        shown.append(row(button(back, "segment-back", view.talk.code, number)))
    return shown


def chapters_to_copy(view: TalkView, words: Text) -> list[Item]:
    """The segments as a video platform reads chapters, to be pasted into its description."""
    lines = "\n".join(chapter.line for chapter in chapters(view.talk))
    # A fence in a title would end the block.
    shown = cut(clean(lines).replace("`", "ˋ"), CHAPTERS_SHOWN)
    return [text(f"{words('chapters-copy')}\n```\n{shown}\n```")]


def delete_question(view: TalkView, words: Text) -> list[Item]:
    talk = view.talk
    question = words("delete-question", title=plain(talk.title, 200))
    yes = button(words("delete-yes"), "delete-really", talk.code, talk.version, style=GRAVE)
    return [text(question), row(yes, button(words("cancel-no"), "dismiss"))]


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
