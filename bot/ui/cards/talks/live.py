"""The live panel: what the team watches backstage while a talk runs."""

from bot.domain.talks.states import TalkState
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.talks.live_view import LivePanelView
from bot.ui import colours
from bot.ui.cards.ballots.ballot import ballot_buttons, ballot_line
from bot.ui.cards.polls.poll import poll_buttons, poll_line
from bot.ui.controls import GRAVE, MAIN, Item, button, card, row, text
from bot.ui.plain import plain

TITLE_SHOWN = 150
LAST_SHOWN = 300


def live_panel(view: LivePanelView, words: Text, *, mark: str = "") -> list[Item]:
    lines = [
        f"**{plain(view.talk.title, TITLE_SHOWN)}**",
        _state(view, words),
        _counts(view, words),
    ]
    if view.poll is not None:
        lines.append(poll_line(view.poll, words))
    if view.ballot is not None:
        lines.append(ballot_line(view.ballot, words))
    colour = colours.LIVE if view.is_live else colours.OVER
    buttons = _live(view, words, mark) if view.is_live else _over(view, words, mark)
    return [card(text("\n".join(lines)), colour=colour), buttons, _notes(view, words)]


def _notes(view: LivePanelView, words: Text) -> Item:
    """What was written so far, for the team to put right or hide."""
    shown = [button(words("live-button-notes"), "notes", view.talk.code)]
    if view.guests_write:
        shown.append(button(words("panel-button-intake"), "intake", view.talk.code))
    if waiting := view.held + view.reported:
        shown.append(button(words("look-button", count=waiting), "look", view.talk.code))
    return row(*shown)


def _state(view: LivePanelView, words: Text) -> str:
    began = view.talk.began_at()
    if not view.is_live or began is None:
        if view.talk.was_cancelled:
            return words("live-cancelled")
        # Another time has another panel.
        return words("live-over" if view.talk.state is TalkState.ENDED else "live-moved")
    # Discord counts on by itself; a number of ours would stand still until something changes.
    parts = [words("live-now", start=stamp(began, "t"), distance=stamp(began, "R"))]
    if view.segment is not None and view.segment_title is not None:
        title = plain(view.segment_title, TITLE_SHOWN)
        parts.append(words("live-segment", number=str(view.segment), title=title))
    return " · ".join(parts)


def _counts(view: LivePanelView, words: Text) -> str:
    parts = [words("live-takeaways", count=view.takeaways)]
    if view.last is not None:
        last = words("live-last", text=plain(view.last, LAST_SHOWN))
        support = words("takeaway-supporters", count=view.last_support)
        parts.append(f"{last} ({support})" if view.last_support else last)
    parts.append(words("live-questions", count=len(view.questions)))
    if view.held:
        parts.append(words("live-held", count=view.held))
    return " · ".join(parts)


def _live(view: LivePanelView, words: Text, mark: str) -> Item:
    talk = view.talk
    shown = [button(words("panel-button-note"), "note", talk.code, style=MAIN, mark=mark)]
    if view.segment is not None and view.segment < len(talk.segments):
        shown.append(button(words("live-button-next"), "next-segment", talk.code, view.segment))
    shown.append(button(words("live-button-questions"), "questions", talk.code))
    if view.poll is None and view.ballot is None:
        shown.append(button(words("live-button-poll"), "poll-open", talk.code))
    if view.poll is not None:
        shown += poll_buttons(view.poll, words)
    if view.ballot is not None:
        shown += ballot_buttons(view.ballot, words, with_publish=False)
    shown.append(button(words("panel-button-end"), "end", talk.code, style=GRAVE))
    return row(*shown)


def _over(view: LivePanelView, words: Text, mark: str) -> Item:
    code = view.talk.code
    shown = [
        button(words("live-button-questions"), "questions", code, mark=mark),
        button(words("panel-button-open"), "panel", code),
    ]
    if not view.talk.was_cancelled:
        shown.insert(0, button(words("panel-button-note"), "note", code))
    if view.may_go_on:
        shown.insert(0, button(words("live-button-goes-on"), "goes-on", code))
    opens = [each.opens_at for each in (view.poll, view.ballot) if each is not None]
    if any(opens):
        shown.append(button(words("live-button-poll"), "poll-open", code))
    if view.poll is not None:
        shown += poll_buttons(view.poll, words)
    if view.ballot is not None:
        shown += ballot_buttons(view.ballot, words, with_publish=not view.may_go_on)
    return row(*shown)
