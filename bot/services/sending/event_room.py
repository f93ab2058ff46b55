"""Events for which Discord had no room are made as soon as it has: nobody has to watch for it."""

from collections.abc import Callable
from datetime import datetime

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import Mended
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.talks.talk import Talk
from bot.services.ports import Clock, Documents, Reader, Store, Survey
from bot.services.sending.consequences import carry_out

# How many more events a server has room for, as far as that is known.
RoomOn = Callable[[str], int]


class EventRoom:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def freed(self, owner: str, places: int = 1) -> None:
        """So many events are over or deleted: plan as many of those that wait, and no more."""
        if not await self._store.read(owner, _waiting):
            return
        now = self._clock.now()

        def work(docs: Documents) -> None:
            for each in sorted(_waiting(docs), key=_starts(docs))[:places]:
                carry_out(docs, each, Mended(), now=now)

        await self._store.run(owner, work)

    async def look_at_all(self, room_on: RoomOn) -> None:
        """Nothing was heard for a while."""

        def look(survey: Survey) -> set[str]:
            held = survey.select(Delivery, kind=DeliveryKind.SCHEDULED_EVENT.value)
            return {each.owner for each in held if each.reason is Reason.EVENTS_FULL}

        for owner in await self._store.survey(look):
            places = room_on(owner)
            if places > 0:
                await self.freed(owner, places)


def _waiting(docs: Reader) -> list[Delivery]:
    is_held = where("state") == DeliveryState.HELD
    return docs.search(Delivery, is_held & (where("reason") == Reason.EVENTS_FULL))


def _starts(docs: Reader) -> Callable[[Delivery], datetime]:
    """What begins first is looked for first."""

    def starts(waiting: Delivery) -> datetime:
        talk = docs.find(Talk, waiting.about)
        return waiting.due if talk is None or talk.slot is None else talk.slot.starts_at

    return starts
