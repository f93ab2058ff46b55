"""The second look: comments under each finding, and [Approve] or [Needs changes]."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.difference import TextSpan
from bot.domain.findings.errors import NothingToPublish, ReviewNotAsked
from bot.domain.findings.finding import Finding, KeyFindings, ReviewState, Turn
from bot.domain.findings.review import Comment, Review, Verdict
from bot.domain.findings.revising import Changed, changed_between
from bot.domain.talks.series import Edition
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.findings.workbench import (
    Workbench,
    find_workbench,
    get_workbench,
    may_publish,
    reviews_of,
)
from bot.services.lookups import require_in_series, server_of
from bot.services.outbox.planning import touch
from bot.services.ports import Clock, Documents, Reader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """One finding as a reviewer reads it; `number` counts from 1.

    `changed` is what is another since this person's last answer, `others` are the numbers of the
    other findings of which something is.
    """

    title: str
    key: KeyFindings
    finding: Finding
    number: int
    findings: int
    comments: tuple[tuple[int | None, Comment], ...]
    own: Comment | None
    changed: tuple[TextSpan, ...]
    others: tuple[int, ...]
    answers: tuple[Review, ...]
    # What is another in the draft than in `against`, the number of what was published last.
    revised: tuple[Changed, ...]
    against: int
    # Somebody who may and has neither written nor asked, of a draft whose review is asked for.
    may_answer: bool
    may_publish: bool


class Reviewing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def look(self, person: Person, edition: str, number: int) -> ReviewView:
        """Raise `NothingToPublish` where there is no finding."""
        now = self._clock.now()

        def look(docs: Reader) -> ReviewView:
            return _view(docs, find_workbench(docs, person, edition), person, number, now=now)

        return await self._store.read(person.owner, look)

    async def comment(self, person: Person, code: str, typed: str) -> ReviewView:
        """Say something under a finding, instead of what one has said there; no text unsays it."""
        now = self._clock.now()

        def work(docs: Documents) -> ReviewView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Finding, code)
            finding = docs.get(Finding, code)
            review = _review_of(docs, finding.edition, person, now=now)
            said = review.commented(code, typed, now=now)
            if not said.says_nothing:
                docs.put(said)
            elif review.version:
                docs.remove(review)
            bench = get_workbench(docs, finding.edition)
            number = [each.code for each in bench.findings].index(code) + 1
            return _view(docs, bench, person, number, now=now)

        return await self._store.run(person.owner, work)

    async def answer(
        self, person: Person, edition: str, version: int, verdict: Verdict, number: int
    ) -> ReviewView:
        """Approve what was seen as `version`, or send it back to whoever wrote it.

        Raises `ChangedMeanwhile`, `ReviewNotAsked` and `NotAReviewer`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> ReviewView:
            server = require_in_series(docs, person, Act.APPROVE, Edition, edition)
            bench = get_workbench(docs, edition)
            if bench.key.version != version:
                raise ChangedMeanwhile
            if bench.key.state is not ReviewState.IN_REVIEW or bench.key.author_id is None:
                raise ReviewNotAsked
            server.require_second_person(bench.key.authors_of_draft, person.user_id)
            key, turn = bench.key.approved(person.user_id), Turn.APPROVED
            if verdict is Verdict.NEEDS_CHANGES:
                key, turn = bench.key.sent_back(), Turn.SENT_BACK
            docs.put(key.turned_by(turn, person.user_id, now=now))
            review = _review_of(docs, edition, person, now=now)
            docs.put(review.answered(verdict, key.draft, bench.findings, now=now))
            touch(docs, MirrorKind.REVIEW, edition, now=now)
            return _view(docs, get_workbench(docs, edition), person, number, now=now)

        return await self._store.run(person.owner, work)


def _review_of(docs: Documents, edition: str, person: Person, *, now: datetime) -> Review:
    """The one that this person has, not yet stored if it is new."""
    known = [each for each in reviews_of(docs, edition) if each.user_id == person.user_id]
    new = Review(
        owner=docs.owner, code=docs.new_code(), edition=edition, user_id=person.user_id, at=now
    )
    return known[0] if known else new


def _view(
    docs: Reader, bench: Workbench, person: Person, number: int, *, now: datetime
) -> ReviewView:
    if not bench.findings:
        raise NothingToPublish
    number = min(max(number, 1), len(bench.findings))
    finding = bench.findings[number - 1]
    own = next((each for each in bench.reviews if each.user_id == person.user_id), None)
    server = server_of(docs)
    is_asked = bench.key.state is ReviewState.IN_REVIEW
    is_second = not server.two_people_publish or person.user_id not in bench.key.authors_of_draft
    article, newest = bench.article(now=now), bench.newest
    changed = {
        place: own.changed_since(each)
        for place, each in enumerate(bench.findings, start=1)
        if own is not None
    }
    return ReviewView(
        title=article.title,
        key=bench.key,
        finding=finding,
        number=number,
        findings=len(bench.findings),
        comments=bench.comments_on(finding.code),
        own=own.comment_on(finding.code) if own else None,
        changed=changed.get(number, ()),
        others=tuple(place for place, spans in changed.items() if spans and place != number),
        answers=tuple(each for each in bench.reviews if each.verdict is not Verdict.LOOKING),
        revised=changed_between(newest.article, article) if newest is not None else (),
        against=newest.number if newest is not None else 0,
        may_publish=may_publish(bench, server, person),
        may_answer=is_asked and is_second and server.may(person, Act.APPROVE, bench.series),
    )
