"""At most so many letters a day as their reader chose."""

from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Dropped, PutOff
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import Timing, judge
from bot.domain.document import own_code
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.services.ports import Documents, Store

_A_DAY = timedelta(days=1)


async def has_room_for(store: Store, letter: Delivery, reader: Member, *, now: datetime) -> bool:
    """Tell whether a letter is within its reader's cap, and count it.

    News of a talk is counted and comes all the same: whoever missed it would come in vain. The unit
    is that of the reader, for one count holds for all servers; of whom there is no cap it costs
    nothing.
    """
    record = letter.kind.record
    if reader.letters_a_day is None or not record.is_stoppable:
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

    return await store.run(reader.owner, work)


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
