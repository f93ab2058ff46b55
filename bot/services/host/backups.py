"""A backup every day, and a word to the team when there is none: a chore of the timekeeper."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.domain.keeping.errors import BackupFailed, StoreUnavailable
from bot.services.outbox.machine_worries import Host, Worry, tell_host
from bot.services.ports import BackupMaker, Clock, Healthy, Store, Survey

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
AGAIN_AFTER = timedelta(hours=1)
KEPT = timedelta(days=30)
COPIED_WITHIN = timedelta(days=30)


class DailyBackups:
    """A backup goes on beside the deliveries: none waits for it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        maker: BackupMaker,
        healthy: Healthy,
        host: Host,
    ) -> None:
        self._store = store
        self._host = host
        self._clock = clock
        self._maker = maker
        self._healthy = healthy
        self._next: datetime | None = None
        self._running: asyncio.Task[None] | None = None
        self._known_damage: frozenset[tuple[str, str]] = frozenset()

    async def run_due(self, now: datetime) -> int:
        """Begin a backup if one is due; return 1 if the team had to be told of damage."""
        if self._running is None and await self._due() <= now:
            self._running = asyncio.create_task(self._run(now), name="backup")
        return await self._report_damage()

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del survey
        if not self._is_damage_told:
            return now
        if self._running is not None:
            return None
        return now if self._next is None else self._next

    async def finish(self) -> None:
        """Wait for the backup that is being made, if there is one."""
        if self._running is not None:
            await asyncio.wait({self._running})

    async def _due(self) -> datetime:
        if self._next is None:
            made_at = (await self._maker.state()).made_at
            now = self._clock.now()
            # One of the future was dated by a clock that was wrong.
            self._next = now if made_at is None or made_at > now else made_at + EVERY
        return self._next

    async def _run(self, now: datetime) -> None:
        self._next = now + AGAIN_AFTER
        try:
            if await self._back_up(now):
                self._next = now + EVERY
            await self._look_for_copies(now)
        except StoreUnavailable:
            log.exception("team_not_told_of_backup")
        finally:
            self._running = None

    async def _back_up(self, now: datetime) -> bool:
        """Return whether there is a backup now; the team is told if not."""
        try:
            await self._maker.make(now)
            await self._maker.remove_old(now - KEPT)
        except (BackupFailed, StoreUnavailable) as error:
            log.exception("backup_failed")
            await self._tell(Worry.FAILED, str(error.params.get("problem", type(error).__name__)))
            return False
        log.info("backup_made")
        return True

    async def _look_for_copies(self, now: datetime) -> None:
        state = await self._maker.state()
        last = state.copied_at or state.since
        if last is not None and last + COPIED_WITHIN <= now:
            await self._tell(Worry.NOT_COPIED, "")

    @property
    def _is_damage_told(self) -> bool:
        return self._healthy.health.damaged <= self._known_damage

    async def _report_damage(self) -> int:
        if self._is_damage_told:
            return 0
        self._known_damage = self._healthy.health.damaged
        # Whose it is only each server's own desk says: the host reads this.
        await self._tell(Worry.DAMAGED, "")
        return 1

    async def _tell(self, worry: Worry, reason: str) -> None:
        await tell_host(self._store, worry, reason, now=self._clock.now(), host=self._host())
