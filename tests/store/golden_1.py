"""A document of every kind, as schema 1 keeps it; `tests/golden/schema-1.sql` was made of these.

Do not change what was released: a field that is added later has its default here, and that is what
the test proves. A new kind is added at the end. What today's classes cannot read as it is needs a
step in `bot/store/migrations.py` and a module and file of its own.
"""

from datetime import UTC, date, datetime

from bot.domain.deliveries.delivery import Claim, Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.payloads import SheetAhead
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import Document
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.domain.findings.finding import Finding, KeyFindings, ReviewState, Revision
from bot.domain.keeping.logbook import COMMANDS_OWNER, Absence, CommandSet, Logbook
from bot.domain.polls.poll import Poll, PollState
from bot.domain.signups.signup import Answer, Signup
from bot.domain.takeaways.takeaway import Placement, Takeaway, TakeawayKind
from bot.domain.talks.parts import Links, Segment, SegmentMark
from bot.domain.talks.preview import Preview
from bot.domain.talks.series import Edition, PollChoice, Series
from bot.domain.talks.slot import Slot, VenueKind
from bot.domain.talks.speaker import Consent, Speaker, StageRole
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.server import Server
from bot.domain.times.wall import WallTime

HERE = "guild:1000000000000000001"
PERSON = 1_000_000_000_000_000_101
OTHER = 1_000_000_000_000_000_102
MOMENT = datetime(2026, 3, 19, 14, 0, 0, 250_000, tzinfo=UTC)

_SPEAKER = Speaker(
    name="Åda Example",
    line="Åda Example, Deputy Mayor, City of Northville",
    role=StageRole.MODERATOR,
    affiliation="City of Northville",
    consent=Consent.ROLE_ONLY,
)
_ARTICLE = Article(
    title="Northville Talks 2026: Key Findings",
    edition="2026",
    published_on=date(2026, 5, 1),
    kind="Report",
    authors=("Ada Example",),
    introduction=("We met twice.", "It snowed."),
    heading_of_findings="What we take home",
    findings=(
        ArticleFinding(
            number=1,
            heading="Open doors come first",
            body=("A place that is open is a start.",),
            evidence=(Evidence(talk=1, segment=2, minute=34), Evidence(talk=1)),
        ),
    ),
    talks=(
        ArticleTalk(
            title="Snow",
            series_line="Northville Talks 2026",
            on=date(2026, 3, 19),
            segments=("What the library heard",),
            speakers=("Ada Example",),
            recording="https://example.org/snow",
        ),
    ),
    further_reading=("https://example.org/more",),
    thanks=("To all.",),
    scope_note="Two evenings.",
)

