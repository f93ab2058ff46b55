"""What the findings workbench shows."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum, auto

from bot.domain.findings.article import reading_minutes
from bot.domain.findings.checklist import Point
from bot.domain.findings.finding import (
    Finding,
    KeyFindings,
    ReviewState,
    SortingProgress,
    sorting_progress,
)
from bot.domain.findings.representation import Representation, representation
from bot.domain.findings.review import Comment, Review, Verdict
from bot.domain.takeaways.chatham_house import named
from bot.domain.takeaways.takeaway import UNDECIDED, Takeaway
from bot.domain.talks.names import names_in, unagreed
from bot.domain.talks.series import Edition
from bot.domain.team.rights import BACKSTAGE, Rights
from bot.domain.team.server import Person, Server
from bot.services.findings.meanwhile import Done
from bot.services.findings.workbench import Workbench, may_publish

Deal = Callable[[Sequence[Takeaway]], Takeaway]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding in a list, or as a choice."""

    code: str
    version: int
    number: int
    heading: str
    takeaways: int
    words: int
    # Somebody else has a form of it open since then.
    writing_since: datetime | None = None
    # What reviewers said under it.
    comments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbenchView:
    """`title` is the document's; `minutes` is its reading time, rounded up."""

    title: str
    edition: Edition
    key: KeyFindings
    progress: SortingProgress
    findings: tuple[FindingLine, ...]
    minutes: int
    # What the document still lacks.
    points: tuple[Point, ...]
    # What reviewers answered, the latest last.
    answers: tuple[Review, ...] = ()
    # What readers read now; None where nothing is published, or it was retracted.
    published: int | None = None
    # When it will be published by itself, unless it is changed before.
    publish_at: datetime | None = None
    # What others did since whoever reads this looked last, and when that was.
    meanwhile: tuple[Done, ...] = ()
    looked_at: datetime | None = None
    # What whoever reads this may do with the series, and whether they may publish it as it is.
    rights: Rights = BACKSTAGE
    may_publish: bool = False
    # Somebody else has the form of what stands around the findings open since then.
    writing_around_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearLine:
    """A takeaway that is like another, and the number of the finding that it was put in."""

    takeaway: Takeaway
    finding: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SortView:
    """One takeaway to be sorted; `left` counts it and those that wait behind it.

    `likely` is the finding that it looks like, `near` what else of the edition does: guesses, which
    place nothing.
    """

    takeaway: Takeaway
    talk: int
    support: int
    likely: FindingLine | None = None
    # By its words alone, and not by what they mean too.
    by_words: bool = True
    near: tuple[NearLine, ...] = ()
    # Others that wait and fit `likely` as well.
    together: tuple[Takeaway, ...] = ()
    # Panellists whom it names under the Chatham House Rule.
    named: tuple[str, ...] = ()
    findings: tuple[FindingLine, ...]
    left: int

    @property
    def digest(self) -> str:
        """Of those that would be put somewhere together, as they are shown."""
        shown = "".join(f"{each.code}{each.version}" for each in (self.takeaway, *self.together))
        return hashlib.sha256(shown.encode()).hexdigest()[:12]


