"""The Markdown of an article, block by block."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.documents.read.in_making import ArticleInMaking, Part, Reason
from bot.documents.write.escaping import unescape
from bot.domain.findings.article import ArticleTalk, Evidence
from bot.saying.document_labels import ArticleLabels


class BlockKind(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block from line `number` on, its text still as Markdown; `level` is a heading's."""

    number: int
    kind: BlockKind
    text: str
    level: int = 0


_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_SECTION_LEVEL = 2
_ITEM = re.compile(r" {0,3}[-*+][ \t]+(.*)")
_NUMBER = re.compile(r"(\d{1,9})[.)](?:\s+(.*))?", re.ASCII)


def markdown_blocks(text: str) -> Iterator[Block]:
    """Split Markdown into headings, items and paragraphs, whose lines are joined."""
    open_block: Block | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        started = _started(number, line)
        goes_on = line.strip() and started is None
        if open_block is not None and not (goes_on and open_block.kind is not BlockKind.HEADING):
            yield open_block
            open_block = None
        if started is not None:
            open_block = started
        elif goes_on:
            open_block = _joined(open_block, number, line.strip())
    if open_block is not None:
        yield open_block


def _started(number: int, line: str) -> Block | None:
    if match := _HEADING.fullmatch(line):
        level, text = len(match[1]), (match[2] or "").strip()
        return Block(number=number, kind=BlockKind.HEADING, text=text, level=level)
    if match := _ITEM.fullmatch(line):
        return Block(number=number, kind=BlockKind.ITEM, text=match[1].strip())
    return None


def _joined(block: Block | None, number: int, text: str) -> Block:
    if block is None:
        return Block(number=number, kind=BlockKind.PARAGRAPH, text=text)
    return Block(number=block.number, kind=block.kind, text=f"{block.text} {text}")


class MarkdownReader:
    """Fills a draft; texts are compared with our labels before their escapes are undone."""

    def __init__(self, labels: ArticleLabels) -> None:
        self.draft = ArticleInMaking()
        self._labels = labels
        before, after = map(re.escape, labels.reading_time)
        self._reading_time = re.compile(rf"\*{before}\d+{after}\*", re.ASCII)
        self._evidence = re.compile(
            rf"{re.escape(labels.talk)} (\d+)(?:, {re.escape(labels.segment)} (\d+))?"
            rf"(?:, {re.escape(labels.minute)} (\d+))?",
            re.ASCII,
        )

    def read(self, block: Block) -> None:
        draft = self.draft
        match block.kind, draft.section:
            case BlockKind.HEADING, _:
                self._read_heading(block)
            case BlockKind.ITEM, Part.INTRODUCTION if self._read_field(block):
                pass
            case BlockKind.ITEM, Part.FINDINGS if self._read_evidence(block):
                pass
            case BlockKind.ITEM, Part.TALKS if self._read_talk_line(block):
                pass
            case BlockKind.PARAGRAPH, _ if self._reading_time.fullmatch(block.text):
                pass
            case _:
                draft.add_paragraph(block.number, unescape(block.text))

    def _read_heading(self, block: Block) -> None:
        draft, text = self.draft, unescape(block.text)
        is_section = block.level == _SECTION_LEVEL
        section = sections(self._labels).get(block.text.casefold()) if is_section else None
        finding = _NUMBER.fullmatch(block.text)
        if block.level == 1 and not draft.article.title:
            draft.set(title=text)
        elif section is not None:
            draft.open(section)
        elif draft.section is Part.TALKS and not is_section:
            draft.add_talk(ArticleTalk(title=text))
        elif finding and draft.section in {Part.INTRODUCTION, Part.FINDINGS}:
            draft.add_finding(int(finding[1]), unescape(finding[2] or ""))
        elif draft.section is Part.INTRODUCTION and not draft.article.heading_of_findings:
            draft.open(Part.FINDINGS)
            draft.set(heading_of_findings=text)
        else:
            draft.open(None)
            draft.leave_out(block.number, text, Reason.NOT_UNDERSTOOD)

    def _read_field(self, block: Block) -> bool:
        """Read "Edition: 2027" above the introduction."""
        labels, draft = self._labels, self.draft
        label, colon, raw = block.text.partition(":")
        text = unescape(raw.strip())
        parts = {
            labels.edition: Part.EDITION,
            labels.published_on: Part.PUBLISHED_ON,
            labels.kind: Part.KIND,
            labels.author: Part.AUTHORS,
        }
        part = parts.get(label)
        if not colon or part is None or draft.article.introduction:
            return False
        draft.see(part)
        if part is Part.AUTHORS:
            draft.set(authors=(*draft.article.authors, text))
        elif part is Part.PUBLISHED_ON:
            return not text or _set_date(text, lambda day: draft.set(published_on=day))
        else:
            draft.set(**{part.value: text})
        return True

    def _read_evidence(self, block: Block) -> bool:
        match = self._evidence.fullmatch(block.text)
        if match is None or not self.draft.article.findings:
            return False
        talk, segment, minute = (int(each) if each else None for each in match.groups())
        self.draft.add_evidence(Evidence(talk=talk or 0, segment=segment, minute=minute))
        return True

    def _read_talk_line(self, block: Block) -> bool:
        labels, draft = self._labels, self.draft
        label, colon, raw = block.text.partition(":")
        text = unescape(raw.strip())
        if not colon or not draft.article.talks:
            return False
        talk = draft.article.talks[-1]
        if label == labels.date:
            return _set_date(text, lambda day: draft.set_last_talk(on=day))
        changes: dict[str, dict[str, object]] = {
            labels.series: {"series_line": text},
            labels.part: {"segments": (*talk.segments, text)},
            labels.speaker: {"speakers": (*talk.speakers, text)},
            labels.recording: {"recording": text},
        }
        if label not in changes:
            return False
        draft.set_last_talk(**changes[label])
        return True


def _set_date(text: str, use: Callable[[date], None]) -> bool:
    try:
        use(date.fromisoformat(text))
    except ValueError:
        return False
    return True


def sections(labels: ArticleLabels) -> dict[str, Part]:
    """The headings, in small letters."""
    return {
        labels.talks.casefold(): Part.TALKS,
        labels.further_reading.casefold(): Part.FURTHER_READING,
        labels.thanks.casefold(): Part.THANKS,
        labels.scope_note.casefold(): Part.SCOPE_NOTE,
    }
