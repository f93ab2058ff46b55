"""A stop of the tour, and what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.rehearsal.tour.company import Company

Play = Callable[[Company], Awaitable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """`play` acts, checks, and returns what it saw; `needs` are stops that this one builds on."""

    name: str
    play: Play
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopResult:
    """`detail` says what was checked, or what was missing."""

    name: str
    ok: bool
    seconds: float
    detail: str
