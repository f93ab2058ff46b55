"""What happens in a month: deeds of people and of the machine, each at its moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """What the clock on the wall shows; `fold` 1 is the second of two equal readings."""

    local: datetime
    zone: str
    fold: int = 0

    @property
    def moment(self) -> datetime:
        return self.local.replace(tzinfo=ZoneInfo(self.zone), fold=self.fold).astimezone(UTC)

    @property
    def exists(self) -> bool:
        """Tell whether the clocks show this reading at all: not in the hour that they skip."""
        shown = self.moment.astimezone(ZoneInfo(self.zone))
        return shown.replace(tzinfo=None, fold=0) == self.local

    def along(self, old: "Wall", new: "Wall") -> "Wall":
        """By as many days and hours on the wall as another was moved."""
        return Wall(local=self.local + (new.local - old.local), zone=new.zone, fold=new.fold)

    def earlier(self, *, days: int) -> datetime:
        """The same reading days ago; one that the clocks skipped comes out behind the gap."""
        return Wall(local=self.local - timedelta(days=days), zone=self.zone, fold=self.fold).moment

    def __str__(self) -> str:
        return f"{self.local:%a %d %b %H:%M} {self.zone}"


class Deed(StrEnum):
    # Of the team, about one talk
    CREATE = "create"
    ANNOUNCE = "announce"
    ANNOUNCE_AT = "announce at"
    MOVE = "move"
    CANCEL = "cancel"
    BEGIN = "begin"
    EXTEND = "extend"
    END = "end"
    GO_ON = "it goes on"
    SEATS = "seats"
    WRITE = "write to all who signed up"
    REPEAT = "repeat every week"
    MOVE_TOGETHER = "move together"
    CANCEL_TOGETHER = "cancel together"
    CLOSE_BALLOT = "close the ballot"
    OURS = "the talk counts, not its event"
    THEIRS = "its event counts, not the talk"
    # Of the team, when something was mended
    TRY_AGAIN = "try everything again that is held"
    # Of a member
    ANSWER = "answer"
    LETTER = "ask for a letter before the talk"
    NO_LETTER = "want no letter before the talk"
    LETTERS_OFF = "stop all letters"
    LETTERS_ON = "take letters again"
    VOTE = "vote"
    # Of the machine and of Discord
    STOP = "stop the bot"
    KILL = "kill the bot"
    START = "start the bot"
    BACK_UP = "make a backup"
    RESTORE = "restore the backup"
    RENAME_EVENT = "rename the event in Discord"
    RETIME_EVENT = "move the event in Discord"
    DENY = "take a right"
    ALLOW = "give the right back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`word` is an answer, or what is denied: a place, "history", or "dm:" with a member; or
    how far what is done together reaches, or a name. `made` are the numbers of the talks that a
    repeat makes.
    """

    at: datetime
    deed: Deed
    talk: int = 0
    who: int = 0
    wall: Wall | None = None
    # Of a talk's length, of seats, of hours, or of the answer that is chosen.
    number: int = 0
    word: str = ""
    made: tuple[int, ...] = ()

    def __str__(self) -> str:
        told = [f"{self.at:%d %b %H:%M:%S} {self.deed}"]
        told += [f"talk {self.talk}"] if self.talk else []
        told += [f"by member {self.who}"] if self.who else []
        told += [str(each) for each in (self.wall, self.number, self.word, self.made) if each]
        return " · ".join(told)

    @property
    def the_wall(self) -> Wall:
        assert self.wall is not None
        return self.wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """`acts` stand in the order in which they happen; those of one moment come in one go."""

    seed: str
    zones: tuple[str, ...]
    """Of the series: talk 1 is of the first, talk 2 of the second, and so on."""
    begins: datetime
    ends: datetime
    acts: tuple[Act, ...]

    @property
    def talks(self) -> int:
        return max(act.talk for act in self.acts)

    def moments(self) -> Iterator[tuple[datetime, list[Act]]]:
        return ((at, list(acts)) for at, acts in groupby(self.acts, key=lambda act: act.at))
