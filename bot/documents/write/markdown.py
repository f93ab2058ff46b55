"""An article as Markdown, which `bot/documents/read/markdown.py` reads back unchanged."""

from collections.abc import Iterator

from bot.documents.escaping import as_reference, escape, escape_with_links
from bot.domain.findings.article import (
    Article,
    ArticleFinding,
    ArticleTalk,
    Evidence,
    reading_minutes,
    tidy,
)
from bot.saying.document_labels import ArticleLabels, article_labels
from bot.saying.i18n import Text


def to_markdown(article: Article, text: Text) -> str:
    """Write the article; Markdown, mentions and HTML in its texts are shown, not obeyed."""
    blocks = _Writer(tidy(article), article_labels(text)).blocks()
    return "\n\n".join(block for block in blocks if block) + "\n"


class _Writer:
    def __init__(self, article: Article, labels: ArticleLabels) -> None:
        self._article = article
        self._labels = labels

    def blocks(self) -> Iterator[str]:
        article, labels = self._article, self._labels
        yield f"# {escape(article.title)}" if article.title else ""
        yield self._fields()
        yield f"*{str(reading_minutes(article)).join(labels.reading_time)}*"
        yield from map(escape, article.introduction)
        yield self._heading_of_findings()
        for finding in article.findings:
            yield from self._finding(finding)
        became = [f"- {escape_with_links(item)}" for item in article.became]
        yield from self._section(labels.became, ["\n".join(became)] if became else [])
        yield from self._section(
            labels.talks, [part for talk in article.talks for part in self._talk(talk)]
        )
        reading = [f"- {escape_with_links(item)}" for item in article.further_reading]
        yield from self._section(labels.further_reading, ["\n".join(reading)] if reading else [])
        yield from self._section(labels.thanks, list(map(escape, article.thanks)))
        note = [escape(article.scope_note)] if article.scope_note else []
        yield from self._section(labels.scope_note, note)

    def _fields(self) -> str:
        article, labels = self._article, self._labels
        published = article.published_on.isoformat() if article.published_on else ""
        pairs = [
            (labels.edition, article.edition),
            (labels.published_on, published),
            (labels.kind, article.kind or ""),
            *((labels.author, author) for author in article.authors),
        ]
        return _items(pairs)

    def _heading_of_findings(self) -> str:
        heading = escape(self._article.heading_of_findings)
        if heading.casefold() in map(str.casefold, self._labels.sections):
            heading = as_reference(heading)
        return f"## {heading}" if heading else ""

    def _finding(self, finding: ArticleFinding) -> Iterator[str]:
        yield f"### {finding.number}. {escape(finding.heading)}".rstrip()
        yield from map(escape, finding.body)
        yield "\n".join(f"- {self._evidence(evidence)}" for evidence in finding.evidence)

    def _evidence(self, evidence: Evidence) -> str:
        labels = self._labels
        places = [
            (labels.talk, evidence.talk),
            (labels.segment, evidence.segment),
            (labels.minute, evidence.minute),
        ]
        return ", ".join(f"{label} {value}" for label, value in places if value is not None)

    def _talk(self, talk: ArticleTalk) -> Iterator[str]:
        labels = self._labels
        yield f"### {escape(talk.title)}".rstrip()
        yield _items(
            [
                (labels.series, talk.series_line),
                (labels.date, talk.on.isoformat() if talk.on else ""),
                (labels.until, talk.until.isoformat() if talk.until else ""),
                *((labels.part, segment) for segment in talk.segments),
                *((labels.speaker, speaker) for speaker in talk.speakers),
                (labels.recording, talk.recording or ""),
            ]
        )

    @staticmethod
    def _section(heading: str, blocks: list[str]) -> Iterator[str]:
        if blocks:
            yield f"## {heading}"
            yield from blocks


def _items(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f"- {label}: {escape_with_links(text)}" for label, text in pairs if text)
