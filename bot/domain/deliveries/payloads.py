"""What a delivery carries with it because it could not be known when it is drawn."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import LEFT_OUT, Reason
from bot.domain.document import Variant
from bot.domain.talks.slot import Venue


class Payload(Variant):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAhead(Payload):
    """Which of a talk's run sheets it was, while there were three of them; read, never written."""

    days: int
    type: Literal["sheet_ahead"] = "sheet_ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTime(Payload):
    """News of a move: start and place that its reader knows, and the new ones.

    News of an older bot tells of no place: that stayed.
    """

    old: datetime
    new: datetime
    old_place: Venue | None = None
    new_place: Venue | None = None
    type: Literal["other_time"] = "other_time"

    @property
    def tells_place(self) -> bool:
        return self.old_place != self.new_place

    @property
    def tells_nothing(self) -> bool:
        """Tell whether its reader knows already how it stands."""
        return self.old == self.new and not self.tells_place

    def knowing(self, known: "OtherTime") -> "OtherTime":
        """The same to a reader who knows what `known` says is old."""
        place = self.old_place if known.old_place is None else known.old_place
        return replace(self, old=known.old, old_place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenText(Payload):
    """What an organiser wrote, as it was shown before it was sent."""

    text: str
    type: Literal["written_text"] = "written_text"


class Mishap(StrEnum):
    """What became of a message that did not go out as planned; the words stand in Fluent."""

    LATE = "late"
    LEFT_OUT = "left-out"
    STUCK = "stuck"
    EMPTIED = "emptied"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """`count` messages of one kind about one thing; `posted` ones stand, and are not redrawn.

    Without a reason they went out, late.
    """

    what: DeliveryKind
    about: str
    reason: Reason | None = None
    posted: bool = False
    count: int = 1

    @property
    def mishap(self) -> Mishap:
        if self.reason is None:
            return Mishap.LATE
        if self.reason is Reason.NOT_IN_BACKUP:
            return Mishap.EMPTIED
        return Mishap.LEFT_OUT if self.reason in LEFT_OUT else Mishap.STUCK


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLines(Payload):
    """What a notice tells the team; `since` is when the earliest late message was due."""

    lines: tuple[NoticeLine, ...] = ()
    since: datetime | None = None
    type: Literal["notice_lines"] = "notice_lines"

    def with_line(self, line: NoticeLine) -> "NoticeLines":
        """Add a line; the same once more is counted, for letters come in scores."""
        same = [each for each in self.lines if replace(each, count=1) == line]
        if not same:
            return replace(self, lines=(*self.lines, line))
        counted = replace(same[0], count=same[0].count + 1)
        lines = tuple(counted if each is same[0] else each for each in self.lines)
        return replace(self, lines=lines)

    def late_since(self, due: datetime) -> "NoticeLines":
        return replace(self, since=due if self.since is None else min(self.since, due))


class StoppedBy(StrEnum):
    """Why key findings were not published at their time; the words stand in Fluent."""

    CHANGED = "changed"
    NOT_REVIEWED = "not_reviewed"
    NO_CHANNELS = "no_channels"
    NOTHING_NEW = "nothing_new"
    # More is wrong with them than when the time was chosen.
    CHECKS = "checks"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPublication(Payload):
    """What somebody agreed to: the key findings as that version, with what was open then."""

    version: int
    known: tuple[str, ...] = ()
    type: Literal["planned_publication"] = "planned_publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Payload):
    """What came of it: the revision, or why there is none."""

    revision: int = 0
    stopped: StoppedBy | None = None
    type: Literal["publication"] = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFinding(Payload):
    """Which finding of an edition it is about, by its code."""

    finding: str
    type: Literal["one_finding"] = "one_finding"


def notice_of(payload: Payload | None) -> NoticeLines:
    """What a notice tells; nothing yet where it has no payload."""
    return payload if isinstance(payload, NoticeLines) else NoticeLines()


class Worry(StrEnum):
    """What teams are told about the machine; the words stand in Fluent."""

    FAILED = "failed"
    NOT_COPIED = "not_copied"
    DAMAGED = "damaged"
    CLOCK_AHEAD = "clock_ahead"
    CLOCK_BEHIND = "clock_behind"
    COMMANDS = "commands"
    NOT_ERASED = "not_erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineWorry(Payload):
    """`reason` is the system's word."""

    worry: Worry
    reason: str
    type: Literal["machine_worry"] = "machine_worry"


class PartnerEvent(StrEnum):
    """What happened between two servers; the words stand in Fluent."""

    FOLLOWS = "follows"
    FOLLOWS_NO_MORE = "follows_no_more"
    UNREACHABLE = "unreachable"
    CUT_OFF = "cut_off"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerNews(Payload):
    """`series` and `server` are names: the document that had them may be gone."""

    event: PartnerEvent
    series: str
    server: str
    type: Literal["partner_news"] = "partner_news"
