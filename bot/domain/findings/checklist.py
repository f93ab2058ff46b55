"""What key findings still lack: one list, for the workbench and the questions before a step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.findings.finding import Finding, in_order
from bot.domain.takeaways.takeaway import UNDECIDED, Placement, Takeaway
from bot.domain.talks.names import names_in, unagreed
from bot.domain.talks.parts import Segment
from bot.domain.talks.series import Edition
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk


class Check(StrEnum):
    """What may be wrong, gravest first; the words stand in Fluent."""

    # What was published tells more than the Chatham House Rule now allows.
    RULE = "rule"
    # A text names somebody who has not agreed, or spoke under the rule.
    NAMED = "named"
    NAMED_AROUND = "named_around"
    RECORDING = "recording"
    INTRODUCTION = "introduction"
    THANKS = "thanks"
    BODY = "body"
    SUPPORT = "support"
    AGAINST = "against"
    # Placed in a finding that is not there.
    LOST = "lost"
    TALK = "talk"
    SEGMENT = "segment"
    CONSENTS = "consents"
    TO_SORT = "to_sort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """`number` is a finding's or a talk's, as people count them; `code` is where it can be mended.

    `names` are of panellists: those who are named, or on whom nothing rests.
    """

    check: Check
    number: int = 0
    segment: int = 0
    count: int = 0
    names: tuple[str, ...] = ()
    code: str = ""

    @property
    def place(self) -> str:
        return f"{self.check}:{self.code}:{self.segment}"

    @property
    def weight(self) -> int:
        return max(self.count, len(self.names), 1)


# With one of these more than somebody agreed to, nothing is published without them.
STOPS = frozenset({Check.NAMED, Check.NAMED_AROUND, Check.BODY, Check.SUPPORT, Check.LOST})


def known(points: Iterable[Point]) -> tuple[str, ...]:
    """What was open, to be compared later by `worse`; it holds no name."""
    return tuple(f"{point.place}:{point.weight}" for point in points if point.check in STOPS)


def worse(points: Iterable[Point], than: Iterable[str]) -> tuple[Point, ...]:
    """Those points that are new, or weigh more than when they were `known`."""
    before = {place: int(weight) for place, _, weight in (each.rpartition(":") for each in than)}
    return tuple(
        point
        for point in points
        if point.check in STOPS and point.weight > before.get(point.place, 0)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is looked at; `written_around` is the team's text beside the findings."""

    edition: Edition
    talks: Sequence[Talk]
    findings: Sequence[Finding]
    takeaways: Sequence[Takeaway]
    exposed: Sequence[Talk] = ()
    written_around: str = ""


def checklist(of: Checked) -> tuple[Point, ...]:
    """Every point that is open, in the order in which people read them."""
    found = [
        *(Point(check=Check.RULE, number=talk.number, code=talk.code) for talk in of.exposed),
        *_named(of),
        *_around(of),
        *_findings(of),
        *_unheard(of),
        *_takeaways(of),
    ]
    order = list(Check)
    return tuple(sorted(found, key=lambda point: order.index(point.check)))


def _named(of: Checked) -> Iterator[Point]:
    unasked = unagreed(of.talks)
    for finding in in_order(list(of.findings)):
        names = names_in(f"{finding.heading}\n{finding.body}", unasked)
        if names:
            yield Point(check=Check.NAMED, number=finding.position, names=names, code=finding.code)
    names = names_in(of.written_around, unasked)
    if names:
        yield Point(check=Check.NAMED_AROUND, names=names)


def _around(of: Checked) -> Iterator[Point]:
    for talk in _held(of):
        if talk.will_be_recorded and talk.recording is None:
            yield Point(check=Check.RECORDING, number=talk.number, code=talk.code)
    if not of.edition.introduction:
        yield Point(check=Check.INTRODUCTION)
    if not of.edition.thanks:
        yield Point(check=Check.THANKS)


def _findings(of: Checked) -> Iterator[Point]:
    supported = {each.finding for each in _placed(of) if not each.is_against}
    against = {each.finding for each in _placed(of) if each.is_against}
    for finding in in_order(list(of.findings)):
        if not finding.body:
            yield Point(check=Check.BODY, number=finding.position, code=finding.code)
        if finding.code not in supported:
            yield Point(check=Check.SUPPORT, number=finding.position, code=finding.code)
        if finding.code in against:
            yield Point(check=Check.AGAINST, number=finding.position, code=finding.code)


def _unheard(of: Checked) -> Iterator[Point]:
    """Talks that are over, and parts of them, on which nothing rests."""
    placed = _placed(of)
    talks, parts = {each.talk for each in placed}, {(each.talk, each.segment) for each in placed}
    for talk in _held(of):
        numbered = list(enumerate(talk.segments, start=1))
        heard = [each for number, each in numbered if (talk.code, number) in parts]
        if talk.code not in talks:
            names = _unheard_names(talk, talk.segments, ())
            yield Point(check=Check.TALK, number=talk.number, names=names, code=talk.code)
            continue
        # Under the rule most points keep no segment.
        for number, segment in [] if talk.chatham_house else numbered:
            if (talk.code, number) not in parts:
                yield Point(
                    check=Check.SEGMENT,
                    number=talk.number,
                    segment=number,
                    names=_unheard_names(talk, (segment,), heard),
                    code=talk.code,
                )


def _unheard_names(
    talk: Talk, silent: Iterable[Segment], heard: Iterable[Segment]
) -> tuple[str, ...]:
    # Under the rule nobody counts who was heard with what.
    if talk.chatham_house:
        return ()
    others = {speaker.name for segment in heard for speaker in segment.speakers}
    names = (speaker.name for segment in silent for speaker in segment.speakers)
    return tuple(dict.fromkeys(name for name in names if name not in others))


def _takeaways(of: Checked) -> Iterator[Point]:
    known = {finding.code for finding in of.findings}
    lost = [each for each in _placed(of) if each.finding not in known]
    if lost:
        yield Point(check=Check.LOST, count=len(lost), code=lost[0].code)
    unasked = sum(
        speaker.consent is Consent.NOT_ASKED for talk in _held(of) for speaker in talk.speakers
    )
    if unasked:
        yield Point(check=Check.CONSENTS, count=unasked)
    waiting = sum(each.placement in UNDECIDED for each in of.takeaways)
    if waiting:
        yield Point(check=Check.TO_SORT, count=waiting)


def _held(of: Checked) -> list[Talk]:
    return [talk for talk in of.talks if talk.state is TalkState.ENDED]


def _placed(of: Checked) -> list[Takeaway]:
    return [each for each in of.takeaways if each.placement is Placement.PLACED]
