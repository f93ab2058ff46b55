"""An article in Markdown, as `bot/documents/write/markdown.py` writes it, read back unchanged."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.documents.escaping import unescape
from bot.documents.places import PlaceReader
from bot.documents.read.files.markdown_blocks import Block, BlockKind, markdown_blocks
from bot.documents.read.in_making import (
    FINDINGS_BEGIN_IN,
    ArticleInMaking,
    ArticlePart,
    LeftOutReason,
    ReadArticle,
    check_size,
)
from bot.domain.findings.article import ArticleTalk
from bot.saying.document_labels import ArticleLabels, article_labels
from bot.saying.i18n import Text
from bot.words.patterns import late
from bot.words.written_days import the_day

_SECTION_LEVEL = 2
# What people wrote never begins like this: it is escaped.
_SEAL = late(r"<!-- rostrum-seal/1 [^<>]* -->")
# The end of a heading between asterisks that are not escaped.
_WITH_LABEL = late(r"((?:\\.|[^\\*])*)\*((?:\\.|[^\\*])*)\*")
_LINK = late(r"\[(\d{2,9}:\d\d)\]\(<[^<>\s]*>\)", re.ASCII)
_NUMBER = late(r"(\d{1,9})[.)](?:\s+(.*))?", re.ASCII)


def from_markdown(written: str, text: Text) -> ReadArticle:
    """Read an article in whatever language it was written; what it has besides is listed.

    Raises `TextTooLong` and `TooMany`.
    """
    check_size(written)
    languages = map(article_labels, text.in_every_language())
    reader = _Reader(max(languages, key=lambda labels: _known(labels, written)))
    for block in markdown_blocks(written):
        reader.read(block)
    return replace(reader.making.finished(), lines=tuple(written.splitlines()), is_ours=True)


def is_ours(written: str, text: Text) -> bool:
    """Tell whether it has a field or a section that we write, in any language."""
    return any(_known(article_labels(each), written) for each in text.in_every_language())


def _known(labels: ArticleLabels, written: str) -> int:
    """Count the labels that stand where they are written."""
    lines = {line.partition(":")[0].strip() for line in written.splitlines()}
    items = (labels.edition, labels.published_on, labels.author, labels.date, labels.recording)
    return len(lines & {f"- {item}" for item in items}) + len(
        lines & {f"## {section}" for section in labels.sections}
    )


class _Reader:
    """Texts are compared with our labels before their escapes are undone."""

    def __init__(self, labels: ArticleLabels) -> None:
        self.making = ArticleInMaking()
        self._labels = labels
        before, after = map(re.escape, labels.reading_time)
        self._reading_time = re.compile(rf"\*{before}\d+{after}\*", re.ASCII)
        self._places = PlaceReader([labels])
        self._before_places = f"*{labels.evidence}: "
        self._before_title = re.compile(rf"{re.escape(labels.talk)} \d{{1,9}}:(?: |$)", re.ASCII)
        before, after = map(re.escape, labels.findings_from)
        self._ours = re.compile(
            rf"(?:.*: )?{re.escape(labels.untitled)}|{re.escape(labels.findings)}|{before}.*{after}"
        )
        self._segment = re.compile(rf"{re.escape(labels.part)}(?: \d{{1,9}})?", re.ASCII)

    def read(self, block: Block) -> None:
        making = self.making
        match block.kind, making.section:
            case BlockKind.HEADING, _:
                self._read_heading(block)
            case BlockKind.ITEM, ArticlePart.INTRODUCTION if self._read_field(block):
                pass
            case BlockKind.PARAGRAPH, ArticlePart.FINDINGS if self._read_evidence(block):
                pass
            case BlockKind.ITEM, ArticlePart.TALKS if self._read_talk_line(block):
                pass
            case BlockKind.PARAGRAPH, _ if self._reading_time.fullmatch(block.text):
                pass
            case BlockKind.PARAGRAPH, _ if _SEAL.fullmatch(block.text):
                pass
            case _:
                making.add_paragraph(block.number, unescape(block.text))

    def _read_heading(self, block: Block) -> None:
        making, text = self.making, unescape(self._without_ours(block.text))
        is_section = block.level == _SECTION_LEVEL
        section = _sections(self._labels).get(block.text.casefold()) if is_section else None
        finding = _NUMBER.fullmatch(block.text)
        if block.level == 1 and not making.article.title:
            making.set(title=text)
        elif section is not None:
            making.open(section)
        elif making.section is ArticlePart.TALKS and not is_section:
            title = self._before_title.sub("", block.text, count=1)
            making.add_talk(ArticleTalk(title=unescape(title)))
        elif finding and making.section in FINDINGS_BEGIN_IN:
            making.add_finding(int(finding[1]), unescape(finding[2] or ""))
        elif making.section is ArticlePart.INTRODUCTION and not making.article.heading_of_findings:
            making.open(ArticlePart.FINDINGS)
            making.set(heading_of_findings=text)
        else:
            making.open(None)
            making.leave_out(block.number, text, LeftOutReason.NOT_UNDERSTOOD)

    def _without_ours(self, heading: str) -> str:
        """What the article says of a heading that ends with words of ours."""
        match = _WITH_LABEL.fullmatch(heading)
        is_ours = match is not None and self._ours.fullmatch(match[2])
        return match[1].removesuffix(": ") if match is not None and is_ours else heading

    def _read_field(self, block: Block) -> bool:
        """Read "Edition: 2027" above the introduction."""
        labels, making = self._labels, self.making
        label, colon, raw = block.text.partition(":")
        text = unescape(raw.strip())
        parts = {
            labels.edition: ArticlePart.EDITION,
            labels.published_on: ArticlePart.PUBLISHED_ON,
            labels.correction: ArticlePart.CORRECTION,
            labels.kind: ArticlePart.KIND,
            labels.author: ArticlePart.AUTHORS,
        }
        part = parts.get(label)
        if not colon or part is None or making.article.introduction:
            return False
        making.see(part)
        if part is ArticlePart.AUTHORS:
            making.set(authors=(*making.article.authors, text))
        elif part is ArticlePart.PUBLISHED_ON:
            return not text or _set_date(text, lambda day: making.set(published_on=day))
        else:
            making.set(**{part.value: text})
        return True

    def _read_evidence(self, block: Block) -> bool:
        text = _LINK.sub(r"\1", block.text)
        before = self._before_places
        if not (text.startswith(before) and text.endswith("*") and self.making.article.findings):
            return False
        found = self._places.evidence(text[len(before) : -1])
        for each in found:
            self.making.add_evidence(each)
        return bool(found)

    def _read_talk_line(self, block: Block) -> bool:
        labels, making = self._labels, self.making
        label, colon, raw = block.text.partition(":")
        text = unescape(raw.strip())
        if not colon or not making.article.talks:
            return False
        talk = making.article.talks[-1]
        if label == labels.date:
            return _set_date(text, lambda day: making.set_last_talk(on=day))
        if label == labels.until:
            return _set_date(text, lambda day: making.set_last_talk(until=day))
        if self._segment.fullmatch(label):
            making.set_last_talk(segments=(*talk.segments, text))
            return True
        changes: dict[str, dict[str, object]] = {
            labels.series: {"series_line": text},
            labels.speaker: {"speakers": (*talk.speakers, text)},
            labels.recording: {"recording": text},
        }
        if label not in changes:
            return False
        making.set_last_talk(**changes[label])
        return True


def _set_date(text: str, use: Callable[[date], None]) -> bool:
    try:
        day: date | None = date.fromisoformat(text)
    except ValueError:
        day = the_day(text)
    if day is not None:
        use(day)
    return day is not None


def _sections(labels: ArticleLabels) -> dict[str, ArticlePart]:
    """The headings, in small letters."""
    return {
        labels.became.casefold(): ArticlePart.BECAME,
        labels.talks.casefold(): ArticlePart.TALKS,
        labels.further_reading.casefold(): ArticlePart.FURTHER_READING,
        labels.thanks.casefold(): ArticlePart.THANKS,
        labels.scope_note.casefold(): ArticlePart.SCOPE_NOTE,
    }
