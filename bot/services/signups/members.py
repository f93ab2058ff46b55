"""What people chose for themselves, on every server alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import own_code, owner_id, user_owner
from bot.domain.signups.signup import Signup
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.member import CAPS, Member, default_member
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.letter_times import CHOICES, LetterTimes
from bot.domain.times.zones import canonical_zone
from bot.services.host.logbooks import read_logbook
from bot.services.lookups import server_of
from bot.services.outbox.planning import replan_letters
from bot.services.outbox.telling import member_of, wants_letters
from bot.services.ports import Clock, Documents, Reader, Store, Survey
from bot.services.signups.editions import editions_of
from bot.services.signups.signups import Signups, SignupView


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


BATCH = 50
# An answer, and the choice about letters that it takes over, are two units one after the other.
_APART_AT_MOST = timedelta(minutes=1)
_ANSWERS_MAX = 10_000


class Spreading:
    """Goes on with what a process that ended had begun."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def open(self, now: datetime) -> None:
        """Go on with the answers of an earlier life that ended before they took over the choice.

        To be asked before this life is noted: what it looks for came after the last entry.
        """
        seen_at = (await read_logbook(self._store)).seen_at
        if seen_at is None:
            return

        def look(survey: Survey) -> set[int]:
            since = seen_at - _APART_AT_MOST
            latest = survey.upto(Signup, "answered_at", now, limit=_ANSWERS_MAX, after=since)
            return {each.user_id for each in latest if each.version == 1 and not each.by_edition}

        for user_id in sorted(await self._store.survey(look)):
            member = await member_of(self._store, user_id)
            if member.letters != LetterTimes():
                await _spread_everywhere(self._store, user_id, member.letters, now=now)

    async def run_due(self, now: datetime) -> int:
        def look(survey: Survey) -> list[Member]:
            return survey.upto(Member, "spread_at", now, limit=BATCH)

        due = await self._store.survey(look)
        for member in due:
            await spread(self._store, owner_id(member.owner), now=self._clock.now())
        return len(due)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(Member, "spread_at")
        return first.spread_at if first is not None else None


async def spread(store: Store, user_id: int, *, now: datetime) -> None:
    """Let all sign-ups of a member say what they chose last, and plan their letters by it."""
    owner = user_owner(user_id)

    def chosen(docs: Reader) -> Member | None:
        return docs.find(Member, own_code(owner))

    member = await store.read(owner, chosen)
    if member is None or member.spread_at is None:
        return

    await _spread_everywhere(store, user_id, member.letters, now=now)

    def done(docs: Documents) -> None:
        kept = docs.find(Member, own_code(owner))
        # What was chosen meanwhile is spread by whoever chose it.
        if kept is not None and kept.letters == member.letters:
            docs.put(replace(kept, spread_at=None))

    await store.run(owner, done)


async def _spread_everywhere(
    store: Store, user_id: int, letters: LetterTimes, *, now: datetime
) -> None:
    def look(survey: Survey) -> set[str]:
        return {each.owner for each in survey.select(Signup, user_id=user_id)}

    for server in sorted(await store.survey(look)):
        work = partial(_take_over, user_id=user_id, letters=letters, now=now)
        await store.run(server, work)


def _take_over(docs: Documents, *, user_id: int, letters: LetterTimes, now: datetime) -> None:
    for signup in docs.select(Signup, user_id=user_id):
        talk = docs.find(Talk, signup.talk)
        if talk is None or not talk.is_open or talk.slot is None:
            continue
        wanted = letters.still_ahead(talk.slot.starts_at, now=now)
        if wanted == signup.letters or _was_written_to(docs, talk, signup):
            continue
        docs.put(replace(signup, letters=wanted))
        replan_letters(docs, talk, [user_id], now=now)


def _was_written_to(docs: Reader, talk: Talk, signup: Signup) -> bool:
    """Tell whether the letter of this start is out, or may be: another would be one too many."""
    due = signup.letters.reminder_at(talk.the_slot().starts_at)
    letters = docs.select(Delivery, about=talk.code, kind=DeliveryKind.SOON)
    theirs = [each for each in letters if each.user_id == signup.user_id]
    return any(each.due == due and not each.is_surely_unread for each in theirs)
