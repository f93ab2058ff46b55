"""Members' answers to talks."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import ChangedMeanwhile
from bot.domain.signups.errors import (
    LetterForNothing,
    LetterTooLate,
    NotOnTheList,
    SignupClosed,
    SignupNeedsRole,
)
from bot.domain.signups.signup import COMING, Answer, Signup, seat, slot_key
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.letter_times import LetterTimes
from bot.services.lookups import server_of
from bot.services.outbox.planning import replan_letters
from bot.services.outbox.telling import member_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.signups.attending import attendance_of
from bot.services.signups.editions import find_whole
from bot.services.signups.joining import JoinLink, place_of, way_in, way_in_at_once
from bot.services.signups.seating import (
    fill_seats,
    pass_on_lapsed,
    seats_taken,
    touch_offer,
    touch_seat_letters,
)
from bot.services.talks.views import TalkView, known_talk, signup_of, view_for, view_talk


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupView:
    """The member's own answer; `asks_for_reminder` tells to offer one.

    `comes_to_all` tells that it is one for all talks of the edition.
    `place` is the one in the queue of whoever waits for a seat, `way_in` what is open right now.
    """

    signup: Signup
    view: TalkView
    asks_for_reminder: bool = False
    place: int | None = None
    way_in: JoinLink | None = None
    comes_to_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """`mine` is None for whoever has not answered; `was_there` is of a talk that is over."""

    view: TalkView
    mine: SignupView | None
    was_there: bool = False


class Signups:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def answer(self, person: Person, code: str, wanted: Answer) -> SignupView:
        """Take an answer, or change it; the last free seat goes to one person only.

        Raises `SignupClosed` and `SignupNeedsRole`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> SignupView:
            talk = _open_talk(docs, person, code, now)
            # The seat goes on at its hour, not when the chore comes round.
            pass_on_lapsed(docs, talk, now=now)
            mine = signup_of(docs, code, person.user_id)
            _require_open_list(talk, mine, person, wanted, now)
            has_seat = mine is not None and mine.holds_seat
            taken = seats_taken(docs, talk) - has_seat
            given = seat(wanted, taken=taken, seats=talk.seats, has_seat=has_seat)
            signup = docs.put(_answered(docs, mine, talk, person.user_id, given, now))
            if mine is not None and mine.offered_until is not None:
                touch_offer(docs, mine, now=now)
            elif has_seat and not signup.holds_seat:
                touch_seat_letters(docs, signup, now=now)
            let_in = fill_seats(docs, talk, now=now)
            replan_letters(docs, talk, {person.user_id, *let_in}, now=now)
            return _view(docs, talk, signup, now=now)

        given = await self._store.run(person.owner, work)
        return await self._with_letters(person, given) if given.signup.version == 1 else given

    async def _with_letters(self, person: Person, given: SignupView) -> SignupView:
        """Let a new sign-up say when its member wants letters, none of which is planned yet.

        Only now: who looks something up before asking for a seat is overtaken by others.
        """
        now = self._clock.now()
        talk = given.view.talk
        chosen = (await member_of(self._store, person.user_id)).letters
        letters = chosen.still_ahead(talk.the_slot().starts_at, now=now)
        if letters == given.signup.letters:
            return given

        def work(docs: Documents) -> SignupView:
            kept = signup_of(docs, talk.code, person.user_id)
            if kept is None:
                return given
            signup = docs.put(replace(kept, letters=letters))
            return _view(docs, docs.get(Talk, talk.code), signup, now=now)

        return await self._store.run(person.owner, work)

    async def choose(self, person: Person, code: str, index: int | None) -> SignupView:
        """Keep what a member chose of the talk's question; None takes it back.

        Raises `NotOnTheList`, and `ChangedMeanwhile` where it has no such answer any more.
        """
        now = self._clock.now()

        def work(docs: Documents) -> SignupView:
            talk = _open_talk(docs, person, code, now)
            mine = signup_of(docs, code, person.user_id)
            if mine is None:
                raise NotOnTheList(title=talk.title)
            options = talk.asks.options if talk.asks is not None else ()
            if index is not None and index not in range(len(options)):
                raise ChangedMeanwhile
            choice = None if index is None else options[index]
            return _view(docs, talk, docs.put(replace(mine, choice=choice)), now=now)

        return await self._store.run(person.owner, work)

    async def keep_or_come(self, person: Person, code: str) -> SignupView:
        """Agree to a new time: an answer that says "I come" stays, anything else becomes going."""
        mine = await self.mine(person, code)
        kept = mine.signup.answer if mine else Answer.GOING
        return await self.answer(person, code, kept if kept in COMING else Answer.GOING)

    async def join_link(self, person: Person, code: str) -> JoinLink:
        """The join link for those who are going; others and earlier ones get the channel at most.

        Raises `NotSignedUp`, `WaitsForSeat`, and `TalkNotFound` for whoever may not even know of
        the talk.
        """
        now = self._clock.now()

        def look(docs: Reader) -> JoinLink:
            talk = known_talk(docs, person, code, now=now)
            return way_in(docs, talk, signup_of(docs, code, person.user_id), now=now)

        return await self._store.read(person.owner, look)

    async def remind(self, person: Person, code: str, *, wanted: bool) -> SignupView:
        """Ask for, or stop, the letter shortly before this talk; it never changes the answer.

        Raises `LetterTooLate` for one that would have come by now, and `LetterForNothing`.
        """
        now = self._clock.now()
        chosen = (await member_of(self._store, person.user_id)).letters

        def work(docs: Documents) -> SignupView:
            talk = _talk_with_letters(docs, person, code, now)
            mine = signup_of(docs, code, person.user_id)
            if mine is None:
                raise NotOnTheList(title=talk.title)
            letters = mine.letters
            if wanted and not mine.remind:
                letters = chosen.still_ahead(talk.the_slot().starts_at, now=now)
            if wanted and not _letter_would_come(talk, letters, now):
                raise LetterTooLate(title=talk.title)
            signup = docs.put(replace(mine, remind=wanted, letters=letters, no_part_since=None))
            replan_letters(docs, talk, [person.user_id], now=now)
            return SignupView(signup=signup, view=view_talk(docs, talk, now=now))

        return await self._store.run(person.owner, work)

    async def require_letters(self, person: Person, code: str) -> None:
        """Raise `LetterForNothing` for a talk before which none can come any more."""
        now = self._clock.now()
        await self._store.read(
            person.owner, lambda docs: _talk_with_letters(docs, person, code, now)
        )

    async def mine(self, person: Person, code: str) -> SignupView | None:
        now = self._clock.now()

        def look(docs: Reader) -> SignupView | None:
            return _mine(docs, known_talk(docs, person, code, now=now), person, now=now)

        return await self._store.read(person.owner, look)

    async def signup_of(self, owner: str, code: str, user_id: int) -> Signup | None:
        """For what the bot writes by itself to that member."""
        return await self._store.read(owner, lambda docs: signup_of(docs, code, user_id))

    async def offered_until(self, owner: str, code: str) -> datetime | None:
        """Until when a seat of a talk is kept for somebody, the latest; None if none is."""

        def look(docs: Reader) -> datetime | None:
            waiting = docs.select(Signup, talk=code, answer=Answer.WAITLISTED)
            offers = [each.offered_until for each in waiting if each.offered_until is not None]
            return max(offers, default=None)

        return await self._store.read(owner, look)

    async def details(self, person: Person, code: str) -> Details:
        """A talk as anybody on the server may see it, and one's own answer to it."""
        now = self._clock.now()

        def look(docs: Reader) -> Details:
            talk = known_talk(docs, person, code, now=now)
            mine = _mine(docs, talk, person, now=now)
            seen = attendance_of(docs, code, person.user_id) if talk.is_over(now) else None
            return Details(
                view=view_for(docs, talk, person, now=now),
                mine=mine,
                was_there=seen is not None and seen.has_attended,
            )

        return await self._store.read(person.owner, look)

    async def coming(self, person: Person) -> list[SignupView]:
        """The person's answers to talks that are not over, the next one first.

        Whoever takes no part any more is shown none.
        """
        now = self._clock.now()

        def look(docs: Reader) -> list[SignupView]:
            if not server_of(docs).may(person, Act.SEE_TALKS):
                return []
            mine = docs.select(Signup, user_id=person.user_id)
            pairs = [(each, docs.get(Talk, each.talk)) for each in mine]
            pairs = [(each, talk) for each, talk in pairs if talk.is_open]
            pairs.sort(key=lambda pair: pair[1].the_slot().starts_at)
            return [_view(docs, talk, each, now=now) for each, talk in pairs]

        return await self._store.read(person.owner, look)


