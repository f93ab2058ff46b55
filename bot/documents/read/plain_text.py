"""A published key-findings article as plain text, read by the form of its lines."""

import re
from collections.abc import Callable
from datetime import date

from bot.documents.read.furniture import reason_to_leave_out
from bot.documents.read.in_making import ArticleInMaking, Part, ReadArticle, Reason, check_size
from bot.documents.read.text_lines import TextLine, text_lines
from bot.domain.errors import BadInput
from bot.domain.findings.article import ArticleTalk
from bot.words.languages.language import Language, Words
from bot.words.lexicon import either, every
from bot.words.programme_lines import Rank, may_be_person, read_heading, read_label
from bot.words.spelled import find_dates

_TITLE_MAX = 200
_HEADING_MAX = 200

_FIELD = re.compile(
    r"(?:(?P<published_on>(?:publication |publishing )?date|published(?: on)?|date of publication)"
    r"|(?P<kind>(?:content |document )?type|category)"
    r"|(?P<authors>authors?|written by|by)"
    r"|(?P<edition>edition|series))\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:written )?by\s+(?P<value>[^.!?]{2,150})", re.IGNORECASE)
_SECTIONS: dict[Part, Callable[[Language], Words]] = {
    Part.TALKS: lambda language: language.talks_section,
    Part.FURTHER_READING: lambda language: language.further_reading,
    Part.THANKS: lambda language: language.thanks,
    Part.SCOPE_NOTE: lambda language: language.scope_note,
}
_SECTION_PATTERNS = {
    part: re.compile(rf"(?:{either(every(words_of))})\s*(?::\s*(?P<rest>.*))?", re.IGNORECASE)
    for part, words_of in _SECTIONS.items()
}
_THANKS_SENTENCE = re.compile(r"with (?:special |many )?thanks to\s+\S.*", re.IGNORECASE)
_HEADING_OF_FINDINGS = re.compile(
    r"(?:the |our )?(?:\w+ )?(?:key |main )(?:takeaways|findings|lessons|insights|messages)\b.*",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"(?:(?:key )?(?:finding|takeaway|lesson|insight|recommendation)\s+)?#?(?P<number>\d{1,3})"
    r"\s?(?:[.):]|[\u2013\u2014-](?=\s))\s+(?P<heading>\S.*)",
    re.IGNORECASE | re.ASCII,
)
_BULLET = re.compile(r"[-*•‣·\u2013\u2014]\s+(?P<text>.+)")
_RECORDING = re.compile(
    r"(?:(?:watch|recording|video)[^:]{0,40}:\s*)?(?P<url>https?://\S+)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=\S)")


def read_plain_text(text: str) -> ReadArticle:
    """Read an article and list whatever is not of it; raises `TextTooLong` and `TooMany`."""
    check_size(text)
    reader = _Reader(text_lines(text, stands_alone=_stands_alone))
    return reader.read()


def _stands_alone(line: str) -> bool:
    """Tell whether a line is complete by its form, so that no wrapped line belongs to it."""
    return bool(
        reason_to_leave_out(line)
        or _FIELD.fullmatch(line)
        or _section_of(line)
        or _talk_of(line)
        or _BULLET.fullmatch(line)
    )


def _section_of(line: str) -> tuple[Part, str] | None:
    for part, pattern in _SECTION_PATTERNS.items():
        if match := pattern.fullmatch(line):
            return part, match["rest"] or ""
    return (Part.THANKS, line) if _THANKS_SENTENCE.fullmatch(line) else None


def _talk_of(line: str) -> ArticleTalk | None:
    """Read "Series | Title. Thursday 17 March 2022"."""
    heading = read_heading(line)
    if heading is None or heading.rank is not Rank.TALK or heading.series_line is None:
        return None
    on = heading.date.on if heading.date else None
    return ArticleTalk(title=heading.title, series_line=heading.series_line, on=on)


