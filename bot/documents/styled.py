"""Documents as paragraphs of an office program: each has a role, and each role a style.

Writers give a paragraph the style of its role, readers find the role by the style. So what an
editor changes in Word or LibreOffice comes back as part of the article. What is printed for readers
and no part of it (labels, the reading time) has a character style or a role of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.documents.places import BETWEEN_MINUTES, BETWEEN_PLACES, clock, place_in_words, places
from bot.domain.findings.article import (
    Article,
    ArticleFinding,
    ArticleTalk,
    Evidence,
    reading_minutes,
    tidy,
)
from bot.domain.talks.recordings import at_minute
from bot.saying.document_labels import ArticleLabels, article_labels
from bot.saying.i18n import Text
from bot.saying.times import day_in_words


class Role(StrEnum):
    """The value is the name of its style, which an editor sees."""

    TITLE = "Title"
    EDITION = "Edition"
    PUBLISHED_ON = "Publication Date"
    CORRECTION = "Correction"
    KIND = "Content Type"
    AUTHOR = "Author"
    READING_TIME = "Reading Time"
    INTRODUCTION = "Introduction"
    FINDINGS = "Heading of Findings"
    FINDING = "Finding"
    BODY = "Finding Text"
    EVIDENCE = "Evidence"
    BECAME = "Heading of What Became"
    BECAME_ITEM = "What Became"
    TALKS = "Heading of Talks"
    TALK = "Talk"
    SERIES = "Talk Series"
    DATE = "Talk Date"
    UNTIL = "Talk Last Day"
    SEGMENT = "Talk Segment"
    SPEAKER = "Talk Speaker"
    RECORDING = "Talk Recording"
    READING = "Heading of Reading"
    READING_ITEM = "Reading Item"
    THANKS = "Heading of Thanks"
    THANKS_TEXT = "Thanks"
    SCOPE = "Heading of Scope"
    SCOPE_TEXT = "Scope"
    # Session notes, which are not read back.
    EXPORTED = "Notes Date"
    SESSION = "Session"
    FACT = "Session Fact"
    PART = "Session Heading"
    ITEM = "Session Item"
    REMARK = "Session Remark"


NOTES: Final = frozenset(
    {Role.EXPORTED, Role.SESSION, Role.FACT, Role.PART, Role.ITEM, Role.REMARK}
)
LABEL: Final = "Printed Label"
# The same, where it is as loud as what it stands in.
LOUD_LABEL: Final = "Printed Heading"
LABELS: Final = frozenset({LABEL, LOUD_LABEL})
# Those that stand in lists.
BULLETED: Final = (Role.BECAME_ITEM, Role.READING_ITEM, Role.ITEM)
SECTIONS: Final = (Role.FINDINGS, Role.BECAME, Role.TALKS, Role.READING, Role.THANKS, Role.SCOPE)
FIELDS: Final = (
    Role.EDITION,
    Role.PUBLISHED_ON,
    Role.CORRECTION,
    Role.KIND,
    Role.AUTHOR,
    Role.SERIES,
    Role.DATE,
    Role.UNTIL,
    Role.SEGMENT,
    Role.SPEAKER,
    Role.RECORDING,
    Role.FACT,
)
DAYS: Final = frozenset({Role.PUBLISHED_ON, Role.DATE, Role.UNTIL})
# Where the whole paragraph may be an address that opens.
_LINKED: Final = frozenset({Role.RECORDING, *BULLETED})
_ADDRESS: Final = re.compile(r"https?://[\w\-.~:/?#@!$&'()*+,;=%]*[\w/=&#~%+-]", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """A piece of a paragraph; `link` is an address, or a bookmark of this document ("#talk1")."""

    text: str
    link: str = ""
    is_label: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`number` is a finding's, or a talk's for its bookmark; `day` what the text says as a date."""

    role: Role
    runs: tuple[TextRun, ...]
    number: int | None = None
    day: date | None = None


def label_style(role: Role) -> str:
    return LOUD_LABEL if role in {Role.TITLE, Role.FINDINGS} else LABEL


def printed_title(listed: Iterable[Paragraph]) -> str:
    """The title as it is printed; it is always there, and the first paragraph."""
    return "".join(run.text for run in next(iter(listed)).runs)


def paragraphs(article: Article, text: Text) -> Iterator[Paragraph]:
    """The article as it is printed, in the language of `text`."""
    return _Printer(tidy(article), article_labels(text), text).paragraphs()


