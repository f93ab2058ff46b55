"""What leaves the bot as files: facts only, for `bot/documents` and `bot/ical` to write."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.document import Document
from bot.domain.findings.article import Article
from bot.domain.findings.revision_chain import Stamp
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNote:
    """One takeaway as it is handed on: without its author, for nobody is credited in print."""

    kind: TakeawayKind
    text: str
    tags: tuple[str, ...] = ()
    segment: int | None = None
    minute: int | None = None
    support: int = 0
    # The number of the finding that rests on it.
    finding: int | None = None
    # Who does an action, as it was typed.
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """`options` have their count and percentage; where too few answered there are none.

    `texts` are those of the free texts that somebody let people read.
    """

    question: str
    answers: int
    options: tuple[tuple[str, int, int], ...] = ()
    texts: tuple[str, ...] = ()
    is_sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkNotes:
    """The notes of one talk, oldest first where the Chatham House Rule does not forbid an order.

    `segments` are titles, counted from 1 by the notes. `speakers` are lines of those who agreed;
    under the rule there are none.
    """

    number: int
    title: str
    on: date | None
    chatham_house: bool
    segments: tuple[str, ...] = ()
    notes: tuple[PrintedNote, ...] = ()
    # By the clocks of the zone.
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str = ""
    place: str = ""
    # What everybody could read of it, with its paragraphs, and the address of its picture.
    description: str = ""
    picture: str | None = None
    speakers: tuple[str, ...] = ()
    # How many signed up.
    going: int = 0
    maybe: int = 0
    registration: str | None = None
    recording: str | None = None
    # One for each question.
    polls: tuple[PollResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesExport:
    """`language` is the series'; `named` are names to be confirmed before this is handed on.

    They occur in the notes, and belong to panellists who did not agree to be named or who spoke
    under the Chatham House Rule.
    """

    series: str
    edition: str
    language: str
    talks: tuple[TalkNotes, ...]
    exported_at: datetime
    named: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(talk.notes for talk in self.talks)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeawayRow:
    """A takeaway with all that may be known of it; under the Chatham House Rule without author."""

    talk: int
    title: str
    note: PrintedNote
    segment_title: str = ""
    author_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableExport:
    series: str
    edition: str
    rows: tuple[TakeawayRow, ...]
    # As in the notes.
    named: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsExport:
    """`revision` is None for a draft, which is then the newest one; `language` is the series'.

    `named` are as in the notes.
    """

    series: str
    edition: str
    language: str
    article: Article
    revision: int | None
    named: tuple[str, ...] = ()
    # What the files of a published revision say of themselves; None for a draft.
    stamp: Stamp | None = None

    @property
    def is_empty(self) -> bool:
        return not self.article.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarExport:
    """All public talks of a series; `edition_names` are by the editions' codes."""

    series: Series
    talks: tuple[Talk, ...]
    edition_names: dict[str, str]

    @property
    def is_empty(self) -> bool:
        return not self.talks


@dataclass(frozen=True, slots=True, kw_only=True)
class PolledOption:
    text: str
    answers: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PolledQuestion:
    """What all answers to one question say; where too few answered, only how many did."""

    key: str
    kind: str
    text: str
    answers: int
    is_withheld: bool = False
    options: tuple[PolledOption, ...] = ()
    mean: float | None = None
    # Free texts that the team lets people read, by the alphabet.
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolledTalk:
    """One poll; `is_anonymous` is False for one of Discord's own."""

    number: int
    title: str
    on: date | None
    is_anonymous: bool
    answers: int
    going: int
    # None where nobody noted who came.
    came: int | None = None
    questions: tuple[PolledQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolledEdition:
    """One question over the anonymous polls of `talks` talks; `waiting` are not in it yet."""

    question: PolledQuestion
    talks: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PollsExport:
    """Totals alone, of polls that are over; `language` is the series'."""

    series: str
    edition: str
    language: str
    exported_at: datetime
    together: tuple[PolledEdition, ...] = ()
    talks: tuple[PolledTalk, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.talks


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedTalk:
    """How many were at one talk; a mean that would tell of somebody is None."""

    number: int
    title: str
    on: date | None
    going: int
    seen: int
    seen_minutes: int | None
    most_at_once: int
    marked: int
    in_file: int
    in_file_minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedMember:
    """Somebody who could read that organisers see their name, and what was seen of them."""

    talk: int
    user_id: int
    minutes: int
    is_marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedEdition:
    """Sums, of which nobody can tell who is in them."""

    series: str
    edition: str
    exported_at: datetime
    talks: tuple[AttendedTalk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceExport:
    """`members` are for organisers alone, where the server names who was there."""

    sums: AttendedEdition
    members: tuple[AttendedMember, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.sums.talks


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionExport:
    """All that may be handed on of one edition; `named` are as in the notes."""

    findings: FindingsExport
    notes: NotesExport
    table: TableExport
    calendar: CalendarExport

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.findings.named, *self.notes.named)))

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of it says more than its heading."""
        return self.findings.is_empty and self.table.is_empty and not self.notes.talks


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveExport:
    """Everything that a server's documents hold, and what people read of it.

    The documents have links, members' ids and notes: an archive is for organisers. It has neither
    the sealed counts of small polls nor the tickets of anonymous takeaways.
    """

    server: str
    exported_at: datetime
    documents: tuple[Document, ...]
    notes: tuple[NotesExport, ...]
    findings: tuple[FindingsExport, ...]
    calendars: tuple[CalendarExport, ...]
