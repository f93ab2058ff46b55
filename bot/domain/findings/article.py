"""Key findings as a document: what is printed, without a word about how."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from bot.domain.plain import one_line

WORDS_PER_MINUTE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a finding comes from, as readers may know it: positions from 1, minutes of the talk."""

    talk: int
    segment: int | None = None
    minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFinding:
    number: int
    heading: str
    body: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTalk:
    """`series_line` is what stands before the title in print ("Northern Talks 2027")."""

    title: str
    series_line: str = ""
    on: date | None = None
    # The last of several days.
    until: date | None = None
    segments: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    recording: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Every text is one line (a paragraph, a heading, an item); `tidy` makes them so."""

    title: str
    edition: str = ""
    published_on: date | None = None
    # What a correction corrects, in a sentence.
    correction: str = ""
    kind: str | None = None
    authors: tuple[str, ...] = ()
    introduction: tuple[str, ...] = ()
    heading_of_findings: str = ""
    findings: tuple[ArticleFinding, ...] = ()
    # What became of the findings of the edition before, one item each.
    became: tuple[str, ...] = ()
    talks: tuple[ArticleTalk, ...] = ()
    further_reading: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    scope_note: str = ""


T = TypeVar("T", Article, ArticleFinding, ArticleTalk)


def tidy(article: Article) -> Article:
    """Return the article with every text on one line and no empty ones in its lists."""
    return replace(
        _tidy_texts(article),
        findings=tuple(_tidy_texts(finding) for finding in article.findings),
        talks=tuple(_tidy_texts(talk) for talk in article.talks),
    )


def _tidy_texts(part: T) -> T:
    changes: dict[str, object] = {}
    for each in fields(part):
        value: object = getattr(part, each.name)
        if isinstance(value, str):
            changes[each.name] = one_line(value) or (None if each.default is None else "")
        elif each.name in _LISTS_OF_TEXT:
            texts: tuple[str, ...] = getattr(part, each.name)
            changes[each.name] = tuple(line for line in map(one_line, texts) if line)
    return replace(part, **changes)


_LISTS_OF_TEXT = frozenset(
    {
        "authors",
        "introduction",
        "body",
        "became",
        "segments",
        "speakers",
        "further_reading",
        "thanks",
    }
)


def reading_minutes(article: Article) -> int:
    """Return how long reading the whole document takes, rounded up, at 200 words a minute.

    Counted is all that is printed as text, from the title to the thanks: a reader reads the talks'
    lines and the further reading too. Not counted are numbers of findings, evidence and fields.
    """
    return -(-sum(len(text.split()) for text in _printed(article)) // WORDS_PER_MINUTE)


def _printed(article: Article) -> list[str]:
    return [
        article.title,
        *article.introduction,
        article.heading_of_findings,
        *(text for finding in article.findings for text in (finding.heading, *finding.body)),
        *article.became,
        *(text for talk in article.talks for text in _printed_of_talk(talk)),
        *article.further_reading,
        *article.thanks,
        article.scope_note,
    ]


def prose(article: Article) -> str:
    """What the team wrote in it: not the programme, nor what others wrote elsewhere."""
    written = [
        *article.introduction,
        *(text for finding in article.findings for text in (finding.heading, *finding.body)),
        *article.became,
        *article.thanks,
        article.scope_note,
    ]
    return "\n".join(written)


def _printed_of_talk(talk: ArticleTalk) -> list[str]:
    # A date is three words, read like any others.
    day = [talk.on.strftime("%d %B %Y")] if talk.on else []
    return [talk.series_line, talk.title, *day, *talk.segments, *talk.speakers]
