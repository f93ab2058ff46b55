"""Freed seats are offered to those who waited longest, each until a stated hour.

Two chores free some: what was kept until an hour, and once a day those of who has left. Without the
members intent Discord tells nobody of that, and who wants no letters is never written to.
"""

from collections import deque
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

from tinydb import where

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Outcome, Refused, Sent
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import owner_id
from bot.domain.signups.signup import Answer, EditionSignup, Signup, let_in, offered_until, slot_key
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import MembershipUnknown, NotOnServer
from bot.services.outbox.planning import post, replan_letters, touch, touch_post, when_to_write
from bot.services.polls.polls import plan_post
from bot.services.ports import Clock, Documents, Reader, Store, Survey


def fill_seats(docs: Documents, talk: Talk, *, now: datetime) -> list[int]:
    """Offer free seats to the queue, in order, and return whose answer or offer is another now.

    A seat in a talk that is over, cancelled or not announced is worth no letter.
    """
    if not talk.is_open or talk.slot is None or now >= talk.slot.ends_at:
        return []
    waiting = docs.select(Signup, talk=talk.code, answer=Answer.WAITLISTED)
    until = offered_until(talk.slot.starts_at, now=now)
    let = let_in(waiting, taken=seats_taken(docs, talk), seats=talk.seats, until=until)
    had_offer = {each.user_id for each in waiting if each.offered_until is not None}
    for lucky in let:
        docs.put(lucky)
        if lucky.user_id in had_offer:
            touch_offer(docs, lucky, now=now)
        else:
            post(
                docs,
                DeliveryKind.SEAT_FREE,
                about=talk.code,
                due=when_to_write(docs, talk, lucky.user_id, now=now),
                user_id=lucky.user_id,
            )
    return [lucky.user_id for lucky in let]


