"""What is done once in each life of the process, before anything goes out."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from bot.domain.deliveries.plan_revision import SAME_REMINDER, plan_revision
from bot.domain.keeping.errors import StoreUnavailable
from bot.domain.talks.states import OPEN_STATES, TalkState
from bot.domain.talks.talk import Talk
from bot.services.host.logbooks import read_logbook, write_logbook
from bot.services.outbox.one_by_one import one_by_one
from bot.services.outbox.planning import replan
from bot.services.ports import Documents, Store

log = logging.getLogger(__name__)


class Opening(Protocol):
    async def open(self, now: datetime, /) -> None:
        """Do it; `now` is right, for a clock that is wrong holds up everything."""
        ...


class Beginning:
    """One that fails must not hold up the others; a store that refuses is asked again."""

    def __init__(self, *openings: Opening) -> None:
        self._left = list(openings)
        self._busy = asyncio.Lock()

    async def open(self, now: datetime) -> None:
        """Do what was not done yet; raises `StoreUnavailable`, and then goes on where it was."""
        if not self._left:
            return
        async with self._busy:
            while self._left:
                await self._one(self._left[0], now)
                self._left.pop(0)

    async def _one(self, opening: Opening, now: datetime) -> None:
        try:
            await opening.open(now)
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("opening_failed", extra={"fields": {"opening": type(opening).__name__}})


# A draft waits for nothing, but is sorted by its moment.
_TO_COME = (TalkState.DRAFT, *OPEN_STATES)


class Replanning:
    """Once after each change: the store remembers by which rules it was planned."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def open(self, now: datetime) -> None:
        revision = plan_revision()
        if (await read_logbook(self._store)).planned_by == revision:
            return
        await one_by_one(self._store, Talk, _TO_COME, partial(_replan, now=now))
        await write_logbook(self._store, lambda kept: replace(kept, planned_by=revision))


def _replan(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """The wall time stays; if its moment does not, calendars hear of it by the SEQUENCE."""
    dated = talk.with_time_kept()
    if dated != talk:
        dated = docs.put(replace(dated, sequence=talk.sequence + 1, changed_at=now))
    replan(docs, dated, now=now, slack=SAME_REMINDER)
