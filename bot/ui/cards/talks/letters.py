"""What the bot writes by itself about a talk: reminders, moves, the start, a free seat."""

from datetime import datetime
from typing import Any

from discord import ui

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import OtherTime
from bot.domain.deliveries.reminder import ON_TIME
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.running import takes_notes
from bot.saying.i18n import Text
from bot.saying.times import slot_elsewhere, slot_in_words, stamp, unusual_hour
from bot.services.talks.views import TalkView
from bot.ui.cards.polls.poll import results_line
from bot.ui.cards.talks.talk import state_line
from bot.ui.controls import GOOD, MAIN, Item, button, card, row, text, typed_link
from bot.ui.places import place_shown
from bot.ui.plain import plain


def day_before(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    slot = view.talk.the_slot()
    elsewhere = slot_elsewhere(slot, view.series.cities, words)
    shown: list[Item] = [
        text(
            words(
                "letter-day-before",
                title=plain(view.talk.title, 200),
                when=stamp(slot.starts_at),
                distance=stamp(slot.starts_at, "R"),
                zone_time=plain(slot_in_words(slot, words)),
                elsewhere=f"\n-# {plain(elsewhere)}" if elsewhere else "",
            )
        )
    ]
    if not is_ahead(view):
        return [*shown, text(_what_became(view, words)), _more(view, words, delivery)]
    code = view.talk.code
    calendar = button(words("talk-button-calendar"), "calendar", code)
    if not view.talk.takes_signups(view.now):
        more = button(words("talk-button-more"), "more", code, mark=delivery.key)
        return [*shown, row(calendar, more)]
    going = button(words("talk-button-going"), "going", code, style=GOOD, mark=delivery.key)
    return [*shown, row(going, calendar)]


def _what_became(view: TalkView, words: Text) -> str:
    """In words that stay true: nothing draws it anew when the talk ends."""
    if view.talk.was_cancelled:
        return words("talk-card-cancelled")
    began = view.talk.began_at() or view.now
    return words("letter-began", start=stamp(began, "t"))


def is_ahead(view: TalkView) -> bool:
    """Tell whether it has yet to begin."""
    talk = view.talk
    begun = talk.is_live(view.now) or talk.is_over(view.now)
    return talk.is_open and not begun


def is_gone(view: TalkView) -> bool:
    return not view.talk.is_open or view.talk.is_over(view.now)


def _over_or_off(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    """What a letter becomes whose talk nobody can come to any more."""
    sentence = words(
        "letter-over",
        title=plain(view.talk.title, 200),
        when=stamp(view.talk.the_slot().starts_at),
        state="cancelled" if view.talk.was_cancelled else "ended",
    )
    return [text(sentence), _more(view, words, delivery)]


def _more(view: TalkView, words: Text, delivery: Delivery) -> Item:
    """[More] leads on, and carries the mark by which the message is known."""
    more = words("talk-button-more")
    return row(button(more, "more", view.talk.code, view.server.code, mark=delivery.key))


def _by_the_clocks(view: TalkView, words: Text, zone: str | None) -> str:
    """The time in the series' zone, and in the other cities that it chose."""
    slot = view.talk.the_slot()
    elsewhere = slot_elsewhere(slot, view.series.cities, words)
    own_clock = "" if zone in view.series.cities else _own_clock(view, words, zone)
    told = (slot_in_words(slot, words), elsewhere, own_clock)
    return plain(" · ".join(part for part in told if part))


def _own_clock(view: TalkView, words: Text, zone: str | None) -> str:
    """When it begins by the clock of a letter's reader, in weeks when that is another hour."""
    return "" if zone is None else unusual_hour(view.talk.the_slot(), zone, words)


def soon(
    view: TalkView,
    words: Text,
    delivery: Delivery,
    zone: str | None = None,
    *,
    late: bool,
    maybe: bool,
) -> list[Item]:
    """The letter shortly before the start; honest where it comes late. `zone` is its reader's.

    The way in is for those going: whoever said `maybe` gets it by saying so now.
    """
    if is_gone(view):
        return _over_or_off(view, words, delivery)
    slot = view.talk.the_slot()
    kind = ("running" if view.now >= slot.starts_at else "late") if late else "on-time"
    sentence = words(
        f"letter-soon-{kind}",
        title=plain(view.talk.title, 200),
        due=stamp(delivery.due, "t"),
        start=stamp(slot.starts_at, "t"),
        distance=stamp(slot.starts_at, "R"),
    )
    own_clock = _own_clock(view, words, zone)
    if own_clock:
        sentence = f"{sentence}\n-# {plain(own_clock)}"
    label, verb = "letter-button-join", "join"
    if maybe and view.talk.takes_signups(view.now):
        label, verb = "talk-button-going", "going"
        sentence = f"{sentence}\n{words('letter-soon-maybe')}"
    elif maybe:
        label, verb = "talk-button-more", "more"
        sentence = f"{sentence}\n{words('letter-soon-maybe-closed')}"
    return [
        text(sentence),
        row(
            button(words(label), verb, *_place(view), style=MAIN, mark=delivery.key),
            button(words("letter-button-stop"), "stop-letters", *_place(view)),
        ),
    ]


def soon_again(
    view: TalkView, words: Text, delivery: Delivery, zone: str | None, *, maybe: bool
) -> list[Item]:
    """As it was sent, for it is drawn anew only once it is over, or goes on after all."""
    late = delivery.sent_at is not None and delivery.sent_at - delivery.due > ON_TIME
    return soon(view, words, delivery, zone, late=late, maybe=maybe)


def start(view: TalkView, words: Text, delivery: Delivery, *, late: bool) -> list[Item]:
    """What stands in the thread while the talk runs, and what becomes of it afterwards."""
    if is_gone(view):
        return _over(view, words, delivery)
    if is_ahead(view):
        moved_to = stamp(view.talk.the_slot().starts_at)
        title = plain(view.talk.title, 200)
        return [
            text(words("letter-start-moved", title=title, when=moved_to)),
            _more(view, words, delivery),
        ]
    sentence = words(
        "letter-start-late" if late else "letter-start",
        start=stamp(view.talk.the_slot().starts_at, "t"),
        chatham="yes" if view.talk.chatham_house else "no",
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
    shown = [button(words("live-button-questions"), "questions", talk.code, mark=delivery.key)]
    if takes_notes(talk, now=view.now, is_note_taker=False):
        shown.insert(0, button(words("letter-button-note"), "note", talk.code))
    shown += typed_link(words("talk-button-recording"), talk.recording)
    return [text("\n".join(line for line in lines if line)), row(*shown)]


def moved(view: TalkView, words: Text, delivery: Delivery, zone: str | None = None) -> list[Item]:
    """Old and new time or place, and the two answers that matter; `zone` is a reader's."""
    if view.talk.was_cancelled:
        return _over_or_off(view, words, delivery)
    told = delivery.payload
    assert isinstance(told, OtherTime)
    slot = view.talk.the_slot()
    old_place = told.old_place if told.old_place != slot.where else None
    other_time = told.old != slot.starts_at
    other = "time" if other_time else "neither" if old_place is None else "place"
    # That it moved back is news of its own; once it has begun, no calendar need be changed.
    calendar_too = is_ahead(view) and other != "neither"
    lines = [
        words(
            "letter-moved-time" if other_time else "letter-moved-same-time",
            old=stamp(told.old),
            new=stamp(slot.starts_at),
            zone_time=_by_the_clocks(view, words, zone),
        )
    ]
    if old_place is not None:
        old, new = place_shown(old_place, words), place_shown(slot.where, words)
        lines.append(words("letter-moved-place", old=old, new=new))
    sentence = words(
        "letter-moved",
        title=plain(view.talk.title, 200),
        what="\n".join(lines),
        other=other,
        calendar=other if calendar_too else "no",
    )
    if not is_ahead(view):
        return [card(text(sentence)), _more(view, words, delivery)]
    calendar = button(words("talk-button-calendar"), "calendar", *_place(view))
    return [
        card(text(sentence)),
        _fine_or_not(view, words, delivery, calendar, *_stop(view, words, delivery)),
    ]


def cancelled(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    slot = view.talk.the_slot()
    sentence = words(
        "letter-cancelled" if view.talk.was_cancelled else "letter-cancelled-not",
        title=plain(view.talk.title, 200),
        when=stamp(slot.starts_at),
    )
    more = words("talk-button-more")
    return [
        text(sentence),
        row(button(more, "more", *_place(view), mark=delivery.key), *_stop(view, words, delivery)),
    ]


def back_on(view: TalkView, words: Text, delivery: Delivery, zone: str | None = None) -> list[Item]:
    if view.talk.was_cancelled:
        return _over_or_off(view, words, delivery)
    sentence = words(
        "letter-back-on",
        title=plain(view.talk.title, 200),
        when=stamp(view.talk.the_slot().starts_at),
        zone_time=_by_the_clocks(view, words, zone),
    )
    if not is_ahead(view):
        return [text(sentence), _more(view, words, delivery)]
    return [
        text(sentence),
        _fine_or_not(view, words, delivery, *_stop(view, words, delivery)),
    ]


def seat_free(view: TalkView, words: Text, delivery: Delivery, signup: Signup | None) -> list[Item]:
    """The seat that is kept for its reader, or what has become of it."""
    if is_gone(view):
        return _over_or_off(view, words, delivery)
    title, when = plain(view.talk.title, 200), stamp(view.talk.the_slot().starts_at)
    if signup is not None and signup.answer is Answer.GOING:
        said = words("letter-seat-free", title=title, when=when)
        return [text(said), _fine_or_not(view, words, delivery)]
    if signup is None or signup.offered_until is None:
        signup_is = "open" if view.talk.takes_signups(view.now) else "closed"
        passed = words("letter-seat-passed", title=title, when=when, signup=signup_is)
        return [text(passed), _more(view, words, delivery)]
    until = signup.offered_until
    said = words(
        "letter-seat-offer",
        title=title,
        when=when,
        until=stamp(until),
        distance=stamp(until, "R"),
    )
    take = button(
        words("letter-button-take-seat"), "going", *_place(view), style=GOOD, mark=delivery.key
    )
    return [
        text(said),
        row(take, button(words("letter-button-cannot"), "cannot", *_place(view))),
    ]


def seat_offer(
    view: TalkView, words: Text, delivery: Delivery, until: datetime | None
) -> list[Item]:
    """In the talk's thread, where whoever a seat is kept for takes no letters."""
    if is_gone(view):
        return _over_or_off(view, words, delivery)
    title = plain(view.talk.title, 200)
    if until is None:
        said = words("letter-seat-kept-no-more", title=title)
    else:
        said = words(
            "letter-seat-kept", title=title, until=stamp(until), distance=stamp(until, "R")
        )
    verb = "more" if until is None else "going"
    press = button(words(f"talk-button-{verb}"), verb, view.talk.code, mark=delivery.key)
    return [text(said), row(press)]


def _stop(view: TalkView, words: Text, delivery: Delivery) -> list[ui.Button[Any]]:
    """The way out of letters, under each that nobody may have asked for; not in a channel."""
    if delivery.user_id is None:
        return []
    return [button(words("letter-button-stop"), "stop-letters", *_place(view))]


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


def registration(view: TalkView, words: Text) -> list[Item]:
    """The public link, where the talk needs one."""
    register = typed_link(words("talk-button-register"), view.talk.links.registration)
    return [row(*register)] if register else []
