"""What a line shows by itself: its form, when it says something is, and the words it has."""

import re
from collections.abc import Iterator

from bot.words.lexicon import MONTH
from bot.words.patterns import late
from bot.words.programme.evidence.called_off_evidence import called_off_of
from bot.words.programme.evidence.kind_evidence import discussions_of, kinds_of
from bot.words.programme.evidence.menu_evidence import menus_of
from bot.words.programme.evidence.name_evidence import (
    names_at_marks,
    names_of,
    shows_title_and_people,
)
from bot.words.programme.evidence.word_class_evidence import (
    classes_inside,
    fields_of,
    whole_classes_of,
)
from bot.words.programme.furniture import ends_with_deadline, says_when_written
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts, is_weekday, read_zone_note

_YEAR = late(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")
_MONTH = late(rf"(?<!\w)(?:{MONTH})(?!\w)", re.IGNORECASE)
_QUOTE = late(r"[\"“”„«»‘]")
_DIGITS = late(r"\d")
# "Northgade 17, Hadslev", "12 rue des Arpents".
_STREET = late(
    r"(?:^|,\s)(?:[A-ZÀ-Þ]\S{3,}(?:\s[A-ZÀ-Þ]\S{2,})?\s\d{1,3}\s?[a-z]?|\d{1,3},?\s[^\W\d]\S+\s[^\W\d].{2,30})(?:,|$)"
)
_DASH = late(r"\s[\u2013\u2014-]\s")
_COLON = late(r":\s")
_LENGTHS = ((1, "1"), (3, "2-3"), (6, "4-6"), (10, "7-10"), (16, "11-16"), (25, "17-25"))
_MOST_CHECKED = 250
_LONGEST_NOTE = 100
_MOST_CAPITALS = 0.6


def shown_by(facts: LineFacts) -> Iterator[str]:
    text = facts.bare[:_MOST_CHECKED]
    yield f"words {_bucket(len(text.split()))}"
    yield from _ends(text)
    yield from _days(facts)
    yield from _hours(facts)
    yield from _without_day(facts, text)
    yield from _marks(facts, text)
    yield from _between_words(text)
    if len(facts.bare) <= _MOST_CHECKED:
        yield from fields_of(text)
        yield from names_of(text)
        yield from whole_classes_of(text)
    core = _core(facts)
    if len(facts.bare) <= _MOST_CHECKED and shows_title_and_people(core or text):
        yield "title and people"
    if core:
        for each in _of_core(core):
            yield f"apart from when: {each}"
    yield from names_at_marks(text)
    yield from classes_inside(text)
    yield from menus_of(text)
    yield from called_off_of(text)
    yield from kinds_of(text)
    yield from discussions_of(text)


def _core(facts: LineFacts) -> str:
    """What a line says besides when: "Lunch" of "12:00 – Lunch"; "" where that is all of it."""
    if not (facts.days or facts.hours):
        return ""
    return (facts.behind or facts.before)[:_MOST_CHECKED].strip(" .,:;|•·→>\u2013\u2014-")


def _of_core(core: str) -> Iterator[str]:
    yield f"words {_bucket(len(core.split()))}"
    shown = (
        ("begins small", core[:1].islower()),
        ("begins with quote", _QUOTE.match(core)),
        ("colon inside", _COLON.search(core)),
        ("label", read_label(core)),
    )
    yield from (name for name, holds in shown if holds)
    yield from names_of(core)
    yield from called_off_of(core)
    yield from kinds_of(core)
    yield from discussions_of(core)
    yield from whole_classes_of(core)


def _bucket(count: int) -> str:
    return next((name for most, name in _LENGTHS if count <= most), "26+")


def _ends(text: str) -> Iterator[str]:
    first, last = text[:1], text[-1:]
    shown = (
        (f"ends {last}", last and last in ".:?!,;)…"),
        ("begins small", first.islower()),
        ("begins with digit", first.isdigit()),
        ("begins with bracket", first and first in "(["),
        ("begins with quote", _QUOTE.match(text)),
        ("quote inside", _QUOTE.search(text) and not _QUOTE.match(text)),
        ("capitals", text.isupper() and len(text) > 3),  # noqa: PLR2004
    )
    yield from (name for name, holds in shown if holds)


def _days(facts: LineFacts) -> Iterator[str]:
    if not facts.days:
        return
    yield "day"
    yield "day behind words" if facts.before else "day in front"
    shown = (
        ("days", len(facts.days) > 1),
        ("day with year", any(each.year for each in facts.days)),
        ("day with weekday", any(each.weekday is not None for each in facts.days)),
        ("day and hours", facts.hours),
        ("deadline", ends_with_deadline(facts.bare[: facts.days[0].start])),
    )
    yield from (name for name, holds in shown if holds)


def _hours(facts: LineFacts) -> Iterator[str]:
    if facts.hours:
        first = facts.hours[0]
        yield "hours"
        if not facts.days:
            yield "hours behind words" if facts.before else "hours in front"
        shown = (
            ("range", first.minutes is not None),
            ("two hours", len(facts.hours) > 1),
            ("zone", first.zone),
        )
        yield from (name for name, holds in shown if holds)
    if facts.is_when:
        yield "only when"
    if (facts.days or facts.hours) and facts.behind:
        yield f"behind when {_bucket(len(facts.behind.split()))}"


def _without_day(facts: LineFacts, text: str) -> Iterator[str]:
    is_short = len(facts.bare) < _LONGEST_NOTE
    shown = (
        ("month alone", not facts.days and _MONTH.search(text)),
        ("year alone", not facts.days and _YEAR.search(text)),
        ("weekday alone", is_weekday(facts.bare)),
        ("when written", says_when_written(facts.bare)),
        ("zone note", is_short and read_zone_note(facts.bare, "UTC")),
        ("street and number", not (facts.days or facts.hours) and _STREET.search(text)),
        ("digits", not (facts.days or facts.hours) and _DIGITS.search(text)),
    )
    yield from (name for name, holds in shown if holds)


def _marks(facts: LineFacts, text: str) -> Iterator[str]:
    bars, commas = text.count(" | "), text.count(", ")
    shown = (
        ("bullet", facts.marked),
        (f"heading level {min(facts.level, 3)}", facts.level),
        ("row", facts.is_row),
        ("bar", bars == 1),
        ("bars", bars > 1),
        ("comma", commas == 1),
        ("commas", commas > 1),
        ("running text", facts.is_text),
        ("may be title", facts.may_be_title),
    )
    yield from (name for name, holds in shown if holds)


def _between_words(text: str) -> Iterator[str]:
    shown = (
        ("dash", _DASH.search(text)),
        ("colon inside", _COLON.search(text)),
        ("bracket at end", "(" in text and text.endswith(")")),
        ("bracket", "(" in text and not text.endswith(")")),
        ("slash", "/" in text),
        ("sentences", text.count(". ") > 1),
    )
    yield from (name for name, holds in shown if holds)
    words = text.split()
    if len(words) > 1:
        share = sum(word[:1].isupper() for word in words) / len(words)
        yield _capitals(share)


def _capitals(share: float) -> str:
    if share == 1:
        return "capitals all"
    return "capitals most" if share > _MOST_CAPITALS else "capitals few"
