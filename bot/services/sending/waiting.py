"""Whether a due delivery has to wait: for what it comes after, or for its reader's next day."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import CannotLook, Dropped, Looked, PutOff, Stopped, Unknown
from bot.domain.deliveries.kinds import Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import Timing, judge
from bot.domain.document import own_code, user_owner
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.services.outbox.telling import member_of
from bot.services.ports import Documents, Store
from bot.services.sending.consequences import carry_out

# What waits for another delivery asks again no sooner; the other's confirmation wakes it at once.
WAIT_FOR_OTHER = timedelta(seconds=30)


def with_its_place(docs: Documents, delivery: Delivery) -> Delivery:
    """Send to the channel what stands in a thread where there is one, if there will be none.

    The thread may have waited as this was planned, and was refused or taken back since.
    """
    before = _before(docs, delivery)
    is_there = before is None or not (before.never_comes or before.is_held)
    if is_there or not delivery.kind.record.is_in_channel_without_thread:
        return delivery
    return docs.put(replace(delivery, place=Place.TALKS, after=None))


def is_ready(docs: Documents, delivery: Delivery, *, now: datetime) -> bool:
    """Tell whether what it comes after is there; if it never will be, it is given up too."""
    before = _before(docs, delivery)
    if before is None or before.is_sent:
        return True
    if before.never_comes:
        carry_out(docs, delivery, Dropped(Reason.NOT_WANTED), now=now)
    elif before.is_held:
        carry_out(docs, delivery, Stopped(), now=now)
    else:
        until = max(now + WAIT_FOR_OTHER, before.wake or now)
        carry_out(docs, delivery, PutOff(until), now=now)
    return False


def seen_from_there(docs: Documents, delivery: Delivery, looked: Looked) -> Looked:
    """What a look tells that had no place to look in, because what comes before is in doubt too.

    After a restored backup both may be. Held, it stands where nobody can tell yet.
    """
    before = _before(docs, delivery) if isinstance(looked, CannotLook) else None
    if before is None:
        return looked
    if before.is_under_way or before.is_planned:
        return Unknown(wait=WAIT_FOR_OTHER)
    return CannotLook() if before.is_held else looked


def _before(docs: Documents, delivery: Delivery) -> Delivery | None:
    return docs.find(Delivery, delivery.after) if delivery.after is not None else None


_A_DAY = timedelta(days=1)


async def has_room_for(store: Store, letter: Delivery, *, now: datetime) -> bool:
    """Tell whether a letter is within its reader's cap, and count it.

    News of a talk is counted and comes all the same: whoever missed it would come in vain. The unit
    is that of the reader, for one count holds for all servers; of whom there is no cap it costs
    a look.
    """
    record = letter.kind.record
    if letter.user_id is None or not record.is_stoppable:
        return True
    if (await member_of(store, letter.user_id)).letters_a_day is None:
        return True

    def work(docs: Documents) -> bool:
        kept = docs.find(Member, own_code(docs.owner))
        if kept is None:
            return True
        if not (record.is_news or kept.has_room(letter.code, now)):
            return False
        counted = kept.wrote(letter.code, now)
        if counted != kept:
            docs.put(counted)
        return True

    return await store.run(user_owner(letter.user_id), work)


def beyond_cap(letter: Delivery, talk: Talk | None, now: datetime) -> Dropped | PutOff | None:
    """What becomes of it: tomorrow at this hour it is tried again, if that is early enough.

    Else it comes all the same, which is None: it says what is different today. A reminder has one
    moment, and what it reminds of is known.
    """
    if letter.kind.record.is_by_slot:
        return Dropped(Reason.NOT_WANTED)
    tomorrow = now + _A_DAY
    is_of_use = judge(letter, talk, now=tomorrow).timing is not Timing.DROP
    starts_at = talk.starts_at if talk is not None else None
    begins_before = starts_at is not None and now < starts_at <= tomorrow
    return PutOff(tomorrow) if is_of_use and not begins_before else None
