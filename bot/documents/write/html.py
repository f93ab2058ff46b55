"""Key findings as one web page that needs nothing else: no font, script or picture is loaded.

Each paragraph says its style (`data-style`), so that `styled_page.py` of `bot/documents/read/files`
reads back what was written, as from an office program. What is printed for readers only has class
`label`.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from bot.documents.styled import (
    BULLETED,
    FIELDS,
    SECTIONS,
    Paragraph,
    Role,
    TextRun,
    paragraphs,
    printed_title,
)
from bot.domain.findings.article import Article, reading_minutes, tidy
from bot.saying.i18n import Text
from bot.saying.times import locale_of

_CSS: Final = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
_CHECKSUM: Final = base64.b64encode(hashlib.sha256(_CSS.encode()).digest()).decode()
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_CHECKSUM}'; base-uri 'none'; form-action 'none'"
)


def page(title: str, body: str, text: Text, *, for_machines: str = "") -> str:
    """`title` is plain text, `body` is HTML, `for_machines` JSON that may hold any text."""
    direction = "rtl" if locale_of(text).text_direction == "rtl" else "ltr"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(text.locale)}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{_CSS}</style>\n"
        f"{_data(for_machines)}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _data(written: str) -> str:
    """Written so that it can end no element."""
    for char in "<>&":
        written = written.replace(char, f"\\u{ord(char):04x}")
    return f'<script type="application/ld+json">{written}</script>\n' if written else ""


_TAGS: Final = {
    Role.TITLE: "h1",
    **dict.fromkeys(SECTIONS, "h2"),
    Role.FINDING: "h3",
    Role.TALK: "h3",
    **dict.fromkeys(BULLETED, "li"),
    Role.SESSION: "h2",
    Role.PART: "h3",
    **dict.fromkeys(FIELDS, "dd"),
}
_ANCHORS: Final = {
    Role.FINDINGS: "findings",
    Role.BECAME: "became",
    Role.TALKS: "talks",
    Role.READING: "reading",
    Role.THANKS: "thanks",
    Role.SCOPE: "scope",
}
_HEAD: Final = frozenset(
    {
        Role.TITLE,
        Role.EDITION,
        Role.PUBLISHED_ON,
        Role.CORRECTION,
        Role.KIND,
        Role.AUTHOR,
        Role.READING_TIME,
    }
)
_FOOT: Final = frozenset({Role.SCOPE, Role.SCOPE_TEXT})


def to_html(article: Article, text: Text) -> str:
    """Equal input, equal text; nothing that people wrote acts in it."""
    article = tidy(article)
    listed = list(paragraphs(article, text))
    title = printed_title(listed)
    body = "\n".join(_body(listed))
    return page(title, body, text, for_machines=_for_machines(article, title, text))


def _body(listed: list[Paragraph]) -> Iterator[str]:
    """The page's head, its main part, and about the document at its foot."""
    head = [each for each in listed if each.role in _HEAD]
    scope = [each for each in listed if each.role in _FOOT]
    rest = [each for each in listed if each.role not in _HEAD | _FOOT]
    yield f"<header>\n{blocks(head)}\n</header>\n<main>"
    yield from _sections(rest)
    yield "</main>"
    if scope:
        yield f'<footer aria-labelledby="scope">\n{blocks(scope)}\n</footer>'


def _sections(listed: list[Paragraph]) -> Iterator[str]:
    begun: list[list[Paragraph]] = [[]]
    for each in listed:
        if each.role in SECTIONS:
            begun.append([])
        begun[-1].append(each)
    introduction, *sections = begun
    if introduction:
        yield f'<div class="introduction">\n{blocks(introduction)}\n</div>'
    for section in sections:
        name = _ANCHORS[section[0].role]
        yield f'<section class="{name}" aria-labelledby="{name}">\n{blocks(section)}\n</section>'


def blocks(listed: Iterable[Paragraph]) -> str:
    """One part of a page; fields stand in a list with each label once, items in another."""
    written: list[str] = []
    for tag, alike in groupby(listed, lambda each: _TAGS.get(each.role, "p")):
        if tag == "dd":
            fields = (_field(list(same)) for _, same in groupby(alike, _label))
            written.append("<dl>\n" + "\n".join(fields) + "\n</dl>")
        elif tag == "li":
            written.append("<ul>\n" + "\n".join(map(_element, alike)) + "\n</ul>")
        else:
            written += map(_element, alike)
    return "\n".join(written)


def _field(same: list[Paragraph]) -> str:
    return f"<div><dt>{escape(_label(same[0]))}</dt>{''.join(map(_element, same))}</div>"


def _label(field: Paragraph) -> str:
    return next((run.text.rstrip(": ") for run in field.runs if run.is_label), "")


def _element(paragraph: Paragraph) -> str:
    role = paragraph.role
    tag = _TAGS.get(role, "p")
    anchor = _ANCHORS.get(role, "")
    content = "".join(_run(run, paragraph) for run in paragraph.runs)
    number = ""
    if role in {Role.TALK, Role.SESSION}:
        anchor = f"talk{paragraph.number}"
    elif role is Role.FINDING:
        number = f' data-number="{paragraph.number}"'
        content = f'<span class="label">{paragraph.number}. </span>{content}'
    name = f' id="{anchor}"' if anchor else ""
    return f'<{tag}{name} data-style="{role.value}"{number} dir="auto">{content}</{tag}>'


def _run(run: TextRun, paragraph: Paragraph) -> str:
    if run.is_label:
        # Of a field the label stands before all that it says.
        is_field = paragraph.role in FIELDS
        return "" if is_field else f'<span class="label">{escape(run.text)}</span>'
    said = escape(run.text)
    if paragraph.day is not None:
        return f'<time datetime="{paragraph.day.isoformat()}">{said}</time>'
    if run.link.startswith("#"):
        return f'<a href="{escape(run.link)}">{said}</a>'
    if run.link.startswith("https://"):
        return f'<a href="{escape(run.link)}" rel="noopener noreferrer">{said}</a>'
    return said


def _for_machines(article: Article, title: str, text: Text) -> str:
    """What search engines read (schema.org)."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "inLanguage": text.locale,
        "correction": article.correction,
        "timeRequired": f"PT{reading_minutes(article)}M",
        "articleSection": article.kind,
        "author": [{"@type": "Person", "name": each} for each in article.authors],
        "about": [
            {
                "@type": "Event",
                "name": talk.title,
                **({"startDate": talk.on.isoformat()} if talk.on else {}),
                **({"endDate": talk.until.isoformat()} if talk.until else {}),
            }
            for talk in article.talks
            if talk.title
        ],
    }
    if article.published_on:
        told["datePublished"] = article.published_on.isoformat()
    return json.dumps({name: said for name, said in told.items() if said})
