"""The run of talks and its years."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import NotFound
from bot.domain.talks.errors import EditionNotFound, SeriesNotFound

# So many talks of an edition say "3 of 8": a year of monthly ones. In a longer edition that says
# little, and each talk more would mean an edit of every card.
TOTAL_SHOWN_UPTO = 12


class PollChoice(StrEnum):
    """What is asked after a talk; the words stand in Fluent."""

    # Discord's own, which shows everybody who chose what.
    NATIVE = "native"
    BALLOT = "ballot"


class DateOrder(StrEnum):
    """How people here write 4/7; the words stand in Fluent."""

    # Nobody has said, so it is asked.
    ASKED = "asked"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Document):
    KIND: ClassVar[str] = "series"
    MISSING: ClassVar[type[NotFound]] = SeriesNotFound

    title: str
    zone: str
    language: str = "en"
    producers: str = ""
    # Zones of cities whose local time cards and letters list beside the series' own.
    cities: tuple[str, ...] = ()
    # After publication, until the team is asked what became of the findings; 0 is never.
    follow_up_months: int = 6
    # Announced talks stand among Discord's scheduled events too.
    as_events: bool = False
    poll: PollChoice = PollChoice.BALLOT
    # Of an anonymous poll: what it asks, unless the team has questions of its own; by how many
    # answers on results are shown; for how many days it is open.
    ballot_template: str = "talk-feedback"
    ballot_k: int = 5
    ballot_days: int = 3
    # Minutes after its planned end when a talk counts as over, if nobody says otherwise.
    over_after: int = 30
    # Everybody in the world who has its address may read what is announced, in their calendar.
    is_on_web: bool = False
    dates: DateOrder = DateOrder.ASKED
    # Who writes its key findings with the team and may not publish them: a second organisation.
    co_producer_ids: tuple[int, ...] = ()
    co_producer_role_ids: tuple[int, ...] = ()

    @property
    def day_first(self) -> bool | None:
        """As the readers of typed and pasted dates want it."""
        return None if self.dates is DateOrder.ASKED else self.dates is DateOrder.DAY_FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Document):
    KIND: ClassVar[str] = "edition"
    INDEXED: ClassVar[tuple[str, ...]] = ("series",)
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"series": ("series",)}
    MISSING: ClassVar[type[NotFound]] = EditionNotFound

    series: str
    name: str
    introduction: str = ""
    further_reading: tuple[str, ...] = ()
    thanks: str = ""
    website: str | None = None
    # What became of the findings of the edition before, an empty line between the items.
    look_back: str = ""