class _Printer:
    def __init__(self, article: Article, labels: ArticleLabels, text: Text) -> None:
        self._article = article
        self._labels = labels
        self._text = text

    def paragraphs(self) -> Iterator[Paragraph]:
        article, labels = self._article, self._labels
        yield self._title()
        yield from self._field(Role.EDITION, labels.edition, article.edition)
        yield from self._day(Role.PUBLISHED_ON, labels.published_on, article.published_on)
        yield from self._field(Role.CORRECTION, labels.correction, article.correction)
        yield from self._field(Role.KIND, labels.kind, article.kind)
        for author in article.authors:
            yield from self._field(Role.AUTHOR, labels.author, author)
        yield _plain(Role.READING_TIME, str(reading_minutes(article)).join(labels.reading_time))
        yield from (_plain(Role.INTRODUCTION, each) for each in article.introduction)
        if article.heading_of_findings:
            yield _plain(Role.FINDINGS, article.heading_of_findings)
        elif article.findings:
            yield Paragraph(role=Role.FINDINGS, runs=(self._heading_of_ours(),))
        for finding in article.findings:
            yield from self._finding(finding)
        became = (_plain(Role.BECAME_ITEM, each) for each in article.became)
        yield from self._section(Role.BECAME, labels.became, became)
        yield from self._section(Role.TALKS, labels.talks, self._talks())
        items = (_plain(Role.READING_ITEM, each) for each in article.further_reading)
        yield from self._section(Role.READING, labels.further_reading, items)
        thanks = (_plain(Role.THANKS_TEXT, each) for each in article.thanks)
        yield from self._section(Role.THANKS, labels.thanks, thanks)
        note = [_plain(Role.SCOPE_TEXT, article.scope_note)] if article.scope_note else []
        yield from self._section(Role.SCOPE, labels.scope_note, note)

    def _title(self) -> Paragraph:
        """A title that is only a name says what this is, too."""
        article, ours = self._article, self._labels.untitled
        if not article.title:
            said = f"{article.edition}: {ours}" if article.edition else ours
            return Paragraph(role=Role.TITLE, runs=(TextRun(text=said, is_label=True),))
        names = {article.edition, *(talk.series_line for talk in article.talks)}
        runs = (TextRun(text=article.title),)
        if article.title in names:
            runs = (*runs, TextRun(text=f": {ours}", is_label=True))
        return Paragraph(role=Role.TITLE, runs=runs)

    def _heading_of_ours(self) -> TextRun:
        names = (talk.series_line for talk in self._article.talks if talk.series_line)
        name = next(names, self._article.edition)
        labels = self._labels
        said = name.join(labels.findings_from) if name else labels.findings
        return TextRun(text=said, is_label=True)

    def _finding(self, finding: ArticleFinding) -> Iterator[Paragraph]:
        heading = (TextRun(text=finding.heading),) if finding.heading else ()
        yield Paragraph(role=Role.FINDING, runs=heading, number=finding.number)
        yield from (_plain(Role.BODY, each) for each in finding.body)
        if finding.evidence:
            yield Paragraph(role=Role.EVIDENCE, runs=tuple(self._evidence(finding.evidence)))

    def _evidence(self, evidence: Iterable[Evidence]) -> Iterator[TextRun]:
        """Each place leads to its talk, each minute into the recording where that can be opened."""
        labels, talks = self._labels, self._article.talks
        yield TextRun(text=f"{labels.evidence}: ", is_label=True)
        for index, (place, minutes) in enumerate(places(evidence)):
            if index:
                yield TextRun(text=BETWEEN_PLACES)
            talk = talks[place.talk - 1] if 1 <= place.talk <= len(talks) else None
            there = f"#talk{place.talk}" if talk else ""
            yield TextRun(text=place_in_words(place, labels), link=there)
            for number, minute in enumerate(minutes):
                yield TextRun(text=BETWEEN_MINUTES if number else f", {labels.minute} ")
                opens = at_minute(talk.recording, minute) if talk else None
                is_safe = opens is not None and _ADDRESS.fullmatch(opens)
                yield TextRun(text=clock(minute), link=opens if opens and is_safe else "")

    def _talks(self) -> Iterator[Paragraph]:
        labels = self._labels
        for number, talk in enumerate(self._article.talks, start=1):
            title = (TextRun(text=talk.title),) if talk.title else ()
            label = TextRun(text=f"{labels.talk} {number}: ", is_label=True)
            yield Paragraph(role=Role.TALK, runs=(label, *title), number=number)
            yield from self._talk(talk)

    def _talk(self, talk: ArticleTalk) -> Iterator[Paragraph]:
        labels = self._labels
        yield from self._field(Role.SERIES, labels.series, talk.series_line)
        yield from self._day(Role.DATE, labels.date, talk.on)
        yield from self._day(Role.UNTIL, labels.until, talk.until)
        for number, segment in enumerate(talk.segments, start=1):
            yield from self._field(Role.SEGMENT, f"{labels.part} {number}", segment)
        for speaker in talk.speakers:
            yield from self._field(Role.SPEAKER, labels.speaker, speaker)
        yield from self._field(Role.RECORDING, labels.recording, talk.recording)

    def _field(self, role: Role, label: str, said: str | None) -> Iterator[Paragraph]:
        if said:
            plain = _plain(role, said)
            runs = (TextRun(text=f"{label}: ", is_label=True), *plain.runs)
            yield Paragraph(role=role, runs=runs)

    def _day(self, role: Role, label: str, day: date | None) -> Iterator[Paragraph]:
        if day is not None:
            runs = (
                TextRun(text=f"{label}: ", is_label=True),
                TextRun(text=day_in_words(day, self._text)),
            )
            yield Paragraph(role=role, runs=runs, day=day)

    @staticmethod
    def _section(role: Role, heading: str, content: Iterable[Paragraph]) -> Iterator[Paragraph]:
        listed = list(content)
        if listed:
            yield Paragraph(role=role, runs=(TextRun(text=heading),))
            yield from listed


def _plain(role: Role, text: str) -> Paragraph:
    return Paragraph(
        role=role, runs=tuple(linked(text) if role in _LINKED else [TextRun(text=text)])
    )


def linked(text: str) -> Iterator[TextRun]:
    """The text with each web address as a link to itself, so that none leads elsewhere."""
    end = 0
    for match in _ADDRESS.finditer(text):
        if text[end : match.start()]:
            yield TextRun(text=text[end : match.start()])
        yield TextRun(text=match[0], link=match[0])
        end = match.end()
    if text[end:]:
        yield TextRun(text=text[end:])
