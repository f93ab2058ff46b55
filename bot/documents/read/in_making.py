"""An article while it is being read: what every reader of documents fills in, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.errors import TextTooLong, TooMany
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence, tidy

# Twenty times the articles that we know: more is a mistake, or an attempt to keep us busy.
TEXT_MAX = 200_000
LINES_MAX = 5_000


class ArticlePart(StrEnum):
    TITLE = "title"
    EDITION = "edition"
    PUBLISHED_ON = "published_on"
    CORRECTION = "correction"
    KIND = "kind"
    AUTHORS = "authors"
    INTRODUCTION = "introduction"
    FINDINGS = "findings"
    BECAME = "became"
    TALKS = "talks"
    FURTHER_READING = "further_reading"
    THANKS = "thanks"
    SCOPE_NOTE = "scope_note"


FINDINGS_BEGIN_IN = frozenset({ArticlePart.INTRODUCTION, ArticlePart.FINDINGS})


class LeftOutReason(StrEnum):
    """Why a line is no part of the article."""

    ICON_NAMES = "icon_names"
    SHARE_LINKS = "share_links"
    NAVIGATION = "navigation"
    # It is counted anew from the words.
    READING_TIME = "reading_time"
    # A field of the page that an article does not have.
    FIELD = "field"
    # What stands there twice.
    AGAIN = "again"
    # A heading over several findings.
    GROUP = "group"
    # What a page says after its findings: conclusions, next steps, its authors.
    AFTER_FINDINGS = "after_findings"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A line of the input, counted from 1, that the article does not have."""

    number: int
    text: str
    reason: LeftOutReason


