"""A published key-findings article as plain text, read by the form of its lines.

First the shape of the whole is found (where the findings are, and what ends them), then each line
is put where it belongs.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.documents.read.counted import (
    Item,
    Run,
    announced_counts,
    best_run,
    bullet_text,
    counted_heading,
    find_runs,
)
from bot.documents.read.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.in_making import ArticleInMaking, Part, ReadArticle, Reason, check_size
from bot.documents.read.sections import (
    FrontField,
    Section,
    authors_in,
    day_of,
    front_field,
    is_heading_of_findings,
    is_unknown_field,
    section_of,
)
from bot.documents.read.talk_lines import talk_of
from bot.documents.read.text_lines import TextLine, text_lines
from bot.domain.findings.article import ArticleTalk
from bot.words.programme.lines import bare_line, may_be_person, read_label
from bot.words.programme.people import is_name

_TITLE_MAX = 200
_PARAGRAPH_WORDS = 14
_HEADING_WORDS = 14
# A title of no more words than this may be one of a menu.
_MENU_WORDS = 2
_RECORDING = re.compile(
    r"(?:(?:watch|recording|video)[^:]{0,40}:\s*)?(?P<url>https?://\S+)", re.IGNORECASE
)
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?P<text>[^*_].*?)\1")
_HASHES = re.compile(r"#{1,6}\s+(?P<text>.+?)\s*#*")
_TAGS = re.compile(r"[^•·|]{1,40}(?:\s[•·|]\s[^•·|]{1,40}){2,}")


def read_plain_text(text: str) -> ReadArticle:
    """Read an article and say of each line what became of it; raises `TextTooLong`, `TooMany`."""
    check_size(text)
    found = text_lines(text, stands_alone=_stands_alone)
    lines = [replace(line, text=_unmarked(line.text)) for line in found]
    return replace(_Reader(lines).read(), lines=tuple(text.splitlines()))


def _unmarked(line: str) -> str:
    """Take the marks of a heading or of emphasis off a whole line."""
    if match := _HASHES.fullmatch(line):
        line = match["text"]
    if match := _EMPHASIS.fullmatch(line):
        line = match["text"]
    return line.strip() or line


def _stands_alone(line: str) -> bool:
    """Tell whether a line is complete by its form, so that no wrapped line belongs to it."""
    return bool(
        reason_to_leave_out(line)
        or front_field(line)
        or section_of(line)
        or is_heading_of_findings(line)
        or talk_of(line, among_talks=False)
        or bullet_text(line)
    )


class _Reader:
    def __init__(self, lines: list[TextLine]) -> None:
        self._lines = lines
        self._making = ArticleInMaking()
        self._title_at = self._find_title()
        self._items, self._end = self._find_findings()
        self._has_day = False

    def read(self) -> ReadArticle:
        first = self._items[0].line if self._items else self._first_of_tail()
        for index in range(first):
            self._read_front(index, first)
        for index in range(first, self._end if self._items else first):
            self._read_in_findings(index)
        for index in range(self._end if self._items else first, len(self._lines)):
            self._read_tail(index)
        self._guess_edition()
        return self._making.finished()

    # The shape.

    def _find_title(self) -> int | None:
        """The first line that can be a title; one right above a day or a byline is a better one."""
        candidates: list[int] = []
        for index, line in enumerate(self._lines[:40]):
            text = line.text
            if candidates and (_is_single_count(text) or talk_of(text, among_talks=False)):
                break
            if front_field(text) is not None and candidates:
                above = candidates[-1] if candidates[-1] == index - 1 else candidates[0]
                return above if self._is_short(candidates[0]) else candidates[0]
            if self._may_be_title(text):
                candidates.append(index)
            elif len(text.split()) >= _PARAGRAPH_WORDS and candidates:
                break
        return candidates[0] if candidates else None

    def _may_be_title(self, text: str) -> bool:
        if reason_to_leave_out(text) or is_menu_word(text) or front_field(text) is not None:
            return False
        if bullet_text(text) or _TAGS.fullmatch(text) or len(text) > _TITLE_MAX:
            return False
        is_sentence = text.endswith((".", ";", ",")) and len(text.split()) > 3  # noqa: PLR2004
        return not is_sentence and not _is_single_count(text)

    def _is_short(self, index: int) -> bool:
        return len(self._lines[index].text.split()) <= _MENU_WORDS

    def _title(self) -> str:
        return self._lines[self._title_at].text if self._title_at is not None else ""

    def _find_findings(self) -> tuple[list[Item], int]:
        run = best_run(self._lines, title=self._title(), may_be=self._may_be_finding)
        bulleted, end = self._bullets_below_heading()
        if bulleted and (run is None or self._is_elsewhere(run, bulleted)):
            return bulleted, end
        return (run.items, self._end_of_run(run)) if run is not None else self._unnumbered()

    def _may_be_finding(self, index: int) -> bool:
        return self._title_at is None or index != self._title_at

    def _is_elsewhere(self, run: Run, bulleted: list[Item]) -> bool:
        has_noun = len(run.form) == 2  # noqa: PLR2004
        return not has_noun and not (run.first < bulleted[0].line <= run.last + 1)

    def _headings_of_findings(self) -> list[int]:
        begin = 0 if self._title_at is None else self._title_at + 1
        return [
            index
            for index in range(begin, len(self._lines))
            if is_heading_of_findings(self._lines[index].text)
        ]

    def _bullets_below_heading(self) -> tuple[list[Item], int]:
        """The items of a list right below "Key messages", over sub-headings and texts in it."""
        for heading, end in self._below_headings():
            bullets = [
                Item(index, text)
                for index in range(heading + 1, end)
                if (text := bullet_text(self._lines[index].text)) is not None
            ]
            if len(bullets) < 2 or not self._is_list_from(heading + 1, bullets[0].line):  # noqa: PLR2004
                continue
            between = set(range(bullets[0].line, bullets[-1].line)) - {
                each.line for each in bullets
            }
            if all(map(self._heads_bullets, between)):
                return bullets, bullets[-1].line + 1
            return bullets, end
        return [], 0

    def _is_list_from(self, begin: int, first: int) -> bool:
        return all(map(self._heads_bullets, range(begin, first)))

    def _below_headings(self) -> Iterator[tuple[int, int]]:
        """Each heading of findings and where what it heads ends: at the next one, or a section."""
        headings = self._headings_of_findings()
        for heading, after in zip(headings, [*headings[1:], len(self._lines)], strict=False):
            yield heading, min(self._end_after(heading + 1), after)

    def _heads_bullets(self, index: int) -> bool:
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        return self._is_heading(index) and bullet_text(below) is not None

    def _unnumbered(self) -> tuple[list[Item], int]:
        """Headings without numbers, or paragraphs, below a heading of findings."""
        for heading, end in self._below_headings():
            within = [
                index
                for index in range(heading + 1, end)
                if not reason_to_leave_out(self._lines[index].text)
            ]
            headings = [index for index in within if self._is_heading(index)]
            bodies = [index for index in within if index not in headings]
            if len(headings) > 1 and bodies and headings[0] == within[0]:
                return [Item(index, self._lines[index].text) for index in headings], end
            if len(within) > 1 and not headings:
                return [Item(index, self._lines[index].text) for index in within], end
        announced = self._announced()
        return announced, announced[-1].line + 1 if announced else len(self._lines)

    def _announced(self) -> list[Item]:
        """As many lines in a row, below one that ends with a colon, as the title promises."""
        counts = announced_counts(self._title())
        for index, line in enumerate(self._lines):
            if not line.text.endswith(":"):
                continue
            block: list[int] = []
            for below in range(index + 1, len(self._lines)):
                if self._lines[below].after_blank and block:
                    break
                block.append(below)
            if len(block) > 1 and len(block) in counts:
                return [_with_rest(Item(each, self._lines[each].text)) for each in block]
        return []

    def _end_of_run(self, run: Run) -> int:
        if run.is_adjacent and len(run.items) > 1:
            return run.last + 1
        end = self._end_after(run.last + 1)
        restarts = (other.first for other in find_runs(self._lines[:end]) if other.form == run.form)
        for start in sorted(restarts):
            if start > run.last and self._is_heading(start - 1) and start - 1 > run.last:
                return start - 1
        return self._closing_heading(run, end)

    def _closing_heading(self, run: Run, end: int) -> int:
        """A heading of the page closes the last finding if no finding before it has one inside."""
        starts = [item.line for item in run.items]
        inside = [
            index
            for one, after in pairwise(starts)
            for index in range(one + 1, after - 1)
            if self._is_heading(index) and self._is_above_text(index)
        ]
        if inside or len(starts) < 2:  # noqa: PLR2004
            return end
        closing = (
            index
            for index in range(run.last + 2, end)
            if self._is_heading(index) and self._is_above_text(index)
        )
        return next(closing, end)

    def _end_after(self, begin: int) -> int:
        """The first line from `begin` that is no part of the findings any more."""
        for index in range(begin, len(self._lines)):
            text = self._lines[index].text
            if section_of(text) or talk_of(text, among_talks=False) or is_menu_word(text):
                return index
        return len(self._lines)

    def _first_of_tail(self) -> int:
        """Without findings the introduction ends where a section begins."""
        begin = 0 if self._title_at is None else self._title_at + 1
        for index in range(begin, len(self._lines)):
            text = self._lines[index].text
            section = section_of(text)
            if (section and section.part) or talk_of(text, among_talks=False):
                return index
        return len(self._lines)

    def _is_heading(self, index: int) -> bool:
        text = self._lines[index].text
        words = text.split()
        ends = text.endswith((".", ",", ";", "!", ":"))
        return (
            len(words) <= _HEADING_WORDS
            and not ends
            and not text[:1].islower()
            and bullet_text(text) is None
            and not _RECORDING.fullmatch(text)
        )

    def _is_above_text(self, index: int) -> bool:
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        return len(below.split()) >= _PARAGRAPH_WORDS

    # Line by line.

    def _read_front(self, index: int, first: int) -> None:
        making, line = self._making, self._lines[index]
        text = line.text
        if index == self._title_at:
            making.set(title=text)
            making.use(line.number, Part.TITLE)
        elif reason := reason_to_leave_out(text):
            making.leave_out(line.number, line.text, reason)
        elif self._title_at is not None and index < self._title_at and front_field(text) is None:
            making.leave_out(line.number, line.text, Reason.NAVIGATION)
        elif not self._is_in_text() and (read := front_field(text)) is not None:
            self._read_field(line, read)
        elif not self._is_in_contents(index) and self._is_last_heading(index, first):
            making.see(Part.FINDINGS)
            making.set(heading_of_findings=text)
            making.use(line.number, Part.FINDINGS)
        elif self._is_author(index):
            making.see(Part.AUTHORS)
            making.set(authors=(*making.article.authors, text))
            making.use(line.number, Part.AUTHORS)
        elif not making.article.introduction and is_unknown_field(text):
            making.leave_out(line.number, line.text, Reason.FIELD)
        elif text in making.article.introduction or self._is_in_contents(index):
            making.leave_out(line.number, line.text, Reason.AGAIN)
        else:
            making.add_paragraph(line.number, text)

    def _is_in_contents(self, index: int) -> bool:
        """A list of contents names the findings before they come."""
        text = counted_heading(self._lines[index].text)
        return any(text == each.heading for each in self._items)

    def _is_in_text(self) -> bool:
        """Tell whether the introduction has begun in earnest, so that no field follows."""
        return any(
            len(each.split()) >= _PARAGRAPH_WORDS for each in self._making.article.introduction
        )

    def _is_author(self, index: int) -> bool:
        """A name right beside a day, between title and text."""
        if (
            self._making.article.authors
            or self._is_in_text()
            or not self._title_at_or_before(index)
        ):
            return False
        beside = [each for each in (index - 1, index + 1) if each < len(self._lines)]
        fields = [front_field(self._lines[each].text) for each in beside]
        return is_name(self._lines[index].text) and any(
            each is not None and each.day is not None for each in fields
        )

    def _is_last_heading(self, index: int, first: int) -> bool:
        """The heading right above the first finding heads them all."""
        if not self._items or not self._title_at_or_before(index):
            return False
        between = range(index + 1, first)
        last = all(reason_to_leave_out(self._lines[each].text) for each in between)
        text = self._lines[index].text
        return last and (is_heading_of_findings(text) or self._is_heading(index))

    def _title_at_or_before(self, index: int) -> bool:
        return self._title_at is not None and self._title_at < index

    def _read_field(self, line: TextLine, read: FrontField) -> None:
        making = self._making
        part = read.part or Part.KIND
        making.see(part)
        day = day_of(read.day)
        if part is Part.PUBLISHED_ON:
            if day is None and read.value:
                making.leave_out(line.number, line.text, Reason.NOT_UNDERSTOOD)
                return
            self._set_day(read)
        elif part is Part.AUTHORS:
            if read.value:
                making.set(authors=(*making.article.authors, *authors_in(read.value)))
            if day is not None:
                self._set_day(read)
        else:
            making.set(**{part.value: read.value})
        making.use(line.number, part)

    def _set_day(self, read: FrontField) -> None:
        """A later change names the day only where nothing else does."""
        day = day_of(read.day)
        if day is None or (self._has_day and read.is_update):
            return
        if self._making.article.published_on is None or not self._has_day:
            self._making.set(published_on=day)
        self._has_day = self._has_day or not read.is_update

    def _read_in_findings(self, index: int) -> None:
        making, line = self._making, self._lines[index]
        item = next((each for each in self._items if each.line == index), None)
        if item is not None:
            making.add_finding(len(making.article.findings) + 1, item.heading)
            making.use(line.number, Part.FINDINGS)
            if item.rest:
                making.add_paragraph(line.number, item.rest)
        elif reason := reason_to_leave_out(line.text):
            making.leave_out(line.number, line.text, reason)
        elif self._is_group_heading(index):
            making.leave_out(line.number, line.text, Reason.GROUP)
        else:
            making.add_paragraph(line.number, line.text)

    def _is_group_heading(self, index: int) -> bool:
        """A heading right above the next finding, or above bullets, groups what follows."""
        starts = {each.line for each in self._items}
        return index + 1 in starts and index not in starts and self._is_heading(index)

    def _read_tail(self, index: int) -> None:
        making, line = self._making, self._lines[index]
        text = line.text
        if making.section in {Part.INTRODUCTION, Part.FINDINGS}:
            making.open(None)
        section = section_of(text)
        among_talks = making.section is Part.TALKS
        if section is None and (reason := reason_to_leave_out(text)):
            making.leave_out(line.number, line.text, reason)
        elif (talk := self._talk(text, among_talks=among_talks)) is not None:
            making.add_talk(talk)
            making.use(line.number, Part.TALKS)
        elif section is not None:
            self._open(line, section)
        elif making.section is None:
            reason = Reason.NAVIGATION if is_menu_word(text) else Reason.AFTER_FINDINGS
            making.leave_out(
                line.number, line.text, reason if self._items else Reason.NOT_UNDERSTOOD
            )
        elif not (among_talks and self._read_about_talk(line)):
            bullet = bullet_text(text)
            making.add_paragraph(line.number, bullet if bullet is not None else text)

    def _talk(self, text: str, *, among_talks: bool) -> ArticleTalk | None:
        series = next((talk.series_line for talk in self._making.article.talks), "")
        bare = bare_line(text).text if among_talks else text
        return talk_of(bare, among_talks=among_talks, series=series)

    def _open(self, line: TextLine, section: Section) -> None:
        making = self._making
        making.open(section.part)
        if section.part is None:
            making.leave_out(line.number, line.text, Reason.AFTER_FINDINGS)
            return
        making.use(line.number, section.part)
        if section.rest:
            making.add_paragraph(line.number, section.rest)

    def _read_about_talk(self, line: TextLine) -> bool:
        """Read what stands under a talk: its recording, and people."""
        making = self._making
        if not making.article.talks:
            return False
        talk = making.article.talks[-1]
        if (match := _RECORDING.fullmatch(line.text)) and talk.recording is None:
            making.set_last_talk(recording=match["url"])
        elif (label := read_label(line.text)) and not label[1]:
            pass
        elif may_be_person(line.text):
            bullet = bullet_text(line.text)
            making.set_last_talk(speakers=(*talk.speakers, bullet or line.text))
        else:
            return False
        making.use(line.number, Part.TALKS)
        return True

    def _guess_edition(self) -> None:
        """The talks' common first words name the edition, if nothing else does."""
        article = self._making.article
        names = {talk.series_line for talk in article.talks if talk.series_line}
        if not article.edition and len(names) == 1:
            self._making.set(edition=names.pop())


def _is_single_count(text: str) -> bool:
    return bool(re.match(r"\(?\d{1,3}\s?[.):]\s", text))


def _with_rest(item: Item) -> Item:
    first, *rest = re.split(r"(?<=[.:])\s+(?=\S)", item.heading, maxsplit=1)
    return Item(item.line, first.rstrip(".:"), rest[0]) if rest else item
