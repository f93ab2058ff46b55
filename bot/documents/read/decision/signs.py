"""What a line shows by itself: its form, and what the languages' tables know of its words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.documents.read.assembly.bylines import names_behind_label, without_note_marks
from bot.documents.read.lines.counted import (
    Style,
    announced_counts,
    announced_findings,
    bullet_text,
    readings,
)
from bot.documents.read.lines.front_fields import (
    FrontField,
    author_of_posts,
    dateline_of,
    front_field,
    is_fact,
    is_issue,
    is_label_of_day,
    is_title_with_day,
    is_unknown_field,
    names_its_author,
    subject_of,
    tells_its_day,
)
from bot.documents.read.lines.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.lines.sections import (
    announces_findings,
    is_findings_section,
    is_heading_of_findings,
    promises_findings,
    section_of,
)
from bot.documents.read.lines.talk_lines import talk_of
from bot.documents.read.lines.text_lines import TextLine
from bot.words.languages.language import Language, Words
from bot.words.lexicon import either, every, plain
from bot.words.patterns import late
from bot.words.programme.people import is_known_name, is_person_name, names_house, names_only
from bot.words.written_days import written_days

_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (8, "6-8"), (13, "9-13"), (20, "14-20"))
_LONG = "21+"
# Longer lines are paragraphs, of which nothing else is asked.
_MOST_CHECKED = 300
_HEADING_WORDS = 16
_BRIEF = 6
_SCRAP = 2
_LONGEST_TITLE = 30
_HALF = 0.5
_ENDS = ".:?!,;…"
_QUOTES = "\"“”„«»‘'"
_BOLD_FIRST = late(r"(\*\*|__)[^*_]{3,160}\1[.:]?\s+\S")
_RUN_IN_COLON = late(r"[^:.]{3,80}:\s+\S")
_RUN_IN_STOP = late(r"[^.:!?]{3,60}[.!?]\s+\S")
_RUN_IN_DASH = late(r"\S+(?:\s\S+){0,8}?\s[\u2013\u2014-]\s\S")
_ADDRESS = late(r"https?://|www\.")
_MAIL = late(r"\S@[^\s@]+\.\w")
_PHONE = late(r"(?:^|[,\s(])\+?(?:\(?\d{2,4}\)?[\s/.-]?){3,6}\W*$")
_INVITES = late(rf"(?:{either(every(lambda each: each.invites))})(?!\w)", re.IGNORECASE)
_LASTLY = late(rf"(?:{either(every(lambda each: each.lastly))})[\s,:]", re.IGNORECASE)
# "From: Ada Example <ada@city.example>".
MAIL_HEAD = late(
    rf"(?:{either(every(lambda each: each.mail_heads))})\s?:\s*(?P<value>\S.*)", re.IGNORECASE
)
_DIGITS = late(r"\d")
# "Squares in full (pdf, 2 MB)", "report.pdf".
_FILE = late(r"(?:\(|\.|\s)(?:pdf|docx?|odt|pptx?|xlsx?|word|epub)(?:[\s,)-]|$)", re.IGNORECASE)
# "Sample, B. (2023) Small places", "et al.".
_CITES = late(r"\((?:19|20)\d\d[a-z]?\)|\bet al\b|\bpp?\.\s?\d|\bISBN\b|\bdoi\b")
_SIZE = late(r"\d\s?[kKMm]o?[bB]?\b")
_FOOTNOTE = late(r"\[\d{1,2}\]\s|\^\d|[\u00b9\u00b2\u00b3]\s")


def _of_tables(*words_of: Callable[[Language], Words]) -> frozenset[str]:
    return frozenset(
        plain(part)
        for each in words_of
        for word in every(each)
        for part in re.findall(r"[^\W\d_]{4,}", word)
    )


_PAGE_WORDS = _of_tables(
    lambda each: each.furniture,
    lambda each: each.navigation,
    lambda each: each.navigation_open,
    lambda each: each.share_words,
)
_KIND_WORDS = _of_tables(lambda each: each.page_kinds, lambda each: each.kinds)


def _any(words_of: Callable[[Language], Words], *, behind: str, shortest: int) -> re.Pattern[str]:
    words = either(word for word in every(words_of) if len(word) >= shortest)
    return late(rf"(?<!\w)(?:{words}){behind}", re.IGNORECASE)


_SECTION_WORDS = {
    "after": _any(lambda each: each.after_findings, behind=r"(?!\w)", shortest=6),
    "reading": _any(
        lambda each: (*each.further_reading, *each.more_reading), behind=r"(?!\w)", shortest=5
    ),
    "findings": _any(
        lambda each: (*each.findings_heading, *each.nouns_of_findings), behind="", shortest=1
    ),
    "talks": _any(
        lambda each: (*each.talks_section, *each.talks, *each.sessions), behind="", shortest=1
    ),
}
# Patterns among the words that thank ("thanks for the (talk|…)") are no words.
_THANKS = _any(
    lambda each: tuple(
        word
        for word in (
            *(*each.thanks, *each.more_thanks, *each.thanks_open, *each.only_thanks),
            *each.thanks_within,
        )
        if word.replace(" ", "").isalpha() and "ok" not in word
    ),
    behind=r"(?!\w)",
    shortest=4,
)
_PICTURE_WORD = late(
    rf"(?<!\w)(?:{either(every(lambda each: each.pictures))})(?!\w)", re.IGNORECASE
)
_TELLS = (
    ("heading of findings", is_heading_of_findings),
    ("findings section", is_findings_section),
    ("announces findings", announces_findings),
    ("promises findings", promises_findings),
)
_FORMS_OF_SOURCES = (
    ("file", _FILE),
    ("cites", _CITES),
    ("size", _SIZE),
    ("footnote", _FOOTNOTE),
)
_YEAR = late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE = late(r"[.!?]\s+[^\W\d_]")


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
    is_short = len(text) <= _MOST_CHECKED
    field = front_field(text) if is_short else None
    shown = {f"words {_length(words)}", *_form(line, words)}
    if is_short:
        shown.update(_fields(text, field))
        shown.update(_tables(line))
        shown.update(_people(text))
        shown.update(_words(text, words))
    shown.update(_counting(text))
    heads = _may_head(words, shown)
    may_be_title = is_short and _may_be_title(text, words, shown)
    if heads:
        shown.add("heads")
    if may_be_title:
        shown.add("may be title")
    kind = _kind(shown, words)
    shown.add(f"is {kind}")
    promises = announced_findings(text) - {1}
    counts = promises | (announced_counts(text) - {1} if words <= _HEADING_WORDS else frozenset())
    return LineSigns(frozenset(shown), kind, words, field, counts, promises, may_be_title, heads)


def _length(words: int) -> str:
    return next((name for most, name in _LENGTHS if words <= most), _LONG)


def _form(line: TextLine, words: int) -> Iterator[str]:
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
    yield from _within(text[:_MOST_CHECKED])
    if 1 < words <= _HEADING_WORDS:
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


def _fields(text: str, field: FrontField | None) -> Iterator[str]:
    if field is not None:
        yield from _field(text, field)
    if is_unknown_field(text):
        yield "unknown field"
    if match := MAIL_HEAD.fullmatch(text):
        yield "mail head"
        name = re.split(r"\s*[<(,]", match["value"])[0].strip("\"' ")
        if is_person_name(name):
            yield "mail head with name"
    if len(_DIGITS.findall(text)) * 3 >= len(text.replace(" ", "")):
        yield "mostly digits"
    for name, holds in (
        ("label of day", is_label_of_day(text)),
        ("subject", subject_of(text)),
        ("posts by", author_of_posts(text)),
        ("dateline", dateline_of(text)),
        ("issue", is_issue(text)),
        ("fact", is_fact(text)),
        ("by a name", names_behind_label(text)),
    ):
        if holds:
            yield name
    yield from _days(text)


def _days(text: str) -> Iterator[str]:
    days = written_days(text)
    if days:
        yield "day with year" if any(each.year for each in days) else "day"
    if len(days) > 1:
        yield "days"
    if any(each.last is not None for each in days):
        yield "from day to day"


def _field(text: str, field: FrontField) -> Iterator[str]:
    yield f"field {field.part.value if field.part else 'other'}"
    for name, holds in (
        ("field with day", field.day is not None),
        ("tells its day", tells_its_day(field)),
        ("names its author", names_its_author(field)),
        ("field with authors", field.authors),
        ("update", field.is_update),
        ("title with day", is_title_with_day(text, field)),
    ):
        if holds:
            yield name


def _tables(line: TextLine) -> Iterator[str]:
    text = line.text
    if reason := reason_to_leave_out(text):
        yield f"furniture {reason.value}"
    if is_menu_word(text):
        yield "menu word"
    if section := section_of(text):
        yield f"section {section.part.value if section.part else 'after'}"
        if section.rest:
            yield "section with text"
    for name, tells in _TELLS:
        if tells(text):
            yield name
    if announced_findings(text):
        yield "promises a number"
    elif announced_counts(text):
        yield "names a number"
    yield from _talks_and_addresses(line)


def _talks_and_addresses(line: TextLine) -> Iterator[str]:
    text = line.text
    if talk_of(line.in_cells, among_talks=False):
        yield "talk"
    elif (talk := talk_of(line.in_cells, among_talks=True)) and talk.on is not None:
        yield "dated title"
    if _LASTLY.match(text):
        yield "lastly"
    if _INVITES.match(bullet_text(text) or text):
        yield "invites"
    for name, pattern in (("address", _ADDRESS), ("mail", _MAIL), ("phone", _PHONE)):
        if pattern.search(text):
            yield name


def _words(text: str, words: int) -> Iterator[str]:
    """What single words tell, wherever they stand in a line."""
    said = [plain(each) for each in re.findall(r"[^\W\d_]{4,}", text)]
    for name, known in (("page", _PAGE_WORDS), ("kind", _KIND_WORDS)) if said else ():
        if share := sum(each in known for each in said) / len(said):
            yield f"{name} words {'all' if share == 1 else 'most' if share >= _HALF else 'some'}"
    if words <= _HEADING_WORDS:
        for name, pattern in _SECTION_WORDS.items():
            if pattern.search(text):
                yield f"names {name}"
                if words <= _BRIEF:
                    yield f"briefly names {name}"
    yield from _thanks_and_sources(text)


def _thanks_and_sources(text: str) -> Iterator[str]:
    if match := _THANKS.search(text):
        yield "thanks"
        if len(text[: match.start()].split()) <= _SCRAP + 1:
            yield "begins with thanks"
    if match := _PICTURE_WORD.search(text):
        yield "names picture"
    for name, pattern in _FORMS_OF_SOURCES:
        if pattern.search(text):
            yield name


def names_source(text: str) -> bool:
    """Tell whether a line has the form of a file to download, or of a work that is cited."""
    return len(text) <= _MOST_CHECKED and bool(_FILE.search(text) or _CITES.search(text))


def _people(text: str) -> Iterator[str]:
    bare = without_note_marks(bullet_text(text) or text)
    names = names_only(bare)
    if names:
        yield "names" if len(names) > 1 else "name"
        if is_known_name(bare):
            yield "known name"
    elif is_person_name(bare):
        yield "may be name"
    first, comma, _ = bare.partition(",")
    if comma and is_person_name(first):
        yield "name and comma"
    words = bare.split()
    if len(words) > _SCRAP + 1 and words[2].islower() and is_known_name(" ".join(words[:2])):
        yield "about somebody"
    if names_house(text):
        yield "house"


def _counting(text: str) -> Iterator[str]:
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


def _may_head(words: int, shown: set[str]) -> bool:
    """Tell whether a line is as short as headings are, and nothing that stands alone otherwise."""
    ends = shown & {"ends .", "ends ,", "ends ;", "ends :"}
    known = any(each.startswith(("furniture", "field", "section", "menu")) for each in shown)
    return words <= _HEADING_WORDS and not ends and not known and "bullet" not in shown


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
