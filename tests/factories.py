"""Domain objects for tests: each function gives a plain valid one; name the fields that matter.

All stand in one imagined world: a server in Northville whose talks begin at 15:00 in Copenhagen,
looked at from `NOW`, seventeen days before the first of them.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.ballots.poll import BallotPoll
from bot.domain.ballots.questions import Question, QuestionKind
from bot.domain.ballots.template import BallotTemplate, TemplateQuestion
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import Fact
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.payloads import NoticeLine, NoticeLines
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.domain.document import guild_owner
from bot.domain.findings.finding import Finding
from bot.domain.polls.poll import Poll
from bot.domain.signups.signup import Answer, Signup, slot_key
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.domain.talks.parts import Segment
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import Slot
from bot.domain.talks.speaker import Speaker
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person, Server
from bot.domain.times.wall import WallTime

ZONE = "Europe/Copenhagen"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
# Thursday 19 March 2026, 15:00 in Copenhagen; the clocks change ten days later.
START = datetime(2026, 3, 19, 14, 0, tzinfo=UTC)
END = START + timedelta(minutes=90)

GUILD_ID = 1_000_000_000_000_000_001
OTHER_GUILD_ID = 1_000_000_000_000_000_002
OWNER = guild_owner(GUILD_ID)

TALKS_CHANNEL_ID = 1_000_000_000_000_000_011
BACKSTAGE_CHANNEL_ID = 1_000_000_000_000_000_012
ORGANISER_ROLE_ID = 1_000_000_000_000_000_021
NOTE_TAKER_ROLE_ID = 1_000_000_000_000_000_022

HOST_ID = 1_000_000_000_000_000_900
ORGANISER_ID = 1_000_000_000_000_000_101
NOTE_TAKER_ID = 1_000_000_000_000_000_102
MEMBER_ID = 1_000_000_000_000_000_103

SERIES_CODE = "SERE5A"
EDITION_CODE = "ED2026"
TALK_CODE = "TA1K00"


def a_server(**fields: Any) -> Server:
    """A server that was set up: both channels, both roles, the zone of the talks."""
    defaults = {
        "owner": OWNER,
        "code": str(GUILD_ID),
        "name": "Northville Talks",
        "talks_channel_id": TALKS_CHANNEL_ID,
        "backstage_channel_id": BACKSTAGE_CHANNEL_ID,
        "organiser_role_ids": (ORGANISER_ROLE_ID,),
        "note_taker_role_ids": (NOTE_TAKER_ROLE_ID,),
        "zone": ZONE,
    }
    return Server(**defaults | fields)


def a_member(**fields: Any) -> Person:
    """Somebody who may see the talks channel, without any other right."""
    return Person(**{"user_id": MEMBER_ID, "guild_id": GUILD_ID, "sees_talks": True} | fields)


def a_note_taker(**fields: Any) -> Person:
    defaults = {"user_id": NOTE_TAKER_ID, "role_ids": frozenset({NOTE_TAKER_ROLE_ID})}
    return a_member(**defaults | fields)


def an_organiser(**fields: Any) -> Person:
    """An organiser by role, without Discord's *Manage Events*."""
    defaults = {"user_id": ORGANISER_ID, "role_ids": frozenset({ORGANISER_ROLE_ID})}
    return a_member(**defaults | fields)


def a_series(**fields: Any) -> Series:
    defaults = {
        "owner": OWNER,
        "code": SERIES_CODE,
        "title": "Northville Talks",
        "zone": ZONE,
        "producers": "Northville Library",
    }
    return Series(**defaults | fields)


def an_edition(**fields: Any) -> Edition:
    defaults = {"owner": OWNER, "code": EDITION_CODE, "series": SERIES_CODE, "name": "2026"}
    return Edition(**defaults | fields)


def a_wall_time(**fields: Any) -> WallTime:
    return WallTime(**{"local": datetime(2026, 3, 19, 15, 0), "zone": ZONE} | fields)


def a_slot(**fields: Any) -> Slot:
    """Ninety minutes on Zoom from `START`."""
    return Slot(**{"start": a_wall_time(), "minutes": 90} | fields)


def a_speaker(**fields: Any) -> Speaker:
    defaults = {"name": "Ada Example", "line": "Ada Example, Deputy Mayor, City of Northville"}
    return Speaker(**defaults | fields)


def a_segment(**fields: Any) -> Segment:
    return Segment(**{"title": "What the library heard", "speakers": (a_speaker(),)} | fields)


def a_talk(**fields: Any) -> Talk:
    """An announced talk; `starts_at` follows the slot unless it is named."""
    defaults = {
        "owner": OWNER,
        "code": TALK_CODE,
        "series": SERIES_CODE,
        "edition": EDITION_CODE,
        "number": 1,
        "title": "Neighbours and the Town Square",
        "changed_at": NOW,
        "slot": a_slot(),
        "state": TalkState.ANNOUNCED,
        "announce_at": NOW,
        "sequence": 1,
    }
    talk = Talk(**defaults | fields)
    return talk if "starts_at" in fields else talk.with_time_kept()


