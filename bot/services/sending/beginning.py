"""What is done once in each life of the process, before anything goes out."""

import asyncio
import logging
from datetime import datetime
from typing import Protocol

from bot.domain.keeping.errors import StoreUnavailable

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
