"""Talks and segments of a programme while it is being read."""

from dataclasses import dataclass, field

from bot.domain.talks.speaker import Speaker
from bot.words.lines.chain import Decided
from bot.words.programme.dates import Day
from bot.words.programme.lines import LineFacts, Ways
from bot.words.programme.parts import Fate, Use
from bot.words.said_zones import SaidZone
from bot.words.written_hours import WrittenHours


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
    # Nothing but its date names it.
    is_day: bool = False


@dataclass(slots=True)
class Sheet:
    """The lines, what was made of them, and what became of each."""

    facts: list[LineFacts]
    ways: Ways
    talks: list[Draft] = field(default_factory=list[Draft])
    fates: dict[int, tuple[Fate, Use]] = field(default_factory=dict[int, tuple[Fate, Use]])
    # Its titles may belong to other dates as well.
    is_unsure: bool = False
    # How sure the role of each line is, how sure its words were cut, and which lines are of which
    # talk (by its identity).
    decided: dict[int, Decided] = field(default_factory=dict[int, Decided])
    # Of the only talk: the line of its title, how likely it is, and the next likely one.
    title: tuple[int, float, int | None] | None = None
    cut: dict[int, float] = field(default_factory=dict[int, float])
    blocks: dict[int, range] = field(default_factory=dict[int, range])
    # The line whose sentence names somebody who was taken, and how likely she takes part.
    of_prose: dict[str, tuple[int, float]] = field(default_factory=dict[str, tuple[int, float]])
    # By line: whom it may name as taking part, and who was not taken.
    left_of_prose: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    # "All times in CEST".
    zone: SaidZone | None = None

    def use(self, index: int, use: Use) -> None:
        self.fates[index] = (Fate.USED, use)

    def leave_out(self, index: int, use: Use) -> None:
        self.fates[index] = (Fate.LEFT_OUT, use)
