"""Who has left keeps no seat that others wait for: a chore that asks Discord once a day.

Without the members intent Discord tells nobody of it, and who wants no letters is never written to.
"""

from collections import deque
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

from bot.domain.document import owner_id
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import MembershipUnknown, NotOnServer
from bot.services.ports import Clock, Reader, Store, Survey
from bot.services.signups.seating import free_seats_of

EVERY: Final = timedelta(days=1)
# So many are asked about in a round; Discord's pace is kept by its client.
AT_ONCE: Final = 20


class OnServer(Protocol):
    """Who is on a server, by Discord's word."""

    async def takes_part(self, guild_id: int, user_id: int) -> bool | None:
        """Raise `NotOnServer` of whoever has left, and `MembershipUnknown`."""
        ...


class RollCall:
    def __init__(self, store: Store, clock: Clock, members: OnServer) -> None:
        self._store = store
        self._clock = clock
        self._members = members
        self._next: datetime | None = None
        self._waiting: deque[tuple[str, int]] = deque()

    async def run_due(self, now: datetime) -> int:
        """Ask about some, and return how many; whoever has left gives their seats to the next."""
        if not self._waiting:
            if self._next is not None and now < self._next:
                return 0
            self._next = now + EVERY
            self._waiting.extend(await self._holders(now))
        some = [self._waiting.popleft() for _ in range(min(AT_ONCE, len(self._waiting)))]
        for owner, user_id in some:
            await self._ask(owner, user_id)
        return len(some)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del survey
        return now if self._waiting or self._next is None else self._next

    async def _ask(self, owner: str, user_id: int) -> None:
        try:
            await self._members.takes_part(owner_id(owner), user_id)
        except NotOnServer:
            free = partial(free_seats_of, user_id=user_id, now=self._clock.now())
            await self._store.run(owner, free)
        except MembershipUnknown:
            # The next day asks again.
            return

    async def _holders(self, now: datetime) -> list[tuple[str, int]]:
        """Each who has a seat in a talk to come that somebody waits for."""
        waiting = await self._store.survey(
            lambda survey: survey.select(Signup, answer=Answer.WAITLISTED.value)
        )
        found: dict[tuple[str, int], None] = {}
        for owner, code in dict.fromkeys((each.owner, each.talk) for each in waiting):
            seated = await self._store.read(owner, partial(_seated, code=code, now=now))
            found |= dict.fromkeys((owner, user_id) for user_id in seated)
        return list(found)


def _seated(docs: Reader, code: str, now: datetime) -> list[int]:
    talk = docs.find(Talk, code)
    if talk is None or not talk.is_open or talk.starts_at is None or talk.starts_at <= now:
        return []
    return [each.user_id for each in docs.select(Signup, talk=code) if each.holds_seat]
