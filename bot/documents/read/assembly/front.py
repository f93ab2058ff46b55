"""Day and authors of an article that is being put together, wherever a line tells them."""

from collections.abc import Sequence
from datetime import date

from bot.documents.read.decision.roles import LineRole
from bot.documents.read.in_making import ArticleInMaking, ArticlePart, LeftOutReason
from bot.documents.read.lines.bylines import (
    authors_of,
    is_of_page,
    names_behind_by,
    names_beside,
)
from bot.documents.read.lines.front_fields import (
    FrontField,
    author_of_posts,
    dateline_of,
    day_of,
    day_that_counts,
    front_field,
    names_its_author,
    tells_its_day,
)
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lexicon import plain
from bot.words.patterns import late
from bot.words.programme.people import is_known_name, is_person_name, names_only
from bot.words.written_days import WrittenDay, written_days

# "Ada Example / ada@example.org".
_MAIL = late(r"\s*(?:/\s+)?[<(]?\S+@\S+\.\w+[>)]?")
# "No. 52 – 21 June 2027" is no range of days.
_APART = late(r"\s+[|·•\u2013\u2014-]\s+")
# Fewer letters are initials.
_LETTERS_OF_NAME = 3
_LONGEST_WITH_DAY = 200


class Front:
    """`other_day` is another day of publication for which as much speaks."""

    def __init__(self, making: ArticleInMaking, *, day_first: bool | None) -> None:
        self._making = making
        self._day_first = day_first
        self._authors_are_bare = False
        self._day_said = 0
        self.other_day = ""
        # Days as written that may be meant otherwise.
        self.doubtful: list[str] = []

    def read(self, line: TextLine, role: LineRole) -> None:
        text = _MAIL.sub("", line.text) or line.text
        field = front_field(text)
        if role is LineRole.DAY:
            self._read_day(line, text, field)
        else:
            self._read_authors(line, text, field)

    def read_dateline(self, text: str) -> None:
        """Take the day that an introduction begins with, where nothing else has told it."""
        if self._day_said == 0 and (field := dateline_of(text)) is not None:
            self._set_day(field)

    def read_if_missing(self, line: TextLine, field: FrontField) -> bool:
        """Read a line that says by its words who wrote the text, or when, if no other has."""
        is_missing = self._is_missing(field)
        if is_missing:
            self.read(line, LineRole.DAY if field.day else LineRole.AUTHOR)
        return is_missing

    def read_posts_by(self, line: TextLine) -> bool:
        """Read "Posts by Ada Example", above a title."""
        author = author_of_posts(line.text)
        if not author:
            return False
        self.add_authors((author,))
        self._making.use(line.number, ArticlePart.AUTHORS)
        return True

    def add_authors(self, names: Sequence[str]) -> None:
        known = {plain(each) for each in self._making.article.authors}
        new: list[str] = []
        for name in names:
            if is_of_page(name):
                continue
            if plain(name) not in known and sum(map(str.isalpha, name)) >= _LETTERS_OF_NAME:
                known.add(plain(name))
                new.append(name)
        authors = (*self._making.article.authors, *new)
        if any(map(is_known_name, authors)):
            # "Posted by a.example" above "By Ada Example" is an account.
            authors = tuple(each for each in authors if not each.islower())
        self._making.set(authors=authors)

    def doubt(self, written: WrittenDay | None) -> None:
        """Note a day that has its month first as well, where nobody knows the order."""
        if written and written.settled(day_first=self._day_first).other is not None:
            self.doubtful.append(written.text)

    def _read_day(self, line: TextLine, text: str, field: FrontField | None) -> None:
        making = self._making
        if field is not None and field.part is not None and not field.value:
            making.see(field.part)
            making.use(line.number, field.part)
            return
        field = field if field and field.day else _with_day(text)
        # What lasts for days is told of, and was not published.
        lasts = field is not None and field.day is not None and field.day.last is not None
        if field is None or lasts or self._day_of(field.day) is None:
            making.leave_out(line.number, line.text, LeftOutReason.NOT_UNDERSTOOD)
            return
        making.see(ArticlePart.PUBLISHED_ON)
        self._set_day(field)
        if not field.is_update:
            self.add_authors(names_beside(text) or _named_by(field) or self._posted_by(text))
        making.use(line.number, ArticlePart.PUBLISHED_ON)

    def _read_authors(self, line: TextLine, text: str, field: FrontField | None) -> None:
        making = self._making
        making.see(ArticlePart.AUTHORS)
        byline = field if field and field.part is ArticlePart.AUTHORS else None
        is_byline = byline is not None
        told = byline if byline and byline.day else _with_day(text)
        is_one = told is not None and told.day is not None and told.day.last is None
        if told is not None and is_one and self._day_said == 0:
            # "By Ada Example, Streets & Squares 23/11/2026".
            self._set_day(told)
        if is_byline and self._authors_are_bare:
            # A byline knows better than a name beside a day.
            making.set(authors=())
        self._authors_are_bare = not is_byline and not making.article.authors
        if byline is None or byline.value:
            is_known = bool(making.article.authors) and not is_byline
            self.add_authors(authors_of(text, field, strict=is_known))
        making.use(line.number, ArticlePart.AUTHORS)

    def _posted_by(self, text: str) -> tuple[str, ...]:
        return () if self._making.article.authors else names_behind_by(text)

    def _set_day(self, field: FrontField) -> None:
        """A later change names the day only where nothing else does."""
        day = self._day_of(field.day)
        said = 1 if field.is_update else 3 if field.is_said else 2
        if day is None:
            return
        if said <= self._day_said:
            is_rival = said == self._day_said > 1 and day != self._making.article.published_on
            self.other_day = field.day.text if field.day and is_rival else self.other_day
            return
        self.other_day = ""
        self._making.set(published_on=day)
        self.doubtful.clear()
        self.doubt(field.day)
        self._day_said = said

    def _day_of(self, written: WrittenDay | None) -> date | None:
        return day_of(written.settled(day_first=self._day_first) if written else None)

    def _is_missing(self, field: FrontField) -> bool:
        if field.day is not None and tells_its_day(field):
            return self._day_said == 0
        named = names_its_author(field) and all(map(is_person_name, names_only(field.value)))
        return named and not self._making.article.authors


def _named_by(field: FrontField) -> tuple[str, ...]:
    """Read "Prepared by the project group, 20 May 2027", and a name that no table has."""
    is_byline = field.part is ArticlePart.AUTHORS and bool(field.value)
    return authors_of(field.value, field) if is_byline else field.authors


def _with_day(text: str) -> FrontField | None:
    """Of a line that names the day among other things, the first day with a year.

    "Last updated: 11 July 2023 | Published: 2 March 2021" says which one counts.
    """
    counts = day_that_counts(text) if len(text) <= _LONGEST_WITH_DAY else None
    if counts is not None and day_of(counts) is not None:
        return FrontField(ArticlePart.PUBLISHED_ON, counts.text, counts)
    parts = (text, *_APART.split(text))
    found = (day for part in parts for day in written_days(part))
    day = next((day for day in found if day_of(day) is not None), None)
    return FrontField(ArticlePart.PUBLISHED_ON, day.text, day) if day else None
