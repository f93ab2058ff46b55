"""Making the document of an edition from what the team wrote and sorted.

What may stand in public is decided here: never a takeaway, a code or a member; of panellists only
what they agreed to.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence, tidy
from bot.domain.findings.finding import Finding, KeyFindings, in_order, paragraphs
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.editions import printed_talks
from bot.domain.talks.role_only import role_of
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.speaker import Consent, Speaker
from bot.domain.talks.talk import Talk


def compose(
    key: KeyFindings,
    series: Series,
    edition: Edition,
    *,
    talks: Iterable[Talk],
    findings: list[Finding],
    takeaways: Sequence[Takeaway],
    on: date | None,
    now: datetime,
) -> Article:
    """Return the article as it would be published `on` that day (None: a draft)."""
    printed = printed_talks(talks, now=now)
    name = series_line(series, edition)
    return tidy(
        Article(
            title=key.title or name,
            edition=edition.name,
            published_on=on,
            kind=key.article_kind,
            authors=key.authors or ((series.producers,) if series.producers else ()),
            introduction=paragraphs(edition.introduction),
            heading_of_findings=key.heading_of_findings,
            findings=tuple(
                ArticleFinding(
                    number=number,
                    heading=finding.heading,
                    body=paragraphs(finding.body),
                    evidence=evidence_of(finding.code, printed, takeaways),
                )
                for number, finding in enumerate(in_order(findings), start=1)
            ),
            became=paragraphs(edition.look_back),
            talks=tuple(_talk(talk, name) for talk in printed),
            further_reading=edition.further_reading,
            thanks=paragraphs(edition.thanks),
            scope_note=key.scope_note,
        )
    )


def series_line(series: Series, edition: Edition) -> str:
    """What stands before a talk's title in print ("Northville Talks 2026")."""
    return f"{series.title} {edition.name}"


def evidence_of(
    finding: str, talks: Sequence[Talk], takeaways: Iterable[Takeaway]
) -> tuple[Evidence, ...]:
    """Where a finding comes from; each place once, in the order in which it was heard."""
    numbers = {talk.code: number for number, talk in enumerate(talks, start=1)}
    by_code = {talk.code: talk for talk in talks}
    found = {
        _place(takeaway, by_code[takeaway.talk], numbers[takeaway.talk])
        for takeaway in takeaways
        if takeaway.finding == finding and takeaway.talk in by_code and not takeaway.is_against
    }
    return tuple(sorted(found, key=_heard))


def exposes(article: Article, talk: Talk) -> bool:
    """Tell whether what was published leads to whoever spoke, though the rule was agreed on since.

    An article names its talks by their titles; of one that was given another, its number counts.
    """
    numbers = {
        number for number, each in enumerate(article.talks, start=1) if each.title == talk.title
    } or {talk.number}
    return talk.chatham_house and any(
        place.talk in numbers and (place.segment is not None or place.minute is not None)
        for finding in article.findings
        for place in finding.evidence
    )


def _place(takeaway: Takeaway, talk: Talk, number: int) -> Evidence:
    # Segment and minute lead to whoever was speaking, whom the Chatham House Rule protects.
    if talk.chatham_house or takeaway.is_under_the_rule:
        return Evidence(talk=number)
    return Evidence(talk=number, segment=takeaway.segment, minute=takeaway.minute)


def _heard(place: Evidence) -> tuple[int, int, int]:
    # What was logged after the talk, without a minute, stands last.
    minute = place.minute if place.minute is not None else 1_000_000
    return (place.talk, minute, place.segment or 0)


def _talk(talk: Talk, name: str) -> ArticleTalk:
    names = [speaker.name for speaker in talk.speakers]
    shown = (printed_line(speaker, names) for speaker in talk.speakers)
    return ArticleTalk(
        title=talk.title,
        series_line=name,
        on=talk.planned_on or (talk.slot.start.local.date() if talk.slot else None),
        segments=tuple(segment.title for segment in talk.segments),
        speakers=tuple(dict.fromkeys(line for line in shown if line)),
        recording=talk.recording,
    )


def printed_line(speaker: Speaker, others: Iterable[str] = ()) -> str | None:
    """What may be printed of a panellist: the line, the line without any name, or nothing."""
    if speaker.consent is Consent.NAMED:
        return speaker.line
    return role_of(speaker, others) if speaker.consent is Consent.ROLE_ONLY else None
