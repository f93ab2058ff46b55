"""A scheduled event that somebody changed or deleted in Discord: people say which side counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.errors import NoLongerStuck
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.errors import ChangedMeanwhile
from bot.domain.talks.scheduled_event import (
    TIMES,
    EventFacts,
    EventField,
    EventKind,
    ScheduledEvent,
)
from bot.domain.talks.slot import Slot, Venue, VenueKind, link_in
from bot.domain.talks.talk import Talk
from bot.domain.talks.titles import checked_title
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.wall import wall_of
from bot.services.lookups import require
from bot.services.outbox.planning import mirror_of, newest
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.changes import OnChange, change_talk, checked_slot, hold_at, move_to
from bot.services.talks.scheduled_events import event_of

_STAY_IN_DISCORD = frozenset({EventField.DESCRIPTION, EventField.PICTURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """`ours` is what the bot wrote, `theirs` what stands in Discord, `fields` where they differ.

    Whatever line of a description has the `key` in it is there for the bot, and nobody reads it.
    """

    talk: Talk
    ours: EventFacts
    theirs: EventFacts
    fields: tuple[EventField, ...]
    key: str
    version: int


class EventDrift:
    """`on_change` is that of `TalkService`."""

    def __init__(self, store: Store, clock: Clock, on_change: tuple[OnChange, ...] = ()) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    async def of(self, person: Person, code: str) -> Drift:
        """What differs; raises `NoLongerStuck`."""

        def look(docs: Reader) -> Drift:
            require(docs, person, Act.MEND)
            return _drift(docs, code)[0]

        return await self._store.read(person.owner, look)

    async def ours(self, person: Person, code: str, seen: int) -> None:
        """Write it in Discord as the talk is; `seen` is the version that was compared.

        Raises `NoLongerStuck` and `ChangedMeanwhile`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> None:
            require(docs, person, Act.MEND)
            _, known, post = _drift(docs, code, seen)
            _settle(docs, known.overruled(), post, now=now)

        await self._store.run(person.owner, work)

    async def theirs(
        self, person: Person, code: str, seen: int, channel: Callable[[int], Venue] | None = None
    ) -> Drift:
        """Take time, title and place over into the talk, as if somebody had changed them here.

        Description and picture stay as they are in Discord, and so does another end of a talk that
        is over. `channel` tells what place a channel is. Raises what `ours` raises, and what
        moving, naming and placing raise.
        """
        now = self._clock.now()

        def work(docs: Documents) -> Drift:
            require(docs, person, Act.MEND)
            drift, known, post = _drift(docs, code, seen)
            kept = [each for each in drift.fields if _stays(each, drift)]
            where = _place(drift, channel) if EventField.PLACE in drift.fields else None
            if EventField.PLACE in drift.fields and where is None:
                kept.append(EventField.PLACE)

            def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
                changed = _taken_over(docs, talk, drift, where, now=now)
                for follow in self._on_change:
                    follow(docs, talk, changed, now)
                return changed

            if len(kept) < len(drift.fields):
                change_talk(docs, person, code, None, change, act=Act.MEND, now=now)
                # Where the talk ran, another event stands for it now, and this one knows so.
                known = event_of(docs, post.code) or known
            theirs = tuple(dict.fromkeys((*known.theirs, *kept)))
            _settle(docs, replace(known.overruled(), theirs=theirs), post, now=now)
            return drift

        return await self._store.run(person.owner, work)

    async def leave_out(self, person: Person, code: str) -> None:
        """The talk has no event any more, and nobody is asked again; raises `NoLongerStuck`."""

        def work(docs: Documents) -> None:
            require(docs, person, Act.MEND)
            post = newest(docs, code, DeliveryKind.SCHEDULED_EVENT)
            known = event_of(docs, post.code) if post is not None else None
            if post is None or known is None or not _mirror(docs, post).is_gone:
                raise NoLongerStuck
            docs.put(replace(known, left_out=True))

        await self._store.run(person.owner, work)


def _drift(
    docs: Reader, code: str, seen: int | None = None
) -> tuple[Drift, ScheduledEvent, Delivery]:
    talk = docs.get(Talk, code)
    post = newest(docs, code, DeliveryKind.SCHEDULED_EVENT)
    known = event_of(docs, post.code) if post is not None else None
    if post is None or known is None or known.shown is None or known.found is None:
        raise NoLongerStuck
    if seen is not None and seen != known.version:
        raise ChangedMeanwhile
    drift = Drift(
        talk=talk,
        ours=known.shown,
        theirs=known.found,
        fields=known.drifted,
        key=post.key,
        version=known.version,
    )
    return drift, known, post


def _mirror(docs: Reader, post: Delivery) -> Mirror:
    found = docs.select(Mirror, post=post.code)
    if not found:
        raise NoLongerStuck
    return found[0]


def _settle(docs: Documents, known: ScheduledEvent, post: Delivery, *, now: datetime) -> None:
    docs.put(known)
    mirror = mirror_of(docs, MirrorKind.SCHEDULED_EVENT, post)
    if mirror.reason is Reason.EVENT_CHANGED:
        mirror = mirror.mended(now=now)
    docs.put(mirror.touched(now=now))


def _taken_over(
    docs: Documents, talk: Talk, drift: Drift, where: Venue | None, *, now: datetime
) -> Talk:
    fields, theirs = drift.fields, drift.theirs
    if EventField.NAME in fields:
        talk = replace(talk, title=checked_title(theirs.name), changed_at=now)
    if any(each in TIMES and not _stays(each, drift) for each in fields):
        slot = _slot(talk, drift)
        if slot.start == talk.the_slot().start:
            # As [+15 minutes]: another end is another SEQUENCE, and no news.
            sequence = talk.sequence + 1
            talk = replace(talk, slot=checked_slot(slot), sequence=sequence, changed_at=now)
        else:
            talk = move_to(slot)(docs, talk, now)
    if where is not None:
        talk = hold_at(where, talk.links.join)(docs, talk, now)
    return talk


def _stays(field: EventField, drift: Drift) -> bool:
    """Tell whether it stays as it is in Discord, whatever the talk is."""
    if field is EventField.ENDS_AT:
        return EventField.STARTS_AT not in drift.fields and not drift.talk.is_open
    return field in _STAY_IN_DISCORD


def _slot(talk: Talk, drift: Drift) -> Slot:
    """The slot with what Discord has of start and end; where it knows no end, as long as before.

    The start of a running event may be another than its talk's, and is none to take over.
    """
    slot, theirs = talk.the_slot(), drift.theirs
    if EventField.STARTS_AT in drift.fields:
        slot = replace(slot, start=wall_of(theirs.starts_at, slot.start.zone))
    if theirs.ends_at is None:
        return slot
    return replace(slot, minutes=(theirs.ends_at - slot.starts_at) // timedelta(minutes=1))


def _place(drift: Drift, channel: Callable[[int], Venue] | None) -> Venue | None:
    """What the place in Discord is here; None for a link, which no card may show."""
    place = drift.theirs.place
    if place.kind is not EventKind.EXTERNAL:
        is_known = channel is not None and place.channel_id is not None
        return channel(place.channel_id or 0) if channel is not None and is_known else None
    location = place.location or ""
    return None if link_in(location) else Venue(kind=VenueKind.SITE, place=location)
