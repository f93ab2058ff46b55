"""Taking in key findings that were published elsewhere."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.domain.findings.article import Article, ArticleTalk, tidy
from bot.domain.findings.errors import ArticleWithoutFindings, FindingsDiffer
from bot.domain.findings.finding import Finding, KeyFindings, ReviewState, Revision
from bot.domain.plain import one_line
from bot.domain.talks.errors import EditionNotFound
from bot.domain.talks.parts import Segment
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.speaker import Consent, Speaker
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.talks.titles import checked_title
from bot.domain.times.wall import WallTime, instant
from bot.services.findings.sorting import add_finding
from bot.services.findings.workbench import findings_of, key_findings_of
from bot.services.lookups import server_of, talks_of
from bot.services.ports import Clock, Documents, Store
from bot.services.talks.series import NAME_MAX
from bot.services.talks.which_edition import find_edition
from bot.words.links import safe_link

_NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What was made; nothing but `edition` and `series` if all of it was there before.

    `unplaced_speakers` are lines of which nobody can tell in which segment they spoke, and
    `refused_links` what stood where the address of a recording belongs, and is none.
    """

    series: Series
    edition: Edition
    new_series: bool = False
    new_edition: bool = False
    findings: int = 0
    talks: int = 0
    unplaced_speakers: tuple[str, ...] = ()
    refused_links: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return self.new_series or self.new_edition or bool(self.findings or self.talks)


