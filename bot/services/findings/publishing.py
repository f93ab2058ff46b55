"""From a draft to published key findings: review by a second person, revisions, corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.transitions import step
from bot.domain.findings.article import Article, prose, reading_minutes
from bot.domain.findings.checklist import Point
from bot.domain.findings.errors import NothingNew, NothingToPublish, ReviewNotAsked
from bot.domain.findings.finding import KeyFindings, ReviewState, Revision, Turn
from bot.domain.findings.following import FollowUp
from bot.domain.findings.reasons import checked_reason, require_meant
from bot.domain.findings.review import Review, Verdict
from bot.domain.findings.revising import Changed, changed_between
from bot.domain.findings.revision_chain import Stamp, chain_of
from bot.domain.keeping.audit import Deed
from bot.domain.talks.errors import TalkNeedsChannels
from bot.domain.talks.names import names_in, unagreed
from bot.domain.talks.series import Edition, Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.domain.times.wall import wall_of
from bot.services.audit import note
from bot.services.findings.catching_up import plan_catch_up, touch_catch_up
from bot.services.findings.following import plan_follow_up
from bot.services.findings.workbench import (
    Workbench,
    find_workbench,
    get_workbench,
    may_publish,
    planned_publication,
    printed_findings,
    revisions_of,
)
from bot.services.lookups import require, server_of
from bot.services.outbox.in_forum import plan_finding_posts, touch_forum
from bot.services.outbox.planning import newest, post, touch, wake_followers
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.views import Posted, posted
from bot.services.talks.which_edition import find_edition, known_edition


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePreview:
    """The document as it would be published now; `key.version` belongs into the publish button.

    `may_publish` tells whether this person may.
    """

    article: Article
    key: KeyFindings
    edition: Edition
    series: Series
    minutes: int
    may_publish: bool
    # Where it would be published; None where nobody is asked, or no channel is chosen.
    channel_id: int | None = None
    # Where it would be talked about, instead of in a thread.
    forum_id: int | None = None
    posts_each: bool = False
    # Panellists who stand in what the team wrote, and did not agree to that.
    named: tuple[str, ...] = ()
    # What it still lacks.
    points: tuple[Point, ...] = ()
    # What reviewers answered, the latest last.
    answers: tuple[Review, ...] = ()
    # When it will be published by itself, unless it is changed before.
    publish_at: datetime | None = None
    # What is another in it than in `against`, the number of what was published last.
    changed: tuple[Changed, ...] = ()
    against: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedView:
    """The newest revision of an edition; `post` and `thread_id` are None until they stand there.

    `corrections` are all that are not the first, the newest one first.
    """

    revision: Revision
    edition: Edition
    series: Series
    minutes: int
    post: Posted | None
    thread_id: int | None
    # Where the server publishes; None where it has not chosen yet.
    channel_id: int | None
    corrections: tuple[Revision, ...] = ()
    # By number in print, what members may read of what became of a finding.
    became: Mapping[int, FollowUp] = field(default_factory=dict[int, FollowUp])
    # The revision's place in its edition's chain, which seals all before it.
    stamp: Stamp | None = None

    @property
    def digest(self) -> str:
        return self.stamp.own.digest if self.stamp is not None else ""

    @property
    def is_corrected(self) -> bool:
        return self.revision.number > 1


class Publishing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def for_review(self, owner: str, edition: str) -> ArticlePreview:
        """The draft for the bot's own call backstage; whoever reads that is not known."""
        now = self._clock.now()

        def look(docs: Reader) -> ArticlePreview:
            return _preview_of(get_workbench(docs, edition), may_publish=False, now=now)

        return await self._store.read(owner, look)

    async def preview(self, person: Person, edition: str | None = None) -> ArticlePreview:
        now = self._clock.now()

        def look(docs: Reader) -> ArticlePreview:
            server = server_of(docs)
            return _preview(find_workbench(docs, person, edition), server, person, now=now)

        return await self._store.read(person.owner, look)

    async def reviewable(self, person: Person, edition: str | None = None) -> ArticlePreview:
        """The draft before a review of it is asked for; raises what `ask_review` raises."""
        now = self._clock.now()

        def look(docs: Reader) -> ArticlePreview:
            server, bench = server_of(docs), find_workbench(docs, person, edition)
            require_publishable(bench, server)
            return _preview(bench, server, person, now=now)

        return await self._store.read(person.owner, look)

    async def ask_review(self, person: Person, edition: str | None = None) -> ArticlePreview:
        """Ask the team backstage to look at it; while it is asked, a second time changes nothing.

        Raises `NothingToPublish`, `NothingNew` and `TalkNeedsChannels`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> ArticlePreview:
            server, bench = server_of(docs), find_workbench(docs, person, edition)
            require_publishable(bench, server)
            if bench.key.state is ReviewState.IN_REVIEW:
                return _preview(bench, server, person, now=now)
            asked = bench.key.in_review(person.user_id)
            key = docs.put(asked.turned_by(Turn.ASKED, person.user_id, now=now))
            code = bench.edition.code
            post(docs, DeliveryKind.REVIEW, about=code, due=now)
            return _preview(replace(bench, key=key), server, person, now=now)

        return await self._store.run(person.owner, work)

    async def require_publisher(self, person: Person) -> None:
        """Before a form is opened that only whoever publishes may fill; raises `NotAllowed`."""

        def look(docs: Reader) -> None:
            require(docs, person, Act.PUBLISH)

        await self._store.read(person.owner, look)

    async def publish(
        self, person: Person, edition: str, version: int, reason: str = "", meant: str = ""
    ) -> PublishedView:
        """Publish what the person saw as `version`; a later one corrects what was posted.

        `reason` says in a sentence what a correction corrects; `meant` is the mark of one of which
        this person was told whom it names.

        Raises `ChangedMeanwhile` if it was changed since, `ReviewNotAsked` and `NotAReviewer`
        where two people are needed, `NothingToPublish`, `NothingNew`, `TalkNeedsChannels`, and
        `ReasonNames`.
        """
        now = self._clock.now()
        why = checked_reason(reason) if reason else ""

        def work(docs: Documents) -> PublishedView:
            server = require(docs, person, Act.PUBLISH)
            bench = get_workbench(docs, edition)
            require_publishable(bench, server)
            require_reviewed(bench.key, server, person.user_id)
            require_meant(why, bench.talks, meant)
            take_back_planned(docs, edition, now=now)
            seen = replace(bench, key=replace(bench.key, version=version))
            return _view(docs, make_public(docs, seen, by=person.user_id, reason=why, now=now))

        return await self._store.run(person.owner, work)

    async def published(self, person: Person, edition: str | None = None) -> list[PublishedView]:
        """The newest revision of each edition, or of the named one, the latest first.

        Raises `EditionNotFound`, also for an edition of which this person may not know.
        """
        now = self._clock.now()

        def look(docs: Reader) -> list[PublishedView]:
            require(docs, person, Act.READ_FINDINGS)
            if edition is None:
                return _newest_of_each(docs, docs.select(Revision))
            wanted = known_edition(docs, person, find_edition(docs, edition), now=now)
            return _newest_of_each(docs, docs.select(Revision, edition=wanted.code))

        return await self._store.read(person.owner, look)

    async def posted(self, owner: str, edition: str) -> PublishedView:
        """The newest revision of an edition, for the bot's own post of it."""

        def look(docs: Reader) -> PublishedView:
            (view,) = _newest_of_each(docs, docs.select(Revision, edition=edition))
            return view

        return await self._store.read(owner, look)


