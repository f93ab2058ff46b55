"""What the bot writes by itself about a talk: reminders, moves, the start, the run sheet."""

from typing import Any

from discord import ui

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import OtherTime
from bot.domain.times.wall import wall_of
from bot.saying.i18n import Text
from bot.saying.text_ids import text_id
from bot.saying.times import slot_elsewhere, slot_in_words, stamp
from bot.services.talks.views import TalkView
from bot.services.team.desk import RunSheet
from bot.ui.cards.polls.poll import results_line
from bot.ui.cards.talks.talk import header, public_facts, state_line, when_and_where
from bot.ui.controls import GOOD, GRAVE, MAIN, Item, button, card, link, row, text
from bot.ui.plain import plain


def day_before(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    slot = view.talk.the_slot()
    elsewhere = slot_elsewhere(slot, view.series.cities, words)
    # Sent late it may come on the day itself.
    on_the_day = wall_of(view.now, slot.start.zone).local.date() >= slot.start.local.date()
    return [
        text(
            words(
                "letter-day-before",
                day="today" if on_the_day else "tomorrow",
                title=plain(view.talk.title, 200),
                when=stamp(slot.starts_at),
                distance=stamp(slot.starts_at, "R"),
                zone_time=plain(slot_in_words(slot, words)),
                elsewhere=f"\n-# {plain(elsewhere)}" if elsewhere else "",
            )
        ),
        row(
            button(
                words("talk-button-going"),
                "going",
                view.talk.code,
                style=GOOD,
                mark=delivery.key,
            ),
            button(words("talk-button-calendar"), "calendar", view.talk.code),
        ),
    ]


def _by_the_clocks(view: TalkView, words: Text) -> str:
    """The time in the series' zone, and in the other cities that it chose."""
    slot = view.talk.the_slot()
    elsewhere = slot_elsewhere(slot, view.series.cities, words)
    return plain(" · ".join(part for part in (slot_in_words(slot, words), elsewhere) if part))


def soon(view: TalkView, words: Text, delivery: Delivery, *, late: bool) -> list[Item]:
    """The letter shortly before the start; honest where it comes late."""
    slot = view.talk.the_slot()
    running = view.now >= slot.starts_at
    kind = "running" if running else ("late" if late else "on-time")
    sentence = words(
        f"letter-soon-{kind}",
        title=plain(view.talk.title, 200),
        due=stamp(delivery.due, "t"),
        start=stamp(slot.starts_at, "t"),
        distance=stamp(slot.starts_at, "R"),
    )
    guild_id = view.server.code
    return [
        text(sentence),
        row(
            button(
                words("letter-button-join"),
                "join",
                view.talk.code,
                guild_id,
                style=MAIN,
                mark=delivery.key,
            ),
            button(words("letter-button-stop"), "stop-letters", view.talk.code, guild_id),
        ),
    ]


def start(view: TalkView, words: Text, delivery: Delivery, *, late: bool) -> list[Item]:
    """What stands in the thread while the talk runs, and what becomes of it afterwards."""
    if not view.talk.is_open:
        return _over(view, words, delivery)
    sentence = words(
        "letter-start-late" if late else "letter-start",
        start=stamp(view.talk.the_slot().starts_at, "t"),
    )
    return [
        text(sentence),
        row(
            button(
                words("letter-button-note"), "note", view.talk.code, style=MAIN, mark=delivery.key
            ),
            button(words("letter-button-ask"), "ask", view.talk.code),
            button(words("live-button-questions"), "questions", view.talk.code),
            button(words("letter-button-join"), "join", view.talk.code),
        ),
    ]


def _over(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    talk = view.talk
    lines = [state_line(view, words), results_line(view.poll, words)]
    shown = [
        button(words("letter-button-note"), "note", talk.code, mark=delivery.key),
        button(words("live-button-questions"), "questions", talk.code),
    ]
    if talk.recording:
        shown.append(link(words("talk-button-recording"), talk.recording))
    return [text("\n".join(line for line in lines if line)), row(*shown)]


def moved(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    """Old and new time, and the two answers that matter."""
    told = delivery.payload
    assert isinstance(told, OtherTime)
    slot = view.talk.the_slot()
    sentence = words(
        "letter-moved",
        title=plain(view.talk.title, 200),
        old=stamp(told.old),
        new=stamp(slot.starts_at),
        zone_time=_by_the_clocks(view, words),
    )
    calendar = words("talk-button-calendar")
    return [
        card(text(sentence)),
        _fine_or_not(view, words, delivery, button(calendar, "calendar", *_place(view))),
    ]


def cancelled(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    slot = view.talk.the_slot()
    sentence = words(
        "letter-cancelled", title=plain(view.talk.title, 200), when=stamp(slot.starts_at)
    )
    more = button(
        words("talk-button-more"), "more", view.talk.code, view.server.code, mark=delivery.key
    )
    return [text(sentence), row(more)]


def seat_free(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    slot = view.talk.the_slot()
    sentence = words(
        "letter-seat-free", title=plain(view.talk.title, 200), when=stamp(slot.starts_at)
    )
    return [text(sentence), _fine_or_not(view, words, delivery)]


def _fine_or_not(view: TalkView, words: Text, delivery: Delivery, *more: ui.Button[Any]) -> Item:
    fine = words("letter-button-fine")
    return row(
        button(fine, "fine", *_place(view), style=GOOD, mark=delivery.key),
        button(words("letter-button-cannot"), "cannot", *_place(view)),
        *more,
    )


def _place(view: TalkView) -> tuple[str, str]:
    """Talk and server: buttons that are pressed in direct messages too must name both."""
    return view.talk.code, view.server.code


def run_sheet(sheet: RunSheet, words: Text, delivery: Delivery | None = None) -> list[Item]:
    """What a talk still needs, for the team, with a button for each line."""
    view = sheet.view
    missing = [words(text_id("missing", what), count=sheet.open_consents) for what in sheet.missing]
    lines = [f"- {each}" for each in missing]
    todo = "\n".join(lines) or words("run-sheet-nothing-missing")
    code = view.talk.code
    mark = delivery.key if delivery else ""
    return [
        card(
            text(header(view, words)),
            text(when_and_where(view, words)),
            text(todo),
            text(f"-# {public_facts(view, words)}"),
        ),
        row(
            button(words("panel-button-open"), "panel", code, style=MAIN, mark=mark),
            button(words("panel-button-links"), "edit-links", code),
            button(words("panel-button-people"), "edit-people", code),
        ),
    ]


def still_running(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    slot = view.talk.the_slot()
    sentence = words(
        "letter-still-running", title=plain(view.talk.title, 200), end=stamp(slot.ends_at, "t")
    )
    return [
        text(sentence),
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


def test_message(delivery: Delivery, words: Text) -> list[Item]:
    again = button(words("setup-button-open"), "setup", mark=delivery.key)
    return [text(words("letter-test")), row(again)]


def registration(view: TalkView, words: Text) -> list[Item]:
    """The public link, where the talk needs one."""
    address = view.talk.links.registration
    return [row(link(words("talk-button-register"), address))] if address else []
