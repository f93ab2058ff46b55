"""Several talks at once: each with its day, before anything counts."""

from typing import Any

from discord import ui

from bot.domain.talks.repeating import Reach, Reaches, SharedPart
from bot.domain.talks.slot import Slot
from bot.domain.talks.talk import Talk
from bot.saying.i18n import Text
from bot.saying.times import wall_in_words
from bot.services.talks.repeating import Occurrence, RepeatPreview, Together
from bot.services.talks.views import TalkView
from bot.ui.cards.talks.told import told_in_words
from bot.ui.controls import GOOD, GRAVE, Item, button, card, row, text
from bot.ui.plain import plain

# Nothing counts that was not shown, and 52 lines fit a message only if they are short.
FEW = 20
TITLE_SHOWN, TITLE_SHOWN_OF_MANY = 40, 8


def repeat_preview(shown: RepeatPreview, words: Text) -> list[Item]:
    count = len(shown.occurrences)
    head = words("repeat-preview", title=plain(shown.talk.title, 200), count=count)
    first = _said(shown.talk.the_slot(), words)
    lines = [f"{first} – {words('repeat-this-one')}", *occurrence_lines(shown.occurrences, words)]
    lines = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
    yes = button(words("repeat-yes", count=count), "repeat-yes", shown.code, style=GOOD)
    return [
        card(text("\n".join([head, *lines, words("repeat-drafts")]))),
        row(yes, button(words("button-no"), "dismiss")),
    ]


def repeat_made(talks: list[Talk], words: Text) -> list[Item]:
    return [text(words("repeat-made", count=len(talks)))]


def move_question(
    shown: Together, words: Text, *, code: str, index: int, reach: Reach
) -> list[Item]:
    count = len(shown.occurrences)
    head = words("repeat-move-question", count=count)
    lines = [f"- {line}" for line in occurrence_lines(shown.occurrences, words)]
    parts = (code, index, reach.value)
    yes = button(words("repeat-move-yes", count=count), "move-these-yes", *parts, style=GOOD)
    return [
        card(text("\n".join([head, *lines, told_in_words(shown.told, words)]))),
        row(yes, button(words("button-no"), "dismiss")),
    ]


def talks_moved(talks: list[Talk], words: Text) -> list[Item]:
    return [text(words("repeat-moved", count=len(talks)))]


def cancel_these_question(shown: Together, words: Text, *, reach: Reach) -> list[Item]:
    count, talk = len(shown.occurrences), shown.talk
    head = words("repeat-cancel-question", count=count)
    lines = [f"- {line}" for line in occurrence_lines(shown.occurrences, words)]
    parts = (talk.code, talk.version, reach.value, count)
    yes = button(words("repeat-cancel-yes", count=count), "cancel-these-yes", *parts, style=GRAVE)
    return [
        card(text("\n".join([head, *lines, told_in_words(shown.told, words)]))),
        row(yes, button(words("cancel-no"), "dismiss")),
    ]


def alike_question(shown: Together, words: Text, *, part: SharedPart, reach: Reach) -> list[Item]:
    count, talk = len(shown.occurrences), shown.talk
    head = words("repeat-alike-question", count=count, part=words(f"repeat-part-{part.value}"))
    lines = [f"- {line}" for line in occurrence_lines(shown.occurrences, words)]
    parts = (talk.code, talk.version, part.value, reach.value, count)
    yes = button(words("repeat-alike-yes", count=count), "alike-yes", *parts, style=GOOD)
    return [
        card(text("\n".join([head, *lines]))),
        row(yes, button(words("button-no"), "dismiss")),
    ]


def talks_alike(talks: list[Talk], words: Text) -> list[Item]:
    return [text(words("repeat-made-alike", count=len(talks)))]


def talks_cancelled(talks: list[Talk], words: Text) -> list[Item]:
    return [text(words("repeat-cancelled", count=len(talks)))]


def occurrence_lines(found: tuple[Occurrence, ...], words: Text) -> list[str]:
    """A line for each, as short as their number wants it."""
    return [_line(each, words, few=len(found) <= FEW) for each in found]


def _line(each: Occurrence, words: Text, *, few: bool) -> str:
    shown = TITLE_SHOWN if few else TITLE_SHOWN_OF_MANY
    if each.new is None:
        return f"{_said(each.old, words)} – {plain(each.title, shown)}"
    line = _said(each.new, words)
    if each.old is not None and few:
        line = f"~~{_said(each.old, words)}~~ → {line}"
    if each.clash is not None:
        told = "repeat-clash" if few else "repeat-clash-short"
        line += f" {words(told, title=plain(each.clash, shown))}"
    return line


def _said(slot: Slot | None, words: Text) -> str:
    return plain(wall_in_words(slot.start, words, short=True)) if slot is not None else ""


def alike(view: TalkView, part: SharedPart, words: Text) -> list[Item]:
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
