"""Calendars as they were written last, until a change makes them stale.

A change marks all of them: each is then read anew, and written anew only if what it shows differs.
So who asks while nothing has changed costs no look at the disk, and gets the same bytes.
"""

import asyncio
import gzip
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.ical.calendar import feed_calendar
from bot.saying.i18n import Localizer
from bot.services.calendars.feeds import Feed
from bot.services.ports import Clock

# So many are kept; what was asked for longest ago goes.
KEPT = 500
_SECOND = timedelta(seconds=1)

Fetch = Callable[[], Awaitable[Feed | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedFeed:
    """`written_at` is in whole seconds, as HTTP tells time."""

    feed: Feed
    as_of: int
    content: bytes
    packed: bytes
    tag: str
    written_at: datetime

    def dated(self, now: datetime) -> datetime | None:
        """Since when it is as it is; None while the second may still bring another."""
        return self.written_at if now >= self.written_at + _SECOND else None


class Shelf:
    """`host` ends the identity of each entry."""

    def __init__(self, clock: Clock, host: str, localizer: Localizer) -> None:
        self._clock = clock
        self._host = host
        self._localizer = localizer
        self._age = 0
        # Dicts keep the order: what was asked for last stands last.
        self._written: dict[str, ShelvedFeed] = {}
        # One at a time: the machine has other things to do.
        self._writing = asyncio.Lock()

    def mark_stale(self) -> None:
        """Something changed that a calendar may show."""
        self._age += 1

    async def get(self, name: str, fetch: Fetch) -> ShelvedFeed | None:
        """What `name` shows now; None, and forgotten, if there is nothing to show."""
        found = self._fresh(name)
        if found is None:
            async with self._writing:
                found = self._fresh(name) or await self._anew(name, fetch)
        self._written.pop(name, None)
        if found is not None:
            self._written[name] = found
            if len(self._written) > KEPT:
                del self._written[next(iter(self._written))]
        return found

    def _fresh(self, name: str) -> ShelvedFeed | None:
        kept = self._written.get(name)
        if kept is None or kept.as_of != self._age:
            return None
        grows_at = kept.feed.grows_at
        return kept if grows_at is None or self._clock.now() < grows_at else None

    async def _anew(self, name: str, fetch: Fetch) -> ShelvedFeed | None:
        # Before it is read: what changes meanwhile makes it stale.
        age = self._age
        feed = await fetch()
        if feed is None:
            return None
        kept = self._written.get(name)
        if kept is not None and kept.feed == feed:
            return replace(kept, as_of=age)
        content, packed = await asyncio.to_thread(self._write, feed)
        now = self._clock.now().replace(microsecond=0)
        tag = hashlib.sha256(content).hexdigest()[:32]
        if kept is not None and kept.tag == tag:
            return replace(kept, feed=feed, as_of=age)
        return ShelvedFeed(
            feed=feed, as_of=age, content=content, packed=packed, tag=tag, written_at=now
        )

    def _write(self, feed: Feed) -> tuple[bytes, bytes]:
        words = self._localizer.for_locale(feed.language)
        content = feed_calendar(feed, host=self._host, words=words)
        return content, gzip.compress(content, mtime=0)
