"""Removing takeaways for good: those that somebody takes back, and those hidden long enough."""

from datetime import datetime

from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.takeaways.moderation import HIDDEN_KEPT, left_behind
from bot.domain.takeaways.takeaway import Takeaway
from bot.services.host.erasures import erase
from bot.services.ports import Clock, Documents, Store, Survey
from bot.services.takeaways.panels import mark_evidence

# One round removes so many, lest a year of them holds up what is due.
BATCH = 50


def remove(docs: Documents, kept: Takeaway, *, now: datetime) -> None:
    """Remove one; what others said of the same question stays.

    Its words and its author are in no file soon afterwards.
    """
    into = docs.find(Takeaway, kept.merged_into) if kept.merged_into else None
    for each in left_behind(kept, into, docs.select(Takeaway, merged_into=kept.code)):
        docs.put(each)
    _erase(docs, kept, now=now)
    mark_evidence(docs, kept, now=now)


def _erase(docs: Documents, kept: Takeaway, *, now: datetime) -> None:
    docs.remove(kept)
    what = Erased.DOCUMENT
    erase(docs, Erasure(at=now, what=what, owner=docs.owner, kind=Takeaway.KIND, code=kept.code))


class HiddenForGood:
    """A chore: what was hidden so long ago that there is no way back goes for good."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def run_due(self, now: datetime) -> int:
        """Return how many were removed."""

        def look(survey: Survey) -> list[Takeaway]:
            return survey.upto(Takeaway, "hidden_at", now - HIDDEN_KEPT, limit=BATCH)

        due = await self._store.survey(look)
        return sum([await self._remove(each) for each in due])

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(Takeaway, "hidden_at")
        return first.hidden_at + HIDDEN_KEPT if first and first.hidden_at else None

    async def _remove(self, due: Takeaway) -> bool:
        now = self._clock.now()

        def work(docs: Documents) -> bool:
            kept = docs.find(Takeaway, due.code)
            if kept is None or kept.hidden_at is None or now < kept.hidden_at + HIDDEN_KEPT:
                return False
            # What was merged into it was out of sight as long.
            for each in docs.select(Takeaway, merged_into=kept.code):
                _erase(docs, each, now=now)
            _erase(docs, kept, now=now)
            return True

        return await self._store.run(due.owner, work)
