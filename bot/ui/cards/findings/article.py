"""Key findings as they are read in Discord, page by page."""

import textwrap
from collections.abc import Iterator, Mapping
from itertools import groupby

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.domain.talks.recordings import at_minute
from bot.saying.i18n import Text
from bot.saying.times import day_in_words
from bot.ui.paging import text_pages
from bot.ui.plain import plain
from bot.words.links import safe_link

PAGE = 3500
# Escaping may double a text, and a block must fit on a page.
_PARAGRAPH = 1450
_HEADING = 400
_SEGMENTS = 8
_UNSAFE_IN_LINKS = frozenset("()<>[]")


def article_pages(
    article: Article, words: Text, became: Mapping[int, str] | None = None
) -> list[str]:
    """The whole text; a finding's heading never stands alone at the end of a page.

    `became` is by number what is said of a finding since.
    """
    return text_pages(_blocks(article, words, became or {}), PAGE) or [plain(article.title)]


def _blocks(article: Article, words: Text, became: Mapping[int, str]) -> Iterator[str]:
    yield f"## {plain(article.title, 250)}"
    yield from _paragraphs(article.introduction)
    if article.heading_of_findings:
        yield f"### {plain(article.heading_of_findings, 250)}"
    for finding in article.findings:
        yield from finding_blocks(finding, article.talks, words)
        if finding.number in became:
            yield became[finding.number]
    if article.became:
        yield f"### {words('article-became')}"
        yield from (f"- {plain(item, 800)}" for item in article.became)
    if article.talks:
        yield f"### {words('article-talks')}"
        yield from (_talk(talk, words) for talk in article.talks)
    if article.further_reading:
        yield f"### {words('article-further-reading')}"
        yield from (f"- {plain(item, 800)}" for item in article.further_reading)
    if article.thanks:
        yield f"### {words('article-thanks')}"
        yield from _paragraphs(article.thanks)
    if article.scope_note:
        yield f"### {words('article-scope')}"
        yield from _paragraphs((article.scope_note,))


def finding_blocks(
    finding: ArticleFinding, talks: tuple[ArticleTalk, ...], words: Text
) -> Iterator[str]:
    """Its heading with the first paragraph, the others, and its evidence."""
    heading = f"### {finding.number}. {plain(finding.heading, _HEADING)}"
    first, *others = [*_paragraphs(finding.body), ""]
    yield f"{heading}\n{first}" if first else heading
    yield from (paragraph for paragraph in others if paragraph)
    places = " | ".join(_places(finding.evidence, talks, words))
    # An address must stay whole.
    for part in textwrap.wrap(places, _PARAGRAPH, break_long_words=False, break_on_hyphens=False):
        yield f"-# {part}"


def _places(
    evidence: tuple[Evidence, ...], talks: tuple[ArticleTalk, ...], words: Text
) -> Iterator[str]:
    """One place for each segment, with all its minutes; each opens the recording there."""
    for (talk, segment), there in groupby(evidence, key=lambda each: (each.talk, each.segment)):
        parts = [words("article-evidence-talk", number=str(talk))]
        if segment is not None:
            parts.append(words("takeaway-segment", number=str(segment)))
        recording = talks[talk - 1].recording if 0 < talk <= len(talks) else None
        minutes = [minute_link(recording, each.minute) for each in there if each.minute is not None]
        if minutes:
            said = words("article-evidence-minutes", count=len(minutes), minutes=", ".join(minutes))
            parts.append(said)
        yield " · ".join(parts)


def _talk(talk: ArticleTalk, words: Text) -> str:
    lines = [f"**{plain(talk.title, _HEADING)}**"]
    if talk.on is not None:
        lines.append(day_in_words(talk.on, words))
    lines += [f"-# {plain(each, 200)}" for each in talk.segments[:_SEGMENTS]]
    if talk.speakers:
        lines.append(f"-# {plain(' · '.join(talk.speakers), 600)}")
    address = safe_address(talk.recording)
    if address is not None:
        lines.append(f"[{words('article-recording')}]({address})")
    return "\n".join(lines)


def minute_link(recording: str | None, minute: int) -> str:
    """The minute, as a link where the recording can be opened there."""
    address = safe_address(at_minute(recording, minute))
    return f"[{minute}]({address})" if address else str(minute)


def safe_address(address: str | None) -> str | None:
    """An address that may stand in a Discord link; articles may come from anywhere."""
    checked = safe_link(address)
    return checked if checked and not _UNSAFE_IN_LINKS & set(checked) else None


def _paragraphs(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from (plain(part) for part in textwrap.wrap(text, _PARAGRAPH))