def seat_after_change(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Where a talk got more seats, or is held after all; for `TalkService`, inside its unit."""
    if talk.seats != before.seats or (talk.is_open and not before.is_open):
        fill_seats(docs, talk, now=now)


def free_seat(
    docs: Documents, signup: Signup, talk: Talk, *, now: datetime, by_others: bool = True
) -> None:
    """Take somebody off the list, `by_others` or by their own wish, and let in who waits."""
    docs.put(_taken_off(signup, now, by_others=by_others))
    touch_offer(docs, signup, now=now)
    let_in = fill_seats(docs, talk, now=now)
    replan_letters(docs, talk, {signup.user_id, *let_in}, now=now)


def free_seats_of(docs: Documents, user_id: int, now: datetime) -> None:
    """Somebody has left the server: what they were to come to has room for others."""
    for signup in docs.select(Signup, user_id=user_id):
        talk = docs.find(Talk, signup.talk)
        if talk is not None and talk.is_open and signup.answer is not Answer.DECLINED:
            free_seat(docs, signup, talk, now=now)
    for whole in docs.select(EditionSignup, user_id=user_id):
        docs.remove(whole)


def pass_on_lapsed(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Seats that were kept until now go to the next; an offer not yet made has its time to come."""
    lapsed = [each for each in _offered(docs, talk) if each.is_lapsed(now)]
    if not lapsed:
        return
    is_past = not talk.is_open or talk.slot is None or now >= talk.slot.ends_at
    for signup in lapsed:
        if is_past:
            docs.put(replace(signup, offered_until=None))
        elif _is_on_its_way(docs, signup):
            docs.put(_offered_from(signup, talk, now))
        else:
            docs.put(_taken_off(signup, now))
            touch_offer(docs, signup, now=now)
    let_in = fill_seats(docs, talk, now=now)
    replan_letters(docs, talk, {*(each.user_id for each in lapsed), *let_in}, now=now)


def begin_offer(docs: Documents, letter: Delivery, now: datetime) -> Delivery:
    """The letter leaves only now: the time to take the seat begins with it."""
    talk = docs.find(Talk, letter.about)
    for signup in docs.select(Signup, slot_key=slot_key(letter.about, letter.user_id or 0)):
        if talk is not None and signup.offered_until is not None:
            docs.put(_offered_from(signup, talk, now))
    return letter


def touch_offer(docs: Documents, signup: Signup, *, now: datetime) -> None:
    """What offered a seat to this member says what has become of that."""
    touch_seat_letters(docs, signup, now=now)
    touch(docs, MirrorKind.SEAT_OFFER, signup.talk, now=now)


def touch_seat_letters(docs: Documents, signup: Signup, *, now: datetime) -> None:
    """Also the letter by which somebody got the seat that they leave now."""
    is_theirs = (where("kind") == DeliveryKind.SEAT_FREE) & (where("user_id") == signup.user_id)
    for letter in docs.search(Delivery, (where("about") == signup.talk) & is_theirs):
        touch_post(docs, MirrorKind.SEAT_FREE, letter, now=now)


def _offered(docs: Reader, talk: Talk) -> list[Signup]:
    waits = (where("talk") == talk.code) & (where("answer") == Answer.WAITLISTED)
    return docs.search(Signup, waits & where("offered_until").exists())


def _offered_from(signup: Signup, talk: Talk, now: datetime) -> Signup:
    return replace(signup, offered_until=offered_until(talk.the_slot().starts_at, now=now))


def _taken_off(signup: Signup, now: datetime, *, by_others: bool = True) -> Signup:
    return replace(
        signup,
        answer=Answer.DECLINED,
        answered_at=now,
        remind=False,
        offered_until=None,
        given_on=by_others,
    )


def _is_on_its_way(docs: Reader, signup: Signup) -> bool:
    """Tell whether what offers the seat is still to come: nobody could have taken it."""
    offers = [
        *docs.select(Delivery, about=signup.talk, kind=DeliveryKind.SEAT_FREE),
        *docs.select(Delivery, about=signup.talk, kind=DeliveryKind.SEAT_OFFER),
    ]
    theirs = [each for each in offers if each.user_id in {signup.user_id, None}]
    return any(each.is_open and not each.is_held for each in theirs)


def heed_letter(docs: Documents, letter: Delivery, outcome: Outcome, now: datetime) -> None:
    """What became of a letter tells whether its member can still come."""
    assert letter.user_id is not None
    match outcome:
        case Refused(reason=Reason.MEMBER_LEFT):
            free_seats_of(docs, letter.user_id, now)
        case Refused(reason=Reason.NO_PART):
            _keep_without_part(docs, letter, now)
        case Refused(reason=Reason.DM_CLOSED) if letter.kind is DeliveryKind.SEAT_FREE:
            _offer_in_thread(docs, letter, now)
        case Sent():
            took_none = (where("user_id") == letter.user_id) & where("no_part_since").exists()
            for signup in docs.search(Signup, took_none):
                docs.put(replace(signup, no_part_since=None))
        case _:
            pass


def _keep_without_part(docs: Documents, letter: Delivery, now: datetime) -> None:
    """Mark what they have; only a seat that they were never told of goes to the next."""
    for signup in docs.select(Signup, user_id=letter.user_id):
        talk = docs.find(Talk, signup.talk)
        if talk is None or not talk.is_open or signup.answer is Answer.DECLINED:
            continue
        marked = replace(signup, no_part_since=signup.no_part_since or now)
        untold = letter.kind is DeliveryKind.SEAT_FREE and signup.talk == letter.about
        if untold and signup.holds_seat:
            docs.put(replace(marked, answer=Answer.WAITLISTED, offered_until=None))
            let_in = fill_seats(docs, talk, now=now)
            replan_letters(docs, talk, {signup.user_id, *let_in}, now=now)
        elif marked != signup:
            docs.put(marked)


def _offer_in_thread(docs: Documents, letter: Delivery, now: datetime) -> None:
    """Where its member takes no letters the offer stands in the talk's thread, without a name."""
    talk = docs.find(Talk, letter.about)
    found = docs.select(Signup, slot_key=slot_key(letter.about, letter.user_id or 0))
    if talk is None or not any(each.offered_until is not None for each in found):
        return
    plan_post(docs, DeliveryKind.SEAT_OFFER, talk, due=now)


def seats_taken(docs: Reader, talk: Talk) -> int:
    """Those who come, and seats that are kept for somebody."""
    return docs.count(Signup, talk=talk.code, answer=Answer.GOING) + len(_offered(docs, talk))


BATCH = 50


class Lapsing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def open(self, now: datetime) -> None:
        while await self.run_due(now):
            pass

    async def run_due(self, now: datetime) -> int:
        """Pass on what is due, and return how many talks had such a seat."""

        def look(survey: Survey) -> list[Signup]:
            return survey.upto(Signup, "offered_until", now, limit=BATCH)

        talks = {(each.owner, each.talk) for each in await self._store.survey(look)}
        for owner, code in sorted(talks):
            await self._pass_on(owner, code)
        return len(talks)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(Signup, "offered_until")
        return first.offered_until if first is not None else None

    async def _pass_on(self, owner: str, code: str) -> None:
        now = self._clock.now()

        def work(docs: Documents) -> None:
            pass_on_lapsed(docs, docs.get(Talk, code), now=now)

        await self._store.run(owner, work)


ASKED_EVERY: Final = timedelta(days=1)
# So many are asked about in a round; Discord's pace is kept by its client.
AT_ONCE: Final = 20


class OnServer(Protocol):
    """Who is on a server, by Discord's word."""

    async def takes_part(self, guild_id: int, user_id: int) -> bool | None:
        """Raise `NotOnServer` of whoever has left, and `MembershipUnknown`."""
        ...


class RollCall:
    def __init__(self, store: Store, clock: Clock, members: OnServer) -> None:
        self._store = store
        self._clock = clock
        self._members = members
        self._next: datetime | None = None
        self._waiting: deque[tuple[str, int]] = deque()

    async def run_due(self, now: datetime) -> int:
        """Ask about some, and return how many; whoever has left gives their seats to the next."""
        if not self._waiting:
            if self._next is not None and now < self._next:
                return 0
            self._next = now + ASKED_EVERY
            self._waiting.extend(await self._holders(now))
        some = [self._waiting.popleft() for _ in range(min(AT_ONCE, len(self._waiting)))]
        for owner, user_id in some:
            await self._ask(owner, user_id)
        return len(some)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del survey
        return now if self._waiting or self._next is None else self._next

    async def _ask(self, owner: str, user_id: int) -> None:
        try:
            await self._members.takes_part(owner_id(owner), user_id)
        except NotOnServer:
            free = partial(free_seats_of, user_id=user_id, now=self._clock.now())
            await self._store.run(owner, free)
        except MembershipUnknown:
            # The next day asks again.
            return

    async def _holders(self, now: datetime) -> list[tuple[str, int]]:
        """Each who has a seat in a talk to come that somebody waits for."""
        waiting = await self._store.survey(
            lambda survey: survey.select(Signup, answer=Answer.WAITLISTED.value)
        )
        found: dict[tuple[str, int], None] = {}
        for owner, code in dict.fromkeys((each.owner, each.talk) for each in waiting):
            seated = await self._store.read(owner, partial(_seated, code=code, now=now))
            found |= dict.fromkeys((owner, user_id) for user_id in seated)
        return list(found)


def _seated(docs: Reader, code: str, now: datetime) -> list[int]:
    talk = docs.find(Talk, code)
    if talk is None or not talk.is_open or talk.starts_at is None or talk.starts_at <= now:
        return []
    return [each.user_id for each in docs.select(Signup, talk=code) if each.holds_seat]
