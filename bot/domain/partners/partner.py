"""Who shares a series and who follows it: two sides, each in the documents of its own server."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.codes import ALPHABET, normalise_code
from bot.domain.document import Document
from bot.domain.errors import NotFound
from bot.domain.partners.errors import FollowingNotFound, ShareNotFound
from bot.domain.partners.shared import SharedFindings, SharedTalk


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Document):
    """A series that other servers may begin to follow; of its code there is only a digest."""

    KIND: ClassVar[str] = "share"
    INDEXED: ClassVar[tuple[str, ...]] = ("series", "digest")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"series": ("series",)}
    MISSING: ClassVar[type[NotFound]] = ShareNotFound

    series: str
    digest: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower(Document):
    """A partner, in the documents of whoever shares: the grant, and what is still to be carried.

    `partner` is the owner of the `following` on the other side. `wake` is when something of ours is
    to be carried over: set in the unit that changes it.
    """

    KIND: ClassVar[str] = "follower"
    INDEXED: ClassVar[tuple[str, ...]] = ("series", "partner", "following", "wake")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"series": ("series",)}
    MISSING: ClassVar[type[NotFound]] = FollowingNotFound

    series: str
    partner: str
    following: str
    # The partner's name, as it was when it began.
    server: str
    since: datetime
    wake: datetime | None = None
    # No more of ours goes there; it stands until the other side knows.
    is_cut_off: bool = False
    # The bot is not on that server now, which the team was told.
    is_unreachable: bool = False

    def woken(self, *, now: datetime) -> "Follower":
        return self if self.wake is not None and self.wake <= now else replace(self, wake=now)


class FollowingState(StrEnum):
    # Shown to its team, which has not said yes.
    ASKED = "asked"
    ACTIVE = "active"
    ENDED = "ended"


class Ending(StrEnum):
    """Why nothing comes any more; the words stand in Fluent."""

    STOPPED = "stopped"
    CUT_OFF = "cut_off"
    # The other server is erased, or its series.
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Following(Document):
    """A series of another server (`source`), in the documents of whoever follows it."""

    KIND: ClassVar[str] = "following"
    INDEXED: ClassVar[tuple[str, ...]] = ("source", "series", "state")
    MISSING: ClassVar[type[NotFound]] = FollowingNotFound

    source: str
    series: str
    # As they were called when something was carried last.
    title: str
    server: str
    digest: str
    asked_at: datetime
    state: FollowingState = FollowingState.ASKED
    channel_id: int | None = None
    since: datetime | None = None
    ended_at: datetime | None = None
    ending: Ending | None = None

    @property
    def is_active(self) -> bool:
        return self.state is FollowingState.ACTIVE

    def asked(self, digest: str, *, now: datetime) -> "Following":
        """By this code; what came of an earlier time stays as it is until the yes."""
        return replace(self, state=FollowingState.ASKED, digest=digest, asked_at=now)

    def begun(self, *, now: datetime) -> "Following":
        return replace(self, state=FollowingState.ACTIVE, since=now, ended_at=None, ending=None)

    def ended(self, why: Ending, *, now: datetime) -> "Following":
        return replace(self, state=FollowingState.ENDED, ended_at=now, ending=why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival(Document):
    """A talk or key findings of another server, as they stood when they were carried over last."""

    KIND: ClassVar[str] = "arrival"
    INDEXED: ClassVar[tuple[str, ...]] = ("following",)
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"following": ("following",)}
    MISSING: ClassVar[type[NotFound]] = FollowingNotFound

    following: str
    talk: SharedTalk | None = None
    findings: SharedFindings | None = None
    # When the talk was to begin, as it was announced here first.
    first_start: datetime | None = None
    # It is not public any more where it comes from.
    is_withdrawn: bool = False

    @property
    def of(self) -> str:
        """The code, on the other server, of what it shows."""
        shown = self.talk or self.findings
        return shown.of if shown is not None else ""

    @property
    def title(self) -> str:
        shown = self.talk or self.findings
        return shown.title if shown is not None else ""

    @property
    def was_moved(self) -> bool:
        return (
            self.talk is not None
            and self.first_start is not None
            and self.first_start != self.talk.slot.starts_at
        )


# The code by which another server may follow a series is shown once, and kept as a digest alone.
# 80 bits: nobody guesses one, however many they may try.
SECRET_LENGTH = 16
RANDOM_BYTES = 10
_BITS = 5
_GROUP = 4


def secret_code_from(random: bytes) -> str:
    """Make a code of 80 random bits, in groups that people can copy by hand."""
    if len(random) < RANDOM_BYTES:
        raise ValueError(f"{len(random)} random bytes, {RANDOM_BYTES} needed")
    number = int.from_bytes(random[:RANDOM_BYTES])
    signs = "".join(ALPHABET[number >> _BITS * place & 31] for place in range(SECRET_LENGTH))
    return "-".join(signs[start : start + _GROUP] for start in range(0, SECRET_LENGTH, _GROUP))


def digest_of_code(typed: str) -> str | None:
    """What is kept of a code, however it was typed; None for what is surely none."""
    signs = normalise_code(typed)
    if len(signs) != SECRET_LENGTH or not all(sign in ALPHABET for sign in signs):
        return None
    return hashlib.sha256(signs.encode()).hexdigest()
