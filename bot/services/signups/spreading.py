"""What a member chose about letters reaches their sign-ups on every server: a chore."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import own_code, owner_id, user_owner
from bot.domain.signups.signup import Signup
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.times.letter_times import LetterTimes
from bot.services.host.logbooks import read_logbook
from bot.services.outbox.planning import replan_letters
from bot.services.outbox.telling import member_of
from bot.services.ports import Clock, Documents, Reader, Store, Survey

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
