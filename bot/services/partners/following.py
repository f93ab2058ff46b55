"""Following a series of another server: what would come, the yes, the channel, and the end."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from tinydb import where

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Mended
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import PartnerEvent
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.domain.keeping.audit import Deed
from bot.domain.partners.errors import (
    FollowedAlready,
    NoChannelChosen,
    ShareCodeUnknown,
    SharedHere,
    TooManyCodesTried,
)
from bot.domain.partners.partner import (
    Arrival,
    Ending,
    Follower,
    Following,
    FollowingState,
    Share,
    digest_of_code,
)
from bot.domain.talks.series import Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import require, server_of
from bot.services.outbox.planning import newest
from bot.services.partners.arriving import end, resume, tell
from bot.services.partners.courier import lose
from bot.services.partners.outgoing import Outgoing, outgoing
from bot.services.ports import Clock, Documents, Reader, Store

# So many codes a server may get wrong in so long: enough for typing errors.
TRIES: Final = 5
TRIES_FOR: Final = timedelta(minutes=10)
_ARRIVING: Final = tuple(kind for kind in DeliveryKind if kind.record.place is Place.FOLLOWED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingView:
    """`came` is what is public of the series now: what would come, as its team reads it before."""

    following: Following
    came: Outgoing | None = None
    arrivals: tuple[Arrival, ...] = ()
    # How many of these stand in the channel, and how many could not be sent.
    posted: int = 0
    held: int = 0


class Followings:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        # When each server got a code wrong; a restart forgets that, and 80 bits are not guessed.
        self._wrong: defaultdict[str, list[datetime]] = defaultdict(list)

    async def ask(self, person: Person, typed: str) -> FollowingView:
        """Show what would come by a code; nothing does before `begin`.

        Raises `TooManyCodesTried`, `ShareCodeUnknown`, `SharedHere`, `FollowedAlready`.
        """
        now = self._clock.now()
        await self._require(person)
        self._require_tries(person.owner, now)
        share = await self._share(typed)
        if share is None:
            self._wrong[person.owner].append(now)
            raise ShareCodeUnknown
        came = await self._store.read(share.owner, partial(outgoing, series=share.series, now=now))
        if came is None:
            raise ShareCodeUnknown
        if share.owner == person.owner:
            raise SharedHere(title=came.title)

        def work(docs: Documents) -> FollowingView:
            require(docs, person, Act.KEEP_PARTNERS)
            same = docs.select(Following, source=share.owner, series=share.series)
            if any(each.is_active for each in same):
                raise FollowedAlready(title=came.title)
            before = (
                same[0]
                if same
                else Following(
                    owner=docs.owner,
                    code=docs.new_code(),
                    source=share.owner,
                    series=share.series,
                    title=came.title,
                    server=came.server,
                    digest=share.digest,
                    asked_at=now,
                    channel_id=server_of(docs).talks_channel_id,
                )
            )
            asked = before.asked(share.digest, now=now)
            return FollowingView(following=docs.put(asked), came=came)

        return await self._store.run(person.owner, work)

    async def choose_channel(self, person: Person, code: str, channel_id: int) -> FollowingView:
        """Where it comes from now on, and what waited for one; what stands elsewhere stays."""
        now = self._clock.now()

        def work(docs: Documents) -> Following:
            require(docs, person, Act.KEEP_PARTNERS)
            following = docs.get(Following, code)
            for arrival in docs.select(Arrival, following=code):
                for waiting in docs.select(Delivery, about=arrival.code):
                    if waiting.is_held and waiting.is_surely_unread:
                        docs.put(step(waiting, Mended(), now=now))
            return docs.put(replace(following, channel_id=channel_id))

        following = await self._store.run(person.owner, work)
        return await self._shown(following, now=now)

    async def begin(self, person: Person, code: str) -> FollowingView:
        """Follow it: the other server hears of that, and what is public comes.

        Both sides are written, the other one first; pressed again after a crash it goes on.
        Raises `ShareCodeUnknown` if the code was revoked meanwhile, `NoChannelChosen`.
        """
        now = self._clock.now()

        def look(docs: Reader) -> tuple[Following, str]:
            require(docs, person, Act.KEEP_PARTNERS)
            following = docs.get(Following, code)
            if following.channel_id is None:
                raise NoChannelChosen
            return following, server_of(docs).name

        following, server = await self._store.read(person.owner, look)
        name = server or person.server_name
        await self._store.run(
            following.source, partial(_grant, following=following, server=name, now=now)
        )

        def work(docs: Documents) -> Following:
            require(docs, person, Act.KEEP_PARTNERS)
            kept = docs.get(Following, code)
            if kept.is_active:
                return kept
            begun = docs.put(kept.begun(now=now))
            resume(docs, begun, now=now)
            _note(docs, Deed.FOLLOWED, person, code, now=now)
            return begun

        begun = await self._store.run(person.owner, work)
        # It was not active when the grant was made: it is carried now.
        await self._store.run(following.source, partial(_wake, following=following, now=now))
        return await self._shown(begun, now=now)

    async def all(self, person: Person) -> list[FollowingView]:
        """Those that this server follows, or followed."""

        def look(docs: Reader) -> list[FollowingView]:
            require(docs, person, Act.KEEP_PARTNERS)
            known = docs.search(Following, where("since").exists())
            return [_view(docs, each) for each in known]

        return await self._store.read(person.owner, look)

    async def view(self, person: Person, code: str) -> FollowingView:
        """Raise `FollowingNotFound`."""

        def look(docs: Reader) -> FollowingView:
            require(docs, person, Act.KEEP_PARTNERS)
            return _view(docs, docs.get(Following, code))

        return await self._store.read(person.owner, look)

    async def stop(self, person: Person, code: str) -> FollowingView:
        """Let nothing more come; what stands here is kept and says so."""
        now = self._clock.now()

        def work(docs: Documents) -> Following:
            require(docs, person, Act.KEEP_PARTNERS)
            following = docs.get(Following, code)
            if following.is_active:
                end(docs, following, Ending.STOPPED, now=now)
                _note(docs, Deed.FOLLOWED_NO_MORE, person, code, now=now)
            return docs.get(Following, code)

        following = await self._store.run(person.owner, work)
        await self._store.run(following.source, partial(_let_go, following=following, now=now))
        return await self._store.read(person.owner, lambda docs: _view(docs, following))

    async def against(self, delivery: Delivery) -> Reason | None:
        """What speaks against sending now what comes of another server: asked at the claim.

        The grant is looked at again on the side that gave it.
        """
        if delivery.place is not Place.FOLLOWED:
            return None
        now = self._clock.now()

        def look(docs: Reader) -> tuple[Arrival | None, Following | None]:
            arrival = docs.find(Arrival, delivery.about)
            return arrival, docs.find(Following, arrival.following) if arrival else None

        arrival, following = await self._store.read(delivery.owner, look)
        if arrival is None or following is None or not following.is_active:
            return Reason.NOT_WANTED
        granted = await self._store.read(
            following.source, partial(_is_granted, following=following)
        )
        if not granted or arrival.is_withdrawn:
            return Reason.NOT_WANTED
        if arrival.talk is not None and not arrival.talk.is_to_come(now):
            return Reason.NOT_WANTED if arrival.talk.is_cancelled else Reason.TOO_LATE
        return None

    async def arrived(self, owner: str, code: str) -> tuple[Arrival, Following]:
        """What a post of the bot's own shows."""

        def look(docs: Reader) -> tuple[Arrival, Following]:
            arrival = docs.get(Arrival, code)
            return arrival, docs.get(Following, arrival.following)

        return await self._store.read(owner, look)

    async def _require(self, person: Person) -> None:
        def look(docs: Reader) -> None:
            require(docs, person, Act.KEEP_PARTNERS)

        await self._store.read(person.owner, look)

    def _require_tries(self, owner: str, now: datetime) -> None:
        recent = [at for at in self._wrong[owner] if timedelta(0) <= now - at < TRIES_FOR]
        self._wrong[owner] = recent
        if len(recent) >= TRIES:
            wait = recent[0] + TRIES_FOR - now
            raise TooManyCodesTried(minutes=max(-(-wait // timedelta(minutes=1)), 1))

    async def _share(self, typed: str) -> Share | None:
        """The one look across servers that a person asks for: the code is what allows it."""
        digest = digest_of_code(typed)
        if digest is None:
            return None
        found = await self._store.survey(lambda survey: survey.select(Share, digest=digest))
        return found[0] if found else None

    async def _shown(self, following: Following, *, now: datetime) -> FollowingView:
        view = await self._store.read(following.owner, lambda docs: _view(docs, following))
        if following.state is not FollowingState.ASKED:
            return view
        came = await self._store.read(
            following.source, partial(_offered, following=following, now=now)
        )
        return replace(view, came=came)


def _view(docs: Reader, following: Following) -> FollowingView:
    arrivals = docs.select(Arrival, following=following.code)
    posts = [newest(docs, each.code, kind) for each in arrivals for kind in _ARRIVING]
    known = [each for each in posts if each is not None]
    return FollowingView(
        following=following,
        arrivals=tuple(arrivals),
        posted=sum(each.is_sent for each in known),
        held=sum(each.is_held for each in known),
    )


def _offered(docs: Reader, *, following: Following, now: datetime) -> Outgoing | None:
    """What is public of the series, as long as the code by which it was asked for is one."""
    if not _is_code(docs, following):
        return None
    return outgoing(docs, following.series, now=now)


def _is_code(docs: Reader, following: Following) -> bool:
    known = docs.select(Share, series=following.series)
    return any(each.digest == following.digest for each in known)


def _granted(docs: Reader, following: Following) -> Follower | None:
    found = docs.select(Follower, following=following.code, partner=following.owner)
    return next((each for each in found if each.series == following.series), None)


def _is_granted(docs: Reader, *, following: Following) -> bool:
    granted = _granted(docs, following)
    return granted is not None and not granted.is_cut_off


def _grant(docs: Documents, *, following: Following, server: str, now: datetime) -> None:
    """Keep who follows, and tell the team that shares; twice is once."""
    before = _granted(docs, following)
    if before is not None and not before.is_cut_off:
        return
    if not _is_code(docs, following):
        raise ShareCodeUnknown
    if before is not None:
        docs.remove(before)
    docs.put(
        Follower(
            owner=docs.owner,
            code=docs.new_code(),
            series=following.series,
            partner=following.owner,
            following=following.code,
            server=server,
            since=now,
        )
    )
    series = docs.get(Series, following.series)
    tell(docs, PartnerEvent.FOLLOWS, series.title, server, now=now)


def _wake(docs: Documents, *, following: Following, now: datetime) -> None:
    granted = _granted(docs, following)
    if granted is not None:
        docs.put(granted.woken(now=now))


def _let_go(docs: Documents, *, following: Following, now: datetime) -> None:
    granted = _granted(docs, following)
    if granted is not None:
        lose(docs, granted, now=now)


def _note(docs: Documents, deed: Deed, person: Person, code: str, *, now: datetime) -> None:
    note(docs, deed, by=person.user_id, about=Following.KIND, which=code, now=now)
