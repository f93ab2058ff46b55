"""Erasing a person: for themself, or by an organiser for somebody who has left the server."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.document import Document, own_code, user_owner
from bot.domain.keeping.audit import Deed
from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.erasing import Erased, Erasure, without
from bot.domain.keeping.mentions import Involvement
from bot.domain.signups.signup import Signup
from bot.domain.team.member import Member
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.ballots.balloting import Ballots
from bot.services.host.erasures import KindAndCode, erase
from bot.services.lookups import require
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.privacy.my_data import MyData, People
from bot.services.signups.seating import free_seats_of

# So many documents are changed in one unit: the writer has others to serve.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePreview:
    """What an erasure would do: what `goes`, by class, and what `stays`, without the person.

    Where it `reaches_ballots`, answers in open anonymous polls go too: nothing here tells whether
    there are any.
    """

    data: MyData
    goes: dict[Keeping, int]
    stays: dict[Involvement, int]
    reaches_ballots: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.goes and not self.stays and not self.reaches_ballots


class Forgetting:
    def __init__(self, store: Store, clock: Clock, people: People, ballots: Ballots) -> None:
        self._store = store
        self._clock = clock
        self._people = people
        self._ballots = ballots

    async def preview(self, person: Person, *, everywhere: bool) -> ErasurePreview:
        data = await self._people.mine(person, everywhere=everywhere)
        if data.everywhere:
            return await self._with_ballots(_preview(data), None)
        return await self._with_ballots(_preview(_only_of(data, person.owner)), person.owner)

    async def erase(self, person: Person, *, everywhere: bool) -> ErasurePreview:
        """Erase whoever asks, for good; return what was done."""
        all_servers = everywhere or not person.on_server
        return await self._erase(person.user_id, None if all_servers else person.owner, by=None)

    async def known(self, person: Person) -> list[int]:
        """Members whose answers the server has, for an organiser to choose from."""

        def look(docs: Reader) -> list[int]:
            require(docs, person, Act.ERASE_OTHER)
            signups = sorted(docs.select(Signup), key=lambda each: each.answered_at, reverse=True)
            return list(dict.fromkeys(each.user_id for each in signups))

        return await self._store.read(person.owner, look)

    async def preview_of(self, person: Person, user_id: int) -> ErasurePreview:
        """What would go of somebody who has left; the caller has asked Discord whether they did."""
        await self._require(person)
        found = _only_of(await self._people.about(user_id, person.owner), person.owner)
        return await self._with_ballots(_preview(found), person.owner)

    async def erase_other(self, person: Person, user_id: int) -> ErasurePreview:
        """Erase what this server has of somebody; what they chose for themself is not its own."""
        await self._require(person)
        return await self._erase(user_id, person.owner, by=person.user_id)

    async def _require(self, person: Person) -> None:
        def look(docs: Reader) -> None:
            require(docs, person, Act.ERASE_OTHER)

        await self._store.read(person.owner, look)

    async def _with_ballots(self, preview: ErasurePreview, owner: str | None) -> ErasurePreview:
        return replace(preview, reaches_ballots=await self._ballots.may_hold_answers(owner))

    async def _erase(self, user_id: int, owner: str | None, *, by: int | None) -> ErasurePreview:
        now = self._clock.now()
        erasure = Erasure(at=now, what=Erased.MEMBER, owner=owner, user_id=user_id)
        found = await self._people.about(user_id, owner)
        if owner is not None:
            found = _only_of(found, owner)
        done = _preview(found)
        for place in found.places:
            await self._store.run(place.owner, lambda docs: free_seats_of(docs, user_id, now))
        await self._ballots.forget(user_id, owner)
        # From here on it is done, whatever becomes of this process: the ledger goes on from there.
        begin = partial(_begin, erasure=erasure, by=by)
        await self._store.run(owner or user_owner(user_id), begin)
        for place in found.places:
            await self._forget(place.owner, erasure)
        return done

    async def _forget(self, owner: str, erasure: Erasure) -> None:
        """Take the person out of one owner's documents; what came in between, too."""
        assert erasure.user_id is not None
        while True:
            there = await self._people.about(erasure.user_id, owner)
            names = [
                (type(mention.document), mention.document.code)
                for place in there.places
                if place.owner == owner
                for mention in place.mentions
            ]
            if not names:
                return
            for start in range(0, len(names), _AT_ONCE):
                some = names[start : start + _AT_ONCE]
                await self._store.run(owner, lambda docs, some=some: _take_out(docs, some, erasure))


def _begin(docs: Documents, *, erasure: Erasure, by: int | None) -> None:
    """Nobody reads in the audit who was erased, nor who erased themself."""
    erase(docs, erasure)
    if erasure.owner is not None:
        which = own_code(docs.owner)
        note(docs, Deed.ERASED, by=by, about=Member.KIND, which=which, now=erasure.at)


def _take_out(docs: Documents, names: Iterable[KindAndCode], erasure: Erasure) -> None:
    for kind, code in dict.fromkeys(names):
        before = docs.find(kind, code)
        if before is None:
            continue
        after = without(before, erasure)
        if after is None:
            _remove(docs, before)
        elif after != before:
            docs.put(after)


def _remove(docs: Documents, document: Document) -> None:
    docs.remove(document)
    if isinstance(document, Delivery):
        # What would draw a letter anew has nothing to draw.
        for mirror in docs.select(Mirror, post=document.code):
            docs.remove(mirror)


def _only_of(data: MyData, owner: str) -> MyData:
    """Without what somebody chose for every server: that is not one server's to erase."""
    return replace(data, places=tuple(each for each in data.places if each.owner == owner))


def _preview(data: MyData) -> ErasurePreview:
    goes: Counter[Keeping] = Counter()
    stays: Counter[Involvement] = Counter()
    for place in data.places:
        erasure = Erasure(at=data.at, what=Erased.MEMBER, owner=place.owner, user_id=data.user_id)
        for mention in place.mentions:
            if without(mention.document, erasure) is None:
                goes[mention.keeping] += 1
            else:
                stays[mention.part] += 1
    return ErasurePreview(
        data=data,
        goes={each: goes[each] for each in Keeping if goes[each]},
        stays={each: stays[each] for each in Involvement if stays[each]},
    )
