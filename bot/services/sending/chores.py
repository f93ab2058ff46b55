"""What comes due beside the deliveries, such as a poll whose counts are final."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.keeping.errors import StoreUnavailable
from bot.services.ports import Store, Survey

log = logging.getLogger(__name__)


class Chore(Protocol):
    async def run_due(self, now: datetime) -> int:
        """Do what is due and return how much was done."""
        ...

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        """When it is due next; `now` or earlier if it is. Asked in a thread of the store's."""
        ...


class Chores:
    """All that there are. When they are due is one look at the store for all of them."""

    def __init__(
        self, store: Store, chores: Sequence[Chore] = (), daily: Sequence[Chore] = ()
    ) -> None:
        """`daily` are those that look through what is there, and may do so at any hour."""
        self._store = store
        self._chores = (*chores, *daily)
        self._daily = frozenset(daily)
        # Those that raised: one that is due all the time would log it five times a second.
        self._failing: set[Chore] = set()

    async def due(self, now: datetime) -> list[Chore]:
        """Those to run at `now`, among them each that cannot say when."""
        wakes = await self._wakes(now)
        return [chore for chore, wake in wakes if wake is not None and wake <= now]

    async def run(self, chore: Chore, now: datetime) -> int:
        """A chore that fails must not hold up the deliveries; it is tried again later.

        Raises `StoreUnavailable`.
        """
        self._failing.discard(chore)
        try:
            return await chore.run_due(now)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was
            self._fail(chore, error)
        return 0

    async def next_wakes(self, now: datetime, *, daily: bool = True) -> list[datetime]:
        """When they are due, without those that fail: they are asked with all others."""
        left_out = self._failing if daily else self._failing | self._daily
        wakes = await self._wakes(now)
        return [wake for chore, wake in wakes if wake is not None and chore not in left_out]

    async def _wakes(self, now: datetime) -> list[tuple[Chore, datetime | None]]:
        def look(survey: Survey) -> list[datetime | Exception | None]:
            return [_wake(chore, survey, now) for chore in self._chores]

        wakes: list[tuple[Chore, datetime | None]] = []
        if not self._chores:
            return wakes
        for chore, wake in zip(self._chores, await self._store.survey(look), strict=True):
            if isinstance(wake, Exception):
                self._fail(chore, wake)
                wakes.append((chore, now))
            else:
                wakes.append((chore, wake))
        return wakes

    def _fail(self, chore: Chore, error: Exception) -> None:
        self._failing.add(chore)
        fields = {"chore": type(chore).__name__}
        log.error("chore_failed", exc_info=error, extra={"fields": fields})


def _wake(chore: Chore, survey: Survey, now: datetime) -> datetime | Exception | None:
    try:
        return chore.wake(survey, now)
    except StoreUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - the others know when they are due
        return error
