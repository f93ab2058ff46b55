"""What a line near the top of an article is by itself, coarsely: a day, a menu, a head."""

import re
from collections.abc import Callable

from bot.documents.read.in_making import LeftOutReason
from bot.documents.read.lines.counted import announced_findings, bullet_text, readings
from bot.documents.read.lines.front_fields import (
    FrontField,
    author_of_posts,
    is_fact,
    is_issue,
    is_label_of_day,
    is_title_with_day,
    is_unknown_field,
    names_its_author,
    says_published,
    subject_of,
    tells_its_day,
)
from bot.documents.read.lines.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.lines.mail_heads import MAIL_HEAD
from bot.documents.read.lines.sections import (
    announces_findings,
    is_findings_section,
    is_heading_of_findings,
    section_of,
)
from bot.documents.read.lines.talk_lines import talk_of
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.people import is_person_name, names_only

PARAGRAPH_WORDS = 14
SCRAP_WORDS = 2
_HEAD_WORDS = 20
_BRIEF_WORDS = 3
_LONGEST = 200
_MOST_LETTERS = 600
_OF_MENUS = (LeftOutReason.NAVIGATION, LeftOutReason.ICON_NAMES)
# "Hello!", "Dear all,", "Bonjour !".
_GREETING = late(r"\S+(?:\s\S+){0,2}\s?[!,]")
_PICTURE = late(rf"(?<!\w)(?:{either(every(lambda each: each.pictures))})\s*:\s", re.IGNORECASE)
_COUNTED = late(r"\(?\d{1,3}\s?[.):]\s")
# "Blogs | Harbour", "Towns • Night • Light", "Towns, Night, Light".
_TAGS = late(
    r"[^\s|]+(?:\s[^\s|]+)?\s\|\s[^\s|]+(?:\s[^\s|]+)?|[^•·|]{1,40}(?:\s[•·|]\s[^•·|]{1,80}){2,}"
    r"|[A-ZÀ-Þ][^\W\d_]+(?:, [A-ZÀ-Þ][^\W\d_]+){2,}"
)


def kind_of(line: TextLine, field: FrontField | None) -> str:
    """What a line is by itself, coarsely; the first that holds."""
    text = line.text
    if len(text) > _MOST_LETTERS:
        return "text"
    if reason := reason_to_leave_out(text):
        return "menu" if reason in _OF_MENUS else "field"
    kinds = (kind for kind, holds in _BEFORE_FIELDS if holds(text))
    if kind := next(kinds, ""):
        return kind
    if field is not None and not is_title_with_day(text, field):
        return _kind_of_field(field)
    if talk_of(line.in_cells, among_talks=False):
        return "talk"
    kinds = (kind for kind, holds in _KINDS if holds(text))
    if kind := next(kinds, ""):
        return kind
    words = len(text[:_MOST_LETTERS].split())
    return "scrap" if words <= SCRAP_WORDS else "head" if words <= _HEAD_WORDS else "long"


def _kind_of_field(field: FrontField) -> str:
    if tells_its_day(field) or field.day:
        return "day"
    return "author" if names_its_author(field) else "kind" if field.part else "field"


def _is_prose(text: str) -> bool:
    is_long = len(text[:_MOST_LETTERS].split()) >= PARAGRAPH_WORDS
    return is_long and text.endswith((".", "?", "!", ":", "…", "”", '"'))


def _begins_count(text: str) -> bool:
    return bool(_COUNTED.match(text)) or any(each.number == 1 for each in readings(text))


def _announces(text: str) -> bool:
    """Tell whether a line is called little but findings: "Key findings"."""
    is_brief = len(text[:_LONGEST].split()) <= _BRIEF_WORDS and not announced_findings(text)
    return is_findings_section(text) or (is_brief and is_heading_of_findings(text))


def _is_name(text: str) -> bool:
    return len(names_only(text)) == 1 and is_person_name(text)


def _are_names(text: str) -> bool:
    names = names_only(text)
    return len(names) > 1 and all(map(is_person_name, names))


def _begins_with_name(text: str) -> bool:
    name, comma, _ = text[:_LONGEST].partition(",")
    return bool(comma) and is_person_name(name)


def names_picture(text: str) -> bool:
    """Tell whether a line says whose a picture is: "The pier. Photo: Ada Example"."""
    return bool(_PICTURE.search(text[:_LONGEST]))


def _is(pattern: re.Pattern[str]) -> Callable[[str], object]:
    # It is compiled when it is first used.
    return lambda text: pattern.fullmatch(text)  # noqa: PLW0108


_Kinds = tuple[tuple[str, Callable[[str], object]], ...]
_BEFORE_FIELDS: _Kinds = (
    ("menu", is_menu_word),
    ("subject", subject_of),
    ("mail head", _is(MAIL_HEAD)),
)
_KINDS: _Kinds = (
    ("day", is_label_of_day),
    ("posts", author_of_posts),
    ("menu", lambda text: len(text) <= _LONGEST and _TAGS.fullmatch(text)),
    ("issue", is_issue),
    ("bullet", lambda text: bullet_text(text) is not None),
    ("text", _is_prose),
    ("leads on", lambda text: text.endswith(":")),
    ("counted", _begins_count),
    ("announced", _announces),
    ("findings", lambda text: is_heading_of_findings(text) or announces_findings(text)),
    ("section", section_of),
    ("greeting", _is(_GREETING)),
    ("author", _are_names),
    ("name", _is_name),
    ("person", _begins_with_name),
    ("published", says_published),
    ("fact", is_fact),
    ("picture", names_picture),
    ("label", is_unknown_field),
    ("sentence", lambda text: text.endswith((".", ";", ","))),
)
