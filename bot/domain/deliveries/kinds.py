"""Every kind of delivery, and all that is true of it: one record each.

Adding a kind is a record here, a drawing in `bot/guild/contents/`, its texts, and their tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class DeliveryKind(StrEnum):
    ANNOUNCEMENT = "announcement"
    THREAD = "thread"
    SCHEDULED_EVENT = "scheduled_event"
    DAY_BEFORE = "day_before"
    SOON = "soon"
    START = "start"
    MOVED = "moved"
    MOVED_LETTER = "moved_letter"
    CANCELLED = "cancelled"
    CANCELLED_LETTER = "cancelled_letter"
    BACK_ON = "back_on"
    BACK_ON_LETTER = "back_on_letter"
    SEAT_FREE = "seat_free"
    SEAT_OFFER = "seat_offer"
    CIRCULAR = "circular"
    RUN_SHEET = "run_sheet"
    STILL_MISSING = "still_missing"
    LIVE_PANEL = "live_panel"
    STILL_RUNNING = "still_running"
    POLL = "poll"
    BALLOT = "ballot"
    BALLOT_HALF_TIME = "ballot_half_time"
    BALLOT_RESULT = "ballot_result"
    FINDINGS = "findings"
    FINDINGS_THREAD = "findings_thread"
    FINDINGS_FORUM = "findings_forum"
    FINDING_POST = "finding_post"
    CATCH_UP = "catch_up"
    REVIEW = "review"
    PUBLICATION = "publication"
    FOLLOW_UP = "follow_up"
    TO_LOOK_AT = "to_look_at"
    NOTICE = "notice"
    HOST_NOTICE = "host_notice"
    PARTNER_TALK = "partner_talk"
    PARTNER_FINDINGS = "partner_findings"
    PARTNER_NEWS = "partner_news"
    RULE_OFF = "rule_off"
    TEST = "test"
    ALARM = "alarm"

    @property
    def record(self) -> "KindRecord":
        return RECORDS[self]


class Place(StrEnum):
    TALKS = "talks"
    # The channel in which the delivery named by `after` stands, where another is chosen by now.
    ANNOUNCED = "announced"
    BACKSTAGE = "backstage"
    # The thread of the delivery named by `after`, or its message when the thread is to be made.
    THREAD = "thread"
    MEMBER = "member"
    # The channel that was chosen for what comes of another server's series.
    FOLLOWED = "followed"
    # The forum that was chosen for talking about findings: each delivery is a post of its own.
    FORUM = "forum"
    # Discord's list of a server's scheduled events.
    EVENTS = "events"


class Queue(StrEnum):
    """What waits apart from the rest: none of the others can keep it waiting."""

    # In a channel, and missed if it is late.
    MINUTE = "minute"
    POST = "post"
    # Hundreds at once, and each takes as long as Discord likes.
    LETTER = "letter"


class MirrorKind(StrEnum):
    """What is kept equal to what it shows: the message of a delivery of the kind `of`."""

    CARD = "card"
    # Of a thread there is nothing to draw but its name.
    THREAD_NAME = "thread_name"
    SCHEDULED_EVENT = "scheduled_event"
    LIVE_PANEL = "live_panel"
    # "We are live", until it is true no more.
    START = "start"
    DAY_BEFORE = "day_before"
    MOVED = "moved"
    MOVED_LETTER = "moved_letter"
    # Until the talk takes place after all.
    CANCELLED = "cancelled"
    CANCELLED_LETTER = "cancelled_letter"
    BACK_ON = "back_on"
    BACK_ON_LETTER = "back_on_letter"
    SEAT_FREE = "seat_free"
    SEAT_OFFER = "seat_offer"
    SOON = "soon"
    STILL_RUNNING = "still_running"
    RUN_SHEET = "run_sheet"
    STILL_MISSING = "still_missing"
    POLL_CLOSING = "poll_closing"
    BALLOT = "ballot"
    BALLOT_HALF_TIME = "ballot_half_time"
    BALLOT_RESULT = "ballot_result"
    FINDINGS = "findings"
    # Its name, as `THREAD_NAME`.
    FINDINGS_THREAD = "findings_thread"
    FINDINGS_FORUM = "findings_forum"
    FINDING_POST = "finding_post"
    # Passed on to the servers that follow the channel, where it is an announcement channel.
    CROSSPOST = "crosspost"
    CATCH_UP = "catch_up"
    REVIEW = "review"
    TO_LOOK_AT = "to_look_at"
    PARTNER_TALK = "partner_talk"
    PARTNER_FINDINGS = "partner_findings"

    @property
    def of(self) -> DeliveryKind:
        return _REDRAWN[self]

    @property
    def is_name(self) -> bool:
        """Of a thread nothing is drawn but its name."""
        return self.of.record.is_thread


class Worth(StrEnum):
    """How late a message may still be sent; `bot.domain.deliveries.reminder.judge` decides by it.

    All but the first are of a talk to come, and worth nothing once that is cancelled.
    """

    ALWAYS = "always"
    UNTIL_THE_START = "until_the_start"
    UNTIL_THE_END = "until_the_end"
    # Also not beside a nearer reminder of the same talk.
    UNTIL_A_NEARER_ONE = "until_a_nearer_one"
    # As long as nobody has said that the talk is over.
    UNTIL_SAID_TO_BE_OVER = "until_said_to_be_over"
    DAYS_AFTER_THE_END = "days_after_the_end"


class Offers(StrEnum):
    """How long a message offers something, or may come to say otherwise; then it is drawn anew."""

    UNTIL_THE_START = "until_the_start"
    UNTIL_THE_END = "until_the_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRecord:
    """What is true of every delivery of a kind."""

    place: Place
    worth: Worth = Worth.ALWAYS
    # It waits for the one of this kind about the same thing, and stands in or under it.
    follows: DeliveryKind | None = None
    # What is made is a thread, not a message.
    is_thread: bool = False
    # Planned by the talk's slot, and planned anew with it; not by an act of its own.
    is_by_slot: bool = False
    # Posted once however often the talk moves; only where it came too late, a move makes up for it.
    is_once: bool = False
    # Tells what changed of a talk, to whoever knows of it; `letter` is the same for a member.
    is_news: bool = False
    letter: DeliveryKind | None = None
    # The news that takes it back, where somebody may have read it.
    taken_back_by: DeliveryKind | None = None
    # [Stop these messages] stops it. What was asked for each time, as a seat in the queue, comes.
    is_stoppable: bool = False
    # Only whoever takes part may read it: that is asked when it is sent.
    is_for_part: bool = False
    # People come back to it, so it may be posted again where somebody deleted it.
    is_posted_again: bool = False
    # What it shows is kept elsewhere: posted again it is the same, and comes however late.
    is_the_same_again: bool = False
    # There are several of one thing, which their payloads tell apart.
    is_one_of_several: bool = False
    # Servers that follow the series may read of it too.
    is_shared: bool = False
    # What people reply to it is logged for its talk.
    takes_replies: bool = False
    # Missed sooner than others.
    is_to_the_minute: bool = False
    # None for what offers nothing, or for good, or is drawn anew with each change of the talk.
    offers: Offers | None = None
    # Discord shows it and makes no sound.
    is_silent: bool = True
    # Backstage hears that it came late. Some say so themselves, or stand with what they follow.
    is_late_told: bool = True
    # Backstage hears that it could not be sent: not of what backstage itself would read.
    is_failure_told: bool = True

    @property
    def is_event(self) -> bool:
        """Tell whether what is made is a scheduled event, not a message."""
        return self.place is Place.EVENTS

    @property
    def is_in_channel_without_thread(self) -> bool:
        """Tell whether it stands in a talk's thread, and in the channel where there is none."""
        return self.place is Place.THREAD and self.follows is None

    @property
    def queue(self) -> Queue:
        if self.place is Place.MEMBER:
            return Queue.LETTER
        return Queue.MINUTE if self.is_to_the_minute else Queue.POST


