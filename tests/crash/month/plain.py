"""The rules of reminders once more, as plainly as they can be said, for the model of the month.

Nothing here looks at the program: the words are those of the product's description. Each rule that
the description leaves open stands in the docstring of its function.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.crash.month.acts import Wall
from tests.crash.month.dice import DRIFTING, Label, label_of

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# A talk that nobody ended is over so long after its planned end.
FORGOTTEN = 6 * HOUR
GRACE = 30 * MINUTE
SHEET_BEFORE = 14  # days
# Told of once, however often the talk moves. What came too late nobody was told of.
EVENT = "scheduled_event"
ONCE = {"announcement", "thread", EVENT, "run_sheet"}
OF_THE_SLOT = ONCE | {
    "day_before",
    "still_missing",
    "soon",
    "start",
    "live_panel",
    "still_running",
}
IN_CHANNEL_WITHOUT_THREAD = {"poll", "ballot", "ballot_half_time", "seat_offer"}
# How long a ballot is open, on the wall.
BALLOT_DAYS = 3
# What a member stops with one button.
STOPPED = {"soon", "moved_letter", "cancelled_letter", "circular"}
OPEN = ("waiting", "held", "blocked")
# In the channel, to those who know of the talk by its announcement.
NEWS = {"moved", "cancelled"}


@dataclass(slots=True, kw_only=True)
class Guest:
    answer: str
    since: datetime
    letter: bool = False
    # While they wait: a seat is kept for them until then.
    until: datetime | None = None


@dataclass(slots=True, kw_only=True)
class Promise:
    """A message that somebody must get.

    `state`: waiting, sent, held (refused, or in doubt where nobody could look), blocked (what it
    follows is held), dropped (too late, or not wanted), withdrawn (its cause is gone).
    """

    id: int
    talk: int
    kind: str
    place: str
    due: datetime
    who: int = 0
    after: "Promise | None" = None
    state: str = "waiting"
    # "arrived" or "lost", where the bot could not find out.
    doubt: str = ""
    # It was due when a backup was restored, so that the bot looks for it before all else.
    looked_for: bool = False
    too_late: bool = False
    was_held: bool = False
    # Taken back while it was in doubt: it is not sent any more, and may stand all the same.
    overtaken: bool = False
    # The start that the reader knows, in news of a move.
    old: datetime | None = None

    @property
    def is_in_doubt(self) -> bool:
        return self.doubt != "" and self.state in OPEN

    def take_back(self) -> None:
        """What may stand stays until somebody could look."""
        if self.is_in_doubt:
            self.overtaken = True
        else:
            self.state = "withdrawn"

    @property
    def label(self) -> Label:
        return label_of(self.talk, self.kind, self.who, self.due)

    @property
    def identity(self) -> tuple[str, int]:
        return (self.kind, self.who)


@dataclass(slots=True, kw_only=True)
class PlainBallot:
    """The anonymous poll of a talk, once its message stands; `votes` say what each member chose."""

    opened: datetime
    closes: datetime
    is_sealed: bool = False
    votes: dict[int, int] = field(default_factory=dict)

    @property
    def halfway(self) -> datetime:
        return self.opened + (self.closes - self.opened) / 2


# Name, start and end of an event in Discord.
Facts = dict[str, str | datetime]


@dataclass(slots=True, kw_only=True)
class Note:
    """What is known of an event: as the bot saw it last, and as somebody made it since."""

    shown: Facts
    found: Facts | None = None
    # The team was told that it differs, or that it is over though its talk is to come.
    is_changed: bool = False
    is_gone: bool = False


@dataclass(slots=True, kw_only=True)
class PlainTalk:
    number: int
    title: str
    wall: Wall
    minutes: int
    state: str = "draft"
    announce_at: datetime | None = None
    began: datetime | None = None
    ended: datetime | None = None
    # Until when its end can be taken back.
    final: datetime | None = None
    # Until somebody says, after its planned end, that it goes on.
    is_over_by_itself: bool = True
    seats: int = 0
    guests: dict[int, Guest] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)
    ballot: PlainBallot | None = None
    in_public: bool = False
    # The number of the talk that it repeats, its own where it is the first.
    repeats: int = 0
    has_event: bool = False
    event: Note | None = None

    @property
    def start(self) -> datetime:
        return self.wall.moment

    @property
    def end(self) -> datetime:
        return self.start + self.minutes * MINUTE

    @property
    def forgotten(self) -> datetime:
        """From when on it must be over, though nobody has said so."""
        return self.end + (GRACE if self.is_over_by_itself else FORGOTTEN)

    @property
    def is_known(self) -> bool:
        """Tell whether the channel has read of it, or may have."""
        told = (p for p in self.promises if p.kind in {"announcement", "day_before"})
        return any(p.state == "sent" or p.is_in_doubt for p in told)

    @property
    def is_open(self) -> bool:
        return self.state in {"announced", "live"}

    def is_public(self, now: datetime) -> bool:
        if self.state == "draft":
            return False
        by_its_day = self.announce_at is not None and self.announce_at <= now
        return by_its_day or self.state in {"live", "ended"}

    @property
    def going(self) -> int:
        return sum(guest.answer == "going" for guest in self.guests.values())

    @property
    def taken(self) -> int:
        """Seats that nobody else can have now."""
        return self.going + sum(guest.until is not None for guest in self.guests.values())

    def kept_until(self, now: datetime) -> datetime:
        """A seat is kept for a day, near the start for half of what is left; by whole minutes."""
        until = now + max(min(DAY, (self.start - now) / 2), 10 * MINUTE)
        return until + (datetime.min.replace(tzinfo=until.tzinfo) - until) % MINUTE

    def newest(self, kind: str) -> Promise | None:
        found = [p for p in self.promises if p.kind == kind and p.state != "withdrawn"]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    kind: str
    place: str
    due: datetime
    who: int = 0

    @property
    def identity(self) -> tuple[str, int]:
        return (self.kind, self.who)


def asks_in_public(talk: int) -> bool:
    """One series in each zone asks by native polls, and has every fourth pair of talks."""
    return (talk - 1) // 2 % 4 == 3


def has_event(talk: int) -> bool:
    """The talks of the second series stand among Discord's events."""
    return (talk - 1) % 2 == 1 and not asks_in_public(talk)


