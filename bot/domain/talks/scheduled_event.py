"""A talk as one of Discord's scheduled events: what it should say, and which side changed it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.talks.talk import Talk

# So many that are to come or run Discord keeps on a server.
EVENTS_MAX = 100


class EventKind(IntEnum):
    """Discord's numbers."""

    STAGE = 1
    VOICE = 2
    EXTERNAL = 3


class EventStatus(IntEnum):
    """Discord's numbers; the last two are for good."""

    SCHEDULED = 1
    ACTIVE = 2
    COMPLETED = 3
    CANCELLED = 4

    @property
    def is_over(self) -> bool:
        return self in {EventStatus.COMPLETED, EventStatus.CANCELLED}


class EventField(StrEnum):
    """What of an event people can change in Discord; the words stand in Fluent."""

    NAME = "name"
    DESCRIPTION = "description"
    STARTS_AT = "starts_at"
    ENDS_AT = "ends_at"
    PLACE = "place"
    PICTURE = "picture"


TIMES = frozenset({EventField.STARTS_AT, EventField.ENDS_AT})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """A channel, or words where people meet outside Discord."""

    kind: EventKind
    channel_id: int | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What people see of an event; Discord need not know the end of one in a channel.

    `picture` is Discord's name of the one that stands there, or the address of one that shall.
    """

    name: str
    description: str
    starts_at: datetime
    ends_at: datetime | None
    place: EventPlace
    picture: str | None = None

    def differing(self, other: "EventFacts") -> frozenset[EventField]:
        names = (each.name for each in fields(self))
        return frozenset(
            EventField(name) for name in names if getattr(self, name) != getattr(other, name)
        )

    def with_those_of(self, other: "EventFacts", which: frozenset[EventField]) -> "EventFacts":
        return replace(self, **{each.value: getattr(other, each.value) for each in which})


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledEvent(Document):
    """What is known of the event of a talk, beside the delivery that made it.

    `shown` is what Discord had by its own answer, and `sent` what we asked for last; until that is
    `answered`, Discord may have either. `found` is what somebody made of it in Discord, until
    people have said which side counts. The fields in `theirs` stay as they are in Discord.
    """

    KIND: ClassVar[str] = "scheduled_event"
    INDEXED: ClassVar[tuple[str, ...]] = ("post", "talk")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "post": ("delivery",),
        "talk": ("talk",),
    }

    post: str
    talk: str
    shown: EventFacts | None = None
    sent: EventFacts | None = None
    answered: bool = False
    found: EventFacts | None = None
    theirs: tuple[EventField, ...] = ()
    # It was deleted in Discord, and shall be.
    left_out: bool = False
    # Its talk was moved while it ran: it ends, and another one stands for it.
    replaced: bool = False
    # We ended it, as its talk was over; that may go on, and this cannot.
    ended: bool = False
    # How many pressed [Interested] in Discord, and gave no answer here.
    interested: int = 0
    # The address of the talk's picture that was put up last, or that is none; and what Discord
    # calls what stands there since.
    pictured: str | None = None
    picture: str | None = None

    def asking(
        self, *, wanted: EventFacts, edit: "Edit", has: EventFacts | None
    ) -> "ScheduledEvent":
        """Before a request leaves; what drifted is known as it was, so that it stays one."""
        shown = self.shown
        if has is not None:
            shown = has if shown is None else has.with_those_of(shown, edit.drifted)
        return replace(self, shown=shown, sent=wanted, answered=False)

    def has(
        self, *, facts: EventFacts, edit: "Edit", wanted: EventFacts | None = None
    ) -> "ScheduledEvent":
        """What Discord says that it has: nobody else's change of it is left open but the drift.

        What stands there as it is `wanted` is as good as asked for, whoever wrote it: else a talk
        that took over a time from Discord and was moved back would seem to have been written.
        """
        known = facts if self.shown is None else facts.with_those_of(self.shown, edit.drifted)
        found = facts if edit.drifted else None
        sent = self.sent
        if sent is not None and wanted is not None:
            sent = sent.with_those_of(wanted, frozenset(EventField) - wanted.differing(facts))
        return replace(self, shown=known, sent=sent, answered=True, found=found)

    def picturing(self, address: str | None, *, now_there: str | None) -> "ScheduledEvent":
        """What became of the talk's picture; it is not fetched again until it is another one."""
        return replace(self, pictured=address, picture=now_there)

    def picture_wanted(self, address: str | None, *, there: str | None) -> str | None:
        """What is to stand there: Discord's name of it where it was put up, else its address.

        A talk without one takes its own away, and has nothing to say of somebody else's.
        """
        if address is None:
            return None if there == self.picture or self.may_have_new_picture else there
        return self.picture if address == self.pictured else address

    def keeps_picture(self, wanted: EventFacts) -> EventFacts:
        """What is asked for where the picture stays as it was."""
        return replace(wanted, picture=None if self.shown is None else self.shown.picture)

    @property
    def may_have_new_picture(self) -> bool:
        """One was asked for, and nobody knows whether it stands there, and under which name."""
        if self.answered or self.sent is None or self.sent.picture is None:
            return False
        return self.shown is None or self.sent.picture != self.shown.picture

    def overruled(self) -> "ScheduledEvent":
        """Ours counts: what was found is known, and no longer a reason not to write."""
        return replace(self, shown=self.found or self.shown, answered=False, found=None)

    @property
    def drifted(self) -> tuple[EventField, ...]:
        """What differs, in the order in which it is shown."""
        if self.found is None or self.shown is None:
            return ()
        differs = self.shown.differing(self.found) - set(self.theirs)
        return tuple(each for each in EventField if each in differs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`changes` are ours to write; `drifted` is what somebody changed in Discord meanwhile.

    `is_outrun` tells that the start would be ours to write, and that Discord lets nobody do so.
    """

    changes: frozenset[EventField] = frozenset()
    drifted: frozenset[EventField] = frozenset()
    is_outrun: bool = False


def plan_edit(
    known: ScheduledEvent,
    wanted: EventFacts,
    found: EventFacts,
    *,
    is_running: bool = False,
    is_early: bool = False,
) -> Edit:
    """Tell what to write, and what somebody else wrote: that is never overwritten.

    What Discord has is ours if it is what it had, what we asked for last, or what we want. The
    start of a running event cannot be changed any more. With its talk nobody asks for that, so only
    a change of before that nobody has decided on is left of it; if somebody started it early
    (`is_early`), it is compared. What Discord made of our words (it trims them) is not asked for
    again. A picture has a new name in Discord each time, which only an answer tells.
    """
    fixed = frozenset({EventField.STARTS_AT} if is_running else ())
    differs = wanted.differing(found) - set(known.theirs)
    if not is_early:
        differs -= fixed - set(known.drifted)
    ours = [each for each in (known.shown, known.sent) if each is not None]
    drifted = frozenset(
        each for each in differs if ours and all(each in one.differing(found) for one in ours)
    )
    if known.may_have_new_picture:
        drifted -= {EventField.PICTURE}
    changes = differs - drifted - fixed
    if known.answered and known.sent is not None:
        changes &= known.sent.differing(wanted)
    is_outrun = is_early and bool(fixed & differs - drifted)
    return Edit(changes=changes, drifted=drifted, is_outrun=is_outrun)


def wanted_status(talk: Talk, now: datetime) -> EventStatus:
    if talk.was_cancelled:
        return EventStatus.CANCELLED
    if talk.is_over(now):
        return EventStatus.COMPLETED
    return EventStatus.ACTIVE if talk.is_live(now) else EventStatus.SCHEDULED


def steps_to(found: EventStatus, wanted: EventStatus) -> tuple[EventStatus, ...]:
    """By which statuses it gets there; none if it is there, or beyond.

    Only what is scheduled can be cancelled, and only what runs can be completed.
    """
    if found.is_over or found >= wanted:
        return ()
    if wanted is EventStatus.CANCELLED and found is EventStatus.ACTIVE:
        return (EventStatus.COMPLETED,)
    if wanted is EventStatus.COMPLETED and found is EventStatus.SCHEDULED:
        return (EventStatus.ACTIVE, EventStatus.COMPLETED)
    return (wanted,)