class _Reader:
    def __init__(self, lines: list[TextLine]) -> None:
        self._lines = lines
        self._making = ArticleInMaking()
        # Numbered lines inside a finding: the number of the last one.
        self._list_at = 0

    def read(self) -> ReadArticle:
        for index, line in enumerate(self._lines):
            self._read_line(index, line)
        self._guess_edition()
        return self._making.finished()

    def _read_line(self, index: int, line: TextLine) -> None:
        making = self._making
        if reason := reason_to_leave_out(line.text):
            making.leave_out(line.number, line.text, reason)
        elif not (
            self._read_front(index, line)
            or self._read_talk(line)
            or self._read_section(line)
            or self._read_finding(index, line)
        ):
            self._read_paragraph(line)

    def _read_front(self, index: int, line: TextLine) -> bool:
        """Read what stands before the findings and is no introduction."""
        making = self._making
        if making.section is not Part.INTRODUCTION:
            return False
        if not making.article.introduction and self._read_field(line):
            return True
        is_heading = _is_heading(line.text)
        if not making.article.title and not making.article.introduction and is_heading:
            making.set(title=line.text)
            return True
        if is_heading and (self._is_finding(index + 1) or _HEADING_OF_FINDINGS.match(line.text)):
            if making.article.heading_of_findings:
                return False
            making.see(Part.FINDINGS)
            making.set(heading_of_findings=line.text)
            return True
        return False

    def _read_field(self, line: TextLine) -> bool:
        match = _FIELD.fullmatch(line.text) or (
            _BYLINE.fullmatch(line.text) if self._making.article.title else None
        )
        if match is None:
            return False
        part = _part_of(match)
        value = match["value"].strip()
        self._making.see(part)
        if part is Part.AUTHORS:
            self._making.set(authors=tuple(re.split(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+", value)))
        elif part is not Part.PUBLISHED_ON:
            self._making.set(**{part.value: value})
        elif value:
            self._read_publication_date(line, value)
        return True

    def _read_publication_date(self, line: TextLine, value: str) -> None:
        published = _date_in(value)
        if published is None:
            self._making.leave_out(line.number, line.text, Reason.NOT_UNDERSTOOD)
        self._making.set(published_on=published)

    def _read_talk(self, line: TextLine) -> bool:
        talk = _talk_of(line.text)
        if talk is not None:
            self._making.add_talk(talk)
        return talk is not None

    def _read_section(self, line: TextLine) -> bool:
        found = _section_of(line.text)
        if found is None or not self._making.article.title:
            return False
        section, rest = found
        self._making.open(section)
        if rest:
            self._making.add_paragraph(line.number, rest)
        return True

    def _read_finding(self, index: int, line: TextLine) -> bool:
        if not self._is_finding(index):
            return False
        match = _FINDING.fullmatch(line.text)
        assert match is not None
        heading, rest = _heading_and_rest(match["heading"])
        self._making.add_finding(int(match["number"]), heading)
        self._list_at = 0
        if rest:
            self._making.add_paragraph(line.number, rest)
        return True

    def _is_finding(self, index: int) -> bool:
        """Tell whether a numbered line is the next finding, not a list inside one."""
        line = self._lines[index] if index < len(self._lines) else None
        match = _FINDING.fullmatch(line.text) if line else None
        if line is None or match is None:
            return False
        if self._making.section not in {Part.INTRODUCTION, Part.FINDINGS}:
            return False
        number = int(match["number"])
        findings = self._making.article.findings
        goes_on_list = number == self._list_at + 1 and self._list_at and not line.after_blank
        return number == len(findings) + 1 and not goes_on_list

    def _read_paragraph(self, line: TextLine) -> None:
        making = self._making
        if making.section is Part.TALKS and self._read_about_talk(line.text):
            return
        if making.section is Part.FINDINGS and (match := _FINDING.fullmatch(line.text)):
            self._list_at = int(match["number"])
        bullet = _BULLET.fullmatch(line.text)
        is_list = making.section in {Part.FURTHER_READING, Part.THANKS}
        making.add_paragraph(line.number, bullet["text"] if bullet and is_list else line.text)

    def _read_about_talk(self, text: str) -> bool:
        """Read what stands under a talk: its recording, and people."""
        making = self._making
        if not making.article.talks:
            return False
        talk = making.article.talks[-1]
        if (match := _RECORDING.fullmatch(text)) and talk.recording is None:
            making.set_last_talk(recording=match["url"])
            return True
        if (label := read_label(text)) and not label[1]:
            return True
        if not may_be_person(text):
            return False
        bullet = _BULLET.fullmatch(text)
        making.set_last_talk(speakers=(*talk.speakers, bullet["text"] if bullet else text))
        return True

    def _guess_edition(self) -> None:
        """The talks' common first words name the edition, if nothing else does."""
        article = self._making.article
        names = {talk.series_line for talk in article.talks}
        if not article.edition and len(names) == 1:
            self._making.set(edition=names.pop())


def _part_of(match: re.Match[str]) -> Part:
    named = match.groupdict()
    return next((part for part in Part if named.get(part.value)), Part.AUTHORS)


def _is_heading(text: str) -> bool:
    is_sentence = text.endswith((".", ";", ",")) and len(text.split()) > 3  # noqa: PLR2004
    return len(text) <= _TITLE_MAX and not is_sentence and not _FINDING.fullmatch(text)


def _heading_and_rest(text: str) -> tuple[str, str]:
    """Split a heading from a body that goes on in the same line."""
    if len(text) <= _HEADING_MAX:
        return text, ""
    heading, *rest = _SENTENCE_END.split(text, maxsplit=1)
    if not rest or len(heading) > _HEADING_MAX:
        return text, ""
    return heading.rstrip(".:"), rest[0]


def _date_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = find_dates(text)
    if len(found) != 1 or found[0].year is None:
        return None
    try:
        return found[0].on(found[0].year)
    except BadInput:
        return None
