"""What the use cases need from outside, as Protocols; adapters implement them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto
from typing import Literal, Protocol, TypeVar

from tinydb.queries import QueryLike

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import Looked, Outcome
from bot.domain.document import Document
from bot.domain.keeping.erasing import Erasure

D = TypeVar("D", bound=Document)
T = TypeVar("T")


class Clock(Protocol):
    def now(self) -> datetime:
        """Return the moment, aware and in UTC."""
        ...


class Meaning(Protocol):
    """A model that reads what texts mean, in whatever language they are."""

    def vectors(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> list[Sequence[float]]:
        """One for each text, or none at all where the model fails; for a thread."""
        ...


class Looking(Protocol):
    """What reading one owner's documents and reading across owners have in common."""

    def select(self, kind: type[D], /, **equal: str | int | None) -> list[D]:
        """All documents of a kind whose indexed fields equal the given values, oldest first."""
        ...

    def search(self, kind: type[D], query: QueryLike, /) -> list[D]:
        """All documents of a kind that match TinyDB's query, oldest first.

        What it asks of indexed fields by `==` and `one_of`, joined by `&`, is looked up; the rest
        is tested. A field that is None counts as not there.
        """
        ...


class BallotsRead(Protocol):
    """The ballots of one owner's open polls, each under a mark that only the poll's key makes."""

    def holds(self, poll: str, voter: bytes) -> bool: ...

    def is_empty(self, poll: str) -> bool: ...

    def all_by_content(self, poll: str) -> Iterator[str]:
        """Stream what was answered, sorted, so that nothing tells whose is whose."""
        ...


class BallotsWritten(BallotsRead, Protocol):
    def cast(self, poll: str, voter: bytes, answers: str) -> bool:
        """Keep the voter's one ballot; tell whether it replaces an earlier one."""
        ...

    def take_back(self, poll: str, voter: bytes) -> None: ...

    def clear(self, poll: str) -> None: ...


class Reader(Looking, Protocol):
    """One owner's documents as they are on disk (outside a unit) or in the unit (inside)."""

    @property
    def ballots(self) -> BallotsRead: ...

    @property
    def owner(self) -> str: ...

    def find(self, kind: type[D], code: str) -> D | None: ...

    def get(self, kind: type[D], code: str) -> D:
        """Raise the kind's own `NotFound` if the owner has no such document."""
        ...

    def count(self, kind: type[Document], /, **equal: str | int | None) -> int:
        """How many `select` would give, those that the disk has lost among them; reads none."""
        ...


class Documents(Reader, Protocol):
    """What a unit of work may do. It may run twice, so it has no effect but on documents."""

    @property
    def ballots(self) -> BallotsWritten: ...

    def put(self, document: D) -> D:
        """Store and return it with its version raised; raises `ChangedMeanwhile` if it is stale."""
        ...

    def remove(self, document: Document) -> None: ...

    def new_code(self) -> str:
        """A code that was never used in this store."""
        ...


class Survey(Looking, Protocol):
    """Reading across owners, for what the bot does by itself. Never for what a person asks."""

    def upto(
        self,
        kind: type[D],
        field: str,
        moment: datetime,
        *,
        limit: int,
        after: datetime | None = None,
    ) -> list[D]:
        """Documents whose indexed datetime `field` is at or before `moment`, earliest first.

        Given `after`, only those later than that.
        """
        ...

    def queued(
        self, kind: type[D], queue: str, owner: str, moment: datetime, *, limit: int
    ) -> list[D]:
        """One owner's documents in a queue that are due at the moment, earliest first.

        By the two fields that the kind names in `QUEUED`.
        """
        ...

    def owners_in_queue(
        self, kind: type[Document], queue: str, moment: datetime, *, limit: int, after: str = ""
    ) -> list[str]:
        """Whose documents `queued` would give, in order, from the one behind `after` on."""
        ...

    def first(self, kind: type[D], field: str, *, after: datetime | None = None) -> D | None:
        """The document with the earliest indexed datetime `field` that is not null; or `after`."""
        ...


class Standing(Enum):
    """Whether a posted message is still there; unsure is what Discord did not say."""

    STANDS = auto()
    GONE = auto()
    UNSURE = auto()


class PostedMessages(Protocol):
    async def standing(self, post: Delivery) -> Standing:
        """Ask Discord; never raises."""
        ...


class OnServers(Protocol):
    """Whether the bot is on a server, by Discord's word."""

    async def is_gone_from(self, guild_id: int) -> bool:
        """Ask anew; False also wherever Discord did not say so."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PollCounts:
    """Answers per option, in the order of the options; exact only when `final`."""

    final: bool
    counts: tuple[int, ...]


class Rooms(Protocol):
    """The voice and stage channels that talks take place in."""

    def is_empty(self, owner: str, channel_id: int) -> bool | None:
        """Tell whether nobody is there now; None while that cannot be seen."""
        ...


class PollReader(Protocol):
    async def fetch_counts(
        self, channel_id: int, message_id: int
    ) -> PollCounts | Literal[Standing.GONE] | None:
        """Read a native poll, never its voters; None on any failure, which is tried again.

        `GONE` if its message was deleted, and with it all answers.
        """
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found, by kind and code."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A field that a kind names in `NARROWING` has one of these values, or begins with one.

    Of moments the day counts, as "2026-03-17" in UTC.
    """

    field: str
    values: tuple[str, ...]
    beginning: bool = False


