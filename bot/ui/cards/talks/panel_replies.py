"""What the panel asks before it does something, and what some of its buttons answer."""

from bot.domain.talks.recordings import chapters
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.outbox.telling import Audience
from bot.services.talks.views import TalkView
from bot.ui.cards.talks.repeating import reach_buttons
from bot.ui.cards.talks.told import told_in_words
from bot.ui.controls import GOOD, GRAVE, Item, button, row, text
from bot.ui.plain import plain, to_copy

CHAPTERS_SHOWN = 3500


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
    return [text(f"{words('chapters-copy')}\n{to_copy(lines, CHAPTERS_SHOWN)}")]


def delete_question(view: TalkView, words: Text) -> list[Item]:
    talk = view.talk
    question = words("delete-question", title=plain(talk.title, 200))
    yes = button(words("delete-yes"), "delete-really", talk.code, talk.version, style=GRAVE)
    return [text(question), row(yes, button(words("cancel-no"), "dismiss"))]
