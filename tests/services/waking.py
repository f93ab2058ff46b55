"""When a chore is due next, as the timekeeper asks it."""

from datetime import datetime

from bot.services.ports import Clock, Store
from bot.services.sending.chores import Chore


async def wake_of(chore: Chore, store: Store, clock: Clock) -> datetime | None:
    now = clock.now()
    return await store.survey(lambda survey: chore.wake(survey, now))
