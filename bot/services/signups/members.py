"""What people chose for themselves, on every server alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from bot.domain.document import own_code, user_owner
from bot.domain.talks.series import Edition
from bot.domain.team.member import CAPS, Member, default_member
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.letter_times import CHOICES, LetterTimes
from bot.domain.times.zones import canonical_zone
from bot.services.lookups import server_of
from bot.services.outbox.telling import member_of, wants_letters
from bot.services.ports import Clock, Documents, Store
from bot.services.signups.editions import editions_of
from bot.services.signups.signups import Signups, SignupView
from bot.services.signups.spreading import spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """What a person chose, and their answers on this server to talks that are not over."""

    member: Member
    coming: list[SignupView]
    # Those that they come to as a whole.
    editions: tuple[Edition, ...] = ()
    # They may not see the talks of the server on which they ask, nor what they answered there.
    is_kept_out: bool = False


class Members:
    """What people chose for themselves, on every server alike."""

    def __init__(self, store: Store, clock: Clock, signups: Signups) -> None:
        self._store = store
        self._clock = clock
        self._signups = signups

    async def me(self, person: Person) -> Me:
        member = await member_of(self._store, person.user_id)
        return await self._shown(person, member)

    async def _shown(self, person: Person, member: Member) -> Me:
        whole = await self._store.read(person.owner, partial(editions_of, user_id=person.user_id))
        server = await self._store.read(person.owner, server_of)
        return Me(
            member=member,
            coming=await self._signups.coming(person),
            editions=whole,
            is_kept_out=person.on_server and not server.may(person, Act.SEE_TALKS),
        )

    async def remind(
        self, person: Person, code: str, *, switch_on: bool = False
    ) -> SignupView | None:
        """Ask for the letter before a talk; None, and nothing is kept, for who takes none.

        With `switch_on` they take letters from then on. Raises `LetterForNothing`.
        """
        await self._signups.require_letters(person, code)
        if not (switch_on or await wants_letters(self._store, person.user_id)):
            return None
        asked = await self._signups.remind(person, code, wanted=True)
        if switch_on:
            await self.set_reminders(person, wanted=True)
        return asked

    async def set_reminders(self, person: Person, *, wanted: bool) -> Me:
        """Switch all letters on or off; what is planned already is dropped when it is due."""
        return await self._keep(person, lambda kept: replace(kept, reminders=wanted))

    async def set_cap(self, person: Person, wanted: int) -> Me:
        """Take at most so many letters a day; what is no choice means as many as there are."""
        cap = wanted if wanted in CAPS else None
        return await self._keep(person, lambda kept: replace(kept, letters_a_day=cap))

    async def set_language(self, person: Person, language: str) -> Me:
        """Choose what language letters speak; empty for that of the server which writes."""
        return await self._keep(person, lambda kept: replace(kept, language=language or None))

    async def of(self, user_id: int) -> Member:
        """For what the bot writes by itself to that person."""
        return await member_of(self._store, user_id)

    async def set_letter_times(self, person: Person, *, before: int | None) -> Me:
        """Choose how long before a talk letters come; what is no choice changes nothing."""
        if before not in CHOICES:
            return await self.me(person)
        return await self._choose(person, lambda kept: replace(kept, before=before))

    async def set_quiet_hours(self, person: Person, hours: tuple[int, int], zone: str) -> Me:
        """Choose one's own zone, and by its clock when no letters come; equal hours are none.

        Raises `UnknownZone`.
        """
        known = canonical_zone(zone)
        quiet_from, quiet_until = hours
        return await self._choose(
            person,
            lambda kept: replace(kept, quiet_from=quiet_from, quiet_until=quiet_until, zone=known),
            zone=known,
        )

    async def _choose(
        self, person: Person, change: Callable[[LetterTimes], LetterTimes], zone: str | None = None
    ) -> Me:
        """Keep it, and plan anew what is planned.

        Each server has a unit of its own; what this process does not come to, the next one does
        (`Spreading`).
        """
        now = self._clock.now()

        def chosen(kept: Member) -> Member:
            letters = change(kept.letters)
            return replace(kept, letters=letters, zone=zone or kept.zone, spread_at=now)

        await self._keep(person, chosen)
        await spread(self._store, person.user_id, now=now)
        return await self.me(person)

    async def _keep(self, person: Person, change: Callable[[Member], Member]) -> Me:
        def work(docs: Documents) -> Member:
            return docs.put(
                change(docs.find(Member, own_code(docs.owner)) or default_member(person.user_id))
            )

        member = await self._store.run(user_owner(person.user_id), work)
        return await self._shown(person, member)