def _mine(docs: Reader, talk: Talk, person: Person, *, now: datetime) -> SignupView | None:
    signup = signup_of(docs, talk.code, person.user_id)
    return _view(docs, talk, signup, now=now) if signup is not None else None


def _view(docs: Reader, talk: Talk, signup: Signup, *, now: datetime) -> SignupView:
    asks = signup.answer in COMING and not signup.remind
    asks = asks and _letter_would_come(talk, signup.letters, now)
    waits = signup.answer is Answer.WAITLISTED
    return SignupView(
        signup=signup,
        view=view_talk(docs, talk, now=now),
        asks_for_reminder=asks,
        place=place_of(docs, signup) if waits else None,
        way_in=way_in_at_once(docs, talk, signup, now=now),
        comes_to_all=find_whole(docs, talk.edition, signup.user_id) is not None,
    )


def _letter_would_come(talk: Talk, letters: LetterTimes, now: datetime) -> bool:
    return now < letters.reminder_at(talk.the_slot().starts_at)


def _open_talk(docs: Documents, person: Person, code: str, now: datetime) -> Talk:
    talk = known_talk(docs, person, code, now=now)
    if talk.was_cancelled or talk.is_over(now):
        raise SignupClosed(title=talk.title, state=_over_how(talk))
    return talk