def make_public(
    docs: Documents, bench: Workbench, *, by: int | None, reason: str = "", now: datetime
) -> Revision:
    """Publish what `require_publishable` and `require_reviewed` let through."""
    edition = bench.edition.code
    key = docs.put(bench.key.published().turned_by(Turn.PUBLISHED, by, now=now))
    made = _revision(docs, bench, key, bench.key.approved_by or by, now=now)
    article = replace(made.article, correction=reason)
    revision = docs.put(replace(made, article=article, reason=reason))
    deed = Deed.PUBLISHED if revision.number == 1 else Deed.CORRECTED
    note(docs, deed, by=by, about=Edition.KIND, which=edition, now=now)
    for review in bench.reviews:
        docs.remove(review)
    touch(docs, MirrorKind.REVIEW, edition, now=now)
    _announce(docs, revision, now=now)
    if revision.number == 1:
        plan_catch_up(docs, edition, now=now)
    plan_follow_up(docs, bench.series, edition, since=now)
    return revision


def take_back_planned(docs: Documents, edition: str, *, now: datetime) -> bool:
    """Tell whether there was one."""
    planned = planned_publication(docs, edition)
    if planned is not None:
        docs.put(step(planned, Withdrawn(), now=now))
    return planned is not None


def _newest_of_each(docs: Reader, revisions: list[Revision]) -> list[PublishedView]:
    in_order = sorted(revisions, key=lambda each: each.number)
    newest_by_edition = {each.edition: each for each in in_order}
    found = sorted(newest_by_edition.values(), key=lambda each: each.published_at, reverse=True)
    return [_view(docs, each) for each in found]


