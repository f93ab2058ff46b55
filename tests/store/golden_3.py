"""What schema 2 kept, in a table for each kind. A new kind is added at the end."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.own import OwnQuestions
from bot.domain.ballots.poll import Tally
from bot.domain.ballots.questions import Question, QuestionKind
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import (
    PartnerEvent,
    PartnerNews,
    PlannedPublication,
    Publication,
    WrittenText,
)
from bot.domain.document import Document
from bot.domain.findings.finding import Finding
from bot.domain.findings.following import FollowUp, Status
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.review import Comment, Review, SeenFinding, Verdict
from bot.domain.keeping.audit import Deed, new_head, next_entry
from bot.domain.keeping.erasing import Erased, Erasing, Erasure
from bot.domain.partners.partner import Arrival, Follower, Following, FollowingState, Share
from bot.domain.partners.shared import SharedFindings, shared_talk
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import EditionSignup
from bot.domain.takeaways.intake import Intake
from bot.domain.talks.preview import Preview, TypedCircular
from bot.domain.talks.scheduled_event import (
    EventFacts,
    EventField,
    EventKind,
    EventPlace,
    ScheduledEvent,
)
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOW,
    ORGANISER_ID,
    OWNER,
    SERIES_CODE,
    TALK_CODE,
    a_ballot_poll,
    a_talk,
    an_edition,
)
from tests.store import golden_1, golden_2

_HEAD = new_head(OWNER)
_ENTRY = next_entry(
    _HEAD,
    code="AVD1T0",
    deed=Deed.ANNOUNCED,
    about="talk",
    which=TALK_CODE,
    by=ORGANISER_ID,
    salt="0" * 32,
    now=NOW,
)

_EVENT = EventFacts(
    name="Neighbours",
    description="About squares.",
    starts_at=NOW,
    ends_at=NOW + timedelta(hours=1),
    place=EventPlace(kind=EventKind.EXTERNAL, location="Zoom"),
)

DOCUMENTS: tuple[Document, ...] = (
    *golden_2.DOCUMENTS,
    Erasing(
        owner=OWNER,
        code="ERASE0",
        erasure=Erasure(at=NOW, what=Erased.DOCUMENT, owner=OWNER, kind="takeaway", code="TAKE09"),
        wake=NOW + timedelta(minutes=10),
    ),
    _HEAD.after(_ENTRY),
    _ENTRY,
    Intake(owner=golden_1.HERE, code="TA1K01", talk="TA1K01", hold_guests=True),
    *(
        Delivery(
            owner=OWNER,
            code=f"PVB1{number:02}",
            kind=DeliveryKind.PUBLICATION,
            about=EDITION_CODE,
            place=Place.BACKSTAGE,
            key=f"3{number:019}",
            due=NOW,
            wake=NOW,
            payload=payload,
        )
        for number, payload in enumerate(
            (PlannedPublication(version=3, known=("body:F1ND00:0:1",)), Publication(revision=2))
        )
    ),
    OwnCalendar(
        owner=golden_1.HERE,
        code="CA1ENX",
        user_id=golden_1.PERSON,
        secret="0123456789abcdef" * 2,
        alarm=15,
    ),
    OwnQuestions(
        owner=golden_1.HERE,
        code="ASK001",
        about="TA1K01",
        questions=(Question(key="ASK002", kind=QuestionKind.TEXT, text="What did we miss?"),),
    ),
    Delivery(
        owner=OWNER,
        code="F0110W",
        kind=DeliveryKind.FOLLOW_UP,
        about=EDITION_CODE,
        place=Place.BACKSTAGE,
        key=f"4{0:019}",
        due=NOW,
        wake=NOW,
    ),
    Finding(
        owner=OWNER,
        code="F1ND77",
        edition=EDITION_CODE,
        position=7,
        heading="Shade keeps people",
        became=FollowUp(
            status=Status.DONE,
            who="City of Northville",
            word="40 trees were planted.",
            link="https://northville.example/trees",
            at=NOW,
            is_shown=True,
        ),
    ),
    Review(
        owner=OWNER,
        code="REVW01",
        edition=EDITION_CODE,
        user_id=ORGANISER_ID,
        verdict=Verdict.NEEDS_CHANGES,
        draft=2,
        at=NOW,
        comments=(Comment(finding="F1ND00", text="Who says so?", at=NOW),),
        seen=(SeenFinding(finding="F1ND00", heading="Benches decide", body="People stay."),),
    ),
    Delivery(
        owner=OWNER,
        code="PN3W01",
        kind=DeliveryKind.PARTNER_NEWS,
        about=OWNER.partition(":")[2],
        place=Place.BACKSTAGE,
        key=f"4{0:019}",
        due=NOW,
        wake=NOW,
        payload=PartnerNews(event=PartnerEvent.FOLLOWS, series="North", server="South"),
    ),
    Delivery(
        owner=golden_1.HERE,
        code="WR1T01",
        kind=DeliveryKind.CIRCULAR,
        about="TA1K01",
        place=Place.MEMBER,
        key=f"5{0:019}",
        due=NOW,
        wake=NOW,
        user_id=golden_1.PERSON,
        payload=WrittenText(text="Bring a chair."),
    ),
    Preview(
        owner=golden_1.HERE,
        code="WR1T02",
        user_id=ORGANISER_ID,
        made_at=NOW,
        payload=TypedCircular(talk="TA1K01", text="Bring a chair.", with_maybe=True),
    ),
    Share(owner=OWNER, code="SHAR01", series=SERIES_CODE, digest="0" * 64, made_at=NOW),
    Follower(
        owner=OWNER,
        code="F0XX01",
        series=SERIES_CODE,
        partner="guild:300",
        following="F0NG02",
        server="South",
        since=NOW,
    ),
    Following(
        owner=OWNER,
        code="F0NG01",
        source="guild:300",
        series="SER1E9",
        title="South Talks",
        server="South",
        digest="1" * 64,
        asked_at=NOW,
        state=FollowingState.ACTIVE,
        channel_id=5,
        since=NOW,
    ),
    Arrival(
        owner=OWNER,
        code="ARR101",
        following="F0NG01",
        talk=shared_talk(a_talk(code="THEIR1"), an_edition(), now=NOW),
        first_start=NOW,
    ),
    Arrival(
        owner=OWNER,
        code="ARR102",
        following="F0NG01",
        findings=SharedFindings(
            of="THEIR2", title="South Talks", number=1, published_at=NOW, retracted_at=NOW
        ),
    ),
    a_ballot_poll(owner=golden_1.HERE, talk="TA1K01", post="DE1001").opened(now=NOW),
    Tally(
        owner=golden_1.HERE,
        code="BA1108",
        talk="TA1K01",
        edition=EDITION_CODE,
        answers=5,
        totals=(
            QuestionTotals(key="useful", answers=5, counts=(0, 1, 0, 2, 2)),
            QuestionTotals(key="improve", answers=1, texts=("More time",)),
        ),
        shown_texts=("More time",),
    ),
    EditionSignup(
        owner=golden_1.HERE,
        code="ES1143",
        edition=EDITION_CODE,
        user_id=MEMBER_ID,
        since=NOW,
        remind=True,
    ),
    Attendance(
        owner=golden_1.HERE,
        code="AT1130",
        talk="TA1K01",
        user_id=MEMBER_ID,
        slot_key=f"TA1K01/{MEMBER_ID}",
        came_at=NOW,
        seconds=600,
        since=NOW,
        at=NOW,
        marked=True,
        named=True,
    ),
    Turnout(
        owner=golden_1.HERE,
        code="TA1K01",
        people=6,
        seconds=6000,
        most=5,
        marked=1,
        file_people=7,
        file_minutes=420,
    ),
    ScheduledEvent(
        owner=golden_1.HERE,
        code="EVENT0",
        post="DE1001",
        talk="TA1K01",
        shown=_EVENT,
        sent=_EVENT,
        answered=True,
        found=replace(_EVENT, name="Squares"),
        theirs=(EventField.DESCRIPTION,),
        left_out=True,
        replaced=True,
        interested=2,
    ),
    FindingsLetters(
        owner=golden_1.HERE,
        code="F1NDL0",
        series="SERE5A",
        user_id=golden_1.PERSON,
        asked_at=NOW,
    ),
)
