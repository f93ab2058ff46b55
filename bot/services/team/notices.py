"""What a notice to the team shows, read at the moment when it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import NoticeLine, notice_of
from bot.domain.deliveries.reasons import Reason
from bot.domain.keeping.logbook import Absence
from bot.services.host.logbooks import read_logbook
from bot.services.lookups import server_of
from bot.services.ports import Clock, Reader, Store
from bot.services.team.planned import titles


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """`is_behind` if something was late; then `absence` is when the bot was away, if it was.

    `titles` are those of talks and editions, by code.
    """

    notice: Delivery
    lines: tuple[NoticeLine, ...]
    titles: Mapping[str, str]
    is_behind: bool = False
    absence: Absence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """`unread` is how many messages wait for backstage then; `reason` is why the newest does."""

    at: datetime
    server: str
    reason: Reason | None
    unread: int


class Notices:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, notice: Delivery) -> NoticeView:
        told = notice_of(notice.payload)
        absence = None
        if told.since is not None:
            logbook = await read_logbook(self._store)
            absence = logbook.absence_at(told.since)
        return NoticeView(
            notice=notice,
            lines=told.lines,
            titles=await self._store.read(notice.owner, _by_code),
            is_behind=told.since is not None,
            absence=absence,
        )

    async def silence(self, owner: str) -> Silence:
        """Why the team could not be told, and how much it has not read."""
        now = self._clock.now()

        def look(docs: Reader) -> Silence:
            held = docs.select(Delivery, state=DeliveryState.HELD.value)
            unread = [each for each in held if each.place is Place.BACKSTAGE]
            reasons = [each.reason for each in unread if each.kind is DeliveryKind.NOTICE]
            return Silence(
                at=now,
                server=server_of(docs).name,
                reason=reasons[-1] if reasons else None,
                unread=len(unread),
            )

        return await self._store.read(owner, look)


def _by_code(docs: Reader) -> dict[str, str]:
    return {code: title for (_, code), title in titles(docs).items()}