class Importing:
    """For the host's command line, so it asks for no right."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def import_article(self, owner: str, edition: str, article: Article) -> ImportResult:
        """Keep the article as published findings of `edition`, which is made if it is not there.

        A second time changes nothing. Raises `FindingsDiffer` where the edition has other
        findings, `EditionNotFound` where it is not clear to which series a new one belongs,
        `ArticleWithoutFindings`.
        """
        now = self._clock.now()
        read, refused = _with_links_checked(tidy(article))
        if not read.findings:
            raise ArticleWithoutFindings

        def work(docs: Documents) -> ImportResult:
            result = _place(docs, checked_title(edition, NAME_MAX), read)
            talks, unplaced = _keep_talks(docs, result.edition, read.talks, now=now)
            result = replace(result, talks=talks, unplaced_speakers=unplaced, refused_links=refused)
            if _has_them(docs, result.edition, read):
                return result
            kept = _keep_text(docs, result.edition, read)
            _publish(docs, result.series, kept, read, now=now)
            return replace(result, edition=kept, findings=len(read.findings))

        return await self._store.run(owner, work)


def _with_links_checked(article: Article) -> tuple[Article, tuple[str, ...]]:
    """Leave out what is no address, and return it beside the article."""
    recordings = [talk.recording for talk in article.talks if talk.recording is not None]
    talks = tuple(replace(talk, recording=safe_link(talk.recording)) for talk in article.talks)
    refused = tuple(each for each in recordings if safe_link(each) is None)
    return replace(article, talks=talks), refused


def _place(docs: Documents, name: str, article: Article) -> ImportResult:
    try:
        edition = find_edition(docs, name)
    except EditionNotFound:
        known = docs.select(Series)
        series = _series_for(known, name, article)
        made = series or docs.put(_new_series(docs, name, article))
        edition = docs.put(
            Edition(owner=docs.owner, code=docs.new_code(), series=made.code, name=name)
        )
        return ImportResult(
            series=made, edition=edition, new_series=series is None, new_edition=True
        )
    return ImportResult(series=docs.get(Series, edition.series), edition=edition)


def _series_for(known: list[Series], name: str, article: Article) -> Series | None:
    """The only series, or the one that the article names; None if there is none at all."""
    if len(known) <= 1:
        return next(iter(known), None)
    named = f"{article.title} {article.edition}".casefold()
    fitting = [series for series in known if series.title.casefold() in named]
    if len(fitting) != 1:
        raise EditionNotFound(code=name)
    return fitting[0]


def _new_series(docs: Documents, name: str, article: Article) -> Series:
    server = server_of(docs)
    lines = (*(talk.series_line for talk in article.talks), article.edition, article.title)
    line = next((each for each in lines if each), name)
    return Series(
        owner=docs.owner,
        code=docs.new_code(),
        title=checked_title(line.removesuffix(name).strip() or line),
        zone=server.zone,
        language=server.language,
        producers=", ".join(article.authors),
    )


def _keep_talks(
    docs: Documents, edition: Edition, printed: tuple[ArticleTalk, ...], *, now: datetime
) -> tuple[int, tuple[str, ...]]:
    """Keep talks that the edition does not have as ended ones; return how many, and who is left."""
    known = talks_of(docs, edition.code)
    titles = {_folded(talk.title) for talk in known}
    new = [talk for talk in printed if _folded(talk.title) not in titles]
    unplaced: list[str] = []
    for number, talk in enumerate(new, start=len(known) + 1):
        segments, left = _segments(talk)
        unplaced += left
        docs.put(
            Talk(
                owner=docs.owner,
                code=docs.new_code(),
                series=edition.series,
                edition=edition.code,
                number=number,
                title=checked_title(talk.title),
                changed_at=now,
                planned_on=talk.on,
                segments=segments,
                recording=talk.recording,
                state=TalkState.ENDED,
            )
        )
    return len(new), tuple(unplaced)


def _segments(talk: ArticleTalk) -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    """Who was printed with their name had agreed to it."""
    speakers = tuple(
        Speaker(name=line.split(",")[0], line=line, consent=Consent.NAMED) for line in talk.speakers
    )
    if len(talk.segments) > 1:
        return tuple(Segment(title=title) for title in talk.segments), talk.speakers
    if not talk.segments and not speakers:
        return (), ()
    title = talk.segments[0] if talk.segments else talk.title
    return (Segment(title=title, speakers=speakers),), ()


def _has_them(docs: Documents, edition: Edition, article: Article) -> bool:
    kept = findings_of(docs, edition.code)
    if not kept:
        return False
    if [_text_of(finding) for finding in kept] != [
        (one_line(finding.heading), "\n\n".join(finding.body)) for finding in article.findings
    ]:
        raise FindingsDiffer(name=edition.name)
    return True


def _text_of(finding: Finding) -> tuple[str, str]:
    return finding.heading, finding.body


def _keep_text(docs: Documents, edition: Edition, article: Article) -> Edition:
    for finding in article.findings:
        add_finding(docs, edition.code, finding.heading, "\n\n".join(finding.body))
    return docs.put(
        replace(
            edition,
            introduction=edition.introduction or "\n\n".join(article.introduction),
            further_reading=edition.further_reading or article.further_reading,
            look_back=edition.look_back or "\n\n".join(article.became),
            thanks=edition.thanks or "\n\n".join(article.thanks),
        )
    )


def _publish(
    docs: Documents, series: Series, edition: Edition, article: Article, *, now: datetime
) -> None:
    """Keep it as published: it was, elsewhere. Nothing is posted."""
    key: KeyFindings = docs.put(
        replace(
            key_findings_of(docs, edition.code).published(),
            title=article.title,
            article_kind=article.kind,
            authors=article.authors,
            heading_of_findings=article.heading_of_findings,
            scope_note=article.scope_note,
            state=ReviewState.PUBLISHED,
        )
    )
    at = now
    if article.published_on is not None:
        noon = datetime.combine(article.published_on, _NOON)
        at = min(now, instant(WallTime(local=noon, zone=series.zone)))
    docs.put(
        Revision(
            owner=docs.owner,
            code=docs.new_code(),
            edition=edition.code,
            number=key.revision,
            article=article,
            author_id=None,
            reviewer_id=None,
            published_at=at,
            website=edition.website,
        )
    )


def _folded(title: str) -> str:
    return one_line(title).casefold().rstrip(".")