DOCUMENTS: tuple[Document, ...] = (
    CommandSet(owner=COMMANDS_OWNER, code="commands", digest="0" * 64),
    Server(
        owner=HERE,
        code="1000000000000000001",
        name="Northville „Talks“ 🎉",
        talks_channel_id=1_000_000_000_000_000_011,
        backstage_channel_id=1_000_000_000_000_000_012,
        organiser_role_ids=(1_000_000_000_000_000_021, 1_000_000_000_000_000_023),
        note_taker_role_ids=(1_000_000_000_000_000_022,),
        ping_role_ids=(1_000_000_000_000_000_024,),
        zone="Europe/Copenhagen",
        language="da",
        two_people_publish=False,
    ),
    Series(
        owner=HERE,
        code="SERE5A",
        title="Northville Talks",
        zone="Europe/Copenhagen",
        language="da",
        producers="Northville Library",
        cities=("Nairobi", "Bogotá"),
        # What each talk got in those days.
        poll=PollChoice.NATIVE,
    ),
    Edition(
        owner=HERE,
        code="ED2026",
        series="SERE5A",
        name="2026",
        introduction="Two evenings.",
        further_reading=("https://example.org/more",),
        thanks="To all.",
        website="https://example.org",
    ),
    Talk(
        owner=HERE,
        code="TA1K01",
        series="SERE5A",
        edition="ED2026",
        number=1,
        title="Snow and the Town Square",
        changed_at=MOMENT,
        slot=Slot(
            # Twice that night: `fold` says which.
            start=WallTime(local=datetime(2026, 10, 25, 2, 30), zone="Europe/Copenhagen", fold=1),
            minutes=90,
            venue=VenueKind.STAGE,
            place="The stage",
            channel_id=1_000_000_000_000_000_013,
        ),
        planned_on=date(2026, 10, 25),
        segments=(Segment(title="What the library heard", speakers=(_SPEAKER,)),),
        links=Links(
            registration="https://example.org/register",
            join="https://example.org/join",
            panellists="https://example.org/panel",
        ),
        recording="https://example.org/recording",
        language="da",
        will_be_recorded=True,
        chatham_house=True,
        seats=40,
        state=TalkState.ENDED,
        announce_at=MOMENT,
        ping=True,
        starts_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        started_at=MOMENT,
        ended_at=MOMENT,
        marks=(SegmentMark(segment=1, at=MOMENT),),
        sequence=3,
    ),
    Signup(
        owner=HERE,
        code="S1GN01",
        talk="TA1K01",
        user_id=PERSON,
        slot_key=f"TA1K01/{PERSON}",
        answer=Answer.WAITLISTED,
        answered_at=MOMENT,
        remind=True,
    ),
    Takeaway(
        owner=HERE,
        code="TAKE01",
        talk="TA1K01",
        edition="ED2026",
        kind=TakeawayKind.QUESTION,
        text="Who has\nthe key?",
        tags=("doors", "ключ"),
        author_id=PERSON,
        # It stood in segment 1, minute 34, and has a ticket: it was said under the rule.
        segment=None,
        minute=None,
        logged_at=MOMENT,
        support=(OTHER,),
        placement=Placement.PLACED,
        finding="F1ND01",
        ticket="0123456789abcdef",
    ),
    Finding(
        owner=HERE,
        code="F1ND01",
        edition="ED2026",
        position=1,
        heading="Open doors come first",
        body="A place that is open is a start.",
    ),
    KeyFindings(
        owner=HERE,
        code="ED2026",
        edition="ED2026",
        state=ReviewState.IN_REVIEW,
        author_id=PERSON,
        draft=7,
        revision=1,
        title="Northville Talks 2026: Key Findings",
        article_kind="Report",
        authors=("Ada Example",),
        heading_of_findings="What we take home",
        scope_note="Two evenings.",
    ),
    Revision(
        owner=HERE,
        code="REV001",
        edition="ED2026",
        number=1,
        article=_ARTICLE,
        author_id=PERSON,
        reviewer_id=OTHER,
        published_at=MOMENT,
        website="https://example.org/findings",
    ),
    Delivery(
        owner=HERE,
        code="DE1001",
        kind=DeliveryKind.SOON,
        about="TA1K01",
        place=Place.MEMBER,
        key="0123456789abcdefghjk",
        due=MOMENT,
        wake=None,
        user_id=PERSON,
        after="DE1002",
        occasion=3,
        state=DeliveryState.HELD,
        claim=Claim(by="a run", at=MOMENT, since_id=1_000_000_000_000_000_900),
        attempts=2,
        overtaken=True,
        channel_id=1_000_000_000_000_000_014,
        message_id=1_000_000_000_000_000_901,
        sent_at=MOMENT,
        reason=Reason.DM_CLOSED,
        payload=SheetAhead(days=14),
    ),
    Delivery(
        owner=HERE,
        code="DE1002",
        kind=DeliveryKind.POLL,
        about="TA1K01",
        place=Place.TALKS,
        key="k" * 20,
        due=MOMENT,
        wake=MOMENT,
    ),
    Mirror(
        owner=HERE,
        code="M1RR01",
        kind=MirrorKind.LIVE_PANEL,
        post="DE1002",
        about="TA1K01",
        wanted=5,
        shown=4,
        wake=MOMENT,
        shown_at=MOMENT,
        attempts=1,
        reason=Reason.CHANNEL_GONE,
    ),
    Poll(
        owner=HERE,
        code="P01101",
        talk="TA1K01",
        edition="ED2026",
        question="How useful was it?",
        options=("Very", "A little"),
        state=PollState.FINAL,
        post="DE1002",
        opened_at=MOMENT,
        closes_at=MOMENT,
        wake=None,
        attempts=3,
        counts=(5, 0),
    ),
    Preview(
        owner=HERE,
        code="PEND01",
        # It was none that a bot ever wrote, so nothing is left of it but its place.
        user_id=PERSON,
        made_at=MOMENT,
    ),
    Member(owner=f"user:{PERSON}", code=str(PERSON), reminders=False, zone="Africa/Nairobi"),
    Logbook(
        owner="application:0",
        code="logbook",
        seen_at=MOMENT,
        begun_at=MOMENT,
        absence=Absence(since=MOMENT, until=MOMENT),
        planned_by="2025.2-0123456789ab",
        clock_was_wrong=True,
    ),
)