def require_publishable(bench: Workbench, server: Server) -> None:
    if not bench.findings:
        raise NothingToPublish
    if bench.key.state is ReviewState.PUBLISHED:
        raise NothingNew(revision=str(bench.key.revision))
    if not server.is_ready:
        raise TalkNeedsChannels


def require_reviewed(key: KeyFindings, server: Server, user_id: int | None) -> None:
    if not server.two_people_publish:
        return
    if key.state is not ReviewState.IN_REVIEW or key.author_id is None:
        raise ReviewNotAsked
    second = key.approved_by or user_id
    if second is None:
        raise ReviewNotAsked
    server.require_second_person(key.authors_of_draft, second)


def _preview(bench: Workbench, server: Server, person: Person, *, now: datetime) -> ArticlePreview:
    shown = _preview_of(bench, may_publish=may_publish(bench, server, person), now=now)
    return replace(
        shown,
        channel_id=server.talks_channel_id,
        forum_id=server.forum_channel_id,
        posts_each=server.posts_each_finding,
    )


def _preview_of(bench: Workbench, *, may_publish: bool, now: datetime) -> ArticlePreview:
    article = bench.article(now=now)
    newest = bench.newest
    return ArticlePreview(
        article=article,
        key=bench.key,
        edition=bench.edition,
        series=bench.series,
        minutes=reading_minutes(article),
        may_publish=may_publish,
        named=names_in(prose(article), unagreed(bench.talks)),
        points=bench.points(article),
        publish_at=bench.publish_at,
        answers=tuple(each for each in bench.reviews if each.verdict is not Verdict.LOOKING),
        changed=changed_between(newest.article, article) if newest is not None else (),
        against=newest.number if newest is not None else 0,
    )


def _revision(
    docs: Documents, bench: Workbench, key: KeyFindings, reviewer_id: int | None, *, now: datetime
) -> Revision:
    day = wall_of(now, bench.series.zone).local.date()
    return Revision(
        owner=docs.owner,
        code=docs.new_code(),
        edition=bench.edition.code,
        number=key.revision,
        article=bench.article(on=day, now=now),
        author_id=key.author_id,
        reviewer_id=reviewer_id,
        published_at=now,
        website=bench.edition.website,
        findings=tuple(each.code for each in bench.findings),
    )


def _announce(docs: Documents, revision: Revision, *, now: datetime) -> None:
    """Post it, with its thread or posts in the forum.

    Once that was planned, change what was posted instead.
    """
    edition = revision.edition
    wake_followers(docs, now=now)
    touch_catch_up(docs, edition, now=now)
    known = newest(docs, edition, DeliveryKind.FINDINGS)
    if known is not None and not known.never_comes:
        touch(docs, MirrorKind.FINDINGS, edition, now=now)
        touch(docs, MirrorKind.FINDINGS_THREAD, edition, now=now)
        touch_forum(docs, edition, now=now)
        plan_finding_posts(docs, revision, now=now)
        return
    carrier = post(docs, DeliveryKind.FINDINGS, about=edition, due=now)
    if server_of(docs).forum_channel_id is not None:
        plan_finding_posts(docs, revision, now=now)
        post(docs, DeliveryKind.FINDINGS_FORUM, about=edition, due=now)
        return
    post(
        docs,
        DeliveryKind.FINDINGS_THREAD,
        about=edition,
        due=now,
        after=carrier.code,
    )


def _view(docs: Reader, revision: Revision) -> PublishedView:
    edition = docs.get(Edition, revision.edition)
    in_forum = newest(docs, edition.code, DeliveryKind.FINDINGS_FORUM)
    thread = in_forum or newest(docs, edition.code, DeliveryKind.FINDINGS_THREAD)
    revisions = revisions_of(docs, edition.code)
    links = chain_of(edition.code, [each for each in revisions if each.number <= revision.number])
    return PublishedView(
        revision=revision,
        edition=edition,
        series=docs.get(Series, edition.series),
        minutes=reading_minutes(revision.article),
        post=posted(newest(docs, edition.code, DeliveryKind.FINDINGS)),
        thread_id=thread.message_id if thread else None,
        channel_id=server_of(docs).talks_channel_id,
        corrections=tuple(each for each in reversed(revisions) if each.number > 1),
        stamp=Stamp(edition=edition.code, links=links),
        became={
            number: finding.became
            for number, finding in printed_findings(docs, revision).items()
            if finding.became is not None and finding.became.is_shown
        },
    )