class ArticleDoubt(StrEnum):
    """What may be meant otherwise, though it was read."""

    # The title or the introduction promises another number of findings.
    COUNT_DIFFERS = "count_differs"
    # More stands below the last finding than below any other.
    LAST_IS_LONGER = "last_is_longer"
    # Another list of the text may be the findings as well.
    ANOTHER_LIST = "another_list"
    # What was left out below the last finding may be a part of it.
    CLOSED_BY_WORDS = "closed_by_words"
    # Talks that are still to come were left out.
    COMING_TALKS = "coming_talks"
    # A line of the last finding, or the last finding itself, may be what ends the findings.
    HEADING_IN_LAST = "heading_in_last"
    # A few words with a stop stand above a paragraph: they may be a heading.
    SHORT_PARAGRAPH = "short_paragraph"
    # The first sentences of paragraphs without any mark were taken for headings.
    FIRST_SENTENCE = "first_sentence"
    # A heading is as long as a paragraph.
    LONG_HEADING = "long_heading"
    # Some headings are paragraphs, others a few words: the paragraphs may be texts of the others.
    UNLIKE = "unlike"
    # Nothing says that these are findings: they are the headings, or the one list, of the text.
    ONLY_SHAPE = "only_shape"
    # Another day of the page may be that of its publication as well.
    ANOTHER_DAY = "another_day"
    # The title is short, and a longer line below it may be a better one.
    ANOTHER_TITLE = "another_title"
    # A line beside the findings may be for something else: thanks, to read, a talk, an author.
    UNSURE_LINE = "unsure_line"
    # With other blank lines the title or the findings would be others.
    BLANK_LINES = "blank_lines"
    # Nothing can be the title.
    NO_TITLE = "no_title"
    # No line was read as a finding.
    NO_FINDINGS = "no_findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulLine:
    """`line` is the text that raises the doubt, `found` how many findings were read."""

    doubt: ArticleDoubt
    line: str
    found: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """`empty` are the fields and sections that the text names without saying anything in them."""

    article: Article
    empty: tuple[ArticlePart, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    # As what each line that was used was read, by its number.
    used: Mapping[int, ArticlePart] = field(default_factory=dict[int, ArticlePart], compare=False)
    # The input, of which a page's markup is taken off.
    lines: tuple[str, ...] = field(default=(), compare=False)
    # Days as written that were read with the day first, and could be read with the month first.
    doubtful_days: tuple[str, ...] = field(default=(), compare=False)
    doubts: tuple[DoubtfulLine, ...] = field(default=(), compare=False)
    # A form of our own, from which nothing is lost on the way.
    is_ours: bool = field(default=False, compare=False)


def check_size(text: str) -> None:
    """Raise `TextTooLong` or `TooMany` (lines) for what is no article."""
    if len(text) > TEXT_MAX:
        raise TextTooLong(length=len(text), limit=TEXT_MAX)
    lines = len(text.splitlines())
    if lines > LINES_MAX:
        raise TooMany(count=lines, limit=LINES_MAX)


@dataclass(slots=True)
class ArticleInMaking:
    """Takes the parts in the order of the text and knows which section a paragraph belongs to."""

    article: Article = field(default_factory=lambda: Article(title=""))
    # None: a section that nobody knows.
    section: ArticlePart | None = ArticlePart.INTRODUCTION
    _seen: list[ArticlePart] = field(default_factory=list[ArticlePart])
    _left_out: list[LeftOut] = field(default_factory=list[LeftOut])
    _used: dict[int, ArticlePart] = field(default_factory=dict[int, ArticlePart])

    def open(self, section: ArticlePart | None) -> None:
        self.section = section
        if section is not None:
            self.see(section)

    def see(self, part: ArticlePart) -> None:
        self._seen.append(part)

    def set(self, **changes: object) -> None:
        self.article = replace(self.article, **changes)

    def add_finding(self, number: int, heading: str) -> None:
        self.open(ArticlePart.FINDINGS)
        finding = ArticleFinding(number=number, heading=heading)
        self.set(findings=(*self.article.findings, finding))

    def add_evidence(self, evidence: Evidence) -> None:
        last = self.article.findings[-1]
        self._set_last_finding(replace(last, evidence=(*last.evidence, evidence)))

    def add_talk(self, talk: ArticleTalk) -> None:
        self.open(ArticlePart.TALKS)
        self.set(talks=(*self.article.talks, talk))

    def set_last_talk(self, **changes: object) -> None:
        last = self.article.talks[-1]
        self.set(talks=(*self.article.talks[:-1], replace(last, **changes)))

    def add_paragraph(self, number: int, text: str) -> None:
        """Put a paragraph or an item where it belongs, or list it as not understood."""
        article = self.article
        match self.section:
            case ArticlePart.INTRODUCTION:
                self.set(introduction=(*article.introduction, text))
            case ArticlePart.FINDINGS if article.findings:
                last = article.findings[-1]
                self._set_last_finding(replace(last, body=(*last.body, text)))
            case ArticlePart.BECAME:
                self.set(became=(*article.became, text))
            case ArticlePart.FURTHER_READING:
                self.set(further_reading=(*article.further_reading, text))
            case ArticlePart.THANKS:
                self.set(thanks=(*article.thanks, text))
            case ArticlePart.SCOPE_NOTE:
                self.set(scope_note=f"{article.scope_note} {text}")
            case _:
                self.leave_out(number, text, LeftOutReason.NOT_UNDERSTOOD)
                return
        self.use(number, self.section)

    def extend_paragraph(self, number: int, text: str) -> None:
        """Go on with the last paragraph of the introduction or of a finding."""
        article = self.article
        if self.section is ArticlePart.FINDINGS and article.findings and article.findings[-1].body:
            *before, last = article.findings[-1].body
            body = (*before, f"{last} {text}")
            self._set_last_finding(replace(article.findings[-1], body=body))
            self.use(number, self.section)
        elif self.section is ArticlePart.INTRODUCTION and article.introduction:
            *before, last = article.introduction
            self.set(introduction=(*before, f"{last} {text}"))
            self.use(number, self.section)
        else:
            self.add_paragraph(number, text)

    def use(self, number: int, part: ArticlePart | None) -> None:
        """Note as what a line was read; the first word counts."""
        if part is not None:
            self._used.setdefault(number, part)

    def leave_out(self, number: int, text: str, reason: LeftOutReason) -> None:
        self._left_out.append(LeftOut(number=number, text=text, reason=reason))

    def take_back(self, number: int) -> None:
        """Forget that a line was left out: it is read once more."""
        self._left_out = [each for each in self._left_out if each.number != number]

    def finished(self) -> ReadArticle:
        article = tidy(self.article)
        empty = (part for part in dict.fromkeys(self._seen) if not getattr(article, part))
        return ReadArticle(
            article=article,
            empty=tuple(empty),
            left_out=tuple(self._left_out),
            used=self._used,
        )

    def _set_last_finding(self, finding: ArticleFinding) -> None:
        self.set(findings=(*self.article.findings[:-1], finding))
