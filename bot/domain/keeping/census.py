"""What is stored of people: every field of every document, and in which class of data it is.

`docs/privacy.md` is drawn from here.
"""

from collections.abc import Mapping
from typing import Final

from bot.domain.ballots.own import OwnQuestions
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.ballots.questions import Question
from bot.domain.ballots.totals import QuestionTotals
from bot.domain.deliveries.delivery import Claim, Delivery, Mirror
from bot.domain.deliveries.payloads import (
    MachineWorry,
    NoticeLine,
    NoticeLines,
    OneFinding,
    OtherTime,
    PartnerNews,
    PlannedPublication,
    Publication,
    SheetAhead,
    WrittenText,
)
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.domain.findings.finding import Finding, KeyFindings, Revision, Turned
from bot.domain.findings.following import FollowUp
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.review import Comment, Review, SeenFinding
from bot.domain.keeping.audit import AuditEntry, AuditHead
from bot.domain.keeping.classes import Declared, Keeping
from bot.domain.keeping.commands import CommandSet
from bot.domain.keeping.erasing import Erasing, Erasure
from bot.domain.keeping.logbook import Absence, Logbook
from bot.domain.partners.partner import Arrival, Follower, Following, Share
from bot.domain.partners.shared import SharedFindings, SharedSegment, SharedTalk
from bot.domain.polls.poll import Poll
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.edition_signup import EditionSignup
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.listed import ListedTalk
from bot.domain.talks.parts import Links, Segment, SegmentMark, SignupQuestion
from bot.domain.talks.preview import (
    LaterAnnouncement,
    ListedProgramme,
    NewTalk,
    OtherPlace,
    OtherSlot,
    PastedProgramme,
    Preview,
    RepeatedTalk,
    TypedCircular,
)
from bot.domain.talks.scheduled_event import EventFacts, EventPlace, ScheduledEvent
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import Slot
from bot.domain.talks.speaker import Speaker
from bot.domain.talks.talk import Edited, Talk
from bot.domain.talks.venue import Venue
from bot.domain.team.member import Member
from bot.domain.team.server import Server
from bot.domain.times.letter_times import LetterTimes
from bot.domain.times.wall import WallTime


