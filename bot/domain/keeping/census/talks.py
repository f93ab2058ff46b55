"""The programme: series, editions, talks, their speakers, and what Discord shows of them."""

from typing import Final

from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.talks.parts import Links, Segment, SegmentMark, SignupQuestion
from bot.domain.talks.scheduled_event import EventFacts, EventPlace, ScheduledEvent
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import Slot, Venue
from bot.domain.talks.speaker import Speaker
from bot.domain.talks.talk import Edited, Talk
from bot.domain.times.wall import WallTime

DECLARED: Final[Census] = {
    Talk: (
        Declared(
            keeping=Keeping.TEAM,
            pseudonymous=fields("note_taker_ids"),
            records=fields("edited"),
        ),
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("title recording description picture listed_as"),
            neither=(
                *COMMON,
                *fields("series edition number changed_at planned_on language will_be_recorded"),
                "rule_until",
                *fields("chatham_house seats closes_before signup_role_ids"),
                *fields("state announce_at ping starts_at started_at"),
                *fields("ended_at ended_unsaid over_after turned_at repeat sequence"),
            ),
            records=fields("slot planned_at segments links marks asks"),
        ),
    ),
    Edited: (
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("by"), neither=fields("version others")),
    ),
    Slot: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=fields("minutes venue place channel_id"),
            records=fields("start"),
        ),
    ),
    Venue: (Declared(keeping=Keeping.PROGRAMME, neither=fields("kind place channel_id")),),
    WallTime: (Declared(keeping=Keeping.PROGRAMME, neither=fields("local zone fold")),),
    Segment: (
        Declared(keeping=Keeping.PROGRAMME, personal=fields("title"), records=fields("speakers")),
    ),
    Speaker: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("name line role affiliation consent"),
        ),
    ),
    # A personal room, for one, has its owner's name in its address.
    Links: (Declared(keeping=Keeping.PROGRAMME, personal=fields("registration join panellists")),),
    SignupQuestion: (Declared(keeping=Keeping.PROGRAMME, personal=fields("text options")),),
    SegmentMark: (Declared(keeping=Keeping.PROGRAMME, neither=fields("segment at")),),
    Series: (
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("co_producer_ids")),
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("title producers"),
            neither=(
                *COMMON,
                *fields("zone language cities poll ballot_template ballot_k ballot_days"),
                *fields("over_after follow_up_months as_events is_on_web dates"),
                *fields("co_producer_role_ids"),
            ),
        ),
    ),
    ScheduledEvent: (
        Declared(
            keeping=Keeping.PROGRAMME,
            # A number, of which nobody can tell who is in it.
            neither=(
                *COMMON,
                *fields("post talk answered theirs left_out replaced ended interested"),
            ),
            personal=fields("pictured picture"),
            records=fields("shown sent found"),
        ),
    ),
    EventFacts: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("name description picture"),
            neither=fields("starts_at ends_at"),
            records=fields("place"),
        ),
    ),
    EventPlace: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("location"),
            neither=fields("kind channel_id"),
        ),
    ),
    Edition: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("name introduction further_reading thanks website look_back"),
            neither=(*COMMON, "series"),
        ),
    ),
}
