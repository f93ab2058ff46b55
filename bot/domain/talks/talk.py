"""A talk: one dated item of an edition, its slot, its segments and the states it goes through."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import IllegalStep, NotFound
from bot.domain.talks.errors import (
    AnnouncementTooLate,
    TalkNeedsTime,
    TalkNotFound,
    TalkTooEarly,
    TimeInThePast,
)
from bot.domain.talks.parts import Links, Segment, SegmentMark, SignupQuestion
from bot.domain.talks.slot import Slot, Venue
from bot.domain.talks.speaker import Consent, Speaker
from bot.domain.talks.states import MOVABLE_STATES, OPEN_STATES, STEPS, TalkState

TITLE_MAX = 200
DESCRIPTION_MAX = 1000
# A talk that nobody ended is no longer live this long after its planned end.
FORGOTTEN_AFTER = timedelta(hours=6)
# What people remember on the way home, and what a note-taker writes up in the days after.
NOTES_TAKEN_FOR = timedelta(days=7)
# So long after somebody ended it, it may turn out that it goes on.
GOES_ON_WITHIN = timedelta(minutes=10)
# Earlier than this nobody can mean it: the press would call a talk of next week live.
BEGINS_BEFORE = timedelta(hours=1)
JOIN_OPENS_BEFORE = timedelta(minutes=15)
JOIN_CLOSES_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """Who changed a talk last, and the versions of it that they and somebody else made last.

    What the bot writes by itself counts as nobody's change.
    """

    by: int
    version: int
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Document):
    KIND: ClassVar[str] = "talk"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition", "state", "starts_at", "turns_at")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "series": ("series",),
        "edition": ("edition",),
    }
    SEARCHED: ClassVar[tuple[str, ...]] = ("title",)
    MISSING: ClassVar[type[NotFound]] = TalkNotFound

    series: str
    edition: str
    number: int
    title: str
    changed_at: datetime
    slot: Slot | None = None
    # A programme often tells the day long before the hour.
    planned_on: date | None = None
    # And the place.
    planned_at: Venue | None = None
    segments: tuple[Segment, ...] = ()
    links: Links = field(default_factory=Links)
    recording: str | None = None
    description: str = ""
    # Its address, with which Discord fetches it: see `checked_picture`.
    picture: str | None = None
    language: str = "en"
    will_be_recorded: bool = False
    chatham_house: bool = False
    # Until when it was under the rule, where that was switched off.
    rule_until: datetime | None = None
    seats: int | None = None
    # Sign-up closes so many hours before the start; None: it does not.
    closes_before: int | None = None
    # Roles of which one is needed to sign up; everybody who takes part may where there are none.
    signup_role_ids: tuple[int, ...] = ()
    asks: SignupQuestion | None = None
    state: TalkState = TalkState.DRAFT
    announce_at: datetime | None = None
    # The announcement mentions the server's role for it: an organiser ticked that for this talk.
    ping: bool = False
    starts_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    # Nobody said that it was over, so it counts as over since its planned end.
    ended_unsaid: bool = False
    # Minutes after its planned end when it counts as over unless somebody says otherwise: those of
    # its series when it was announced. None once somebody said that it goes on.
    over_after: int | None = None
    # When what time alone changes of it was carried out last.
    turned_at: datetime | None = None
    marks: tuple[SegmentMark, ...] = ()
    edited: Edited | None = None
    # Members who may do for this talk what note-takers may: an organiser named them.
    note_taker_ids: tuple[int, ...] = ()
    # What it has in common with the other talks of a repeat: the code of the one it began with.
    repeat: str | None = None
    # What the file that it was imported from calls it: the next version of that file means it too.
    listed_as: str | None = None
    # RFC 5545 SEQUENCE: rises when time, place or state changes, and with nothing else.
    sequence: int = 0

    def edited_by(self, user_id: int) -> "Talk":
        """The same talk, about to be kept as changed by this person."""
        before = self.edited or Edited(by=user_id, version=0, others=self.version)
        others = before.others if before.by == user_id else before.version
        return replace(self, edited=Edited(by=user_id, version=self.version + 1, others=others))

    def was_changed_by_others(self, seen: int, user_id: int) -> bool:
        """Tell whether somebody else changed it since version `seen`: one's own change is known."""
        if self.edited is None:
            return False
        mine = self.edited.by == user_id
        return seen < (self.edited.others if mine else self.edited.version)

    def under_the_rule(self, *, at: datetime) -> bool:
        """Tell whether what was said then is under the Chatham House Rule: once it is, it stays."""
        return self.chatham_house or (self.rule_until is not None and at < self.rule_until)

    def with_rule(self, wanted: bool, *, now: datetime) -> "Talk":
        until = now if self.chatham_house and not wanted else self.rule_until
        return replace(self, chatham_house=wanted, rule_until=until)

    @property
    def was_cancelled(self) -> bool:
        return self.state is TalkState.CANCELLED

    def is_over(self, now: datetime) -> bool:
        """Tell whether it has ended, or must have."""
        return self.state is TalkState.ENDED or self.is_forgotten(now)

    @property
    def signup_closes_at(self) -> datetime | None:
        if self.closes_before is None or self.slot is None:
            return None
        return self.slot.starts_at - timedelta(hours=self.closes_before)

    def takes_signups(self, now: datetime) -> bool:
        """Tell whether somebody new may sign up; whoever is on the list may always leave it."""
        closes = self.signup_closes_at
        return self.is_open and not self.is_over(now) and (closes is None or now < closes)

    def the_slot(self) -> Slot:
        if self.slot is None:
            raise TalkNeedsTime(title=self.title)
        return self.slot

    @property
    def where(self) -> Venue:
        """Where it takes place, as far as that is known."""
        return self.slot.where if self.slot is not None else (self.planned_at or Venue())

    @property
    def public_description(self) -> str:
        """What everybody reads of it: never a link that few may have."""
        said = self.description
        for secret in (self.links.join, self.links.panellists):
            said = said.replace(secret, "…") if secret else said
        return said

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        return tuple(speaker for segment in self.segments for speaker in segment.speakers)

    def with_segments(self, segments: "tuple[Segment, ...]") -> "Talk":
        """Give it other segments; a speaker whose line stayed the same keeps role and consent."""
        known = {speaker.line: speaker for speaker in self.speakers}
        kept = tuple(
            replace(
                segment,
                speakers=tuple(known.get(each.line, each) for each in segment.speakers),
            )
            for segment in segments
        )
        return replace(self, segments=kept)

    def with_consent(self, index: int, consent: Consent) -> "Talk":
        """Note the answer of the speaker at `index` (from 0) of `speakers`."""
        places = [(s, i) for s, part in enumerate(self.segments) for i in range(len(part.speakers))]
        chosen, place = places[index]
        segment = self.segments[chosen]
        speakers = list(segment.speakers)
        speakers[place] = replace(speakers[place], consent=consent)
        segments = list(self.segments)
        segments[chosen] = replace(segment, speakers=tuple(speakers))
        return replace(self, segments=tuple(segments))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_public(self, now: datetime) -> bool:
        """Tell whether others than the team may know of it: no draft, nor one announced later."""
        if self.state in {TalkState.LIVE, TalkState.ENDED}:
            return True
        # What was announced at once is known, however far the clock was put back since.
        known = max(now, self.changed_at)
        announced = self.announce_at is not None and self.announce_at <= known
        return announced and self.state is not TalkState.DRAFT

    def is_announced_later(self, now: datetime) -> bool:
        """Tell whether its announcement is planned and nobody knows of it yet."""
        return self.state is TalkState.ANNOUNCED and not self.is_public(now)

    def is_live(self, now: datetime) -> bool:
        """Tell whether the talk is running: by its state, or because its hour has come.

        A talk goes live by itself, and stops being so hours after its planned end: nobody must
        remember to press a button.
        """
        if not self.is_open or self.slot is None:
            return self.state is TalkState.LIVE
        if self.is_forgotten(now):
            return False
        return self.state is TalkState.LIVE or self.slot.starts_at <= now

    def is_forgotten(self, now: datetime) -> bool:
        """Tell whether it must be over and nobody has said so."""
        return self._forgotten_at is not None and now >= self._forgotten_at

    @property
    def _forgotten_at(self) -> datetime | None:
        if not self.is_open or self.slot is None:
            return None
        return self.slot.ends_at + (FORGOTTEN_AFTER if self.in_room else self._grace)

    @property
    def _grace(self) -> timedelta:
        return FORGOTTEN_AFTER if self.over_after is None else timedelta(minutes=self.over_after)

    @property
    def in_room(self) -> bool:
        """Tell whether it takes place where the bot sees that people are still there."""
        return self.where.channel_id is not None

    @property
    def looked_for_at(self) -> datetime | None:
        """From when on a room in which nobody is any more means that it is over."""
        if not self.is_open or self.slot is None or not self.in_room:
            return None
        return self.slot.ends_at + self._grace

    @property
    def turns_at(self) -> datetime | None:
        """When time alone next changes what is said of it.

        Sign-up closes, it runs, its room is looked into, it must be over, it goes on no more, and
        in the end members give no more notes.
        """
        moments = (
            self.starts_at if self.is_open else None,
            self.signup_closes_at if self.is_open else None,
            self.looked_for_at,
            self._forgotten_at,
            self.final_at,
            self.ended_at + NOTES_TAKEN_FOR if self.ended_at is not None else None,
        )
        ahead = [
            moment
            for moment in moments
            if moment is not None and (self.turned_at is None or moment > self.turned_at)
        ]
        return min(ahead, default=None)

    @property
    def final_at(self) -> datetime | None:
        """Until when it may turn out that it is not over, whoever said so.

        Hours after its planned end nobody comes to say it.
        """
        if self.ended_at is None:
            return None
        if not self.ended_unsaid:
            return self.ended_at + GOES_ON_WITHIN
        if self.over_after is None:
            return None
        return self.the_slot().ends_at + self._grace + GOES_ON_WITHIN

    def may_go_on(self, now: datetime) -> bool:
        return self.state is TalkState.ENDED and self.final_at is not None and now < self.final_at

    def went_on(self, *, now: datetime) -> "Talk":
        """Take back that it was over; raises `IllegalStep` once that is final."""
        if not self.may_go_on(now):
            raise IllegalStep(title=self.title, state=self.state.value, wanted="live")
        return replace(
            self,
            state=TalkState.LIVE,
            started_at=self.began_at(),
            ended_at=None,
            ended_unsaid=False,
            over_after=self.over_after if now < self.the_slot().ends_at else None,
            sequence=self.sequence + 1,
            changed_at=now,
        )

    def turned(self, *, now: datetime) -> "Talk":
        """What time has made of it at `now`: one that nobody ended has ended as planned."""
        if self.is_forgotten(now):
            return replace(self.ended(now=now), ended_unsaid=True, turned_at=now)
        return replace(self, turned_at=now)

    def with_end_said(self, at: datetime | None, *, now: datetime) -> "Talk":
        """Somebody says when it ended that nobody had ended: as planned, or `at` a moment."""
        over = self.ended(now=now) if self.is_forgotten(now) else self
        if over is self and not self.ended_unsaid:
            raise IllegalStep(title=self.title, state=self.state.value, wanted="ended")
        ended_at = over.ended_at if at is None else at
        return replace(over, ended_unsaid=False, ended_at=ended_at, changed_at=now)

    def began_at(self) -> datetime | None:
        return self.started_at or self.starts_at

    def is_ahead(self, now: datetime) -> bool:
        """Tell whether it is still to come, or running."""
        return self.is_live(now) or (self.starts_at is not None and self.starts_at >= now)

    def minute_at(self, now: datetime) -> int | None:
        """Whole minutes since the talk began, or None before it."""
        began = self.began_at()
        if began is None or now < began:
            return None
        end = self.ended_at if self.ended_at is not None and self.ended_at < now else now
        return int((end - began).total_seconds() // 60)

    def segment_at(self, now: datetime) -> int | None:
        """The segment (from 1) that runs at `now`; None if the talk has none or has not begun."""
        if not self.segments or self.minute_at(now) is None:
            return None
        passed = [mark.segment for mark in self.marks if mark.at <= now]
        return passed[-1] if passed else 1

    def join_link_at(self, now: datetime) -> str | None:
        """The join link, from 15 minutes before the start (or an earlier one) to a day after."""
        if self.slot is None or self.links.join is None or self.state is TalkState.CANCELLED:
            return None
        opens = min(self.slot.starts_at - JOIN_OPENS_BEFORE, self.started_at or self.slot.starts_at)
        closes = (self.ended_at or self.slot.ends_at) + JOIN_CLOSES_AFTER
        return self.links.join if opens <= now <= closes else None

    def channel_at(self, now: datetime) -> int | None:
        """The channel that it takes place in, until it is over or off: no secret, unlike a link."""
        return None if self.was_cancelled or self.is_over(now) else self.where.channel_id

    def step_to(self, state: TalkState, *, now: datetime, **changes: object) -> "Talk":
        """Move to `state`; raises `IllegalStep` where the table above has no such step."""
        if state not in STEPS[self.state]:
            raise IllegalStep(title=self.title, state=self.state.value, wanted=state.value)
        return replace(self, state=state, sequence=self.sequence + 1, changed_at=now, **changes)

    def announced(self, *, at: datetime, now: datetime) -> "Talk":
        """Announce at `at` (now or later), or change when; needs a slot that has not begun."""
        slot = self.the_slot()
        if slot.starts_at <= now:
            raise TimeInThePast(when=slot.start)
        if at >= slot.starts_at:
            raise AnnouncementTooLate(start=slot.start)
        if self.is_announced_later(now):
            return replace(self, announce_at=max(at, now), changed_at=now)
        return self.step_to(TalkState.ANNOUNCED, now=now, announce_at=max(at, now))

    def moved(self, slot: Slot, *, now: datetime) -> "Talk":
        """Give the talk another slot; refuses the past and talks that are over.

        The slot that it has already changes nothing, SEQUENCE neither.
        """
        if self.state not in MOVABLE_STATES:
            raise IllegalStep(title=self.title, state=self.state.value, wanted="moved")
        if slot.starts_at <= now:
            raise TimeInThePast(when=slot.start)
        if slot == self.slot:
            return self
        announce_at = self.announce_at
        if announce_at is not None and announce_at >= slot.starts_at:
            announce_at = now  # its day would come after the talk itself
        return replace(
            self,
            slot=slot,
            announce_at=announce_at,
            starts_at=slot.starts_at,
            planned_on=slot.start.local.date(),
            sequence=self.sequence + 1,
            changed_at=now,
        )

    def may_be_placed(self, now: datetime) -> bool:
        return not (self.was_cancelled or self.is_over(now))

    def placed(self, where: Venue, *, now: datetime) -> "Talk":
        """Hold it elsewhere, also while it runs; raises `IllegalStep` once it is over or off.

        The place that it has already changes nothing, SEQUENCE neither.
        """
        if not self.may_be_placed(now):
            raise IllegalStep(title=self.title, state=self.state.value, wanted="moved")
        if where == self.where:
            return self
        if self.slot is None:
            return replace(self, planned_at=where, changed_at=now)
        return replace(self, slot=self.slot.at(where), sequence=self.sequence + 1, changed_at=now)

    def with_join_link(self, link: str | None) -> "Talk":
        """Give it a way in; None leaves it the one that it has."""
        if link is None:
            return self
        return replace(self, links=replace(self.links, join=link))

    def may_begin(self, now: datetime) -> bool:
        """Tell whether its hour is near enough for somebody to say that it has begun."""
        return self.slot is not None and now >= self.slot.starts_at - BEGINS_BEFORE

    def begun(self, *, now: datetime) -> "Talk":
        """Go live; raises `TalkTooEarly` more than an hour before the start."""
        if not self.may_begin(now):
            raise TalkTooEarly(title=self.title, start=self.the_slot().start)
        first = SegmentMark(segment=1, at=now)
        marks = (first,) if self.segments else ()
        return self.step_to(TalkState.LIVE, now=now, started_at=now, marks=marks)

    def next_segment(self, *, now: datetime) -> "Talk":
        """Go to the next segment of a running talk; the last one stays."""
        if not self.is_live(now):
            raise IllegalStep(title=self.title, state=self.state.value, wanted="live")
        current = self.segment_at(now) or 1
        if current >= len(self.segments):
            return self
        mark = SegmentMark(segment=current + 1, at=now)
        return replace(self, marks=(*self.marks, mark), changed_at=now)

    def ended(self, *, now: datetime) -> "Talk":
        """End it; a forgotten one is taken to have ended as planned, for nobody knows better."""
        ended_at = self._planned_end if self.is_forgotten(now) else now
        return self.step_to(TalkState.ENDED, now=now, ended_at=ended_at)

    def found_over(self, *, now: datetime) -> "Talk":
        """Nobody is in its room any more, and nobody knows since when: it ended as planned."""
        return self.step_to(TalkState.ENDED, now=now, ended_at=self._planned_end, ended_unsaid=True)

    @property
    def _planned_end(self) -> datetime:
        planned = self.the_slot().ends_at
        return max(planned, self.started_at or planned)

    def cancelled(self, *, now: datetime) -> "Talk":
        """Call it off; one that nobody knows of yet is not announced any more."""
        announce_at = self.announce_at if self.is_public(now) else None
        return self.step_to(TalkState.CANCELLED, now=now, announce_at=announce_at)

    def may_be_held_after_all(self, now: datetime) -> bool:
        """Tell whether nothing but its cancelling speaks against it: its hour is still ahead."""
        return self.was_cancelled and self.starts_at is not None and now < self.starts_at

    def held_after_all(self, *, now: datetime) -> "Talk":
        """Take the cancelling back; raises `IllegalStep` once its hour has come."""
        if not self.may_be_held_after_all(now):
            raise IllegalStep(title=self.title, state=self.state.value, wanted="announced")
        back = TalkState.DRAFT if self.announce_at is None else TalkState.ANNOUNCED
        return replace(self, state=back, sequence=self.sequence + 1, changed_at=now)

    def with_time_kept(self) -> "Talk":
        """The same talk with `starts_at` as its slot says, for the index."""
        return replace(self, starts_at=self.slot.starts_at if self.slot else None)