_ABOUT_OURSELVES: Final = KindRecord(
    place=Place.BACKSTAGE, is_late_told=False, is_failure_told=False
)

_IN_A_LETTER: Final = replace(_ABOUT_OURSELVES, place=Place.MEMBER, is_silent=False)

RECORDS: Final[Mapping[DeliveryKind, KindRecord]] = MappingProxyType(
    {
        DeliveryKind.ANNOUNCEMENT: KindRecord(
            place=Place.TALKS,
            worth=Worth.UNTIL_THE_END,
            is_by_slot=True,
            is_once=True,
            is_silent=False,
            is_posted_again=True,
            is_shared=True,
        ),
        DeliveryKind.THREAD: KindRecord(
            place=Place.THREAD,
            worth=Worth.UNTIL_THE_END,
            follows=DeliveryKind.ANNOUNCEMENT,
            is_thread=True,
            is_by_slot=True,
            is_once=True,
            is_late_told=False,
            is_posted_again=True,
        ),
        # Discord makes a sound for whoever pressed [Interested], as it begins.
        DeliveryKind.SCHEDULED_EVENT: KindRecord(
            place=Place.EVENTS,
            worth=Worth.UNTIL_THE_START,
            is_by_slot=True,
            is_once=True,
            is_late_told=False,
            is_posted_again=True,
        ),
        DeliveryKind.DAY_BEFORE: KindRecord(
            place=Place.TALKS,
            worth=Worth.UNTIL_A_NEARER_ONE,
            is_by_slot=True,
            offers=Offers.UNTIL_THE_START,
        ),
        DeliveryKind.SOON: KindRecord(
            place=Place.MEMBER,
            is_for_part=True,
            worth=Worth.UNTIL_THE_END,
            is_by_slot=True,
            is_stoppable=True,
            is_to_the_minute=True,
            # It was asked for, to be noticed.
            is_silent=False,
            offers=Offers.UNTIL_THE_END,
        ),
        DeliveryKind.START: KindRecord(
            place=Place.THREAD,
            worth=Worth.UNTIL_THE_END,
            follows=DeliveryKind.THREAD,
            is_by_slot=True,
            is_to_the_minute=True,
            is_posted_again=True,
            takes_replies=True,
        ),
        DeliveryKind.MOVED: KindRecord(
            place=Place.TALKS,
            worth=Worth.UNTIL_THE_START,
            is_news=True,
            letter=DeliveryKind.MOVED_LETTER,
            is_silent=False,
            offers=Offers.UNTIL_THE_START,
        ),
        DeliveryKind.MOVED_LETTER: KindRecord(
            place=Place.MEMBER,
            is_for_part=True,
            worth=Worth.UNTIL_THE_START,
            is_news=True,
            is_stoppable=True,
            is_silent=False,
            offers=Offers.UNTIL_THE_START,
        ),
        DeliveryKind.CANCELLED: KindRecord(
            place=Place.TALKS,
            is_news=True,
            letter=DeliveryKind.CANCELLED_LETTER,
            is_silent=False,
            offers=Offers.UNTIL_THE_START,
            taken_back_by=DeliveryKind.BACK_ON,
        ),
        DeliveryKind.CANCELLED_LETTER: KindRecord(
            place=Place.MEMBER,
            is_for_part=True,
            is_news=True,
            is_stoppable=True,
            is_silent=False,
            offers=Offers.UNTIL_THE_START,
            taken_back_by=DeliveryKind.BACK_ON_LETTER,
        ),
        DeliveryKind.BACK_ON: KindRecord(
            place=Place.TALKS,
            worth=Worth.UNTIL_THE_START,
            is_news=True,
            letter=DeliveryKind.BACK_ON_LETTER,
            is_silent=False,
            offers=Offers.UNTIL_THE_START,
        ),
        DeliveryKind.BACK_ON_LETTER: KindRecord(
            place=Place.MEMBER,
            is_for_part=True,
            worth=Worth.UNTIL_THE_START,
            is_news=True,
            is_stoppable=True,
            is_silent=False,
            offers=Offers.UNTIL_THE_START,
        ),
        DeliveryKind.SEAT_FREE: KindRecord(
            place=Place.MEMBER,
            is_for_part=True,
            worth=Worth.UNTIL_THE_END,
            is_silent=False,
            offers=Offers.UNTIL_THE_END,
        ),
        # To whoever takes no letters, in the thread or in the channel, and without a name.
        DeliveryKind.SEAT_OFFER: KindRecord(
            place=Place.THREAD, worth=Worth.UNTIL_THE_END, offers=Offers.UNTIL_THE_END
        ),
        # What an organiser writes to those who signed up.
        DeliveryKind.CIRCULAR: KindRecord(
            place=Place.MEMBER, is_for_part=True, worth=Worth.UNTIL_THE_END, is_stoppable=True
        ),
        # In the thread, or in the channel where there is none.
        DeliveryKind.POLL: KindRecord(
            place=Place.THREAD, worth=Worth.DAYS_AFTER_THE_END, is_posted_again=True
        ),
        # Drawn anew as it closes, and once its results are published.
        DeliveryKind.BALLOT: KindRecord(
            place=Place.THREAD,
            worth=Worth.DAYS_AFTER_THE_END,
            is_posted_again=True,
            is_the_same_again=True,
        ),
        # One for each talk, which says what has become of it as long as it stands.
        DeliveryKind.RUN_SHEET: KindRecord(
            place=Place.BACKSTAGE,
            worth=Worth.UNTIL_THE_START,
            is_by_slot=True,
            is_once=True,
            offers=Offers.UNTIL_THE_START,
            is_late_told=False,
            is_posted_again=True,
        ),
        DeliveryKind.STILL_MISSING: KindRecord(
            place=Place.BACKSTAGE,
            worth=Worth.UNTIL_THE_START,
            is_by_slot=True,
            offers=Offers.UNTIL_THE_START,
        ),
        DeliveryKind.LIVE_PANEL: KindRecord(
            place=Place.BACKSTAGE,
            worth=Worth.UNTIL_THE_END,
            is_by_slot=True,
            is_to_the_minute=True,
            is_posted_again=True,
            takes_replies=True,
        ),
        DeliveryKind.STILL_RUNNING: KindRecord(
            place=Place.BACKSTAGE,
            worth=Worth.UNTIL_SAID_TO_BE_OVER,
            is_by_slot=True,
            offers=Offers.UNTIL_THE_END,
        ),
        # To all at once: whoever was written to alone would be known not to have answered.
        DeliveryKind.BALLOT_HALF_TIME: KindRecord(place=Place.THREAD, is_late_told=False),
        DeliveryKind.BALLOT_RESULT: KindRecord(place=Place.BACKSTAGE, is_late_told=False),
        DeliveryKind.FINDINGS: KindRecord(
            place=Place.TALKS, is_silent=False, is_posted_again=True, is_shared=True
        ),
        DeliveryKind.FINDINGS_THREAD: KindRecord(
            place=Place.THREAD,
            follows=DeliveryKind.FINDINGS,
            is_thread=True,
            is_late_told=False,
            is_posted_again=True,
        ),
        # Instead of the thread, where the server has chosen a forum.
        DeliveryKind.FINDINGS_FORUM: KindRecord(place=Place.FORUM, is_posted_again=True),
        # One for each finding beside it, where the server wants that.
        DeliveryKind.FINDING_POST: KindRecord(
            place=Place.FORUM, is_late_told=False, is_posted_again=True, is_one_of_several=True
        ),
        # To who asked for it, or signed up and may have missed a talk; once for an edition.
        DeliveryKind.CATCH_UP: KindRecord(
            place=Place.MEMBER, is_for_part=True, is_stoppable=True, is_late_told=False
        ),
        DeliveryKind.REVIEW: KindRecord(place=Place.BACKSTAGE),
        # Its moment publishes; backstage reads what came of that.
        DeliveryKind.PUBLICATION: KindRecord(place=Place.BACKSTAGE),
        # What became of them, some months later.
        DeliveryKind.FOLLOW_UP: KindRecord(place=Place.BACKSTAGE, is_late_told=False),
        # What guests wrote waits for a note-taker; the desk says so as well.
        DeliveryKind.TO_LOOK_AT: KindRecord(place=Place.BACKSTAGE, is_late_told=False),
        DeliveryKind.NOTICE: _ABOUT_OURSELVES,
        # To whoever runs the bot; no team reads it.
        DeliveryKind.HOST_NOTICE: _IN_A_LETTER,
        # What another server announces or publishes: silent here, and kept as it stands there.
        DeliveryKind.PARTNER_TALK: KindRecord(place=Place.FOLLOWED),
        DeliveryKind.PARTNER_FINDINGS: KindRecord(place=Place.FOLLOWED),
        # Who began to follow, and who ended it.
        DeliveryKind.PARTNER_NEWS: KindRecord(place=Place.BACKSTAGE, is_late_told=False),
        DeliveryKind.RULE_OFF: KindRecord(place=Place.BACKSTAGE),
        DeliveryKind.TEST: _ABOUT_OURSELVES,
        # To whoever set the bot up: backstage cannot be reached.
        DeliveryKind.ALARM: _IN_A_LETTER,
    }
)

