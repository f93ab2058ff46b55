"""Letting other servers follow a series: the code, who follows, and the end of either."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.keeping.audit import Deed
from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.partners.partner import (
    RANDOM_BYTES,
    Follower,
    Share,
    digest_of_code,
    secret_code_from,
)
from bot.domain.talks.series import Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.host.erasures import erase
from bot.services.lookups import require
from bot.services.ports import Clock, Documents, Reader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """`code` is there once, in the answer to whoever made it: nobody can look it up later."""

    series: Series
    share: Share | None
    followers: tuple[Follower, ...]
    code: str = ""


class Sharing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, person: Person, series: str) -> ShareView:
        """Raise `SeriesNotFound`."""

        def look(docs: Reader) -> ShareView:
            require(docs, person, Act.KEEP_PARTNERS)
            return _view(docs, series)

        return await self._store.read(person.owner, look)

    async def new_code(self, person: Person, series: str) -> ShareView:
        """Share it by a new code; an earlier one is none any more, and who follows stays."""
        now = self._clock.now()
        code = secret_code_from(secrets.token_bytes(RANDOM_BYTES))
        digest = digest_of_code(code)
        assert digest is not None

        def work(docs: Documents) -> ShareView:
            require(docs, person, Act.KEEP_PARTNERS)
            kept = docs.get(Series, series)
            _forget_code(docs, series, now=now)
            docs.put(
                Share(
                    owner=docs.owner,
                    code=docs.new_code(),
                    series=kept.code,
                    digest=digest,
                    made_at=now,
                )
            )
            _note(docs, Deed.SHARED, person, series, now=now)
            return replace(_view(docs, series), code=code)

        return await self._store.run(person.owner, work)

    async def stop(self, person: Person, series: str) -> ShareView:
        """Revoke the code and cut everybody off."""
        now = self._clock.now()

        def work(docs: Documents) -> ShareView:
            require(docs, person, Act.KEEP_PARTNERS)
            docs.get(Series, series)
            _forget_code(docs, series, now=now)
            for follower in docs.select(Follower, series=series):
                _cut(docs, follower, now=now)
            _note(docs, Deed.SHARED_NO_MORE, person, series, now=now)
            return _view(docs, series)

        return await self._store.run(person.owner, work)

    async def follower(self, person: Person, code: str) -> tuple[ShareView, Follower]:
        """One of those who follow, before it is cut off; raises `FollowingNotFound`."""

        def look(docs: Reader) -> tuple[ShareView, Follower]:
            require(docs, person, Act.KEEP_PARTNERS)
            kept = docs.get(Follower, code)
            return _view(docs, kept.series), kept

        return await self._store.read(person.owner, look)

    async def cut_off(self, person: Person, code: str) -> ShareView:
        """Let nothing more of ours go there; raises `FollowingNotFound`."""
        now = self._clock.now()

        def work(docs: Documents) -> ShareView:
            require(docs, person, Act.KEEP_PARTNERS)
            follower = docs.get(Follower, code)
            _cut(docs, follower, now=now)
            _note(docs, Deed.CUT_OFF, person, follower.series, now=now)
            return _view(docs, follower.series)

        return await self._store.run(person.owner, work)


def _view(docs: Reader, series: str) -> ShareView:
    followers = docs.select(Follower, series=series)
    return ShareView(
        series=docs.get(Series, series),
        share=next(iter(docs.select(Share, series=series)), None),
        followers=tuple(each for each in followers if not each.is_cut_off),
    )


def _forget_code(docs: Documents, series: str, *, now: datetime) -> None:
    for share in docs.select(Share, series=series):
        docs.remove(share)
        _revoke(docs, share, now=now)


def _cut(docs: Documents, follower: Follower, *, now: datetime) -> None:
    docs.put(replace(follower.woken(now=now), is_cut_off=True))
    _revoke(docs, follower, now=now)


def _revoke(docs: Documents, given: Share | Follower, *, now: datetime) -> None:
    """So that a backup that is restored gives back neither a void code nor who was cut off."""
    what, kind, code = Erased.DOCUMENT, given.KIND, given.code
    erase(docs, Erasure(at=now, what=what, owner=docs.owner, kind=kind, code=code))


def _note(docs: Documents, deed: Deed, person: Person, series: str, *, now: datetime) -> None:
    note(docs, deed, by=person.user_id, about=Series.KIND, which=series, now=now)