def _fields(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_COMMON: Final = _fields("owner code version")

# Every class of documents, and every record that a document may hold.
CENSUS: Final[Mapping[type, tuple[Declared, ...]]] = {
    Signup: (
        Declared(
            keeping=Keeping.SIGNUPS,
            personal=_fields("choice"),
            pseudonymous=_fields("user_id slot_key"),
            neither=(
                *_COMMON,
                *_fields("talk answer answered_at remind no_part_since offered_until"),
                *_fields("by_edition given_on"),
            ),
            records=_fields("letters"),
        ),
    ),
    EditionSignup: (
        Declared(
            keeping=Keeping.SIGNUPS,
            pseudonymous=_fields("user_id"),
            neither=(*_COMMON, *_fields("edition since remind")),
        ),
    ),
    Attendance: (
        Declared(
            keeping=Keeping.ATTENDANCE,
            pseudonymous=_fields("user_id slot_key"),
            neither=(*_COMMON, *_fields("talk came_at seconds since at marked named")),
        ),
    ),
    # Sums, of which nobody can tell who is in them.
    Turnout: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=(
                *_COMMON,
                *_fields("people seconds most marked file_people file_minutes"),
            ),
        ),
    ),
    Delivery: (
        Declared(keeping=Keeping.LETTERS, pseudonymous=_fields("user_id")),
        Declared(
            keeping=Keeping.SERVER,
            neither=(
                *_COMMON,
                *_fields("kind about place key due wake after occasion state attempts"),
                *_fields("failed_looks unreadable_since absent_since overtaken again was_held"),
                *_fields("channel_id message_id sent_at reason"),
            ),
            records=_fields("claim payload"),
        ),
    ),
    Claim: (Declared(keeping=Keeping.SERVER, neither=_fields("by at since_id channel_id")),),
    SheetAhead: (Declared(keeping=Keeping.SERVER, neither=_fields("days type")),),
    OtherTime: (
        Declared(
            keeping=Keeping.SERVER,
            neither=_fields("old new type"),
            records=_fields("old_place new_place"),
        ),
    ),
    NoticeLines: (
        Declared(keeping=Keeping.SERVER, neither=_fields("since type"), records=_fields("lines")),
    ),
    NoticeLine: (
        Declared(keeping=Keeping.SERVER, neither=_fields("what about reason posted count")),
    ),
    OneFinding: (Declared(keeping=Keeping.SERVER, neither=_fields("finding type")),),
    PlannedPublication: (Declared(keeping=Keeping.SERVER, neither=_fields("version known type")),),
    Publication: (Declared(keeping=Keeping.SERVER, neither=_fields("revision stopped type")),),
    PartnerNews: (Declared(keeping=Keeping.PARTNERS, neither=_fields("event series server type")),),
    # Each reader's letter holds the text, and goes with the letters.
    WrittenText: (
        Declared(keeping=Keeping.LETTERS, personal=_fields("text"), neither=_fields("type")),
    ),
    # Of its secret code there is a digest alone, by which nobody can follow.
    Share: (
        Declared(keeping=Keeping.PARTNERS, neither=(*_COMMON, *_fields("series digest made_at"))),
    ),
    Follower: (
        Declared(
            keeping=Keeping.PARTNERS,
            neither=(
                *_COMMON,
                *_fields("series partner following server since wake is_cut_off is_unreachable"),
            ),
        ),
    ),
    Following: (
        Declared(
            keeping=Keeping.PARTNERS,
            personal=_fields("title"),
            neither=(
                *_COMMON,
                *_fields("source series server digest asked_at state channel_id since ended_at"),
                "ending",
            ),
        ),
    ),
    Arrival: (
        Declared(
            keeping=Keeping.ARRIVALS,
            neither=(*_COMMON, *_fields("following first_start is_withdrawn")),
            records=_fields("talk findings"),
        ),
    ),
    SharedTalk: (
        Declared(
            keeping=Keeping.ARRIVALS,
            personal=_fields("title description registration recording"),
            neither=(
                *_fields("of edition minutes place is_on_server language will_be_recorded"),
                *_fields("chatham_house is_cancelled is_over"),
            ),
            records=_fields("start segments"),
        ),
    ),
    SharedSegment: (Declared(keeping=Keeping.ARRIVALS, personal=_fields("title people")),),
    SharedFindings: (
        Declared(
            keeping=Keeping.ARRIVALS,
            personal=_fields("title website reason retracted_why"),
            neither=_fields("of number published_at retracted_at"),
            records=_fields("article"),
        ),
    ),
    MachineWorry: (Declared(keeping=Keeping.MACHINE, neither=_fields("worry reason type")),),
    Mirror: (
        Declared(
            keeping=Keeping.SERVER,
            neither=(
                *_COMMON,
                *_fields("kind post about wanted shown wake shown_at attempts reason"),
            ),
        ),
    ),
    Takeaway: (
        Declared(
            keeping=Keeping.AUTHORS,
            pseudonymous=_fields("author_id support source dm_channel_id reported_by"),
        ),
        Declared(keeping=Keeping.TEAM, pseudonymous=_fields("changed_by")),
        Declared(
            keeping=Keeping.NOTES,
            personal=_fields("text tags"),
            neither=(
                *_COMMON,
                *_fields("talk edition kind segment minute logged_at placement finding ticket"),
                "chatham_house",
                *_fields("is_against held hidden_at merged_into is_answered changed_at reports"),
            ),
        ),
    ),
    Intake: (
        Declared(
            keeping=Keeping.SERVER,
            neither=(*_COMMON, *_fields("talk hold_guests per_person per_talk since count")),
        ),
    ),
    Preview: (
        Declared(
            keeping=Keeping.PREVIEWS,
            pseudonymous=_fields("user_id"),
            neither=(*_COMMON, "made_at"),
            records=_fields("payload"),
        ),
    ),
    NewTalk: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=_fields("title join"),
            neither=_fields("minutes venue place channel_id edition copies type"),
            records=_fields("candidates"),
        ),
    ),
    OtherSlot: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=_fields("join"),
            neither=_fields("talk seen minutes type"),
            records=_fields("candidates where"),
        ),
    ),
    OtherPlace: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=_fields("join"),
            neither=_fields("talk seen type"),
            records=_fields("where"),
        ),
    ),
    RepeatedTalk: (
        Declared(
            keeping=Keeping.PREVIEWS,
            neither=_fields("talk seen type"),
            records=_fields("walls"),
        ),
    ),
    TypedCircular: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=_fields("text"),
            neither=_fields("talk with_maybe type"),
        ),
    ),
    LaterAnnouncement: (
        Declared(
            keeping=Keeping.PREVIEWS,
            neither=_fields("talk seen type"),
            records=_fields("candidates"),
        ),
    ),
    ListedProgramme: (
        Declared(
            keeping=Keeping.PREVIEWS,
            neither=_fields("edition ends_rules zone seen type"),
            records=_fields("talks"),
        ),
    ),
    ListedTalk: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=_fields("title key place join registration description"),
            neither=_fields("line code on at floating minutes is_called_off"),
            records=_fields("segments"),
        ),
    ),
    PastedProgramme: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=_fields("text title join"),
            neither=_fields("edition start minutes type"),
            records=_fields("where"),
        ),
    ),
    Member: (
        Declared(
            keeping=Keeping.SETTINGS,
            pseudonymous=_fields("owner code dm_channel_id"),
            neither=_fields(
                "version reminders zone language letters_a_day written_on written spread_at"
            ),
            records=_fields("letters"),
        ),
    ),
    LetterTimes: (
        Declared(keeping=Keeping.SETTINGS, neither=_fields("before quiet_from quiet_until zone")),
    ),
    OwnCalendar: (
        Declared(
            keeping=Keeping.SETTINGS,
            pseudonymous=_fields("user_id secret"),
            neither=(*_COMMON, "alarm"),
        ),
    ),
    FindingsLetters: (
        Declared(
            keeping=Keeping.SETTINGS,
            pseudonymous=_fields("user_id"),
            neither=(*_COMMON, *_fields("series asked_at")),
        ),
    ),
    Talk: (
        Declared(
            keeping=Keeping.TEAM,
            pseudonymous=_fields("note_taker_ids"),
            records=_fields("edited"),
        ),
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("title recording description picture listed_as"),
            neither=(
                *_COMMON,
                *_fields("series edition number changed_at planned_on language will_be_recorded"),
                "rule_until",
                *_fields("chatham_house seats closes_before signup_role_ids"),
                *_fields("state announce_at ping starts_at started_at"),
                *_fields("ended_at ended_unsaid over_after turned_at repeat sequence"),
            ),
            records=_fields("slot planned_at segments links marks asks"),
        ),
    ),
    Edited: (
        Declared(
            keeping=Keeping.TEAM, pseudonymous=_fields("by"), neither=_fields("version others")
        ),
    ),
    Slot: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=_fields("minutes venue place channel_id"),
            records=_fields("start"),
        ),
    ),
    Venue: (Declared(keeping=Keeping.PROGRAMME, neither=_fields("kind place channel_id")),),
    WallTime: (Declared(keeping=Keeping.PROGRAMME, neither=_fields("local zone fold")),),
    Segment: (
        Declared(keeping=Keeping.PROGRAMME, personal=_fields("title"), records=_fields("speakers")),
    ),
    Speaker: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("name line role affiliation consent"),
        ),
    ),
    # A personal room, for one, has its owner's name in its address.
    Links: (Declared(keeping=Keeping.PROGRAMME, personal=_fields("registration join panellists")),),
    SignupQuestion: (Declared(keeping=Keeping.PROGRAMME, personal=_fields("text options")),),
    SegmentMark: (Declared(keeping=Keeping.PROGRAMME, neither=_fields("segment at")),),
    Series: (
        Declared(keeping=Keeping.TEAM, pseudonymous=_fields("co_producer_ids")),
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("title producers"),
            neither=(
                *_COMMON,
                *_fields("zone language cities poll ballot_template ballot_k ballot_days"),
                *_fields("over_after follow_up_months as_events is_on_web dates"),
                *_fields("co_producer_role_ids"),
            ),
        ),
    ),
    ScheduledEvent: (
        Declared(
            keeping=Keeping.PROGRAMME,
            # A number, of which nobody can tell who is in it.
            neither=(*_COMMON, *_fields("post talk answered theirs left_out replaced interested")),
            personal=_fields("pictured picture"),
            records=_fields("shown sent found"),
        ),
    ),
    EventFacts: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("name description picture"),
            neither=_fields("starts_at ends_at"),
            records=_fields("place"),
        ),
    ),
    EventPlace: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("location"),
            neither=_fields("kind channel_id"),
        ),
    ),
    Edition: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("name introduction further_reading thanks website look_back"),
            neither=(*_COMMON, "series"),
        ),
    ),
    Poll: (
        Declared(
            keeping=Keeping.PROGRAMME,
            # Counts of answers, of which nobody can tell whose they were.
            neither=(
                *_COMMON,
                *_fields("talk edition question options state post opened_at closes_at wake"),
                *_fields("attempts counts"),
            ),
        ),
    ),
    BallotPoll: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=(
                *_COMMON,
                *_fields("talk edition post k days zone state opened_at closes_at wake sealed_at"),
                *_fields("published_at sealed_as"),
            ),
            records=_fields("questions"),
        ),
    ),
    OwnQuestions: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=(*_COMMON, "about"),
            records=_fields("questions"),
        ),
    ),
    # What all said together. The row of an open ballot is no document, and names nobody.
    Tally: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("shown_texts left_out_texts"),
            neither=(*_COMMON, *_fields("talk edition answers")),
            records=_fields("totals"),
        ),
    ),
    Question: (Declared(keeping=Keeping.PROGRAMME, neither=_fields("key kind text hint options")),),
    QuestionTotals: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=_fields("texts"),
            neither=_fields("key answers counts"),
        ),
    ),
    Finding: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=_fields("heading body"),
            neither=(*_COMMON, *_fields("edition position")),
            records=_fields("became"),
        ),
    ),
    FollowUp: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=_fields("who word link"),
            neither=_fields("status at is_shown"),
        ),
    ),
    KeyFindings: (
        Declared(keeping=Keeping.TEAM, pseudonymous=_fields("author_id author_ids approved_by")),
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=_fields("title authors heading_of_findings scope_note"),
            neither=(*_COMMON, *_fields("edition state draft revision article_kind turns")),
            records=_fields("turned"),
        ),
    ),
    Turned: (
        Declared(keeping=Keeping.TEAM, pseudonymous=_fields("by")),
        Declared(keeping=Keeping.PUBLICATION, neither=_fields("what at")),
    ),
    Review: (
        Declared(keeping=Keeping.TEAM, pseudonymous=_fields("user_id")),
        Declared(
            keeping=Keeping.PUBLICATION,
            neither=(*_COMMON, *_fields("edition verdict draft at")),
            records=_fields("comments seen"),
        ),
    ),
    Comment: (
        Declared(
            keeping=Keeping.PUBLICATION, personal=_fields("text"), neither=_fields("finding at")
        ),
    ),
    SeenFinding: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=_fields("heading body"),
            neither=_fields("finding"),
        ),
    ),
    Revision: (
        Declared(keeping=Keeping.TEAM, pseudonymous=_fields("author_id reviewer_id")),
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=_fields("website reason retracted_why"),
            neither=(
                *_COMMON,
                *_fields("edition number published_at fingerprint retracted_at findings"),
            ),
            records=_fields("article"),
        ),
    ),
    Article: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=(
                *_fields("title edition authors introduction heading_of_findings"),
                *_fields("became further_reading thanks scope_note correction"),
            ),
            neither=_fields("published_on kind"),
            records=_fields("findings talks"),
        ),
    ),
    ArticleFinding: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=_fields("heading body"),
            neither=_fields("number"),
            records=_fields("evidence"),
        ),
    ),
    Evidence: (Declared(keeping=Keeping.PUBLICATION, neither=_fields("talk segment minute")),),
    ArticleTalk: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=_fields("title series_line segments speakers recording"),
            neither=_fields("on until"),
        ),
    ),
    Server: (
        Declared(keeping=Keeping.TEAM, pseudonymous=_fields("set_up_by")),
        Declared(
            keeping=Keeping.SERVER,
            neither=(
                *_COMMON,
                *_fields("name talks_channel_id backstage_channel_id organiser_role_ids"),
                *_fields("forum_channel_id posts_each_finding"),
                *_fields("note_taker_role_ids ping_role_ids ping_mute zone language"),
                "attended",
                *_fields("two_people_publish left_at host_told_at held_words part_role_ids"),
            ),
        ),
    ),
    Logbook: (
        Declared(
            keeping=Keeping.MACHINE,
            neither=(
                *_COMMON,
                *_fields(
                    "seen_at begun_at planned_by clock_was_wrong erased_through cleaned_through"
                ),
            ),
            records=_fields("absence"),
        ),
    ),
    AuditEntry: (
        Declared(
            keeping=Keeping.AUDIT,
            pseudonymous=_fields("by"),
            neither=(
                *_COMMON,
                *_fields("number at deed about which salt doer previous digest"),
            ),
        ),
    ),
    AuditHead: (
        Declared(
            keeping=Keeping.AUDIT,
            neither=(*_COMMON, *_fields("number digest pruned pruned_digest")),
        ),
    ),
    Erasing: (
        Declared(keeping=Keeping.ERASURES, neither=(*_COMMON, "wake"), records=_fields("erasure")),
    ),
    Erasure: (
        Declared(
            keeping=Keeping.ERASURES,
            pseudonymous=_fields("user_id"),
            neither=_fields("at what owner kind code"),
        ),
    ),
    Absence: (Declared(keeping=Keeping.MACHINE, neither=_fields("since until")),),
    CommandSet: (
        Declared(
            keeping=Keeping.MACHINE,
            neither=(*_COMMON, *_fields("digest application_id registered")),
        ),
    ),
}
