"""A published key-findings article as plain text, read by the form of its lines.

First the shape of the whole is found (where the findings are, and what ends them), then each line
is put where it belongs.
"""

import re
from dataclasses import replace
from datetime import date

from bot.documents.read.counted import bullet_text, counted_heading, readings
from bot.documents.read.doubts import doubts_of
from bot.documents.read.front_fields import (
    FrontField,
    author_of_posts,
    authors_in,
    dateline_of,
    day_of,
    front_field,
    is_label_of_day,
    is_unknown_field,
    names_its_author,
    tells_its_day,
)
from bot.documents.read.front_matter import without_front_matter
from bot.documents.read.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.in_making import (
    FINDINGS_BEGIN_IN,
    ArticleInMaking,
    ArticlePart,
    LeftOutReason,
    ReadArticle,
    check_size,
)
from bot.documents.read.line_tells import RECORDING
from bot.documents.read.margins import without_margins
from bot.documents.read.sections import Section, is_heading_of_findings, section_of
from bot.documents.read.shape import ArticleShape
from bot.documents.read.talk_lines import talk_of
from bot.documents.read.text_lines import TextLine, text_lines
from bot.documents.read.title_kinds import PARAGRAPH_WORDS
from bot.domain.findings.article import ArticleTalk
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.furniture import may_be_person
from bot.words.programme.labels import read_label
from bot.words.programme.marks import bare_line
from bot.words.programme.people import is_known_name, is_name, is_person_name, names_only
from bot.words.written_days import WrittenDay, order_of, written_days

# Whom to write to is nothing to read.
_MAIL = late(r"\S@[^\s@]+\.\w")
# "Head of office Ada Example, tel. 12 34 56 78".
_PHONE = late(r"(?:^|[,\s(])\+?(?:\(?\d{2,4}\)?[\s/.-]?){3,6}\W*$")
# "**Authors:** Ada Example".
_BOLD_LABEL = late(
    r"(?P<marks>\*\*|__)(?P<label>[^*_:]{2,40})(?::(?P=marks)|(?P=marks):)\s*(?P<value>\S.*)"
)
# "**1. Ask first.** Every town …".
_BOLD_COUNT = late(r"(\*\*|__)(?P<text>[^*_]{3,160})\1\s+(?P<rest>\S.*)")
_EMPHASIS_WITHIN = late(
    r"(?<![\w*_])(\*{1,3}|_{1,3})(?P<text>[^\s*_](?:[^*_]*[^\s*_])?)\1(?![\w*_])"
)
_ASIDE = late(r"(?:.*[^\w*_])?([*_]{1,3})(?P<text>[^\s*_](?:[^*_]*[^\s*_])?)\1")
_LONGEST_EMPHASIS = 200
_AHEAD = late(
    rf"(?<!\w)(?:{either(every(lambda each: (*each.next, *each.coming)))})", re.IGNORECASE
)
_FIELDS_BEHIND = 5
_PAGE_AT_END = late(r"\s+\d{1,4}$")
_FIELD_WORDS = 8
_SCRAP_WORDS = 3
_STOPS = (".", ":", "?", "!", ";", ",")
_EMPHASIS = late(r"(\*{1,3}|_{1,3})(?P<text>[^*_].*?)\1")
_HASHES = late(r"(?P<hashes>#{1,6})\s+(?P<text>.+?)\s*#*")


def read_plain_text(text: str, *, day_first: bool | None = None) -> ReadArticle:
    """Read an article and say of each line what became of it; raises `TextTooLong`, `TooMany`.

    `day_first` says what 12/05/2027 means where no other date of the text does.
    """
    check_size(text)
    lines = lines_of(text)
    order = order_of(line.text for line in lines)
    reader = _Reader(lines, day_first=day_first if order is None else order)
    return replace(reader.read(), lines=tuple(text.splitlines()))


def lines_of(text: str) -> list[TextLine]:
    """Return the lines that are not blank, without the marks of headings and of emphasis."""
    written = "\n".join(without_margins(without_front_matter(text).splitlines()))
    return [
        _unmarked(each) for each in text_lines(written, stands_alone=_stands_alone, counts=_counts)
    ]


def _counts(line: str) -> bool:
    return any(True for _ in readings(line))


