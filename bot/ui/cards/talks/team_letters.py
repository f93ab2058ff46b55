"""What the bot writes by itself to the team about a talk: run sheet, what is missing, its end."""

from datetime import timedelta

from bot.domain.deliveries.delivery import Delivery
from bot.domain.talks.preparing import Missing
from bot.domain.talks.talk import GOES_ON_WITHIN, Talk
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.talks.views import TalkView
from bot.services.team.desk import RunSheet
from bot.ui.cards.talks.letters import is_ahead, is_gone
from bot.ui.cards.talks.talk import state_line, when_and_where
from bot.ui.controls import GRAVE, MAIN, Item, button, card, row, text
from bot.ui.plain import plain


def run_sheet(sheet: RunSheet, words: Text, delivery: Delivery) -> list[Item]:
    """What a talk needs, for the team, from two weeks before it until nothing of it is left."""
    view = sheet.view
    top = f"### {plain(view.talk.title, 200)}\n{when_and_where(view, words)}"
    todo = _to_do(sheet, words) if is_ahead(view) else _after_the_start(view, words)
    return [card(text(top), text(todo)), *_sheet_buttons(sheet, words, delivery)]


def still_missing(sheet: RunSheet, words: Text, delivery: Delivery) -> list[Item]:
    """The day before: the run sheet is two weeks up by now."""
    view = sheet.view
    start = view.talk.the_slot().starts_at
    top = words(
        "letter-still-missing",
        title=plain(view.talk.title, 200),
        when=stamp(start),
        distance=stamp(start, "R"),
    )
    # After the start the run sheet says how it stands; this one only asked for something.
    todo = _to_do(sheet, words) if is_ahead(view) else words("letter-missing-no-more")
    return [text(f"{top}\n{todo}"), *_sheet_buttons(sheet, words, delivery)]


def _to_do(sheet: RunSheet, words: Text) -> str:
    missing = [words(text_id("missing", what), count=sheet.open_consents) for what in sheet.missing]
    return "\n".join(f"- {each}" for each in missing) or words("run-sheet-nothing-missing")


def _after_the_start(view: TalkView, words: Text) -> str:
    talk = view.talk
    lines = [state_line(view, words)]
    is_held = talk.is_over(view.now) and not talk.was_cancelled
    if is_held and talk.will_be_recorded and talk.recording is None:
        lines.append(f"- {words('letter-recording-missing')}")
    return "\n".join(lines)


def _sheet_buttons(sheet: RunSheet, words: Text, delivery: Delivery) -> list[Item]:
    """One for each line. Not all who read it may do each: rights are asked at the press."""
    view = sheet.view
    code = view.talk.code
    shown = [button(words("panel-button-open"), "panel", code, style=MAIN, mark=delivery.key)]
    if is_ahead(view):
        shown += [button(words(_LABELS[what]), _VERBS[what], code) for what in sheet.missing]
    elif view.talk.is_over(view.now) and not view.talk.was_cancelled:
        shown.append(button(words("desk-button-open"), "desk"))
    return [row(*shown)]


_LABELS = {
    Missing.TIME: "panel-button-move",
    Missing.SEGMENTS: "panel-button-people",
    Missing.JOIN_LINK: "panel-button-links",
    Missing.CONSENT: "panel-button-names",
}


_VERBS = {
    Missing.TIME: "move",
    Missing.SEGMENTS: "edit-people",
    Missing.JOIN_LINK: "edit-links",
    Missing.CONSENT: "consents",
}


def still_running(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    slot, title = view.talk.the_slot(), plain(view.talk.title, 200)
    if is_gone(view):
        answer = "letter-off" if view.talk.was_cancelled else "letter-ended"
        end = stamp(view.talk.ended_at or slot.ends_at, "t")
        return [text(words(answer, title=title, end=end)), _open(view, words, delivery)]
    end = stamp(slot.ends_at, "t")
    if view.now < slot.ends_at:
        return [text(words("letter-runs-on", title=title, end=end)), _open(view, words, delivery)]
    sentence = words("letter-still-running", title=title, end=end)
    return [
        text(" ".join([sentence, *_over_by_itself(view.talk, words)])),
        row(
            button(
                words("panel-button-extend"),
                "extend",
                view.talk.code,
                slot.minutes,
                mark=delivery.key,
            ),
            button(words("panel-button-ended"), "end", view.talk.code, style=GRAVE),
        ),
    ]


def _over_by_itself(talk: Talk, words: Text) -> list[str]:
    """What becomes of it if nobody answers."""
    if talk.over_after is None:
        return []
    if talk.in_room:
        return [words("letter-over-once-left", channel=f"<#{talk.where.channel_id}>")]
    over = talk.the_slot().ends_at + timedelta(minutes=talk.over_after)
    asked = over + GOES_ON_WITHIN
    return [words("letter-over-at", over=stamp(over, "t"), asked=stamp(asked, "t"))]


def _open(view: TalkView, words: Text, delivery: Delivery) -> Item:
    label = words("panel-button-open")
    return row(button(label, "panel", view.talk.code, style=MAIN, mark=delivery.key))


def test_message(delivery: Delivery, words: Text) -> list[Item]:
    desk = button(words("desk-button-open"), "desk", mark=delivery.key)
    return [text(words("letter-test")), row(desk)]


def rule_off(view: TalkView, delivery: Delivery, words: Text) -> list[Item]:
    """Who switched it off, as far as nobody has changed the talk since."""
    talk = view.talk
    member = f"<@{talk.edited.by}>" if talk.edited is not None else "none"
    said = words("letter-rule-off", title=plain(talk.title, 200), member=member)
    panel = button(words("panel-button-open"), "panel", talk.code, mark=delivery.key)
    return [text(said), row(panel)]