_REDRAWN: Final[Mapping[MirrorKind, DeliveryKind]] = MappingProxyType(
    {
        MirrorKind.CARD: DeliveryKind.ANNOUNCEMENT,
        MirrorKind.THREAD_NAME: DeliveryKind.THREAD,
        MirrorKind.SCHEDULED_EVENT: DeliveryKind.SCHEDULED_EVENT,
        MirrorKind.LIVE_PANEL: DeliveryKind.LIVE_PANEL,
        MirrorKind.START: DeliveryKind.START,
        MirrorKind.POLL_CLOSING: DeliveryKind.POLL,
        MirrorKind.BALLOT: DeliveryKind.BALLOT,
        MirrorKind.BALLOT_HALF_TIME: DeliveryKind.BALLOT_HALF_TIME,
        MirrorKind.BALLOT_RESULT: DeliveryKind.BALLOT_RESULT,
        MirrorKind.FINDINGS: DeliveryKind.FINDINGS,
        MirrorKind.FINDINGS_THREAD: DeliveryKind.FINDINGS_THREAD,
        MirrorKind.FINDINGS_FORUM: DeliveryKind.FINDINGS_FORUM,
        MirrorKind.FINDING_POST: DeliveryKind.FINDING_POST,
        MirrorKind.CROSSPOST: DeliveryKind.FINDINGS,
        MirrorKind.CATCH_UP: DeliveryKind.CATCH_UP,
        MirrorKind.REVIEW: DeliveryKind.REVIEW,
        MirrorKind.DAY_BEFORE: DeliveryKind.DAY_BEFORE,
        MirrorKind.MOVED: DeliveryKind.MOVED,
        MirrorKind.MOVED_LETTER: DeliveryKind.MOVED_LETTER,
        MirrorKind.CANCELLED: DeliveryKind.CANCELLED,
        MirrorKind.CANCELLED_LETTER: DeliveryKind.CANCELLED_LETTER,
        MirrorKind.BACK_ON: DeliveryKind.BACK_ON,
        MirrorKind.BACK_ON_LETTER: DeliveryKind.BACK_ON_LETTER,
        MirrorKind.SEAT_FREE: DeliveryKind.SEAT_FREE,
        MirrorKind.SEAT_OFFER: DeliveryKind.SEAT_OFFER,
        MirrorKind.SOON: DeliveryKind.SOON,
        MirrorKind.STILL_RUNNING: DeliveryKind.STILL_RUNNING,
        MirrorKind.TO_LOOK_AT: DeliveryKind.TO_LOOK_AT,
        MirrorKind.PARTNER_TALK: DeliveryKind.PARTNER_TALK,
        MirrorKind.PARTNER_FINDINGS: DeliveryKind.PARTNER_FINDINGS,
        MirrorKind.RUN_SHEET: DeliveryKind.RUN_SHEET,
        MirrorKind.STILL_MISSING: DeliveryKind.STILL_MISSING,
    }
)
