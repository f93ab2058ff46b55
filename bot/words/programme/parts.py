"""What is read of a programme, and what became of each of its lines."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from bot.domain.talks.speaker import Speaker
from bot.words.said_zones import SaidZone

TALKS_MAX = 50
SEGMENTS_MAX = 30


class DateDoubt(StrEnum):
    """What is odd about a date; the first three mean that it was not taken."""

    NO_YEAR = "no_year"
    NO_SUCH_DAY = "no_such_day"
    WEEKDAY_DIFFERS = "weekday_differs"
    # The first of them was taken.
    SEVERAL_DAYS = "several_days"
    DAY_OR_MONTH_FIRST = "day_or_month_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """`text` as it stands there; `on` is its date, or None for the reason in `doubt`."""

    text: str
    on: date | None = None
    doubt: DateDoubt | None = None


class Doubt(StrEnum):
    """What may be meant otherwise in a talk that was read."""

    NAMES = "names"
    WHOSE_DATE = "whose_date"
    TITLE_NAMES = "title_names"
    NO_DAY = "no_day"
    NO_DAYS = "no_days"
    NO_HOUR = "no_hour"
    NO_PEOPLE = "no_people"
    DAY_LEFT_OUT = "day_left_out"
    HOUR_LEFT_OUT = "hour_left_out"
    ANOTHER_DAY = "another_day"
    DAY_IN_TEXT = "day_in_text"
    DAY_ALONE = "day_alone"
    ZONE_OF_ONE = "zone_of_one"
    NO_TITLE = "no_title"
    PERSON_LEFT_OUT = "person_left_out"
    PERSON_IN_LINE = "person_in_line"
    PERSON_OF_TEXT = "person_of_text"
    PERSON_AS_ITEM = "person_as_item"
    NAME_CUT = "name_cut"
    TITLE_FORM = "title_form"
    WHICH_TITLE = "which_title"
    WHICH_ITEM = "which_item"
    NO_ITEM = "no_item"
    ENDS_ALIKE = "ends_alike"
    LINE_TAKEN = "line_taken"
    LINE_LEFT_OUT = "line_left_out"
    LINE_CUT = "line_cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A doubt, the words of the text that it is about, and those that may be meant instead."""

    doubt: Doubt
    said: str
    other: str = ""


class Fate(StrEnum):
    USED = "used"
    LEFT_OUT = "left_out"
    NOT_UNDERSTOOD = "not_understood"


class Use(StrEnum):
    """As what a line was used, or why it was left out."""

    TITLE = "title"
    SESSION = "session"
    DATE = "date"
    HOURS = "hours"
    ZONE = "zone"
    PLACE = "place"
    PERSON = "person"
    PEOPLE = "people"
    # Left out.
    TEXT = "text"
    FURNITURE = "furniture"
    BREAK = "break"
    AGAIN = "again"
    FIELD = "field"
    HEADING = "heading"


# What a talk is made of stands below its title.
BELOW_A_TITLE = frozenset({Use.SESSION, Use.PERSON, Use.PEOPLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the input, counted from 1; `use` is None where nothing was understood."""

    number: int
    text: str
    fate: Fate = Fate.NOT_UNDERSTOOD
    use: Use | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSegment:
    """A part of a talk; without a title it is the talk as a whole."""

    title: str = ""
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedStart:
    """The hour as printed, its length in minutes, and whose clocks; None for the series' own.

    `backwards` is a range as printed that ends before it begins, whose length nobody knows.
    """

    text: str
    at: time
    minutes: int | None = None
    zone: SaidZone | None = None
    backwards: str | None = None

    def away(self) -> tzinfo | None:
        """Return the other zone it is meant in, or None; raises `ZoneIsAmbiguous`."""
        return self.zone.only() if self.zone else None

    def moment(self, on: date) -> datetime | None:
        """Return the aware moment on a day of that other zone; None if it is the series' own."""
        zone = self.away()
        return datetime.combine(on, self.at, zone) if zone is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTalk:
    """Without a title, the segments were pasted without saying of which talk they are."""

    title: str = ""
    series_line: str | None = None
    date: WrittenDate | None = None
    start: PrintedStart | None = None
    place: str | None = None
    segments: tuple[ProgrammeSegment, ...] = ()
    doubts: tuple[Doubtful, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    talks: tuple[ProgrammeTalk, ...] = ()
    # All that are not blank.
    lines: tuple[Line, ...] = ()

    @property
    def unread(self) -> tuple[Line, ...]:
        """What nobody understood."""
        return tuple(line for line in self.lines if line.fate is Fate.NOT_UNDERSTOOD)
