"""What is begun next: all that is due, or where that is much, some of each server in turn."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import Queue
from bot.services.ports import Store, Survey

# No more of one queue is read from the store at a time.
AT_A_TIME = 200

Due = Delivery | Mirror


class Turns:
    """Ten thousand letters of one server are read no sooner than the one card of another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Of each queue, who was served last when there were too many for one turn.
        self._last: dict[tuple[type[Due], Queue], str] = {}

    async def due(self, *, now: datetime, queues: Collection[Queue]) -> list[Due]:
        """Return what to begin of these queues; what is under way may be among it."""

        def look(survey: Survey) -> list[Due]:
            return [
                *self._due(survey, Delivery, now, queues),
                *self._due(survey, Mirror, now, queues),
            ]

        return await self._store.survey(look)

    def _due(
        self, survey: Survey, kind: type[Due], now: datetime, queues: Collection[Queue]
    ) -> Iterable[Due]:
        found = survey.upto(kind, "wake", now, limit=AT_A_TIME + 1)
        if len(found) <= AT_A_TIME:
            return [item for item in found if item.queue in queues]
        return [item for queue in queues for item in self._in_turn(survey, kind, queue, now)]

    def _in_turn(
        self, survey: Survey, kind: type[Due], queue: Queue, now: datetime
    ) -> Iterable[Due]:
        owners = self._next_owners(survey, kind, queue, now)
        for owner in owners:
            yield from survey.queued(kind, queue, owner, now, limit=AT_A_TIME // len(owners))

    def _next_owners(
        self, survey: Survey, kind: type[Due], queue: Queue, now: datetime
    ) -> list[str]:
        last = self._last.get((kind, queue), "")
        owners = survey.owners_in_queue(kind, queue, now, limit=AT_A_TIME, after=last)
        if last and len(owners) < AT_A_TIME:
            first = survey.owners_in_queue(kind, queue, now, limit=AT_A_TIME - len(owners))
            owners = list(dict.fromkeys([*owners, *first]))
        self._last[kind, queue] = owners[-1] if len(owners) == AT_A_TIME else ""
        return owners