def is_followed(talk: int) -> bool:
    """The first series is followed by another server."""
    return (talk - 1) % 2 == 0 and not asks_in_public(talk)


def wanted(talk: PlainTalk) -> Iterator[Want]:
    """All that an announced talk wants by its slot, what lies in the past included.

    A day is a day on the wall; minutes are minutes. The day before says nothing new within an hour
    of the announcement. Whoever begins early has the panel and the thread's message early. The run
    sheet comes with an announcement that comes later. Nobody gives these talks links and segments,
    so that something is still missing the day before.
    """
    if not talk.is_open or talk.announce_at is None:
        return
    yield Want(kind="announcement", place="talks", due=talk.announce_at)
    yield Want(kind="thread", place="talks", due=talk.announce_at)
    if talk.has_event:
        yield Want(kind=EVENT, place="events", due=talk.announce_at)
    sheet = max(talk.wall.earlier(days=SHEET_BEFORE), talk.announce_at)
    yield Want(kind="run_sheet", place="backstage", due=sheet)
    day_before = talk.wall.earlier(days=1)
    if day_before >= talk.announce_at + HOUR:
        yield Want(kind="day_before", place="talks", due=day_before)
        yield Want(kind="still_missing", place="backstage", due=day_before)
    for who, guest in talk.guests.items():
        if guest.letter and guest.answer in {"going", "maybe"}:
            yield Want(kind="soon", place="dm", due=talk.start - 15 * MINUTE, who=who)
    opening = min(talk.began or talk.start, talk.start)
    yield Want(kind="live_panel", place="backstage", due=opening)
    yield Want(kind="start", place="thread", due=opening)
    yield Want(kind="still_running", place="backstage", due=talk.end + 5 * MINUTE)


def too_late(promise: Promise, talk: PlainTalk, now: datetime) -> str:
    """Return "" if it is still worth sending, else why not.

    Two reminders of one thing are one too many: the nearer one is sent ("collapsed"). The team
    hears of both that and of what came too late; what is not wanted any more is no news.
    """
    kind = promise.kind
    if kind.startswith("cancelled"):
        return ""
    if talk.state == "cancelled":
        return "not_wanted"
    if kind == "still_running":
        return "not_wanted" if talk.state == "ended" else ""
    if kind in DRIFTING:
        return ""
    if kind in {"poll", "ballot"}:
        return "too_late" if now > (talk.ended or talk.end) + 2 * DAY else ""
    if kind == "day_before" and talk.start - 15 * MINUTE <= now < talk.start:
        return "collapsed"
    if kind in {"day_before", "run_sheet", "still_missing", EVENT} or kind.startswith("moved"):
        return "too_late" if now >= talk.start else ""
    return "too_late" if talk.state == "ended" or now >= talk.end else ""


def is_late_news(promise: Promise, now: datetime) -> bool:
    """Tell whether the team should hear that it came late.

    What is meant to the minute is missed after five, the rest after half an hour. A thread comes
    with its announcement, a run sheet and what is said of a ballot are true whenever they come, and
    of what was held, in doubt or not, the team knows.
    """
    if promise.was_held or promise.kind in {"thread", "run_sheet", EVENT, *DRIFTING}:
        return False
    exact = promise.kind in {"soon", "start", "live_panel"}
    return now - promise.due >= (5 * MINUTE if exact else HOUR / 2)
