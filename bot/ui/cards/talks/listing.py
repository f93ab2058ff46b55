"""What a programme's file would make of an edition: what is new, changed, and listed no more."""

from typing import Any

from discord import ui

from bot.domain.talks.listed import ListedChange, ListedState
from bot.domain.talks.slot import Slot
from bot.domain.talks.talk import Talk
from bot.saying.i18n import Text, text_id
from bot.saying.times import city_of, day_in_words, slot_in_words
from bot.services.talks.listing_plans import Entry, Listing
from bot.ui.controls import GOOD, Item, button, card, divider, row, text
from bot.ui.paging import page_buttons, text_pages
from bot.ui.places import place_shown
from bot.ui.plain import plain

PAGE = 3000


def listing(shown: Listing, words: Text, *, page: int = 0) -> list[Item]:
    pages = text_pages(_blocks(shown, words), PAGE)
    page = min(max(page, 0), len(pages) - 1)
    ways = page_buttons("listing-page", shown.code, page=page, pages=len(pages), words=words)
    return [
        card(text(_head(shown, words)), divider(), text(pages[page])),
        *([row(*ways)] if ways else []),
        row(*_answers(shown, words), button(words("button-no"), "dismiss")),
    ]


def listing_done(done: Listing, words: Text) -> list[Item]:
    made, changed = len(done.of(ListedState.NEW)), len(done.of(ListedState.CHANGED))
    return [text(words("listing-done", made=made, changed=changed))]


def _answers(shown: Listing, words: Text) -> list[ui.Button[Any]]:
    if shown.asks_zone:
        own = words("listing-zone-own", city=city_of(shown.series.zone))
        return [
            button(own, "listing-zone-set", shown.code, style=GOOD),
            button(words("listing-zone-other"), "listing-zone", shown.code),
        ]
    if not (shown.of(ListedState.NEW) or shown.of(ListedState.CHANGED)):
        return []
    return [button(words("programme-right"), "listing-keep", shown.code, style=GOOD)]


def _head(shown: Listing, words: Text) -> str:
    lines = [
        words(
            "listing-understood",
            series=plain(shown.series.title, 100),
            edition=plain(shown.edition.name, 60),
            count=len(shown.entries),
            made=len(shown.of(ListedState.NEW)),
            changed=len(shown.of(ListedState.CHANGED)),
        )
    ]
    told = sum(entry.tells for entry in shown.entries)
    if told:
        lines.append(words("listing-tells", count=told))
    if shown.asks_zone:
        lines.append(words("listing-asks-zone", city=city_of(shown.series.zone)))
    if shown.ends_rules is not None:
        day = plain(day_in_words(shown.ends_rules, words))
        lines.append(f"-# {words('listing-ends-rules', day=day)}")
    return "\n".join(lines)


def _blocks(shown: Listing, words: Text) -> list[str]:
    """New ones first, then what changes; what stays is named in one line each."""
    blocks = [_new(entry, words) for entry in shown.of(ListedState.NEW)]
    blocks += [_changed(entry, words) for entry in shown.of(ListedState.CHANGED)]
    off = [each for each in shown.entries if each.listed.is_called_off and _is_held(each.talk)]
    return [
        *blocks,
        *_named("listing-gone", list(shown.gone), words),
        *_named("listing-called-off", [each.talk for each in off if each.talk], words),
        *_named("listing-done-already", _talks(shown.of(ListedState.DONE)), words),
        *_named("listing-same", _talks(shown.of(ListedState.SAME)), words),
    ] or [words("listing-nothing")]


def _is_held(talk: Talk | None) -> bool:
    return talk is not None and not talk.was_cancelled


def _talks(entries: list[Entry]) -> list[Talk]:
    return [entry.talk for entry in entries if entry.talk is not None]


def _new(entry: Entry, words: Text) -> str:
    listed = entry.listed
    lines = [words("listing-new", title=plain(listed.title, 200)), _when(entry, words)]
    if entry.slot is not None:
        lines.append(words("programme-place", place=place_shown(entry.slot.where, words)))
    if listed.join is not None:
        lines.append(words("listing-join"))
    if listed.segments:
        people = sum(len(each.speakers) for each in listed.segments)
        lines.append(words("listing-segments", count=len(listed.segments), people=people))
    return "\n-# ".join(lines)


def _changed(entry: Entry, words: Text) -> str:
    talk, listed = entry.talk, entry.listed
    assert talk is not None
    what = ", ".join(words(text_id("listing-change", change)) for change in entry.changes)
    lines = [words("listing-changed", title=plain(talk.title, 200), what=what)]
    if ListedChange.TITLE in entry.changes:
        lines.append(words("listing-becomes", new=plain(listed.title, 200)))
    if ListedChange.TIME in entry.changes:
        old = _slot(talk.slot, words)
        lines.append(words("listing-was-becomes", old=old, new=_when(entry, words)))
    if ListedChange.PLACE in entry.changes:
        old, new = place_shown(talk.where, words), plain(listed.place or "", 60)
        lines.append(words("listing-was-becomes", old=old, new=new))
    return "\n-# ".join(lines)


def _slot(slot: Slot | None, words: Text) -> str:
    return words("talk-card-no-time") if slot is None else plain(slot_in_words(slot, words))


def _when(entry: Entry, words: Text) -> str:
    if entry.slot is not None:
        when = plain(slot_in_words(entry.slot, words))
    elif entry.listed.on is not None:
        when = words("programme-no-hour", day=plain(day_in_words(entry.listed.on, words)))
    else:
        return words("talk-card-no-time")
    is_archived = entry.is_past and entry.standing is ListedState.NEW
    return words("programme-past", when=when) if is_archived else when


def _named(text_name: str, talks: list[Talk], words: Text) -> list[str]:
    """A heading and the titles, in as many blocks as their lines need."""
    if not talks:
        return []
    lines = [f"-# {plain(talk.title, 200)}" for talk in talks]
    first, *more = text_pages(lines, PAGE // 2)
    head = words(text_name, count=len(talks))
    return ["\n".join([head, *first.split("\n\n")]), *(each.replace("\n\n", "\n") for each in more)]
