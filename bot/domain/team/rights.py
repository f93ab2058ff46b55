"""Who may do what: the one table of rights. Use cases check it, and cards are drawn by it.

`docs/rights.md` shows it to people: `python -m bot rights > docs/rights.md`.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Right(IntEnum):
    """How far somebody's rights on a server go, least first; each has what those before it have."""

    # Somebody of another server, or who does not take part in the talks of this one.
    NOBODY = 0
    # Whoever may see the talks channel, or has a role that takes part.
    MEMBER = 1
    NOTE = 2
    # Also whoever may *Manage Events* in Discord.
    ORGANISE = 3
    # Whoever runs the bot, on its machine: no right on any server reaches so far.
    HOST = 4


class Act(StrEnum):
    """What people do; the words stand in Fluent."""

    SEE_TALKS = "see_talks"
    ANSWER = "answer"
    JOIN = "join"
    OWN_CALENDAR = "own_calendar"
    CERTIFICATE = "certificate"
    OWN_LETTERS = "own_letters"
    OWN_DATA = "own_data"
    VOTE = "vote"
    LOG = "log"
    CHANGE_OWN = "change_own"
    ASK = "ask"
    SEARCH = "search"
    READ_FINDINGS = "read_findings"
    GET_HELP = "get_help"

    SEE_PANEL = "see_panel"
    RUN_TALK = "run_talk"
    ATTENDANCE = "attendance"
    POLL = "poll"
    LOG_AT_ANY_TIME = "log_at_any_time"
    CHANGE_ANY = "change_any"
    SEE_DESK = "see_desk"
    LIST_TALKS = "list_talks"
    SEARCH_ALL = "search_all"
    WRITE_FINDINGS = "write_findings"
    EXPORT_FINDINGS = "export_findings"
    EXPORT = "export"

    PLAN_TALKS = "plan_talks"
    EDIT_TALK = "edit_talk"
    SET_LINKS = "set_links"
    SET_CONSENT = "set_consent"
    NAME_NOTE_TAKERS = "name_note_takers"
    ANNOUNCE = "announce"
    MOVE = "move"
    CANCEL = "cancel"
    DELETE_DRAFT = "delete_draft"
    SEE_PEOPLE = "see_people"
    FREE_SEAT = "free_seat"
    WRITE_TO_ALL = "write_to_all"
    ERASE_OTHER = "erase_other"
    SEE_AUDIT = "see_audit"
    MEND = "mend"
    APPROVE = "approve"
    PUBLISH = "publish"
    KEEP_SERIES = "keep_series"
    NAME_CO_PRODUCERS = "name_co_producers"
    KEEP_PARTNERS = "keep_partners"
    SET_UP = "set_up"
    EXPORT_ALL = "export_all"

    KEEP_BOT = "keep_bot"


class Only(StrEnum):
    """Which of those who have the right; the words stand in Fluent."""

    GOING = "going"
    THERE = "there"
    AUTHOR = "author"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Entitled:
    """`right` is what it takes, unless somebody is named for the one thing that it is about.

    `of_talk`: a note-taker of the talk may; `of_series`: a co-producer of the series may.
    """

    right: Right
    of_talk: bool = False
    of_series: bool = False
    only: Only | None = None


# Also those who have left: letters can be stopped from anywhere.
_ANYBODY = Entitled(Right.NOBODY)
_MEMBERS = Entitled(Right.MEMBER)
_NOTE_TAKERS = Entitled(Right.NOTE)
_NOTE_TAKERS_OF_IT = Entitled(Right.NOTE, of_talk=True)
_ORGANISERS = Entitled(Right.ORGANISE)

TABLE: dict[Act, Entitled] = {
    Act.SEE_TALKS: _MEMBERS,
    Act.ANSWER: _MEMBERS,
    Act.JOIN: Entitled(Right.MEMBER, only=Only.GOING),
    Act.OWN_CALENDAR: _MEMBERS,
    Act.CERTIFICATE: Entitled(Right.MEMBER, only=Only.THERE),
    Act.OWN_LETTERS: _ANYBODY,
    Act.OWN_DATA: _ANYBODY,
    Act.VOTE: _MEMBERS,
    Act.LOG: _MEMBERS,
    Act.CHANGE_OWN: Entitled(Right.MEMBER, only=Only.AUTHOR),
    Act.ASK: _MEMBERS,
    Act.SEARCH: _MEMBERS,
    Act.READ_FINDINGS: _MEMBERS,
    Act.GET_HELP: _ANYBODY,
    Act.SEE_PANEL: _NOTE_TAKERS_OF_IT,
    Act.RUN_TALK: _NOTE_TAKERS_OF_IT,
    Act.ATTENDANCE: _NOTE_TAKERS_OF_IT,
    Act.POLL: _NOTE_TAKERS_OF_IT,
    Act.LOG_AT_ANY_TIME: _NOTE_TAKERS_OF_IT,
    Act.CHANGE_ANY: _NOTE_TAKERS_OF_IT,
    Act.SEE_DESK: _NOTE_TAKERS,
    Act.LIST_TALKS: _NOTE_TAKERS,
    Act.SEARCH_ALL: _NOTE_TAKERS,
    Act.WRITE_FINDINGS: Entitled(Right.NOTE, of_series=True),
    Act.EXPORT_FINDINGS: Entitled(Right.NOTE, of_series=True),
    Act.EXPORT: _NOTE_TAKERS,
    Act.PLAN_TALKS: _ORGANISERS,
    Act.EDIT_TALK: _ORGANISERS,
    Act.SET_LINKS: _ORGANISERS,
    Act.SET_CONSENT: _ORGANISERS,
    Act.NAME_NOTE_TAKERS: _ORGANISERS,
    Act.ANNOUNCE: _ORGANISERS,
    Act.MOVE: _ORGANISERS,
    Act.CANCEL: _ORGANISERS,
    Act.DELETE_DRAFT: _ORGANISERS,
    Act.SEE_PEOPLE: _ORGANISERS,
    Act.FREE_SEAT: _ORGANISERS,
    Act.WRITE_TO_ALL: _ORGANISERS,
    Act.ERASE_OTHER: _ORGANISERS,
    Act.SEE_AUDIT: _ORGANISERS,
    Act.MEND: _ORGANISERS,
    Act.APPROVE: Entitled(Right.ORGANISE, of_series=True, only=Only.SECOND),
    Act.PUBLISH: Entitled(Right.ORGANISE, only=Only.SECOND),
    Act.KEEP_SERIES: _ORGANISERS,
    Act.NAME_CO_PRODUCERS: _ORGANISERS,
    Act.KEEP_PARTNERS: _ORGANISERS,
    Act.SET_UP: _ORGANISERS,
    Act.EXPORT_ALL: _ORGANISERS,
    Act.KEEP_BOT: Entitled(Right.HOST),
}


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do on a server.

    `of_talk`: they take notes of the talk in question; `of_series`: they co-produce its series.
    """

    right: Right
    of_talk: bool = False
    of_series: bool = False

    def may(self, act: Act) -> bool:
        """As far as rights decide: `Only` is looked at by the use case, which knows the rest."""
        entitled = TABLE[act]
        is_named = (entitled.of_talk and self.of_talk) or (entitled.of_series and self.of_series)
        return self.right >= entitled.right or is_named


# Who reads what everybody on the server reads, and what the team does.
EVERYBODY = Rights(Right.MEMBER)
BACKSTAGE = Rights(Right.NOTE)
