"""An article from the paragraphs of an office program, by the styles that we gave them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.documents.places import PlaceReader
from bot.documents.read.in_making import (
    ArticleInMaking,
    ArticlePart,
    LeftOutReason,
    ReadArticle,
    check_size,
)
from bot.documents.styled import DAYS, NOTES, Role
from bot.domain.findings.article import ArticleTalk
from bot.domain.plain import one_line
from bot.saying.document_labels import article_labels
from bot.saying.i18n import Text
from bot.words.written_days import the_day

_BY_NAME: Final = {
    re.sub(r"[^a-z]", "", role.value.casefold()): role for role in Role if role not in NOTES
}
# Other documents have these too.
_COMMON: Final = frozenset({Role.TITLE, Role.AUTHOR})
_SECTIONS: Final = {
    Role.BECAME: ArticlePart.BECAME,
    Role.TALKS: ArticlePart.TALKS,
    Role.READING: ArticlePart.FURTHER_READING,
    Role.THANKS: ArticlePart.THANKS,
    Role.SCOPE: ArticlePart.SCOPE_NOTE,
}
_ADDS: Final = {
    Role.INTRODUCTION: ArticlePart.INTRODUCTION,
    Role.BODY: ArticlePart.FINDINGS,
    Role.BECAME_ITEM: ArticlePart.BECAME,
    Role.READING_ITEM: ArticlePart.FURTHER_READING,
    Role.THANKS_TEXT: ArticlePart.THANKS,
    Role.SCOPE_TEXT: ArticlePart.SCOPE_NOTE,
}
_OF_TALK: Final = {
    Role.SERIES: "series_line",
    Role.DATE: "on",
    Role.UNTIL: "until",
    Role.SEGMENT: "segments",
    Role.SPEAKER: "speakers",
    Role.RECORDING: "recording",
}
_FIELDS: Final = {
    Role.TITLE: ArticlePart.TITLE,
    Role.EDITION: ArticlePart.EDITION,
    Role.KIND: ArticlePart.KIND,
    Role.CORRECTION: ArticlePart.CORRECTION,
    Role.PUBLISHED_ON: ArticlePart.PUBLISHED_ON,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StyledParagraph:
    """`text` is without labels; `number` what its list gives it, `day` what its date field says."""

    style: str
    text: str
    number: int = 1
    day: date | None = None
    # What its list puts before it.
    mark: str = ""

    @property
    def role(self) -> Role | None:
        return _BY_NAME.get(re.sub(r"[^a-z]", "", self.style.casefold()))


def is_styled_by_us(paragraphs: Iterable[StyledParagraph]) -> bool:
    return any(each.role is not None and each.role not in _COMMON for each in paragraphs)


def article_of(paragraphs: Iterable[StyledParagraph], words: Text) -> ReadArticle:
    """Read what our writers wrote, and what editors made of it; the rest is listed.

    Raises `TextTooLong` and `TooMany`.
    """
    listed = list(paragraphs)
    check_size("\n".join(each.text for each in listed))
    reader = _Reader(words)
    for number, each in enumerate(listed, start=1):
        reader.read(number, replace(each, text=one_line(each.text)))
    lines = tuple(each.text for each in listed)
    return replace(reader.making.finished(), lines=lines, is_ours=True)


class _Reader:
    def __init__(self, words: Text) -> None:
        self.making = ArticleInMaking()
        self._places = PlaceReader(map(article_labels, words.in_every_language()))

    def read(self, number: int, paragraph: StyledParagraph) -> None:
        making, text, role = self.making, paragraph.text, paragraph.role
        if role is Role.FINDING:
            making.add_finding(paragraph.number, text)
            making.use(number, ArticlePart.FINDINGS)
        elif role is Role.TALK:
            making.add_talk(ArticleTalk(title=text))
            making.use(number, ArticlePart.TALKS)
        elif not text:
            return
        elif role is None:
            # What an editor added, in whatever style, belongs to what is above it.
            making.add_paragraph(number, text)
        elif role is Role.READING_TIME:
            making.leave_out(number, text, LeftOutReason.READING_TIME)
        elif role is Role.FINDINGS:
            making.open(ArticlePart.FINDINGS)
            making.set(heading_of_findings=text)
            making.use(number, ArticlePart.FINDINGS)
        elif role in _SECTIONS:
            making.open(_SECTIONS[role])
            making.use(number, _SECTIONS[role])
        elif not self._read_part(number, role, paragraph):
            making.add_paragraph(number, text)

    def _read_part(self, number: int, role: Role, paragraph: StyledParagraph) -> bool:
        if role in _ADDS:
            self.making.section = _ADDS[role]
            return False
        part: ArticlePart | None = ArticlePart.TALKS
        if role in DAYS and paragraph.day is None:
            # An editor typed over the field, or a program did not keep it.
            day = the_day(paragraph.text)
            if day is None:
                self.making.leave_out(number, paragraph.text, LeftOutReason.NOT_UNDERSTOOD)
                return True
            paragraph = replace(paragraph, day=day)
        if role in _FIELDS:
            part = _FIELDS[role]
            self.making.set(**{part.value: paragraph.day or paragraph.text})
        elif role is Role.AUTHOR:
            part = ArticlePart.AUTHORS
            authors = self.making.article.authors
            self.making.set(authors=(*authors, paragraph.text))
        elif role is Role.EVIDENCE and self._read_evidence(paragraph.text):
            part = ArticlePart.FINDINGS
        elif role not in _OF_TALK or not self._read_talk(role, paragraph):
            return False
        self.making.use(number, part)
        return True

    def _read_evidence(self, text: str) -> bool:
        if not self.making.article.findings:
            return False
        found = self._places.evidence(text)
        for each in found:
            self.making.add_evidence(each)
        return bool(found)

    def _read_talk(self, role: Role, paragraph: StyledParagraph) -> bool:
        if not self.making.article.talks:
            return False
        talk = self.making.article.talks[-1]
        name = _OF_TALK[role]
        said = paragraph.day or paragraph.text
        kept = getattr(talk, name)
        self.making.set_last_talk(**{name: (*kept, said) if isinstance(kept, tuple) else said})
        return True
