"""All that an edition's key findings are made of, read and changed inside a unit or a reading."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import PlannedPublication
from bot.domain.findings.article import Article, prose
from bot.domain.findings.checklist import Checked, Point, checklist
from bot.domain.findings.composing import compose, exposes
from bot.domain.findings.finding import Finding, KeyFindings, ReviewState, Revision, Turn, in_order
from bot.domain.findings.review import Comment, Review
from bot.domain.keeping.audit import Deed
from bot.domain.takeaways.moderation import gathered
from bot.domain.takeaways.takeaway import Takeaway, in_no_order
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.services.audit import note
from bot.services.lookups import talks_of
from bot.services.outbox.planning import newest
from bot.services.ports import Documents, Reader
from bot.services.talks.which_edition import edition_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """`findings` in print order, `takeaways` oldest first, but for those that tell no order.

    They are those in sight, each with the support of all that it stands for.
    """

    series: Series
    edition: Edition
    key: KeyFindings
    talks: list[Talk]
    findings: list[Finding]
    takeaways: list[Takeaway]
    # Talks of which what was published tells more than the Chatham House Rule now allows.
    exposed: list[Talk]
    reviews: list[Review]
    # When it will be published by itself, unless it is changed before.
    publish_at: datetime | None
    # What was published last, also if it was retracted since.
    newest: Revision | None

    @property
    def published(self) -> int | None:
        """The number of what readers read now; None where nothing is, or it was retracted."""
        return None if self.newest is None or self.newest.is_retracted else self.newest.number

    def article(self, *, now: datetime, on: date | None = None) -> Article:
        return compose(
            self.key,
            self.series,
            self.edition,
            talks=self.talks,
            findings=self.findings,
            takeaways=self.takeaways,
            on=on,
            now=now,
        )

    def comments_on(self, finding: str) -> tuple[tuple[int | None, Comment], ...]:
        """What reviewers said under a finding, the first said first; with who it was."""
        said = [(each.user_id, each.comment_on(finding)) for each in self.reviews]
        found = [(by, comment) for by, comment in said if comment is not None]
        return tuple(sorted(found, key=lambda each: each[1].at))

    def points(self, article: Article) -> tuple[Point, ...]:
        """What it lacks as `article`."""
        return checklist(
            Checked(
                edition=self.edition,
                talks=self.talks,
                findings=self.findings,
                takeaways=self.takeaways,
                exposed=self.exposed,
                written_around=prose(replace(article, findings=())),
            )
        )


def may_publish(bench: Workbench, server: Server, person: Person) -> bool:
    """Tell whether this person may publish it as it is.

    That is an organiser, and where two people are needed nobody who wrote it or asked for the
    review, unless such a one has approved of it.
    """
    second = bench.key.approved_by or person.user_id
    is_asked = bench.key.state is ReviewState.IN_REVIEW
    is_reviewed = is_asked and second not in bench.key.authors_of_draft
    is_new = bool(bench.findings) and bench.key.state is not ReviewState.PUBLISHED
    may = is_new and server.may(person, Act.PUBLISH)
    return may and (is_reviewed or not server.two_people_publish)


def find_workbench(
    docs: Reader, person: Person, edition: str | None, act: Act = Act.WRITE_FINDINGS
) -> Workbench:
    """By what a person named: the code or name of an edition with which they may do this.

    None is the newest of those. Raises what `edition_for` raises.
    """
    return _workbench_of(docs, edition_for(docs, person, act, edition))


def get_workbench(docs: Reader, edition: str) -> Workbench:
    """By the edition's code as documents hold it."""
    return _workbench_of(docs, docs.get(Edition, edition))


def _workbench_of(docs: Reader, edition: Edition) -> Workbench:
    talks = talks_of(docs, edition.code)
    return Workbench(
        series=docs.get(Series, edition.series),
        edition=edition,
        key=key_findings_of(docs, edition.code),
        talks=talks,
        findings=findings_of(docs, edition.code),
        takeaways=gathered(in_no_order(docs.select(Takeaway, edition=edition.code))),
        exposed=[talk for talk in talks if must_be_corrected(docs, talk)],
        reviews=reviews_of(docs, edition.code),
        newest=newest_revision(docs, edition.code),
        publish_at=planned.due if (planned := planned_publication(docs, edition.code)) else None,
    )


def key_findings_of(docs: Reader, edition: str) -> KeyFindings:
    """The edition's one document, or a first draft that was never stored."""
    kept = docs.find(KeyFindings, edition)
    return kept or KeyFindings(owner=docs.owner, code=edition, edition=edition)


def findings_of(docs: Reader, edition: str) -> list[Finding]:
    """In the order of print."""
    return in_order(docs.select(Finding, edition=edition))


def reviews_of(docs: Reader, edition: str) -> list[Review]:
    """Those of the draft, the oldest first; they are gone once it is published."""
    return sorted(docs.select(Review, edition=edition), key=lambda each: (each.at, each.code))


def planned_publication(docs: Reader, edition: str) -> Delivery | None:
    """The one whose time is still to come."""
    planned = newest(docs, edition, DeliveryKind.PUBLICATION)
    if planned is None or not planned.is_waiting or planned.overtaken:
        return None
    return planned if isinstance(planned.payload, PlannedPublication) else None


def newest_revision(docs: Reader, edition: str) -> Revision | None:
    return next(reversed(revisions_of(docs, edition)), None)


def revisions_of(docs: Reader, edition: str) -> list[Revision]:
    """The first one first."""
    return sorted(docs.select(Revision, edition=edition), key=lambda each: each.number)


def printed_findings(docs: Reader, revision: Revision) -> dict[int, Finding]:
    """By its number in print, each finding that is still there; of what was imported by heading."""
    kept = findings_of(docs, revision.edition)
    by_code = {each.code: each for each in kept}
    by_heading = {each.heading: each for each in kept}
    printed = revision.article.findings
    if len(revision.findings) == len(printed):
        pairs = zip(printed, map(by_code.get, revision.findings), strict=True)
    else:
        pairs = ((each, by_heading.get(each.heading)) for each in printed)
    return {each.number: finding for each, finding in pairs if finding is not None}


def must_be_corrected(docs: Reader, talk: Talk) -> bool:
    """Tell whether segment and minute stand in print, though the talk is under the rule now."""
    revision = newest_revision(docs, talk.edition)
    if revision is None or revision.is_retracted:
        return False
    return exposes(revision.article, talk)


def mark_changed(
    docs: Documents,
    edition: str,
    *,
    by: Person | None = None,
    rewritten: bool = True,
    now: datetime,
) -> None:
    """Make it a newer version: whoever saw the older one may not publish it unseen.

    If text or order were `rewritten`, and not only the evidence, it is also a newer draft of which
    they are an author, and a review of the older one is over.
    """
    key = key_findings_of(docs, edition)
    author = by.user_id if by is not None else None
    changed = key.rewritten(author) if rewritten else key.changed()
    if not changed.stands_as(key):
        changed = changed.turned_by(Turn.REOPENED, author, now=now)
    docs.put(changed)
    if rewritten and by is not None:
        deed, about = Deed.FINDINGS_WRITTEN, Edition.KIND
        note(docs, deed, by=by.user_id, about=about, which=edition, now=now)