def _unmarked(line: TextLine) -> TextLine:
    """Take the marks of a heading or of emphasis off a whole line."""
    text, level = line.text, 0
    aside = match["text"] if (match := _ASIDE.fullmatch(text)) else ""
    if match := _HASHES.fullmatch(text):
        text, level = match["text"], len(match["hashes"])
    if match := _EMPHASIS.fullmatch(text):
        text = match["text"]
    if match := _BOLD_LABEL.fullmatch(text):
        text = f"{match['label']}: {match['value']}"
    if (match := _BOLD_COUNT.fullmatch(text)) and _counts(match["text"]):
        mark = "" if match["text"].endswith((".", ":", "!", "?")) else "."
        text = f"{match['text']}{mark} {match['rest']}"
    elif len(text) <= _LONGEST_EMPHASIS and not text.startswith(("**", "__")):
        text = _EMPHASIS_WITHIN.sub(r"\g<text>", text)
    return replace(line, text=text.strip() or text, level=level, aside=aside)


def _stands_alone(line: str) -> bool:
    """Tell whether a line is complete by its form, so that no wrapped line belongs to it."""
    return bool(
        _HASHES.fullmatch(line)
        or (line.startswith(("**", "__")) and _EMPHASIS.fullmatch(line))
        or reason_to_leave_out(line)
        or front_field(line)
        or section_of(line)
        or is_heading_of_findings(line)
        or talk_of(line, among_talks=False)
        or bullet_text(line)
    )


def _is_no_reading(text: str) -> bool:
    """An address, or a sentence to whoever reads, is nothing to read further."""
    is_sentence = len(text.split()) > _FIELD_WORDS and text.endswith(".")
    return bool(_MAIL.search(text) or _PHONE.search(text)) or (
        is_sentence and not re.search(r"\d|https?:|[\"“”„«»]", text)
    )


