"""Who may have written an article, besides whom it was read as."""

import re
from collections.abc import Sequence

from bot.documents.read.decision.roles import LineRole
from bot.documents.read.decision.whole import Reading
from bot.documents.read.lines.text_lines import TextLine
from bot.domain.findings.article import Article
from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.people import is_known_name, names_house, names_office, names_only

# Lines that name the author by what they are for.
_NAMING = frozenset((LineRole.AUTHOR, LineRole.DAY, LineRole.TITLE))
_RIGHT_BELOW = 2
_FEW_WORDS = 8
_HEADING_WORDS = 14
# What is no longer beside a name than this is a mark or two.
_MARKS_AROUND = 3
_AUTHOR = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.authors, *each.about_author))})(?!\w)", re.IGNORECASE
)
_WRITTEN_BY = late(
    rf"(?<!\w)(?:{any_of(lambda each: each.authors)})\s+"
    r"(?P<who>(?-i:[A-ZÀ-Þ])\S+\s\S+?)(?=[\s,.;(]|$)",
    re.IGNORECASE,
)
_WRITES = late(r"(?P<who>[A-ZÀ-Þ][^.:!?]{4,90}?)\s[a-zß-ÿ]{4,12}:\s+\W?[A-ZÀ-Þ]")
_LONGEST_HEAD = 300
_TEXTS = frozenset((LineRole.INTRODUCTION, LineRole.BODY))


def doubtful_author(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return a line that may name an author who was not read, or names one who is in no table."""
    return (
        _unnamed_author(article, lines, whole)
        or _unknown_author(article, lines, whole)
        or _told_of_author(article, lines, whole)
        or _writing(article, lines, whole)
    )


def _unnamed_author(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return a line right below the title that names somebody and an office, if none was read."""
    title = whole.title.at
    if article.authors or title is None:
        return ""
    for each in lines[title + 1 : title + 1 + _RIGHT_BELOW]:
        name, dash, office = each.text.partition(" - ")
        if not dash:
            name, _, office = each.text.partition(", ")
        is_office = bool(dash) or names_office(office)
        is_brief = len(each.text.split()) <= _HEADING_WORDS
        if is_office and is_brief and is_known_name(name.strip()) and not office.endswith("."):
            return each.text
    return ""


def _unknown_author(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return the line of authors if what was read there is no known name, and no office."""
    if not article.authors or any(map(_is_somebody, article.authors)):
        return ""
    said = (at for at, each in enumerate(whole.decided) if each.role == LineRole.AUTHOR)
    return next((lines[at].text for at in said), "")


def _told_of_author(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return the line that names the author, where it is for something else: "Ada Example is …"."""
    author = next(iter(article.authors), None)
    named = [at for at, each in enumerate(lines) if author and author in each.text]
    is_told = all(whole.decided[at].role not in _NAMING for at in named)
    # "Written by:", or "About the author".
    is_labelled = any(at and _names_author(lines[at - 1].text) for at in named)
    has_more = all(len(lines[at].text) > len(author or "") + _MARKS_AROUND for at in named)
    return lines[named[0]].text if is_told and named and has_more and not is_labelled else ""


def _writing(article: Article, lines: Sequence[TextLine], whole: Reading) -> str:
    """Return the text that says who wrote it, where no author was read.

    "This piece was written by Ada Example, a planner.", "Ada Example and Bo Sample write: …".
    """
    last = whole.findings[1] if len(whole.findings) > 1 else len(lines)
    said = (
        each.text
        for each, of in zip(lines[:last], whole.decided, strict=False)
        if of.role in _TEXTS and _says_who_wrote(each.text)
    )
    return "" if article.authors else next(said, "")


def _says_who_wrote(text: str) -> bool:
    head = text[:_LONGEST_HEAD]
    behind = (" ".join(each["who"].split()[:2]) for each in _WRITTEN_BY.finditer(head))
    before = _WRITES.match(head)
    names = names_only(before["who"]) if before else ()
    return any(map(is_known_name, behind)) or (bool(names) and all(map(is_known_name, names)))


def _names_author(text: str) -> bool:
    return len(text.split()) <= _FEW_WORDS and bool(_AUTHOR.search(text))


def _is_somebody(name: str) -> bool:
    return is_known_name(name) or is_given_name(name.partition(" ")[0]) or names_house(name)
