"""An article as Markdown, which `bot/documents/read/files/markdown.py` reads back unchanged.

What is printed for readers and is no part of the article (a heading of ours, evidence, the reading
time) stands between asterisks, which nobody's text has unescaped.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from bot.documents.escaping import as_reference, escape, escape_with_links
from bot.documents.styled import BULLETED, FIELDS, SECTIONS, Paragraph, Role, TextRun, paragraphs
from bot.domain.findings.article import Article
from bot.saying.document_labels import article_labels
from bot.saying.i18n import Text
from bot.words.written_days import the_day

_LEVELS: Final = {
    Role.TITLE: 1,
    **dict.fromkeys(SECTIONS, 2),
    Role.FINDING: 3,
    Role.TALK: 3,
    Role.SESSION: 2,
    Role.PART: 3,
}
_ITEMS: Final = frozenset({*FIELDS, *BULLETED})


def to_markdown(article: Article, text: Text) -> str:
    """Write the article; Markdown, mentions and HTML in its texts are shown, not obeyed."""
    sections = frozenset(map(str.casefold, article_labels(text).sections))
    return markdown_of(paragraphs(article, text), sections)


def markdown_of(listed: Iterable[Paragraph], sections: frozenset[str] = frozenset()) -> str:
    """`sections` are the headings that nobody's own may be taken for, in small letters."""
    return "\n\n".join(_blocks(listed, sections)) + "\n"


def _blocks(listed: Iterable[Paragraph], sections: frozenset[str]) -> Iterator[str]:
    """Items that follow each other are one list."""
    for is_item, alike in groupby(listed, lambda each: each.role in _ITEMS):
        if is_item:
            yield "\n".join(map(_item, alike))
        else:
            yield from (_block(each, sections) for each in alike)


def _item(paragraph: Paragraph) -> str:
    written = ""
    for is_label, alike in groupby(paragraph.runs, lambda run: run.is_label):
        said = "".join(run.text for run in alike)
        if not is_label and paragraph.day is not None and the_day(said) != paragraph.day:
            said = paragraph.day.isoformat()
        written += said if is_label else escape_with_links(said)
    return f"- {written}"


def _block(paragraph: Paragraph, sections: frozenset[str]) -> str:
    role = paragraph.role
    if role in {Role.READING_TIME, Role.EXPORTED}:
        return f"*{_plain(paragraph)}*"
    if role is Role.EVIDENCE:
        return f"*{''.join(map(_with_link, paragraph.runs))}*"
    if role not in _LEVELS:
        return escape(_plain(paragraph))
    mark = "#" * _LEVELS[role]
    return f"{mark} {_heading(paragraph, sections)}".rstrip()


def _heading(paragraph: Paragraph, sections: frozenset[str]) -> str:
    said = escape("".join(run.text for run in paragraph.runs if not run.is_label))
    label = "".join(run.text for run in paragraph.runs if run.is_label)
    match paragraph.role:
        case Role.FINDING:
            return f"{paragraph.number}. {said}"
        case Role.TALK | Role.SESSION | Role.PART:
            return f"{label}{said}"
        case Role.FINDINGS if said.casefold() in sections:
            return as_reference(said)
        case Role.TITLE | Role.FINDINGS if label:
            # Between a letter and a colon, asterisks would be no emphasis.
            before = f"{said}: " if said else ""
            return f"{before}*{escape(label.removeprefix(': '))}*"
        case _:
            return said


def _plain(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _with_link(run: TextRun) -> str:
    is_address = run.link and not run.link.startswith("#")
    return f"[{run.text}](<{run.link}>)" if is_address else escape(run.text)
