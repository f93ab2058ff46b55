"""Who signed up for a talk: for organisers only."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.keeping.audit import Deed
from bot.domain.signups.choices import ChoiceTotals, choice_totals
from bot.domain.signups.errors import NoSeatToFree, SeatIsFree
from bot.domain.signups.signup import Signup
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import talk_for
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.signups.seating import free_seat
from bot.services.talks.views import signup_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedUp:
    """Who answered; `is_open` tells that the talk is neither over nor called off."""

    signups: list[Signup]
    is_open: bool


class Participants:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def signed_up(self, person: Person, code: str) -> SignedUp:
        now = self._clock.now()

        def look(docs: Reader) -> SignedUp:
            return _signed_up(docs, talk_for(docs, person, Act.SEE_PEOPLE, code), now=now)

        return await self._store.read(person.owner, look)

    async def choices(self, person: Person, code: str) -> ChoiceTotals | None:
        """What they chose of the talk's question, in sums; None where nothing is asked."""

        def look(docs: Reader) -> ChoiceTotals | None:
            return _choices(docs, talk_for(docs, person, Act.SEE_PEOPLE, code))

        return await self._store.read(person.owner, look)

    async def take_out(self, person: Person, code: str) -> tuple[list[Signup], ChoiceTotals | None]:
        """Both for files: who takes them out is noted before anything leaves."""
        now = self._clock.now()

        def work(docs: Documents) -> tuple[list[Signup], ChoiceTotals | None]:
            talk = talk_for(docs, person, Act.SEE_PEOPLE, code)
            note(docs, Deed.EXPORTED, by=person.user_id, about=Signup.KIND, which=code, now=now)
            return docs.select(Signup, talk=talk.code), _choices(docs, talk)

        return await self._store.run(person.owner, work)

    async def free_seat(self, person: Person, code: str, user_id: int) -> SignedUp:
        """Take a member off the list, for organisers; return who is on it now.

        A seat that is kept for somebody may be freed, too: then its offer says so.

        Raises `SeatIsFree` for whoever has no seat there, and `NoSeatToFree` once the talk is over.
        """
        now = self._clock.now()

        def work(docs: Documents) -> SignedUp:
            talk = talk_for(docs, person, Act.FREE_SEAT, code)
            if talk.was_cancelled or talk.is_over(now):
                raise NoSeatToFree(title=talk.title)
            signup = signup_of(docs, code, user_id)
            if signup is None or not signup.holds_seat:
                raise SeatIsFree(title=talk.title)
            free_seat(docs, signup, talk, now=now)
            note(docs, Deed.SEAT_FREED, by=person.user_id, about=Talk.KIND, which=code, now=now)
            return _signed_up(docs, talk, now=now)

        return await self._store.run(person.owner, work)


def _signed_up(docs: Reader, talk: Talk, *, now: datetime) -> SignedUp:
    is_open = not talk.was_cancelled and not talk.is_over(now)
    return SignedUp(signups=docs.select(Signup, talk=talk.code), is_open=is_open)


def _choices(docs: Reader, talk: Talk) -> ChoiceTotals | None:
    if talk.asks is None:
        return None
    return choice_totals(talk.asks, docs.select(Signup, talk=talk.code))