def a_draft(**fields: Any) -> Talk:
    """A talk that was planned and not announced."""
    return a_talk(**{"state": TalkState.DRAFT, "announce_at": None, "sequence": 0} | fields)


def a_signup(**fields: Any) -> Signup:
    """Somebody who is going and wants no letter; `slot_key` follows talk and member."""
    defaults: dict[str, Any] = {
        "owner": OWNER,
        "code": "S1GN00",
        "talk": TALK_CODE,
        "user_id": MEMBER_ID,
        "answer": Answer.GOING,
        "answered_at": NOW,
    }
    merged = defaults | fields
    return Signup(**{"slot_key": slot_key(merged["talk"], merged["user_id"])} | merged)


def a_delivery(**fields: Any) -> Delivery:
    """An announcement that is due now and not claimed; `wake` follows `due`."""
    defaults: dict[str, Any] = {
        "owner": OWNER,
        "code": "DE1000",
        "kind": DeliveryKind.ANNOUNCEMENT,
        "about": TALK_CODE,
        "place": Place.TALKS,
        "key": "0123456789abcdefghjk",
        "due": NOW,
        "occasion": 1,
    }
    merged = defaults | fields
    return Delivery(**{"wake": merged["due"]} | merged)


def told(*written: str, since: datetime | None = None) -> NoticeLines:
    """What a notice tells, its lines written as "what|reason|about|posted|count"."""
    return NoticeLines(lines=tuple(map(_line, written)), since=since)


def _line(written: str) -> NoticeLine:
    what, reason, about, posted, count = [*written.split("|"), "", "", "", ""][:5]
    return NoticeLine(
        what=DeliveryKind(what),
        about=about,
        reason=None if reason == "late" else Reason(reason),
        posted=bool(posted),
        count=int(count or 1),
    )


def after(delivery: Delivery, *what: Fact, now: datetime = NOW) -> Delivery:
    """What becomes of a delivery by these facts, one after the other, all at `now`."""
    for fact in what:
        delivery = step(delivery, fact, now=now)
    return delivery


def a_mirror(**fields: Any) -> Mirror:
    """The card of the talk, as posted by `a_delivery()` and never edited."""
    defaults = {
        "owner": OWNER,
        "code": "M1RR0R",
        "kind": MirrorKind.CARD,
        "post": "DE1000",
        "about": TALK_CODE,
    }
    return Mirror(**defaults | fields)


def a_takeaway(**fields: Any) -> Takeaway:
    """An insight that waits to be sorted, logged by the member in minute 10 of segment 1."""
    defaults = {
        "owner": OWNER,
        "code": "TAKE00",
        "talk": TALK_CODE,
        "edition": EDITION_CODE,
        "kind": TakeawayKind.INSIGHT,
        "text": "Evening hours bring people who never came before",
        "author_id": MEMBER_ID,
        "segment": 1,
        "minute": 10,
        "logged_at": START + timedelta(minutes=10),
    }
    return Takeaway(**defaults | fields)


def a_poll(**fields: Any) -> Poll:
    defaults = {
        "owner": OWNER,
        "code": "P0110N",
        "talk": TALK_CODE,
        "edition": EDITION_CODE,
        "question": "How useful was this talk?",
        "options": ("Very", "A little", "Not at all"),
        "post": "DE1000",
    }
    return Poll(**defaults | fields)


BALLOT_CODE = "BA1107"
QUESTIONS = (
    Question(
        key="useful",
        kind=QuestionKind.RATING,
        text="How useful was this talk?",
        options=("Not at all", "A little", "Somewhat", "Quite", "Very"),
    ),
    Question(key="improve", kind=QuestionKind.TEXT, text="One thing to improve?"),
)


def a_template(*questions: Question) -> BallotTemplate:
    """One that asks the same in every language."""
    asked = tuple(
        TemplateQuestion(
            key=each.key,
            kind=each.kind,
            text={"en": each.text},
            options=tuple({"en": option} for option in each.options),
        )
        for each in questions
    )
    return BallotTemplate(name={"en": "Talk feedback"}, questions=asked)


def a_ballot_poll(**fields: Any) -> BallotPoll:
    defaults = {
        "owner": OWNER,
        "code": BALLOT_CODE,
        "talk": TALK_CODE,
        "edition": EDITION_CODE,
        "post": "DE1000",
        "questions": QUESTIONS,
        "k": 5,
        "days": 3,
        "zone": ZONE,
    }
    return BallotPoll(**defaults | fields)


def a_finding(**fields: Any) -> Finding:
    defaults = {
        "owner": OWNER,
        "code": "F1ND00",
        "edition": EDITION_CODE,
        "position": 1,
        "heading": "Open doors come before open ears",
        "body": "A place that is open in the evening is where people start to talk.",
    }
    return Finding(**defaults | fields)