class Store(Protocol):
    async def run(self, owner: str, work: Callable[[Documents], T]) -> T:
        """Run one unit of work for one owner; when this returns, it is on disk."""
        ...

    async def read(self, owner: str, look: Callable[[Reader], T]) -> T:
        """Read one owner's documents from one snapshot of what is on disk."""
        ...

    async def survey(self, look: Callable[[Survey], T]) -> T: ...

    def watch(self, kind: type[Document], callback: Callable[[], None]) -> None:
        """Call back on the event loop after each commit that touched a document of this kind."""
        ...

    async def search(
        self,
        owner: str,
        words: str,
        kinds: tuple[type[Document], ...],
        *,
        limit: int,
        narrowed: Sequence[Narrowed] = (),
    ) -> list[Hit]:
        """Best matches first; of no words but narrowed, the newest first.

        Raises `SearchTookTooLong`, and nothing else for what was typed.
        """
        ...

    async def alike(
        self, owner: str, text: str, kind: type[Document], *, within: str, limit: int
    ) -> list[Hit]:
        """What shares rare runs of characters with a text, among those of the kind's field.

        A coarse choice, the likest first. Raises `SearchTookTooLong`.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A delivery that this process, and no other, may send now."""

    delivery: Delivery
    late: bool


class Messenger(Protocol):
    """Puts deliveries into Discord. Never raises: every failure is an outcome."""

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        """From where a later look would begin; None if that is not known."""
        ...

    async def send(self, claimed: Claimed) -> Outcome: ...

    async def look(self, delivery: Delivery) -> Looked: ...

    async def show(self, mirror: Mirror, post: Delivery) -> Outcome: ...


class Condition(StrEnum):
    """How writing goes; reading goes on in each of them."""

    WELL = "well"
    # The last write was refused, by a full disk for example; the next one is tried.
    REFUSING = "refusing"
    # A write was lost. Nothing more is written: only another run can tell what is on disk.
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`reason` is the system's word; `damaged` names documents as (kind, code)."""

    condition: Condition = Condition.WELL
    reason: str = ""
    damaged: frozenset[tuple[str, str]] = frozenset()


class Healthy(Protocol):
    @property
    def health(self) -> Health: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """`since` is when backups began, `copied_at` when one was last known to leave the machine."""

    made_at: datetime | None = None
    since: datetime | None = None
    copied_at: datetime | None = None


class BackupMaker(Protocol):
    async def state(self) -> BackupState: ...

    async def make(self, now: datetime) -> None:
        """Raise `BackupFailed` or `StoreUnavailable`."""
        ...

    async def remove_old(self, before: datetime) -> None:
        """Let go of backups made before; the newest one stays. Raises `BackupFailed`."""
        ...


class ErasureFiles(Protocol):
    """The ledger of erasures, and all files that may still hold what it names."""

    async def read(self) -> list[Erasure]:
        """The whole ledger, by time. Raises `LedgerDamaged`, `OSError`."""
        ...

    async def write_down(self, erasures: Sequence[Erasure]) -> None:
        """When this returns, they are on disk; raises `LedgerDamaged`, `OSError`."""
        ...

    async def clean(self) -> list[str]:
        """Leave nothing of it in database, journal, backups and what was set aside.

        It may be ended at any point and begun again. Returns the files that could not be cleaned;
        raises `StoreUnavailable`, `LedgerDamaged`, `OSError`.
        """
        ...


class BallotKeys(Protocol):
    """The keys of open polls, in no database, backup or archive."""

    async def find(self, poll: str) -> bytes | None: ...

    async def make(self, poll: str) -> bytes:
        """Return the poll's key, made if there is none; when this returns, it is on disk.

        Raises `OSError`; also once it was destroyed.
        """
        ...

    async def polls(self) -> list[str]:
        """Of which polls there is a key, or a rest of one."""
        ...

    async def destroy(self, poll: str) -> None:
        """When this returns, it is gone for good; raises `OSError`."""
        ...


class ForgetsRemoved(Protocol):
    async def forget_removed(self) -> None:
        """Leave no byte of what was removed in the database, its journal and unfinished copies.

        Raises `StoreUnavailable`, also while somebody reads; nothing is lost by trying again.
        """
        ...


class OtherClock(Protocol):
    """Discord's time, as far as it is known."""

    @property
    def ahead(self) -> timedelta | None:
        """By how much our clock is ahead of it."""
        ...

    async def ask(self) -> timedelta | None:
        """Compare anew; None if that was not possible."""
        ...
