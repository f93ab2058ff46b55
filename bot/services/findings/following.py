"""What became of published findings: asked for, noted, shown, and handed on to the next edition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Retimed, Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.transitions import step
from bot.domain.findings.errors import NothingPublished
from bot.domain.findings.finding import Finding, Revision
from bot.domain.findings.following import (
    WHO_MAX,
    WORD_MAX,
    FollowUp,
    Status,
    asked_at,
    checked_months,
    checked_word,
)
from bot.domain.talks.names import names_in, unagreed
from bot.domain.talks.series import Edition, Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.findings.workbench import newest_revision, printed_findings, revisions_of
from bot.services.lookups import require_in_series, server_of, talks_of
from bot.services.outbox.planning import newest, post
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.which_edition import edition_for
from bot.words.links import checked_link


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFinding:
    """`number` and `heading` as in print."""

    number: int
    heading: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpView:
    """`asked_at` is when the team will be asked; None where that is over, or stopped."""

    title: str
    edition: Edition
    series: Series
    published_at: datetime
    findings: tuple[FollowedFinding, ...]
    asked_at: datetime | None
    # Whether this person may let members read it.
    may_show: bool
    # Panellists who are named in it, and did not agree to that.
    named: tuple[str, ...] = ()

    def of(self, code: str) -> FollowedFinding:
        """Raise `FindingNotFound`."""
        for each in self.findings:
            if each.finding.code == code:
                return each
        raise Finding.missing(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """As typed; without a status nothing is known any more."""

    status: Status | None
    who: str
    word: str
    link: str
    is_shown: bool


class FollowUps:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, person: Person, edition: str) -> FollowUpView:
        """Raise `NothingPublished` where nothing is."""

        def look(docs: Reader) -> FollowUpView:
            return _view(docs, edition_for(docs, person, Act.WRITE_FINDINGS, edition), person)

        return await self._store.read(person.owner, look)

    async def note(self, person: Person, code: str, version: int, noted: Noted) -> FollowUpView:
        """What somebody notes who may not publish, no member reads until somebody who may has.

        Raises `ChangedMeanwhile`, `TextTooLong` and `LinkNotUnderstood`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> FollowUpView:
            server = require_in_series(docs, person, Act.WRITE_FINDINGS, Finding, code)
            kept = replace(docs.get(Finding, code), version=version)
            became = _became(noted, now=now)
            if became is not None and not server.may(person, Act.PUBLISH):
                became = replace(became, is_shown=False)
            docs.put(replace(kept, became=became))
            return _view(docs, docs.get(Edition, kept.edition), person)

        return await self._store.run(person.owner, work)

    async def stop(self, person: Person, edition: str) -> FollowUpView:
        """The team is not asked."""
        now = self._clock.now()

        def work(docs: Documents) -> FollowUpView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Edition, edition)
            take_back_follow_up(docs, edition, now=now)
            return _view(docs, docs.get(Edition, edition), person)

        return await self._store.run(person.owner, work)

    async def ask(self, person: Person, edition: str, months: str) -> FollowUpView:
        """Ask so many months from now, also if that was done before; 0 is never.

        Whoever keeps the series chooses it for what is published later as well. Raises `BadNumber`.
        """
        now = self._clock.now()
        chosen = checked_months(months)

        def work(docs: Documents) -> FollowUpView:
            server = require_in_series(docs, person, Act.WRITE_FINDINGS, Edition, edition)
            kept = docs.get(Edition, edition)
            series = docs.get(Series, kept.series)
            if server.may(person, Act.KEEP_SERIES) and series.follow_up_months != chosen:
                series = docs.put(replace(series, follow_up_months=chosen))
            if chosen:
                ask_again(docs, series, edition, chosen, since=now)
            else:
                take_back_follow_up(docs, edition, now=now)
            return _view(docs, kept, person)

        return await self._store.run(person.owner, work)

    async def asking(self, owner: str, edition: str) -> FollowUpView:
        """For the bot's own question backstage."""

        def look(docs: Reader) -> FollowUpView:
            return _view(docs, docs.get(Edition, edition), None)

        return await self._store.read(owner, look)


def before(docs: Reader, edition: Edition) -> tuple[Edition, tuple[FollowedFinding, ...]] | None:
    """The edition before this one of which is known what became of a finding, with those."""
    editions = docs.select(Edition, series=edition.series)
    codes = [each.code for each in editions]
    for earlier in reversed(editions[: codes.index(edition.code)]):
        revision = newest_revision(docs, earlier.code)
        known = [each for each in _followed(docs, revision) if each.finding.became is not None]
        if known:
            return earlier, tuple(known)
    return None


def _became(noted: Noted, *, now: datetime) -> FollowUp | None:
    if noted.status is None:
        return None
    return FollowUp(
        status=noted.status,
        who=checked_word(noted.who, WHO_MAX),
        word=checked_word(noted.word, WORD_MAX),
        link=checked_link(noted.link),
        at=now,
        is_shown=noted.is_shown,
    )


def _view(docs: Reader, edition: Edition, person: Person | None) -> FollowUpView:
    revisions = revisions_of(docs, edition.code)
    if not revisions:
        raise NothingPublished
    findings = tuple(_followed(docs, revisions[-1]))
    planned = planned_follow_up(docs, edition.code)
    said = [each.finding.became for each in findings if each.finding.became is not None]
    words = "\n".join(f"{each.who}\n{each.word}" for each in said)
    may_show = person is not None and server_of(docs).may(person, Act.PUBLISH)
    return FollowUpView(
        title=revisions[-1].article.title,
        edition=edition,
        series=docs.get(Series, edition.series),
        published_at=revisions[0].published_at,
        findings=findings,
        asked_at=planned.due if planned is not None else None,
        may_show=may_show,
        named=names_in(words, unagreed(talks_of(docs, edition.code))),
    )


def _followed(docs: Reader, revision: Revision | None) -> Iterator[FollowedFinding]:
    if revision is None:
        return
    kept = printed_findings(docs, revision)
    for printed in revision.article.findings:
        finding = kept.get(printed.number)
        if finding is not None:
            yield FollowedFinding(number=printed.number, heading=printed.heading, finding=finding)


def planned_follow_up(docs: Reader, edition: str) -> Delivery | None:
    """The question whose time is still to come."""
    planned = newest(docs, edition, DeliveryKind.FOLLOW_UP)
    if planned is None or not planned.is_waiting or planned.overtaken:
        return None
    return planned


def plan_follow_up(docs: Documents, series: Series, edition: str, *, since: datetime) -> None:
    """Once for what was published: a correction asks no second time."""
    asked = newest(docs, edition, DeliveryKind.FOLLOW_UP)
    if series.follow_up_months and asked is None:
        ask_again(docs, series, edition, series.follow_up_months, since=since)


def ask_again(
    docs: Documents, series: Series, edition: str, months: int, *, since: datetime
) -> None:
    due = asked_at(since, months, series.zone)
    planned = planned_follow_up(docs, edition)
    if planned is None:
        post(docs, DeliveryKind.FOLLOW_UP, about=edition, due=due)
    else:
        docs.put(step(planned, Retimed(due, planned.occasion), now=since))


def take_back_follow_up(docs: Documents, edition: str, *, now: datetime) -> None:
    planned = planned_follow_up(docs, edition)
    if planned is not None:
        docs.put(step(planned, Withdrawn(), now=now))
