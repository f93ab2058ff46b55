"""How the store is, for whoever must tell people or end the process."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


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


@dataclass(slots=True)
class Hearing:
    """How many events of Discord's the bot could not read since it was started."""

    unread: int = 0
