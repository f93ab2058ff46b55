"""What time alone makes of talks: a chore, and what the bot does first when it is back."""

from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.kinds import MirrorKind, Offers
from bot.domain.talks.talk import Talk
from bot.services.outbox.planning import touch, touch_all, touch_offers
from bot.services.outbox.telling import is_known
from bot.services.ports import Clock, Documents, Rooms, Store, Survey
from bot.services.talks.changes import OnChange, put_changed

BATCH = 50


class Turning:
    """`on_change` is that of `TalkService`: what follows from an end follows from this one too."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        on_change: tuple[OnChange, ...] = (),
        rooms: Rooms | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change
        self._rooms = rooms

    async def open(self, now: datetime) -> None:
        """After a downtime: nobody is asked whether a talk still runs that must be over."""
        while await self.run_due(now):
            pass

    async def run_due(self, now: datetime) -> int:
        """Turn what is due, and return how many talks that were."""

        def look(survey: Survey) -> list[Talk]:
            return survey.upto(Talk, "turns_at", now, limit=BATCH)

        due = await self._store.survey(look)
        return sum([await self._turn(talk) for talk in due])

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(Talk, "turns_at")
        return first.turns_at if first is not None else None

    async def _turn(self, due: Talk) -> bool:
        """Tell whether it was due: by other rules of its zone it may have become so later."""
        now = self._clock.now()
        is_left = self._is_left(due)

        def work(docs: Documents) -> bool:
            talk = docs.get(Talk, due.code)
            if talk.turns_at is None or talk.turns_at > now:
                return False
            turned = talk.turned(now=now)
            looked_for = talk.looked_for_at
            if is_left and turned.is_open and looked_for is not None and looked_for <= now:
                turned = replace(talk.found_over(now=now), turned_at=now)
            if not turned.is_open and not is_known(docs, talk):
                # Nobody was told of it, so that it can still be moved, or called off.
                turned = replace(talk, turned_at=now)
            if turned.is_open:
                _begin(docs, docs.put(turned), now=now)
            elif talk.is_open:
                for follow in self._on_change:
                    follow(docs, talk, turned, now)
                put_changed(docs, talk, turned, now=now)
            else:
                _settle(docs, docs.put(turned), now=now)
            return True

        return await self._store.run(due.owner, work)

    def _is_left(self, talk: Talk) -> bool:
        """Tell whether nobody is in its room; while that cannot be seen, somebody may be."""
        channel_id = talk.where.channel_id
        if channel_id is None or self._rooms is None:
            return False
        return self._rooms.is_empty(talk.owner, channel_id) is True


def _begin(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Its hour has come, or that of the sign-up's end: what is posted says so from now on."""
    touch(docs, MirrorKind.CARD, talk.code, now=now)
    touch(docs, MirrorKind.SCHEDULED_EVENT, talk.code, now=now)
    _touch_sheets(docs, talk, now=now)
    touch_offers(docs, talk, Offers.UNTIL_THE_START, now=now)
    touch_all(docs, MirrorKind.SEAT_FREE, talk.code, now=now)


def _settle(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """It is over for good, or takes no more notes: these offered to say otherwise."""
    touch(docs, MirrorKind.LIVE_PANEL, talk.code, now=now)
    touch(docs, MirrorKind.START, talk.code, now=now)
    _touch_sheets(docs, talk, now=now)


def _touch_sheets(docs: Documents, talk: Talk, *, now: datetime) -> None:
    for kind in (MirrorKind.RUN_SHEET, MirrorKind.STILL_MISSING):
        touch(docs, kind, talk.code, now=now)
