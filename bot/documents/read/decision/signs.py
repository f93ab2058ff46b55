"""What a line shows by itself: its form, and what the languages' tables know of its words."""

from dataclasses import dataclass

from bot.documents.read.decision.line_form import (
    HEADING_WORDS,
    MOST_CHECKED,
    count_shows,
    form_shows,
    length_of,
)
from bot.documents.read.decision.line_words import words_show
from bot.documents.read.lines.counted import announced_counts, announced_findings
from bot.documents.read.lines.front_fields import FrontField, front_field
from bot.documents.read.lines.text_lines import TextLine

_SCRAP = 2
_LONGEST_TITLE = 30


@dataclass(frozen=True, slots=True)
class LineSigns:
    """`kind` is what the line most likely is, coarsely, for the lines around it."""

    shown: frozenset[str]
    kind: str
    words: int
    field: FrontField | None
    # The numbers that a title or an announcement names, and those before a noun of findings.
    counts: frozenset[int]
    promises: frozenset[int]
    may_be_title: bool
    heads: bool


def signs_of(line: TextLine) -> LineSigns:
    text = line.text
    words = len(text[:2000].split())
    is_short = len(text) <= MOST_CHECKED
    field = front_field(text) if is_short else None
    shown = {f"words {length_of(words)}", *form_shows(line, words)}
    if is_short:
        shown.update(words_show(line, words, field))
    shown.update(count_shows(text))
    heads = _may_head(words, shown)
    may_be_title = is_short and _may_be_title(text, words, shown)
    if heads:
        shown.add("heads")
    if may_be_title:
        shown.add("may be title")
    kind = _kind(shown, words)
    shown.add(f"is {kind}")
    promises = announced_findings(text) - {1}
    counts = promises | (announced_counts(text) - {1} if words <= HEADING_WORDS else frozenset())
    return LineSigns(frozenset(shown), kind, words, field, counts, promises, may_be_title, heads)


def _may_head(words: int, shown: set[str]) -> bool:
    """Tell whether a line is as short as headings are, and nothing that stands alone otherwise."""
    ends = shown & {"ends .", "ends ,", "ends ;", "ends :"}
    known = any(each.startswith(("furniture", "field", "section", "menu")) for each in shown)
    return words <= HEADING_WORDS and not ends and not known and "bullet" not in shown


def _may_be_title(text: str, words: int, shown: set[str]) -> bool:
    known = any(each.startswith("furniture") for each in shown) or "menu word" in shown
    known = known or (
        bool(shown & {"field published_on", "field authors", "field other"})
        and "title with day" not in shown
    )
    return (
        1 < words <= _LONGEST_TITLE
        and not known
        and "bullet" not in shown
        and not text.endswith((",", ";"))
    )


# The first that holds; `heads` and lengths tell the rest apart.
_KINDS = (
    ("furniture reading_time", "time"),
    ("furniture share_links", "share"),
    ("menu word", "menu"),
    ("tells its day", "day"),
    ("names its author", "author"),
    ("field published_on", "day"),
    ("field authors", "author"),
    ("subject", "subject"),
    ("counts alone", "number"),
    ("heading of findings", "announcement"),
    ("announces findings", "announcing"),
    ("section after", "section"),
    ("section talks", "talks"),
    ("section further_reading", "reading"),
    ("section thanks", "thanks"),
    ("counts noun", "counted noun"),
    ("counts sub", "counted sub"),
    ("counts digits", "counted"),
    ("furniture navigation", "navigation"),
    ("furniture field", "picture"),
    ("furniture icon_names", "menu"),
    ("furniture again", "contents"),
    ("bullet", "bullet"),
    ("talk", "talk"),
    ("level 1", "level"),
    ("level 2", "level"),
    ("level 3", "level"),
    ("level 4", "level"),
    ("bold", "bold"),
    ("bold first", "bold first"),
    ("row", "row"),
    ("name", "name"),
    ("names", "name"),
    ("name and comma", "person"),
    ("field kind", "kind"),
    ("field edition", "kind"),
    ("field other", "other field"),
    ("counts bare digits", "bare number"),
    ("counts any noun", "counted noun"),
    ("counts word", "rank"),
    ("address", "address"),
)
_PARAGRAPH_WORDS = 14


def _kind(shown: set[str], words: int) -> str:
    found = next((kind for mark, kind in _KINDS if mark in shown), "")
    if found:
        return found
    if "heads" in shown:
        return "scrap" if words <= _SCRAP else "head"
    if words < _PARAGRAPH_WORDS:
        return "leads on" if "ends :" in shown else "sentence"
    return "text leads on" if "ends :" in shown else "text"
