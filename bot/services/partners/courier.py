"""Carries what changed of a shared series to those who follow it: a chore, one server at a time.

That something is to be carried is noted in the unit that changed it, and stands until it was: a
process that dies between the two servers carries it once more, which changes nothing.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from tinydb import where

from bot.domain.deliveries.payloads import PartnerEvent
from bot.domain.partners.partner import Ending, Follower, Following, FollowingState
from bot.domain.talks.series import Series
from bot.domain.team.server import Server
from bot.services.partners.arriving import arrive, end, tell
from bot.services.partners.outgoing import Outgoing, outgoing
from bot.services.ports import Clock, Documents, Reader, Store, Survey

BATCH: Final = 20
# How often both sides are compared: one may have been erased, restored or left.
COMPARED_EVERY: Final = timedelta(hours=6)


class Courier:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        # At once, since another life may have ended between the two; None while nobody follows.
        self._compare_at: datetime | None = clock.now()

    async def run_due(self, now: datetime) -> int:
        """Carry over what is due, and return for how many partners."""
        if self._compare_at is not None and self._compare_at <= now:
            followed = await self._compare(now)
            self._compare_at = now + COMPARED_EVERY if followed else None
        due = await self._store.survey(
            lambda survey: survey.upto(Follower, "wake", now, limit=BATCH)
        )
        for follower in due:
            await self._carry(follower)
            self._compare_at = self._compare_at or now + COMPARED_EVERY
        return len(due)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(Follower, "wake")
        wakes = [self._compare_at, first.wake if first is not None else None]
        return min((wake for wake in wakes if wake is not None), default=None)

    async def _carry(self, due: Follower) -> None:
        now = self._clock.now()
        follower, came = await self._store.read(due.owner, partial(_read, code=due.code, now=now))
        if follower is None:
            return
        following = await self._store.run(
            due.partner, partial(_arrive, follower=follower, came=came, now=now)
        )
        await self._store.run(
            due.owner, partial(carried, before=follower, following=following, now=now)
        )

    async def _compare(self, now: datetime) -> bool:
        """Wake each whose other side does not know of it; end what has none any more.

        Tell whether anybody follows anything.
        """

        def look(survey: Survey) -> tuple[list[Follower], list[Following], set[str]]:
            active = FollowingState.ACTIVE.value
            left = {each.owner for each in survey.search(Server, where("left_at").exists())}
            return survey.select(Follower), survey.select(Following, state=active), left

        followers, followings, left = await self._store.survey(look)
        for follower in followers:
            is_known = any(_belongs(follower, each) for each in followings)
            is_away = follower.partner in left
            if not is_known or is_away is not follower.is_unreachable:
                work = partial(_mark, code=follower.code, is_away=is_away, now=now)
                await self._store.run(follower.owner, work)
        for following in followings:
            if not any(_belongs(each, following) for each in followers):
                work = partial(_end_gone, code=following.code, now=now)
                await self._store.run(following.owner, work)
        return bool(followers or followings)


def _belongs(follower: Follower, following: Following) -> bool:
    theirs = (follower.partner, follower.following, follower.owner, follower.series)
    return theirs == (following.owner, following.code, following.source, following.series)


def _read(docs: Reader, *, code: str, now: datetime) -> tuple[Follower | None, Outgoing | None]:
    follower = docs.find(Follower, code)
    if follower is None:
        return None, None
    return follower, outgoing(docs, follower.series, now=now)


def _arrive(
    docs: Documents, *, follower: Follower, came: Outgoing | None, now: datetime
) -> Following | None:
    """Return what it is there, once that is as it should be; None where there is none."""
    following = docs.find(Following, follower.following)
    if following is None or not _belongs(follower, following):
        return None
    if following.is_active and (came is None or follower.is_cut_off):
        end(docs, following, Ending.GONE if came is None else Ending.CUT_OFF, now=now)
    elif following.is_active and came is not None:
        arrive(docs, following, came, now=now)
    return docs.get(Following, following.code)


def carried(
    docs: Documents, *, before: Follower, following: Following | None, now: datetime
) -> None:
    """It was carried as `before` wanted it; what was wanted since still is."""
    follower = docs.find(Follower, before.code)
    if follower is None:
        return
    if following is None or following.state is FollowingState.ENDED:
        lose(docs, follower, now=now)
    elif follower.version == before.version:
        docs.put(replace(follower, wake=None))


def lose(docs: Documents, follower: Follower, *, now: datetime) -> None:
    """It follows no more; whoever cut it off knows that."""
    docs.remove(follower)
    series = docs.find(Series, follower.series)
    if series is not None and not follower.is_cut_off:
        event = PartnerEvent.FOLLOWS_NO_MORE
        tell(docs, event, series.title, follower.server, now=now)


def _mark(docs: Documents, *, code: str, is_away: bool, now: datetime) -> None:
    follower = docs.find(Follower, code)
    if follower is None:
        return
    series = docs.find(Series, follower.series)
    if is_away and not follower.is_unreachable and series is not None:
        tell(docs, PartnerEvent.UNREACHABLE, series.title, follower.server, now=now)
    docs.put(replace(follower.woken(now=now), is_unreachable=is_away))


def _end_gone(docs: Documents, *, code: str, now: datetime) -> None:
    following = docs.find(Following, code)
    if following is not None and following.is_active:
        end(docs, following, Ending.GONE, now=now)
