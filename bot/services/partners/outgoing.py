"""What a server lets its partners know of a series: the one place where it is read for others."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.findings.finding import Revision
from bot.domain.partners.shared import SharedFindings, SharedTalk, shared_findings, shared_talk
from bot.domain.talks.series import Edition, Series
from bot.services.lookups import server_of, talks_of
from bot.services.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    title: str
    server: str
    talks: tuple[SharedTalk, ...]
    findings: tuple[SharedFindings, ...]
    # Those to come, which go to whoever follows now.
    announced: tuple[SharedTalk, ...] = ()


def outgoing(docs: Reader, series: str, *, now: datetime) -> Outgoing | None:
    """None where there is no such series any more."""
    kept = docs.find(Series, series)
    if kept is None:
        return None
    talks: list[SharedTalk] = []
    findings: list[SharedFindings] = []
    for edition in docs.select(Edition, series=series):
        shared = (shared_talk(each, edition, now=now) for each in talks_of(docs, edition.code))
        talks += [each for each in shared if each is not None]
        published = shared_findings(docs.select(Revision, edition=edition.code))
        findings += [published] if published is not None else []
    return Outgoing(
        title=kept.title,
        server=server_of(docs).name,
        talks=tuple(talks),
        findings=tuple(findings),
        announced=tuple(each for each in talks if each.is_to_come(now)),
    )
