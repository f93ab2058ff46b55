"""What is known of the scheduled events of talks, as the messenger and the gateway tell it."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.signups.signup import Signup
from bot.domain.talks.scheduled_event import EventFacts, ScheduledEvent
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.services.outbox.planning import mirror_of, newest, post, touch_post
from bot.services.ports import Clock, Documents, Reader, Store, Survey

EventChange = Callable[[ScheduledEvent], ScheduledEvent]
# Whether the event stands in Discord as it was written, or nobody can tell.
IsSame = Callable[[Delivery, EventFacts], bool]


class ScheduledEvents:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of(self, post: Delivery) -> ScheduledEvent | None:
        """What is known of the event that this delivery made, or is about to make."""
        return await self._store.read(post.owner, lambda docs: event_of(docs, post.code))

    async def change(self, post: Delivery, change: EventChange) -> None:
        """Keep what has become of it; when this returns, it is on disk."""

        def work(docs: Documents) -> None:
            if docs.find(Delivery, post.code) is None:
                return
            docs.put(change(event_of(docs, post.code) or _new(docs, post)))

        await self._store.run(post.owner, work)

    async def count(self, post: Delivery, user_ids: Collection[int]) -> None:
        """Keep how many of those who pressed [Interested] gave no answer here; never who."""

        def work(docs: Documents) -> None:
            known = event_of(docs, post.code)
            if known is None:
                return
            answered = {each.user_id for each in docs.select(Signup, talk=post.about)}
            interested = len(set(user_ids) - answered)
            if interested != known.interested:
                docs.put(replace(known, interested=interested))

        await self._store.run(post.owner, work)

    async def heard(self, owner: str, event_id: int) -> None:
        """Something happened to one of the server's events: if it is ours, look at it."""
        if not await self._store.read(owner, lambda docs: _posts(docs, event_id)):
            return
        now = self._clock.now()

        def work(docs: Documents) -> None:
            for each in _posts(docs, event_id):
                known = event_of(docs, each.code)
                if known is None or not known.replaced:
                    touch_post(docs, MirrorKind.SCHEDULED_EVENT, each, now=now)

        await self._store.run(owner, work)

    async def make_anew(self, post: Delivery) -> None:
        """Somebody started it early, and its talk is at another time: another one stands for it."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            talk = docs.find(Talk, post.about)
            is_to_come = talk is not None and talk.is_open and not talk.is_live(now)
            known = event_of(docs, post.code)
            if talk is not None and is_to_come and not (known is not None and known.replaced):
                make_anew(docs, talk, now=now)

        await self._store.run(post.owner, work)

    async def look_at_all(self, is_same: IsSame) -> None:
        """Nothing was heard for a while: look at what may differ of talks that are not over."""

        def look(survey: Survey) -> list[Delivery]:
            posts = survey.select(Delivery, kind=DeliveryKind.SCHEDULED_EVENT.value)
            return [each for each in posts if each.is_sent]

        for each in await self._store.survey(look):
            await self._look_at(each, is_same)

    async def _look_at(self, post: Delivery, is_same: IsSame) -> None:
        def look(docs: Reader) -> tuple[bool, ScheduledEvent | None]:
            talk = docs.find(Talk, post.about)
            return talk is not None and talk.is_open, event_of(docs, post.code)

        is_open, known = await self._store.read(post.owner, look)
        shown = known.shown if known is not None else None
        if known is not None and known.replaced:
            return
        if not is_open or (shown is not None and is_same(post, shown)):
            return
        now = self._clock.now()

        def work(docs: Documents) -> None:
            touch_post(docs, MirrorKind.SCHEDULED_EVENT, post, now=now)

        await self._store.run(post.owner, work)


def make_anew(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Nothing that ran is ever to come in Discord: it ends, and another one stands for the talk.

    One that was deleted there stays so until people say otherwise.
    """
    ran = newest(docs, talk.code, DeliveryKind.SCHEDULED_EVENT)
    if ran is None or not ran.may_be_read:
        return
    known = event_of(docs, ran.code) or _new(docs, ran)
    if known.left_out or mirror_of(docs, MirrorKind.SCHEDULED_EVENT, ran).is_gone:
        return
    docs.put(replace(known, replaced=True))
    touch_post(docs, MirrorKind.SCHEDULED_EVENT, ran, now=now)
    if docs.get(Series, talk.series).as_events:
        post(docs, ran.kind, about=talk.code, due=now, occasion=talk.sequence, again=True)


def event_of(docs: Reader, post: str) -> ScheduledEvent | None:
    found = docs.select(ScheduledEvent, post=post)
    return found[-1] if found else None


def _new(docs: Documents, post: Delivery) -> ScheduledEvent:
    return ScheduledEvent(owner=docs.owner, code=docs.new_code(), post=post.code, talk=post.about)


def _posts(docs: Reader, event_id: int) -> list[Delivery]:
    found = docs.select(Delivery, message_id=event_id)
    return [each for each in found if each.is_sent and each.kind.record.is_event]
