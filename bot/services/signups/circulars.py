"""What an organiser writes to those who signed up, shown in full before it goes out."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import WrittenText
from bot.domain.errors import TextMissing, TextTooLong
from bot.domain.keeping.audit import Deed
from bot.domain.signups.circular import TEXT_MAX, is_on_this_day, readers_of
from bot.domain.signups.errors import NobodyToWriteTo, NoMoreToWriteOf, WroteToday
from bot.domain.signups.signup import Signup
from bot.domain.talks.preview import TypedCircular
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import talk_for
from bot.services.outbox.planning import post, when_to_write
from bot.services.outbox.telling import Audience, count_closed, with_stopped
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import previews


@dataclass(frozen=True, slots=True, kw_only=True)
class Circular:
    """`code` names the preview that waits for a yes; what was sent has none."""

    talk: Talk
    text: str
    told: Audience
    code: str = ""


class Circulars:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def begin(self, person: Person, code: str) -> Talk:
        """The talk, if it may be written of now.

        Raises `NoMoreToWriteOf`, `WroteToday`, `NobodyToWriteTo`.
        """
        now = self._clock.now()

        def look(docs: Reader) -> Talk:
            talk = _talk_to_write_of(docs, person, code, now=now)
            _readers(docs, talk, with_maybe=True)
            return talk

        return await self._store.read(person.owner, look)

    async def as_typed(self, person: Person, code: str, text: str, *, with_maybe: bool) -> Circular:
        """Show what would be sent, and to how many; raises also `TextMissing`, `TextTooLong`."""
        now, text = self._clock.now(), text.strip()
        if not text:
            raise TextMissing
        if len(text) > TEXT_MAX:
            raise TextTooLong(length=len(text), limit=TEXT_MAX)

        def work(docs: Documents) -> Circular:
            talk = _talk_to_write_of(docs, person, code, now=now)
            told = _readers(docs, talk, with_maybe=with_maybe)
            typed = TypedCircular(talk=code, text=text, with_maybe=with_maybe)
            kept = previews.keep(docs, person, typed, now=now)
            return Circular(talk=talk, text=text, told=told, code=kept.code)

        return await self._counted(await self._store.run(person.owner, work))

    async def send(self, person: Person, code: str) -> Circular:
        """Plan a letter for each who is on the list by now; a preview works once."""
        now = self._clock.now()

        def work(docs: Documents) -> Circular:
            typed = previews.take(docs, person, TypedCircular, code)
            talk = _talk_to_write_of(docs, person, typed.talk, now=now)
            told = _readers(docs, talk, with_maybe=typed.with_maybe)
            for user_id in told.readers:
                post(
                    docs,
                    DeliveryKind.CIRCULAR,
                    about=talk.code,
                    due=when_to_write(docs, talk, user_id, now=now),
                    user_id=user_id,
                    occasion=talk.sequence,
                    payload=WrittenText(text=typed.text),
                )
            by, which = person.user_id, talk.code
            note(docs, Deed.WROTE_TO_ALL, by=by, about=Talk.KIND, which=which, now=now)
            return Circular(talk=talk, text=typed.text, told=told)

        return await self._counted(await self._store.run(person.owner, work))

    async def _counted(self, circular: Circular) -> Circular:
        told = await with_stopped(self._store, circular.told)
        return Circular(talk=circular.talk, text=circular.text, told=told, code=circular.code)


def _talk_to_write_of(docs: Reader, person: Person, code: str, *, now: datetime) -> Talk:
    talk = talk_for(docs, person, Act.WRITE_TO_ALL, code)
    if talk.was_cancelled or talk.is_over(now):
        raise NoMoreToWriteOf(title=talk.title)
    earlier = docs.select(Delivery, about=code, kind=DeliveryKind.CIRCULAR.value)
    # One that waits for the end of somebody's quiet hours is of today, too.
    waits = any(each.due > now for each in earlier)
    if waits or is_on_this_day(talk, (each.due for each in earlier), now=now):
        raise WroteToday(title=talk.title)
    return talk


def _readers(docs: Reader, talk: Talk, *, with_maybe: bool) -> Audience:
    readers = readers_of(docs.select(Signup, talk=talk.code), with_maybe=with_maybe)
    if not readers:
        raise NobodyToWriteTo(title=talk.title)
    return Audience(channel=False, readers=readers, closed=count_closed(docs, readers))
