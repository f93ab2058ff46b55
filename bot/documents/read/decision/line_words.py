"""What the languages' tables and the readers of fields know of the words of a line."""

import re
from collections.abc import Callable, Iterator

from bot.documents.read.decision.line_form import HEADING_WORDS, MOST_CHECKED
from bot.documents.read.lines.bylines import names_behind_label, without_note_marks
from bot.documents.read.lines.counted import announced_counts, announced_findings, bullet_text
from bot.documents.read.lines.front_fields import (
    FrontField,
    author_of_posts,
    dateline_of,
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
from bot.documents.read.lines.mail_heads import MAIL_HEAD
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

_BRIEF = 6
# A name, or less.
_NAME_WORDS = 3
_HALF = 0.5
_ADDRESS = late(r"https?://|www\.")
_MAIL = late(r"\S@[^\s@]+\.\w")
_PHONE = late(r"(?:^|[,\s(])\+?(?:\(?\d{2,4}\)?[\s/.-]?){3,6}\W*$")
_INVITES = late(rf"(?:{either(every(lambda each: each.invites))})(?!\w)", re.IGNORECASE)
_LASTLY = late(rf"(?:{either(every(lambda each: each.lastly))})[\s,:]", re.IGNORECASE)
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


def words_show(line: TextLine, words: int, field: FrontField | None) -> Iterator[str]:
    """Yield what the words of a line tell; of a paragraph nothing is asked."""
    yield from _fields(line.text, field)
    yield from _tables(line)
    yield from _people(line.text)
    yield from _words(line.text, words)


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
    if words <= HEADING_WORDS:
        for name, pattern in _SECTION_WORDS.items():
            if pattern.search(text):
                yield f"names {name}"
                if words <= _BRIEF:
                    yield f"briefly names {name}"
    yield from _thanks_and_sources(text)


def _thanks_and_sources(text: str) -> Iterator[str]:
    if match := _THANKS.search(text):
        yield "thanks"
        if len(text[: match.start()].split()) <= _NAME_WORDS:
            yield "begins with thanks"
    if match := _PICTURE_WORD.search(text):
        yield "names picture"
    for name, pattern in _FORMS_OF_SOURCES:
        if pattern.search(text):
            yield name


def names_source(text: str) -> bool:
    """Tell whether a line has the form of a file to download, or of a work that is cited."""
    return len(text) <= MOST_CHECKED and bool(_FILE.search(text) or _CITES.search(text))


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
    if len(words) > _NAME_WORDS and words[2].islower() and is_known_name(" ".join(words[:2])):
        yield "about somebody"
    if names_house(text):
        yield "house"
