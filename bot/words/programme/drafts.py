"""Talks and segments of a programme while it is being read."""

from dataclasses import dataclass, field

from bot.domain.talks.speaker import Speaker
from bot.words.lines.chain import Decided
from bot.words.programme.dates import Day
from bot.words.programme.furniture import is_call, is_generic, is_section, names_address
from bot.words.programme.lines import LineFacts, Ways
from bot.words.programme.parts import Fate, Use
from bot.words.said_zones import SaidZone
from bot.words.written_hours import WrittenHours

_LONGEST_CALL = 3


@dataclass(slots=True)
class DraftSegment:
    title: str
    speakers: list[Speaker] = field(default_factory=list[Speaker])
    line: int | None = None
    day: Day | None = None
    hours: WrittenHours | None = None
    # It has an hour of its own, so its title may stand below.
    is_item: bool = False


@dataclass(slots=True)
class Draft:
    title: str = ""
    series_line: str | None = None
    day: Day | None = None
    hours: WrittenHours | None = None
    place: str | None = None
    # What stood beside its date: a place, or its people if nobody else is named.
    beside: str | None = None
    segments: list[DraftSegment] = field(default_factory=list[DraftSegment])
    # Where its title stands, to be given back if it turns out to be none.
    line: int | None = None
    # Minutes of the day at which an item said that it ends.
    ends: int | None = None
    first_item: WrittenHours | None = None
    # Its title says of itself that it is one.
    is_said: bool = False
    # Nothing but its date names it.
    is_day: bool = False
    # Its date stood above its title.
    awaits_title: bool = False
    # Its title is a number alone ("Session 2").
    is_number: bool = False
    # It was printed as a session, with a date of its own.
    was_session: bool = False


@dataclass(slots=True)
class Sheet:
    """The lines, what was made of them, and what became of each."""

    facts: list[LineFacts]
    ways: Ways
    talks: list[Draft] = field(default_factory=list[Draft])
    fates: dict[int, tuple[Fate, Use]] = field(default_factory=dict[int, tuple[Fate, Use]])
    # Lines that go on with the title above them.
    goes_on: dict[int, int] = field(default_factory=dict[int, int])
    # Short lines that nothing has claimed yet.
    pending: list[int] = field(default_factory=list[int])
    # Sentences that name a day or an hour.
    said_in_text: list[int] = field(default_factory=list[int])
    # Its titles may belong to other dates as well.
    is_unsure: bool = False
    # How sure the role of each line is, how sure its words were cut, and which lines are of which
    # talk (by its identity).
    decided: dict[int, Decided] = field(default_factory=dict[int, Decided])
    # Of the only talk: the line of its title, how likely it is, and the next likely one.
    title: tuple[int, float, int | None] | None = None
    cut: dict[int, float] = field(default_factory=dict[int, float])
    blocks: dict[int, range] = field(default_factory=dict[int, range])
    # "All times in CEST".
    zone: SaidZone | None = None

    def use(self, index: int, use: Use) -> None:
        self.fates[index] = (Fate.USED, use)

    def leave_out(self, index: int, use: Use) -> None:
        self.fates[index] = (Fate.LEFT_OUT, use)

    def titles(self) -> list[int]:
        """The unclaimed lines that can be a title."""
        return [each for each in self.pending if _may_be_title(self.facts[each])]

    def claim(self, index: int) -> str:
        """Use a pending line as a title."""
        self.pending.remove(index)
        self.use(index, Use.TITLE)
        return self.facts[index].bare


def _may_be_title(facts: LineFacts) -> bool:
    says_more_follows = facts.bare.endswith(":")
    is_heading = is_generic(facts.bare) or is_section(facts.bare)
    is_short_call = is_call(facts.bare) and len(facts.bare.split()) <= _LONGEST_CALL
    is_heading = is_heading or is_short_call or names_address(facts.bare)
    return facts.may_be_title and not (says_more_follows or is_heading)