class Onward(StrEnum):
    """What an editor does next, once all is sorted and each finding has its text."""

    AROUND = auto()
    REVIEW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding with what it rests on, for the team."""

    finding: Finding
    edition: Edition
    takeaways: tuple[Takeaway, ...]
    findings: tuple[FindingLine, ...]
    # Panellists who stand in its text and did not agree to that.
    named: tuple[str, ...] = ()
    # By whom, and what reviewers said of it.
    comments: tuple[tuple[int | None, Comment], ...] = ()
    rests_on: Representation | None = None
    # The talks' numbers by their codes.
    talks: Mapping[str, int] = field(default_factory=dict[str, int])
    # Somebody else has a form of it open since then.
    writing_since: datetime | None = None
    # None while a finding has no text, and once a review was asked for.
    onward: Onward | None = None
    # Of the key findings, for a button that leads there.
    turns: int = 0


def view_workbench(
    bench: Workbench, server: Server, person: Person, *, now: datetime
) -> WorkbenchView:
    article = bench.article(now=now)
    return WorkbenchView(
        publish_at=bench.publish_at,
        rights=server.rights_of(person, bench.series),
        may_publish=may_publish(bench, server, person),
        published=bench.published,
        title=article.title,
        edition=bench.edition,
        key=bench.key,
        progress=sorting_progress(bench.findings, bench.takeaways),
        findings=tuple(
            replace(line, comments=len(bench.comments_on(line.code)))
            for line in finding_lines(bench.findings, bench.takeaways)
        ),
        minutes=reading_minutes(article),
        points=bench.points(article),
        answers=tuple(each for each in bench.reviews if each.verdict is not Verdict.LOOKING),
    )


def finding_lines(
    findings: Sequence[Finding], takeaways: Sequence[Takeaway]
) -> tuple[FindingLine, ...]:
    return tuple(
        FindingLine(
            code=finding.code,
            version=finding.version,
            number=number,
            heading=finding.heading,
            takeaways=sum(1 for each in takeaways if each.finding == finding.code),
            words=len(finding.body.split()),
        )
        for number, finding in enumerate(findings, start=1)
    )


def view_next_to_sort(
    bench: Workbench, deal: Deal, *, after: Takeaway | None = None
) -> SortView | None:
    """The first takeaway that waits, new ones before those put off; None if all are sorted.

    `after` is one that was just answered, as it was before: the one behind it comes that waits as
    it did, so that whoever went on to a place stays there. `deal` chooses from those that may come,
    the first one first.
    """
    waiting = [each for each in bench.takeaways if each.placement in UNDECIDED]
    if not waiting:
        return None
    behind = [] if after is None else _behind(bench, after)
    same = [each for each in behind if after is not None and each.placement is after.placement]
    chosen = deal([*same, *_new_ones_first(waiting, after)])
    return _sort_view(bench, chosen, left=len(waiting))


def _behind(bench: Workbench, after: Takeaway) -> list[Takeaway]:
    """Undecided ones behind it in the list, of which it may be gone: then by when they came."""
    codes = [each.code for each in bench.takeaways]
    behind = (
        bench.takeaways[codes.index(after.code) + 1 :]
        if after.code in codes
        else [each for each in bench.takeaways if _order(each) >= _order(after)]
    )
    return [each for each in behind if each.placement in UNDECIDED]


def _order(each: Takeaway) -> tuple[str, datetime]:
    """As takeaways stand in a workbench."""
    return (each.code if each.is_under_the_rule else "", each.logged_at)


def _new_ones_first(waiting: list[Takeaway], after: Takeaway | None) -> list[Takeaway]:
    """What was just put off comes again once it is alone."""
    return sorted(
        waiting,
        key=lambda each: (
            after is not None and each.code == after.code,
            UNDECIDED.index(each.placement),
        ),
    )


def view_to_sort(bench: Workbench, takeaway: Takeaway) -> SortView:
    left = sum(1 for each in bench.takeaways if each.placement in UNDECIDED)
    return _sort_view(bench, takeaway, left=left)


def view_finding(bench: Workbench, finding: Finding) -> FindingView:
    return FindingView(
        finding=finding,
        edition=bench.edition,
        takeaways=tuple(each for each in bench.takeaways if each.finding == finding.code),
        findings=finding_lines(bench.findings, bench.takeaways),
        named=names_in(f"{finding.heading}\n{finding.body}", unagreed(bench.talks)),
        comments=bench.comments_on(finding.code),
        rests_on=representation(finding.code, bench.talks, bench.takeaways),
        talks={talk.code: talk.number for talk in bench.talks},
        onward=_onward(bench),
        turns=bench.key.turns,
    )


def _onward(bench: Workbench) -> Onward | None:
    waits = any(each.placement in UNDECIDED for each in bench.takeaways)
    is_written = not waits and all(each.body for each in bench.findings)
    if not is_written or bench.key.state is not ReviewState.DRAFT:
        return None
    is_framed = bench.edition.introduction and bench.edition.thanks
    return Onward.REVIEW if is_framed else Onward.AROUND


def first_unwritten(lines: Sequence[FindingLine]) -> FindingLine | None:
    return next((each for each in lines if not each.words), None)


def _sort_view(bench: Workbench, takeaway: Takeaway, *, left: int) -> SortView:
    lines = finding_lines(bench.findings, bench.takeaways)
    talk = next(each for each in bench.talks if each.code == takeaway.talk)
    return SortView(
        takeaway=takeaway,
        talk=talk.number,
        support=len(takeaway.support),
        findings=lines,
        left=left,
        named=named(takeaway, bench.talks),
    )
