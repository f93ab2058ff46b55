"""Planning anew what waits when the rules have changed: those of the zones, or of the plan."""

import logging
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain.errors import StoreUnavailable
from bot.domain.plan_revision import SAME_REMINDER, plan_revision
from bot.domain.talk import OPEN_STATES, Talk, TalkState
from bot.services.logbooks import read_logbook, write_logbook
from bot.services.planning import replan
from bot.services.ports import Documents, Store, Survey

log = logging.getLogger(__name__)


class Replanning:
    """Once after each change: the store remembers by which rules it was planned."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def open(self, now: datetime) -> None:
        revision = plan_revision()
        if (await read_logbook(self._store)).planned_by == revision:
            return
        await replan_all(self._store, now=now)
        await write_logbook(self._store, lambda kept: replace(kept, planned_by=revision))


async def replan_all(store: Store, *, now: datetime) -> None:
    """Compare the deliveries of every talk to come with those that it wants by today's rules.

    A unit each: hundreds of talks in one would keep the writer from everybody else.
    """

    def look(survey: Survey) -> list[Talk]:
        # A draft waits for nothing, but is sorted by its moment.
        states = {TalkState.DRAFT, *OPEN_STATES}
        return [talk for state in states for talk in survey.select(Talk, state=state.value)]

    for talk in await store.survey(look):
        try:
            await store.run(talk.owner, partial(_replan, code=talk.code, now=now))
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("talk_not_replanned", extra={"fields": {"code": talk.code}})


def _replan(docs: Documents, *, code: str, now: datetime) -> None:
    """The wall time stays; if its moment does not, calendars hear of it by the SEQUENCE."""
    talk = docs.get(Talk, code)
    dated = talk.with_time_kept()
    if dated != talk:
        talk = docs.put(replace(dated, sequence=talk.sequence + 1, changed_at=now))
    replan(docs, talk, now=now, slack=SAME_REMINDER)
