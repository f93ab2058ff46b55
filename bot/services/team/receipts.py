"""Receipts: what went where of a talk or of key findings, on this server and on its partners'."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.deliveries.receipts import ReceiptLine, Went, receipt
from bot.domain.findings.errors import NothingPublished
from bot.domain.partners.partner import Follower
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require
from bot.services.partners.arriving import stands_as
from bot.services.ports import Clock, Reader, Store
from bot.services.team.planned import titles


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLine:
    """`went` is None where it was not to arrive: it was over, or older than the following."""

    server: str
    went: Went | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """`passed_on` are the posts that Discord was asked to pass on from their channel."""

    code: str
    title: str
    lines: tuple[ReceiptLine, ...]
    partners: tuple[PartnerLine, ...]
    passed_on: frozenset[str]
    now: datetime


class Receipts:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of(self, person: Person, code: str) -> ReceiptView:
        """Of a talk, or of the key findings of an edition; raises `NothingPublished` of neither.

        Of a partner's server it is read whether this one thing stands there, and nothing else.
        """
        now = self._clock.now()

        def look(docs: Reader) -> tuple[ReceiptView, list[Follower]]:
            require(docs, person, Act.SEE_DESK)
            about = docs.find(Talk, code) or docs.find(Edition, code)
            if about is None:
                raise NothingPublished
            mirrors = docs.select(Mirror, about=code)
            passed = (each for each in mirrors if each.kind is MirrorKind.CROSSPOST)
            view = ReceiptView(
                code=code,
                title=titles(docs).get((docs.owner, code), ""),
                lines=receipt(docs.select(Delivery, about=code), mirrors),
                partners=(),
                passed_on=frozenset(
                    each.post for each in passed if each.shown and each.reason is None
                ),
                now=now,
            )
            return view, docs.select(Follower, series=about.series)

        view, followers = await self._store.read(person.owner, look)
        known = [each for each in followers if not each.is_cut_off]
        lines = [await self._at(each, code) for each in known]
        return replace(view, partners=tuple(lines))

    async def _at(self, follower: Follower, code: str) -> PartnerLine:
        stands = partial(stands_as, following=follower.following, of=code)
        found = await self._store.read(follower.partner, stands)
        return PartnerLine(server=follower.server, went=found)