def _talk_with_letters(docs: Reader, person: Person, code: str, now: datetime) -> Talk:
    talk = known_talk(docs, person, code, now=now)
    if talk.was_cancelled or talk.is_over(now):
        raise LetterForNothing(title=talk.title, state=_over_how(talk))
    return talk


def _over_how(talk: Talk) -> str:
    return "cancelled" if talk.was_cancelled else "ended"


def _require_open_list(
    talk: Talk, mine: Signup | None, person: Person, wanted: Answer, now: datetime
) -> None:
    """Who is on the list may say otherwise at any time; raises for who would come onto it."""
    if wanted is Answer.DECLINED or (mine is not None and mine.answer is wanted):
        return
    if mine is not None and (mine.holds_seat or mine.answer is Answer.WAITLISTED):
        return
    if not talk.takes_signups(now):
        raise SignupClosed(title=talk.title, state="closed")
    if talk.signup_role_ids and person.role_ids.isdisjoint(talk.signup_role_ids):
        raise SignupNeedsRole(title=talk.title)


def _answered(
    docs: Documents,
    mine: Signup | None,
    talk: Talk,
    user_id: int,
    answer: Answer,
    now: datetime,
) -> Signup:
    if mine is not None:
        # Pressing the same button again keeps the place in the queue.
        moment = mine.answered_at if mine.answer is answer else now
        remind = mine.remind and answer is not Answer.DECLINED
        return replace(
            mine,
            answer=answer,
            answered_at=moment,
            remind=remind,
            no_part_since=None,
            offered_until=None,
            by_edition=False,
            given_on=False,
        )
    return Signup(
        owner=docs.owner,
        code=docs.new_code(),
        talk=talk.code,
        user_id=user_id,
        slot_key=slot_key(talk.code, user_id),
        answer=answer,
        answered_at=now,
    )
