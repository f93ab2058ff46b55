"""Signing up once for a whole edition, with the way back."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.signups.signup import Answer, EditionSignup, Signup, seat, slot_key
from bot.domain.talks.series import Edition
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.letter_times import LetterTimes
from bot.services.lookups import require, talks_of
from bot.services.outbox.planning import replan_letters
from bot.services.outbox.telling import member_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.signups.seating import fill_seats, free_seat, pass_on_lapsed, seats_taken
from bot.services.talks.views import known_talk, signup_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeEdition:
    """`going` and `waiting` are the talks to come that a member is on the list of by now.

    `closed` are those that take nobody new, or only members with certain roles.
    """

    edition: Edition
    going: tuple[Talk, ...] = ()
    waiting: tuple[Talk, ...] = ()
    closed: tuple[Talk, ...] = ()


class Editions:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def come(self, person: Person, talk_code: str) -> WholeEdition:
        """Sign up for all talks of a talk's edition; an answer that was given already stays."""
        now = self._clock.now()
        letters = (await member_of(self._store, person.user_id)).letters

        def work(docs: Documents) -> WholeEdition:
            require(docs, person, Act.ANSWER)
            code = known_talk(docs, person, talk_code, now=now).edition
            kept = find_whole(docs, code, person.user_id)
            mine = signup_of(docs, talk_code, person.user_id)
            if kept is None:
                kept = docs.put(
                    EditionSignup(
                        owner=docs.owner,
                        code=docs.new_code(),
                        edition=code,
                        user_id=person.user_id,
                        since=now,
                        remind=mine is not None and mine.remind,
                    )
                )
            for talk in talks_of(docs, code):
                has_role = not person.role_ids.isdisjoint(talk.signup_role_ids)
                if talk.is_public(now) and (has_role or not talk.signup_role_ids):
                    _sign_up(docs, talk, kept, letters, now=now)
            return _whole(docs, person, code, now=now)

        return await self._store.run(person.owner, work)

    async def stop(self, person: Person, code: str) -> WholeEdition:
        """Come to later talks no more, and leave the lists that it put them on."""
        now = self._clock.now()

        def work(docs: Documents) -> WholeEdition:
            require(docs, person, Act.ANSWER)
            edition = docs.get(Edition, code)
            kept = find_whole(docs, code, person.user_id)
            if kept is not None:
                docs.remove(kept)
            for talk in talks_of(docs, code):
                mine = signup_of(docs, talk.code, person.user_id)
                on_list = mine is not None and mine.answer in {Answer.GOING, Answer.WAITLISTED}
                if mine is not None and on_list and mine.by_edition and not talk.is_over(now):
                    free_seat(docs, mine, talk, now=now, by_others=False)
            return WholeEdition(edition=edition)

        return await self._store.run(person.owner, work)


def editions_of(docs: Reader, *, user_id: int) -> tuple[Edition, ...]:
    """The editions that a member comes to as a whole."""
    return tuple(
        docs.get(Edition, each.edition) for each in docs.select(EditionSignup, user_id=user_id)
    )


def find_whole(docs: Reader, edition: str, user_id: int) -> EditionSignup | None:
    kept = docs.select(EditionSignup, user_id=user_id)
    return next((each for each in kept if each.edition == edition), None)


def sign_up_who_come_to_all(docs: Documents, announcement: Delivery, now: datetime) -> Delivery:
    """A talk is announced: whoever comes to all of its edition is on its list, the first first.

    The bot does not know here who has a role, so a talk that needs one is for them to answer.
    """
    talk = docs.find(Talk, announcement.about)
    if talk is not None and not talk.signup_role_ids:
        for each in docs.select(EditionSignup, edition=talk.edition):
            # What they chose about letters stands on their other sign-ups.
            others = docs.select(Signup, user_id=each.user_id)
            letters = others[-1].letters if others else LetterTimes()
            _sign_up(docs, talk, each, letters, now=now)
    return announcement


def _sign_up(
    docs: Documents, talk: Talk, whole: EditionSignup, letters: LetterTimes, *, now: datetime
) -> None:
    answered = signup_of(docs, talk.code, whole.user_id) is not None
    if answered or talk.is_over(now) or not talk.takes_signups(now):
        return
    pass_on_lapsed(docs, talk, now=now)
    given = seat(Answer.GOING, taken=seats_taken(docs, talk), seats=talk.seats)
    docs.put(
        Signup(
            owner=docs.owner,
            code=docs.new_code(),
            talk=talk.code,
            user_id=whole.user_id,
            slot_key=slot_key(talk.code, whole.user_id),
            answer=given,
            answered_at=now,
            remind=whole.remind,
            letters=letters.still_ahead(talk.the_slot().starts_at, now=now),
            by_edition=True,
        )
    )
    let_in = fill_seats(docs, talk, now=now)
    replan_letters(docs, talk, {whole.user_id, *let_in}, now=now)


def _whole(docs: Reader, person: Person, code: str, *, now: datetime) -> WholeEdition:
    going: list[Talk] = []
    waiting: list[Talk] = []
    closed: list[Talk] = []
    for talk in talks_of(docs, code):
        if not talk.is_open or talk.is_over(now) or not talk.is_public(now):
            continue
        mine = signup_of(docs, talk.code, person.user_id)
        if mine is None:
            closed.append(talk)
        elif mine.answer is Answer.GOING:
            going.append(talk)
        elif mine.answer is Answer.WAITLISTED:
            waiting.append(talk)
    return WholeEdition(
        edition=docs.get(Edition, code),
        going=tuple(going),
        waiting=tuple(waiting),
        closed=tuple(closed),
    )
