"""Every kind of document that the store keeps."""

from collections.abc import Mapping

from bot.domain.ballots.own import OwnQuestions
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.payloads import (
    MachineWorry,
    NoticeLines,
    OneFinding,
    OtherTime,
    PartnerNews,
    Payload,
    PlannedPublication,
    Publication,
    SheetAhead,
    WrittenText,
)
from bot.domain.document import Document, Variant
from bot.domain.findings.finding import Finding, KeyFindings, Revision
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.returned import ReturnedDraft
from bot.domain.findings.review import Review
from bot.domain.keeping.audit import AuditEntry, AuditHead
from bot.domain.keeping.erasing import Erasing
from bot.domain.keeping.logbook import CommandSet, Logbook
from bot.domain.partners.partner import Arrival, Follower, Following, Share
from bot.domain.polls.poll import Poll
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import (
    LaterAnnouncement,
    ListedProgramme,
    NewTalk,
    OtherPlace,
    OtherSlot,
    PastedProgramme,
    Preview,
    Previewed,
    RepeatedTalk,
    TypedCircular,
)
from bot.domain.talks.scheduled_event import ScheduledEvent
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.server import Server

KINDS: tuple[type[Document], ...] = (
    Arrival,
    Attendance,
    AuditEntry,
    AuditHead,
    BallotPoll,
    CommandSet,
    Delivery,
    Edition,
    EditionSignup,
    Erasing,
    Finding,
    FindingsLetters,
    Follower,
    Following,
    Intake,
    KeyFindings,
    Logbook,
    Member,
    Mirror,
    Preview,
    OwnCalendar,
    OwnQuestions,
    Poll,
    Review,
    Revision,
    ScheduledEvent,
    Series,
    Server,
    Share,
    Signup,
    Takeaway,
    Talk,
    Tally,
    Turnout,
)

# By family, every record of which a document may hold one.
VARIANTS: Mapping[type[Variant], tuple[type[Variant], ...]] = {
    Payload: (
        SheetAhead,
        OtherTime,
        NoticeLines,
        MachineWorry,
        OneFinding,
        PlannedPublication,
        Publication,
        PartnerNews,
        WrittenText,
    ),
    Previewed: (
        NewTalk,
        OtherSlot,
        OtherPlace,
        LaterAnnouncement,
        ListedProgramme,
        PastedProgramme,
        RepeatedTalk,
        ReturnedDraft,
        TypedCircular,
    ),
}