class _Reader:
    def __init__(self, lines: list[TextLine], *, day_first: bool | None) -> None:
        self._lines = lines
        self._day_first = day_first
        self._doubtful: list[str] = []
        self._making = ArticleInMaking()
        self._shape = ArticleShape(lines)
        self._items = {item.line: item for item in self._shape.items}
        self._headings = {item.heading for item in self._shape.items}
        # How many paragraphs of the introduction were looked at, and how many of them are long.
        self._seen = 0
        self._long = 0
        # How much speaks for the day of the publication: a later change, the day alone, a word.
        self._day_said = 0
        # Whether nothing but their place says that they wrote it.
        self._authors_are_bare = False
        # Another one for which as much speaks.
        self._other_day = ""
        # The heading of talks that are still to come.
        self._coming = ""

    def read(self) -> ReadArticle:
        begin, end = self._shape.begin, self._shape.end
        for index in range(begin):
            self._read_front(index)
        for index in range(begin, end):
            self._read_in_findings(index)
        for index in range(end, len(self._lines)):
            self._read_tail(index)
        self._guess_edition()
        read = self._making.finished()
        rivals = [self._lines[each].text for each in self._shape.rivals]
        return replace(
            read,
            doubtful_days=tuple(self._doubtful),
            doubts=doubts_of(
                read.article,
                rivals,
                closing=self._shape.heading_in_last(),
                closed_at=self._shape.closed_at,
                coming=self._coming,
                is_guess=self._shape.is_guess,
                other_day=self._other_day,
                other_title=self._shape.other_title,
            ),
        )

    def _read_front(self, index: int) -> None:
        making, line = self._making, self._lines[index]
        text = line.text
        if index == self._shape.title_at:
            making.set(title=text)
            making.use(line.number, ArticlePart.TITLE)
        elif index in self._shape.running:
            making.leave_out(line.number, line.text, LeftOutReason.NAVIGATION)
        elif (reason := reason_to_leave_out(text)) and not self._says_when(text):
            making.leave_out(line.number, line.text, reason)
        elif self._is_above_title(index) and (author := author_of_posts(text)):
            self._read_field(line, FrontField(ArticlePart.AUTHORS, author))
        elif self._is_above_title(index) and self._is_no_field(index):
            making.leave_out(line.number, line.text, LeftOutReason.NAVIGATION)
        elif not self._is_in_text() and (read := front_field(text)) is not None:
            self._read_field(line, read)
        elif self._is_author(index):
            making.see(ArticlePart.AUTHORS)
            self._authors_are_bare = True
            names = names_only(text) or (text.partition(",")[0],)
            making.set(authors=(*making.article.authors, *names))
            making.use(line.number, ArticlePart.AUTHORS)
        elif not self._is_in_contents(index) and self._is_last_heading(index):
            making.see(ArticlePart.FINDINGS)
            making.set(heading_of_findings=text)
            making.use(line.number, ArticlePart.FINDINGS)
        elif reason := self._reason_in_front(index):
            making.leave_out(line.number, line.text, reason)
        else:
            self._read_dateline(text)
            making.add_paragraph(line.number, text)

    def _read_dateline(self, text: str) -> None:
        if self._day_said == 0 and (read := dateline_of(text)) is not None:
            self._set_day(read)

    def _is_no_field(self, index: int) -> bool:
        return front_field(self._lines[index].text) is None and not self._is_author(index)

    def _reason_in_front(self, index: int) -> LeftOutReason | None:
        """Tell why a line above the findings is no introduction, or None if it is one."""
        text = self._lines[index].text
        is_field = not self._making.article.introduction and is_unknown_field(text)
        if is_field or is_label_of_day(text):
            return LeftOutReason.FIELD
        if self._is_among_repeats(index):
            return LeftOutReason.NAVIGATION
        if self._heads_rows(index):
            return LeftOutReason.GROUP
        if self._is_said_already(text) or self._is_in_contents(index):
            return LeftOutReason.AGAIN
        return LeftOutReason.NAVIGATION if self._is_scrap(index) else None

    def _is_among_repeats(self, index: int) -> bool:
        """A picture's words stand between the author and the day, and both once more."""
        text = self._lines[index].text
        title = self._shape.title_at
        if title is None or self._making.article.introduction:
            return False
        if index not in range(title + 1, title + 1 + _FIELDS_BEHIND):
            return False
        above = {line.text for line in self._lines[title + 1 : index]}
        below = self._lines[index + 1 : index + 2]
        return not text.endswith(_STOPS) and any(line.text in above for line in below)

    def _is_scrap(self, index: int) -> bool:
        """A few words between title and text ("Get a demo", "Follow") are a page's own."""
        text = self._lines[index].text
        few = len(text.split()) <= _SCRAP_WORDS and not text.endswith(_STOPS)
        # Where the text has begun, they head what is below them.
        is_said = section_of(text) is not None or is_menu_word(text)
        has_begun = any(each.endswith(".") for each in self._making.article.introduction)
        has_begun = has_begun and not is_said
        heads = has_begun and self._shape.heads_text(index)
        return few and self._is_below_title(index) and not heads

    def _says_when(self, text: str) -> bool:
        """Tell whether "Published 3 May 2027 / By Bo Sample" only looks like the way to a page."""
        field = front_field(text)
        return field is not None and tells_its_day(field)

    def _heads_rows(self, index: int) -> bool:
        """Above the rows of a table one says what stands in its columns."""
        below = self._lines[index + 1 : index + 2]
        is_above = index + 1 in self._items and all(each.is_row for each in below)
        return is_above and self._lines[index].is_row

    def _is_said_already(self, text: str) -> bool:
        return text == self._making.article.title or text in self._making.article.introduction

    def _is_in_contents(self, index: int) -> bool:
        """A list of contents names the findings before they come."""
        text = counted_heading(self._lines[index].text)
        return text in self._headings or _PAGE_AT_END.sub("", text) in self._headings

    def _is_in_text(self) -> bool:
        """Tell whether the introduction has begun in earnest, so that no field follows.

        One paragraph may lead on to them.
        """
        introduction = self._making.article.introduction
        self._long += sum(
            len(paragraph.split()) >= PARAGRAPH_WORDS for paragraph in introduction[self._seen :]
        )
        self._seen = len(introduction)
        return self._long > 1

    def _is_author(self, index: int) -> bool:
        """A name right beside a day, between title and text, or names right below the title."""
        if self._making.article.authors or self._is_in_text() or self._shape.title_at is None:
            return False
        if self._is_above_title(index) and not self._is_right_above_day(index):
            return False
        if is_heading_of_findings(self._lines[index].text):
            return False
        beside = [each for each in (index - 1, index + 1) if each < len(self._lines)]
        fields = [front_field(self._lines[each].text) for each in beside]
        names = names_only(self._lines[index].text)
        if len(names) > 1 and index - 1 == self._shape.title_at:
            return all(map(is_person_name, names))
        if len(names) == 1 and is_person_name(names[0]) and self._is_among_fields(index):
            return True
        if len(names) == 1 and index - 1 == self._shape.title_at and is_known_name(names[0]):
            return self._shape.is_above_prose(index)
        if not names:
            name, comma, role = self._lines[index].text.partition(",")
            # "Ada Example, architect" right beside a day.
            is_person = comma and is_person_name(name) and len(role.split()) < _FIELD_WORDS
            names = (name,) if is_person and role[-1:] != "." else ()
        return bool(names) and any(
            each is not None and (each.day is not None or each.part is ArticlePart.PUBLISHED_ON)
            for each in fields
        )

    def _is_right_above_day(self, index: int) -> bool:
        below = self._lines[index + 1]
        is_near = not below.after_blank or is_known_name(self._lines[index].text)
        field = front_field(below.text) if is_near else None
        return field is not None and field.day is not None

    def _is_among_fields(self, index: int) -> bool:
        """Tell whether nothing but short lines stands from the title to here, and on to a day."""
        title = self._shape.title_at or 0
        behind = range(index + 1, min(index + _FIELDS_BEHIND, len(self._lines)))
        fields = (front_field(self._lines[at].text) for at in behind)
        day = next((at for at, each in zip(behind, fields, strict=True) if each and each.day), None)
        short = all(
            len(self._lines[at].text.split()) <= _FIELD_WORDS and self._lines[at].text[-1] != "."
            for at in range(title + 1, day or index)
        )
        return day is not None and short

    def _is_last_heading(self, index: int) -> bool:
        """The heading right above the first finding heads them all."""
        if not self._shape.items or not self._is_below_title(index):
            return False
        between = range(index + 1, self._shape.begin)
        if index == self._shape.heading_at:
            return True
        last = all(reason_to_leave_out(self._lines[each].text) for each in between)
        text = self._lines[index].text
        return last and (is_heading_of_findings(text) or self._shape.is_heading(index))

    def _is_above_title(self, index: int) -> bool:
        return self._shape.title_at is not None and index < self._shape.title_at

    def _is_below_title(self, index: int) -> bool:
        return self._shape.title_at is not None and self._shape.title_at < index

    def _read_field(self, line: TextLine, read: FrontField) -> None:
        making = self._making
        part = read.part
        if part is None:
            making.leave_out(line.number, line.text, LeftOutReason.FIELD)
            return
        making.see(part)
        day = self._day_of(read.day)
        if part is ArticlePart.PUBLISHED_ON:
            if day is None and read.value:
                making.leave_out(line.number, line.text, LeftOutReason.NOT_UNDERSTOOD)
                return
            self._set_day(read)
            if read.authors and not making.article.authors:
                making.see(ArticlePart.AUTHORS)
                making.set(authors=read.authors)
        elif part is ArticlePart.AUTHORS:
            if read.value and self._authors_are_bare:
                # A byline knows better than a name beside a day.
                making.set(authors=())
                self._authors_are_bare = False
            if read.value:
                making.set(authors=(*making.article.authors, *authors_in(read.value)))
            if day is not None:
                self._set_day(read)
        else:
            making.set(**{part.value: read.value})
        making.use(line.number, part)

    def _set_day(self, read: FrontField) -> None:
        """A later change names the day only where nothing else does."""
        day = self._day_of(read.day)
        said = 1 if read.is_update else 3 if read.is_said else 2
        if day is None:
            return
        if said <= self._day_said:
            is_rival = said == self._day_said > 1 and day != self._making.article.published_on
            self._other_day = read.day.text if read.day and is_rival else self._other_day
            return
        self._other_day = ""
        self._making.set(published_on=day)
        self._doubtful.clear()
        self._doubt(read.day)
        self._day_said = said

    def _day_of(self, written: WrittenDay | None) -> date | None:
        return day_of(written.settled(day_first=self._day_first) if written else None)

    def _doubt(self, written: WrittenDay | None) -> None:
        if written and written.settled(day_first=self._day_first).other is not None:
            self._doubtful.append(written.text)

    def _read_in_findings(self, index: int) -> None:
        making, line = self._making, self._lines[index]
        item = self._items.get(index)
        if self._is_about_author(index):
            making.open(None)
        if making.section is None:
            making.leave_out(line.number, line.text, LeftOutReason.AFTER_FINDINGS)
        elif item is not None:
            making.add_finding(len(making.article.findings) + 1, item.heading)
            making.use(line.number, ArticlePart.FINDINGS)
            if item.rest:
                making.add_paragraph(line.number, item.rest)
        elif index in self._shape.below:
            making.use(line.number, ArticlePart.FINDINGS)
        elif index in self._shape.pointers | self._shape.running:
            making.leave_out(line.number, line.text, LeftOutReason.NAVIGATION)
        elif reason := reason_to_leave_out(line.text):
            making.leave_out(line.number, line.text, reason)
        elif self._is_group_heading(index):
            making.leave_out(line.number, line.text, LeftOutReason.GROUP)
        else:
            making.add_paragraph(line.number, line.text)

    def _is_about_author(self, index: int) -> bool:
        """A paragraph below the last finding that begins with the name of who wrote it all."""
        is_last = index > self._shape.items[-1].line + 1
        return is_last and self._begins_with_author(self._lines[index].text)

    def _begins_with_author(self, text: str) -> bool:
        authors = (each for each in self._making.article.authors if is_name(each))
        return any(text == each or text.startswith(f"{each} ") for each in authors)

    def _is_group_heading(self, index: int) -> bool:
        """A heading right above the next finding, or above bullets, groups what follows."""
        heads = index + 1 in self._items and index not in self._items
        # The last item of a list inside the finding above stands there as well.
        counts = _counts(self._lines[index].text)
        if not heads or counts or not self._shape.is_heading(index):
            return False
        if index - 1 not in self._items:
            return self._shape.is_apart(index)
        # Where all others have a text, these words are the text of this one.
        others = [each.line for each in self._shape.items if each.line != index - 1]
        return any(each + 1 in self._items for each in others)

    def _read_tail(self, index: int) -> None:
        making, line = self._making, self._lines[index]
        text = line.text
        self._close_section(text)
        section = self._section_at(index)
        among_talks = making.section is ArticlePart.TALKS
        if section is None and (reason := reason_to_leave_out(text)):
            making.leave_out(line.number, line.text, reason)
        elif (talk := self._talk(line.in_cells, among_talks=among_talks)) is not None:
            making.add_talk(talk)
            making.use(line.number, ArticlePart.TALKS)
            self._doubt(next(reversed(written_days(text)), None))
        elif (read := front_field(text)) and self._is_missing(read):
            self._read_field(line, read)
        elif section is not None:
            self._open(line, section)
        elif making.section is None:
            reason = (
                LeftOutReason.NAVIGATION if is_menu_word(text) else LeftOutReason.AFTER_FINDINGS
            )
            making.leave_out(
                line.number,
                line.text,
                reason if self._shape.items else LeftOutReason.NOT_UNDERSTOOD,
            )
        elif making.section is ArticlePart.FURTHER_READING and _is_no_reading(text):
            making.leave_out(line.number, line.text, LeftOutReason.AFTER_FINDINGS)
        elif not (among_talks and self._read_about_talk(line)):
            bullet = bullet_text(text)
            making.add_paragraph(line.number, bullet if bullet is not None else text)

    def _close_section(self, text: str) -> None:
        """Findings have ended; thanks end where a page says who wrote it."""
        section = self._making.section
        is_over = section is ArticlePart.THANKS and self._begins_with_author(text)
        if section in FINDINGS_BEGIN_IN or is_over:
            self._making.open(None)

    def _section_at(self, index: int) -> Section | None:
        if index in self._shape.above_talks:
            # What comes next was not talked about yet.
            if not _AHEAD.search(text := self._lines[index].text):
                return Section(ArticlePart.TALKS)
            self._coming = text
            return Section(None)
        return section_of(self._lines[index].text)

    def _is_missing(self, read: FrontField) -> bool:
        """Some pages say at their end who wrote them, and when."""
        if names_its_author(read):
            return not self._making.article.authors
        return self._day_said == 0 and tells_its_day(read)

    def _talk(self, text: str, *, among_talks: bool) -> ArticleTalk | None:
        series = next((talk.series_line for talk in self._making.article.talks), "")
        bare = bare_line(text).text if among_talks else text
        return talk_of(bare, among_talks=among_talks, series=series, day_first=self._day_first)

    def _open(self, line: TextLine, section: Section) -> None:
        making = self._making
        making.open(section.part)
        if section.part is None:
            making.leave_out(line.number, line.text, LeftOutReason.AFTER_FINDINGS)
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
        if (match := RECORDING.fullmatch(line.text)) and talk.recording is None:
            making.set_last_talk(recording=match["url"])
        elif (label := read_label(line.text)) and not label[1]:
            pass
        elif may_be_person(line.text):
            bullet = bullet_text(line.text)
            making.set_last_talk(speakers=(*talk.speakers, bullet or line.text))
        else:
            return False
        making.use(line.number, ArticlePart.TALKS)
        return True

    def _guess_edition(self) -> None:
        """The talks' common first words name the edition, if nothing else does."""
        article = self._making.article
        names = {talk.series_line for talk in article.talks if talk.series_line}
        if not article.edition and len(names) == 1:
            self._making.set(edition=names.pop())
