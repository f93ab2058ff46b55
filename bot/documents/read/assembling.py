"""An article put together from what each of its lines is for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.documents.read.bylines import authors_of, names_behind_by, names_beside
from bot.documents.read.counted import bullet_text
from bot.documents.read.front_fields import (
    FrontField,
    author_of_posts,
    dateline_of,
    day_of,
    front_field,
    names_its_author,
    subject_of,
    tells_its_day,
)
from bot.documents.read.furniture import reason_to_leave_out
from bot.documents.read.headings import headed
from bot.documents.read.in_making import (
    ArticleInMaking,
    ArticlePart,
    LeftOutReason,
    ReadArticle,
)
from bot.documents.read.roles import LineRole
from bot.documents.read.sections import section_of
from bot.documents.read.signatures import signed_by
from bot.documents.read.talk_lines import talk_of
from bot.documents.read.text_lines import TextLine
from bot.documents.read.whole import Reading
from bot.domain.findings.article import ArticleTalk
from bot.words.lexicon import either, every, plain
from bot.words.patterns import late
from bot.words.programme.furniture import may_be_person
from bot.words.programme.labels import read_label
from bot.words.programme.marks import bare_line
from bot.words.programme.people import is_person_name, names_only
from bot.words.written_days import WrittenDay, written_days

RECORDING = late(r"(?:[^:]{0,60}:\s*)?(?P<url>https?://\S+)", re.IGNORECASE)
_TAG = late(r"(?:\[[^\]]{1,40}\]\s*)+")
_MAIL = late(r"\s*[<(]?\S+@\S+\.\w+[>)]?")
_PERSON_BEHIND = late(r"\s*\((?P<who>[^()]{3,80})\)?$")
_LABEL = late(r"[^:]{2,40}:\s+(?P<value>\S.*)")


# Fewer letters are initials.
_LETTERS_OF_NAME = 3
# What comes next was not talked about yet.
_AHEAD = late(
    rf"(?<!\w)(?:{either(every(lambda each: (*each.next, *each.coming)))})", re.IGNORECASE
)
_PIECES = late(r"\s*[|·•]\s*|\s[\u2013\u2014-]\s")
_OF_FINDINGS = frozenset({LineRole.FINDING, LineRole.BODY, LineRole.NUMBER})
_PARTS = {
    LineRole.READING: ArticlePart.FURTHER_READING,
    LineRole.THANKS: ArticlePart.THANKS,
}


class Assembler:
    def __init__(
        self, lines: Sequence[TextLine], whole: Reading, *, day_first: bool | None
    ) -> None:
        self._lines = lines
        self._roles = roles = [LineRole(each.role) for each in whole.decided]
        self._day_first = day_first
        self.doubtful: list[str] = []
        self.making = ArticleInMaking()
        findings = [at for at, role in enumerate(roles) if role is LineRole.FINDING]
        self._items = {item.line: item for item in headed(lines, findings)}
        self._first = findings[0] if findings else len(lines)
        self._announcement = max(
            (
                at
                for at, role in enumerate(roles)
                if role is LineRole.ANNOUNCEMENT and at < self._first
            ),
            default=None,
        )
        self._ended = False
        # Another day for which as much speaks, and the heading of talks that are still to come.
        self.other_day = ""
        self._authors_are_bare = False
        self.coming = ""
        self._ahead = ""
        self._day_said = 0
        # The line whose text is the heading of a finding that is only a number.
        self._heading_below: int | None = None

    def assemble(self) -> ReadArticle:
        for at, role in enumerate(self._roles):
            self._read(at, role)
        self._guess_edition()
        if not self.making.article.authors:
            self._add_authors(self._signed_by())
        return self.making.finished()

    def _signed_by(self) -> tuple[str, ...]:
        last = max((at for at, role in enumerate(self._roles) if role in _OF_FINDINGS), default=-1)
        return signed_by(self._lines, self._roles, first=self._first, last=last)

    def _read(self, at: int, role: LineRole) -> None:  # noqa: C901 (one case for each role)
        line = self._lines[at]
        making = self.making
        match role:
            case LineRole.TITLE if not making.article.title:
                making.set(title=_title(line.text))
                making.use(line.number, ArticlePart.TITLE)
            case LineRole.DAY | LineRole.AUTHOR:
                self._read_field(line, role)
            case LineRole.ANNOUNCEMENT if at == self._announcement:
                making.see(ArticlePart.FINDINGS)
                making.set(heading_of_findings=line.text)
                making.use(line.number, ArticlePart.FINDINGS)
            case LineRole.FINDING:
                self._begin_finding(at)
            case LineRole.NUMBER:
                making.use(line.number, ArticlePart.FINDINGS)
            case LineRole.BODY | LineRole.INTRODUCTION | LineRole.ANNOUNCEMENT:
                self._add_text(at, role)
            case LineRole.GROUP:
                making.leave_out(line.number, line.text, LeftOutReason.GROUP)
            case LineRole.END:
                self._end(line)
            case LineRole.TALK:
                self._add_talk(line)
            case LineRole.READING | LineRole.THANKS:
                self._ended = True
                self._add_to(_PARTS[role], line)
            case LineRole.CLOSING:
                self._close(line)
            case _:
                self._leave_out(at)

    def _begin_finding(self, at: int) -> None:
        making, line, item = self.making, self._lines[at], self._items[at]
        if self._heading_below == at:
            self._heading_below = None
            making.use(line.number, ArticlePart.FINDINGS)
            return
        heading = item.heading
        if not heading and at + 1 < len(self._lines):
            heading = self._lines[at + 1].text
            self._heading_below = at + 1
        making.add_finding(len(making.article.findings) + 1, heading)
        making.use(line.number, ArticlePart.FINDINGS)
        if item.rest:
            making.add_paragraph(line.number, item.rest)

    def _add_text(self, at: int, role: LineRole) -> None:
        making, line = self.making, self._lines[at]
        if at == self._heading_below:
            self._heading_below = None
            making.use(line.number, ArticlePart.FINDINGS)
        elif self._ended:
            self._leave_out_below(line)
        elif role is not LineRole.BODY and making.article.findings:
            making.leave_out(line.number, line.text, LeftOutReason.GROUP)
        else:
            if not making.article.findings:
                making.open(ArticlePart.INTRODUCTION)
                if self._day_said == 0 and (field := dateline_of(line.text)) is not None:
                    self._set_day(field)
            making.add_paragraph(line.number, line.text)

    def _end(self, line: TextLine) -> None:
        making = self.making
        self._ended = self._ended or bool(making.article.findings)
        self._ahead = line.text if _AHEAD.search(line.text) else ""
        section = section_of(line.text)
        making.open(section.part if section else None)
        if section is None or section.part is None:
            making.leave_out(line.number, line.text, LeftOutReason.AFTER_FINDINGS)
            return
        making.use(line.number, section.part)
        if section.rest:
            making.add_paragraph(line.number, section.rest)

    def _close(self, line: TextLine) -> None:
        making = self.making
        self._ended = True
        if making.section is ArticlePart.TALKS and self._read_about_talk(line):
            return
        if making.section is ArticlePart.SCOPE_NOTE:
            making.add_paragraph(line.number, line.text)
            return
        self._leave_out_below(line)

    def _leave_out_below(self, line: TextLine) -> None:
        """What stands below the findings is left out; nobody knows what it says among talks."""
        among_talks = self.making.section is ArticlePart.TALKS
        reason = LeftOutReason.NOT_UNDERSTOOD if among_talks else LeftOutReason.AFTER_FINDINGS
        self.making.leave_out(line.number, line.text, reason)

    def _add_to(self, part: ArticlePart | None, line: TextLine) -> None:
        self.making.open(part)
        self.making.add_paragraph(line.number, bullet_text(line.text) or line.text)

    def _add_talk(self, line: TextLine) -> None:
        making = self.making
        if self._ahead:
            self.coming = self._ahead
            making.leave_out(line.number, line.text, LeftOutReason.AFTER_FINDINGS)
            return
        series = next((talk.series_line for talk in making.article.talks), "")
        talk = self._talk(line, series)
        if talk is not None:
            self._ended = True
            making.add_talk(replace(talk, title=_without_person(talk.title)))
            making.use(line.number, ArticlePart.TALKS)
            self._doubt(next(reversed(written_days(line.text)), None))
        elif not self._read_about_talk(line):
            making.leave_out(line.number, line.text, LeftOutReason.NOT_UNDERSTOOD)

    def _talk(self, line: TextLine, series: str) -> ArticleTalk | None:
        bare = bare_line(line.in_cells).text
        return talk_of(bare, among_talks=True, series=series, day_first=self._day_first)

    def _read_about_talk(self, line: TextLine) -> bool:
        """Read what stands under a talk: its recording, and people."""
        making = self.making
        if not making.article.talks:
            return False
        talk = making.article.talks[-1]
        if (match := RECORDING.fullmatch(line.text)) and talk.recording is None:
            making.set_last_talk(recording=match["url"])
        elif (label := read_label(line.text)) and not label[1]:
            pass
        elif may_be_person(line.text):
            making.set_last_talk(speakers=(*talk.speakers, bullet_text(line.text) or line.text))
        else:
            return False
        making.use(line.number, ArticlePart.TALKS)
        return True

    def _read_field(self, line: TextLine, role: LineRole) -> None:
        making = self.making
        text = _MAIL.sub("", line.text) or line.text
        field = front_field(text)
        if role is LineRole.DAY:
            if field is not None and field.part is not None and not field.value:
                self._see(line, field.part)
                return
            field = field if field and field.day else _with_day(text)
            if field is None or self._day_of(field.day) is None:
                making.leave_out(line.number, line.text, LeftOutReason.NOT_UNDERSTOOD)
                return
            making.see(ArticlePart.PUBLISHED_ON)
            self._set_day(field)
            if not field.is_update:
                self._add_authors(names_beside(text) or self._posted_by(text))
            making.use(line.number, ArticlePart.PUBLISHED_ON)
            return
        making.see(ArticlePart.AUTHORS)
        is_byline = field is not None and field.part is ArticlePart.AUTHORS
        if is_byline and field.day is not None and self._day_said == 0:
            self._set_day(field)
        if is_byline and self._authors_are_bare:
            # A byline knows better than a name beside a day.
            making.set(authors=())
        self._authors_are_bare = not is_byline and not making.article.authors
        if not is_byline or field.value:
            is_known = bool(making.article.authors) and not is_byline
            self._add_authors(authors_of(text, field, strict=is_known))
        making.use(line.number, ArticlePart.AUTHORS)

    def _posted_by(self, text: str) -> tuple[str, ...]:
        return () if self.making.article.authors else names_behind_by(text)

    def _add_authors(self, names: Sequence[str]) -> None:
        known = {plain(each) for each in self.making.article.authors}
        new = [
            each
            for each in names
            if plain(each) not in known and sum(map(str.isalpha, each)) >= _LETTERS_OF_NAME
        ]
        self.making.set(authors=(*self.making.article.authors, *new))

    def _set_day(self, field: FrontField) -> None:
        """A later change names the day only where nothing else does."""
        day = self._day_of(field.day)
        said = 1 if field.is_update else 3 if field.is_said else 2
        if day is None:
            return
        if said <= self._day_said:
            is_rival = said == self._day_said > 1 and day != self.making.article.published_on
            self.other_day = field.day.text if field.day and is_rival else self.other_day
            return
        self.other_day = ""
        self.making.set(published_on=day)
        self.doubtful.clear()
        self._doubt(field.day)
        self._day_said = said

    def _day_of(self, written: WrittenDay | None) -> date | None:
        return day_of(written.settled(day_first=self._day_first) if written else None)

    def _doubt(self, written: WrittenDay | None) -> None:
        if written and written.settled(day_first=self._day_first).other is not None:
            self.doubtful.append(written.text)

    def _leave_out(self, at: int) -> None:
        making, line = self.making, self._lines[at]
        field = front_field(line.text)
        reason = reason_to_leave_out(line.text)
        if reason is None and making.section is ArticlePart.TALKS:
            self._leave_out_below(line)
            return
        if field is not None and at < self._first and self._is_missing(field):
            self._read_field(line, LineRole.DAY if field.day else LineRole.AUTHOR)
            return
        if reason is None and field is not None:
            if self._read_other_field(line, field, in_front=at < self._first):
                return
            reason = LeftOutReason.FIELD
        if not making.article.title and (author := author_of_posts(line.text)):
            self._add_authors((author,))
            making.use(line.number, ArticlePart.AUTHORS)
            return
        if reason is None and line.text == making.article.title:
            reason = LeftOutReason.AGAIN
        making.leave_out(line.number, line.text, reason or LeftOutReason.NAVIGATION)

    def _read_other_field(self, line: TextLine, field: FrontField, *, in_front: bool) -> bool:
        """Read a label without a value, and fields in front that say what the text is."""
        if field.part is not None and not field.value and field.day is None:
            self._see(line, field.part)
            return True
        if in_front and (field.part is ArticlePart.KIND or field.part is ArticlePart.EDITION):
            self._see(line, field.part)
            self.making.set(**{field.part.value: field.value})
            return True
        return False

    def _see(self, line: TextLine, part: ArticlePart) -> None:
        self.making.see(part)
        self.making.use(line.number, part)

    def _is_missing(self, field: FrontField) -> bool:
        """Tell whether a line says by its words who wrote the text, or when, and no other has."""
        if field.day is not None and tells_its_day(field):
            return self._day_said == 0
        named = names_its_author(field) and all(map(is_person_name, names_only(field.value)))
        return named and not self.making.article.authors

    def _guess_edition(self) -> None:
        """The talks' common first words name the edition, if nothing else does."""
        article = self.making.article
        names = {talk.series_line for talk in article.talks if talk.series_line}
        if not article.edition and len(names) == 1:
            self.making.set(edition=names.pop())


def _without_person(title: str) -> str:
    """Return the title of a talk without who held it: "Counting bees (Ada Example)"."""
    match = _PERSON_BEHIND.search(title)
    return title[: match.start()] if match and may_be_person(match["who"]) else title


def _title(text: str) -> str:
    title = subject_of(text) or text
    while (shorter := subject_of(title)) and shorter != title:
        title = shorter
    return (
        _TAG.sub("", title, count=1) if _TAG.match(title) and not _TAG.fullmatch(title) else title
    )


def _with_day(text: str) -> FrontField | None:
    """Of a line that names the day among other things, the first day with a year."""
    days = [day for day in written_days(text) if day.year is not None]
    return FrontField(ArticlePart.PUBLISHED_ON, days[0].text, days[0]) if days else None
