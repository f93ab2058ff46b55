"""What a line shows by its form: how it begins and ends, what marks it, how it is counted."""

from collections.abc import Iterator

from bot.documents.read.lines.counted import Style, bullet_text, readings
from bot.documents.read.lines.text_lines import TextLine
from bot.words.patterns import late

# Longer lines are paragraphs, of which nothing else is asked.
MOST_CHECKED = 300
HEADING_WORDS = 16
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (8, "6-8"), (13, "9-13"), (20, "14-20"))
_LONG = "21+"
_ENDS = ".:?!,;…"
_QUOTES = "\"“”„«»‘'"
_BOLD_FIRST = late(r"(\*\*|__)[^*_]{3,160}\1[.:]?\s+\S")
_RUN_IN_COLON = late(r"[^:.]{3,80}:\s+\S")
_RUN_IN_STOP = late(r"[^.:!?]{3,60}[.!?]\s+\S")
_RUN_IN_DASH = late(r"\S+(?:\s\S+){0,8}?\s[\u2013\u2014-]\s\S")
_YEAR = late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE = late(r"[.!?]\s+[^\W\d_]")


def length_of(words: int) -> str:
    """Name coarsely how many words a line has."""
    return next((name for most, name in _LENGTHS if words <= most), _LONG)


def form_shows(line: TextLine, words: int) -> Iterator[str]:
    text = line.text
    if text[-1:] in _ENDS:
        yield f"ends {text[-1:]}"
    elif text[-1:] in _QUOTES:
        yield "ends quote"
    else:
        yield "ends open"
    yield _begin(text[:1])
    if text.isupper() and words > 1:
        yield "capitals"
    if line.level:
        yield f"level {line.level}"
    for name, holds in (
        ("bold", line.is_bold),
        ("row", line.is_row),
        ("aside", bool(line.aside)),
        ("bullet", bullet_text(text) is not None),
    ):
        if holds:
            yield name
    yield from _within(text[:MOST_CHECKED])
    if 1 < words <= HEADING_WORDS:
        big = sum(word[:1].isupper() for word in text.split())
        yield "big all" if big == words else "big most" if big * 2 > words else "big few"


def _begin(first: str) -> str:
    if first.islower():
        return "begins small"
    if first.isdigit():
        return "begins with digit"
    if first.isupper():
        return "begins big"
    return "begins with quote" if first in _QUOTES else f"begins with {first}"


def _within(head: str) -> Iterator[str]:
    for name, pattern in (
        ("bold first", _BOLD_FIRST),
        ("run in colon", _RUN_IN_COLON),
        ("run in stop", _RUN_IN_STOP),
        ("run in dash", _RUN_IN_DASH),
    ):
        if pattern.match(head):
            yield name
    for name, holds in (
        ("sentences", _SENTENCE.search(head)),
        ("bars", " | " in head or " · " in head or " • " in head),
        ("angle", ">" in head[1:] or "›" in head or "»" in head[1:]),
        ("bracket", "(" in head),
        ("year", _YEAR.search(head)),
    ):
        if holds:
            yield name


def count_shows(text: str) -> Iterator[str]:
    for counted in readings(text):
        form = form_name(counted.form)
        yield f"counts {form}"
        if counted.number == 1:
            yield f"counts one {form}"


def form_name(form: tuple[str, ...]) -> str:
    """Name the form of a number coarsely: with a noun, below another, alone, or by its style."""
    if form[0] == "sub":
        return "sub"
    if form[0] == "?":
        return "any noun"
    if form[0] == "alone":
        return "alone"
    if len(form) == 2:  # noqa: PLR2004
        return "noun"
    style = form[1]
    if style == Style.DIGITS:
        return "digits" if any(form[2:4]) or form[0] else "bare digits"
    return str(style)
