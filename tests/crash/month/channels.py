"""A Discord in memory: keeps what stands in each channel and direct message, and fails by dice."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.clock import ManualClock
from bot.domain.ballots.poll import BallotState
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import (
    Absent,
    CannotLook,
    Found,
    Looked,
    NotSent,
    NotYet,
    Outcome,
    Refused,
    Sent,
    Unknown,
)
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.payloads import NoticeLine, notice_of
from bot.domain.deliveries.reasons import Reason
from bot.domain.partners.shared import SharedTalk
from bot.domain.polls.poll import HOURS
from bot.domain.talks.scheduled_event import EventStatus
from bot.guild.looking import LOOK_AT_MOST, LOOK_BACK
from bot.services.bundle import Services
from bot.services.ports import Claimed, PollCounts
from bot.services.sending.deliveries import Deliveries
from tests.crash.month.dice import KILLS, Fate, Label, fate_of, label_of
from tests.factories import OWNER

FIRST_MEMBER_ID = 4_000_000_000_000_000_000
WAIT = timedelta(seconds=3)
NEXT_KILL = timedelta(minutes=1)
# To people about people's own deeds, or about these very messages: no dice are thrown for them.
NOTICES = frozenset({DeliveryKind.NOTICE, DeliveryKind.HOST_NOTICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the card of a talk shows."""

    state: str
    start: datetime
    minutes: int
    going: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message as it stands there; `lines` are those of a notice to the team."""

    id: int
    key: str
    label: Label
    place: str
    at: datetime
    late: bool
    old: datetime | None = None
    new: datetime | None = None
    lines: tuple[NoticeLine, ...] = ()


class Channels:
    """What Discord keeps while bots come and go. `talks` numbers the talks by their codes."""

    def __init__(self, seed: str, clock: ManualClock) -> None:
        self.clock = clock
        self._seed = seed
        self.denied: set[str] = set()
        self.talks: dict[str, int] = {}
        self.posts: list[Post] = []
        self.cards: dict[int, Card] = {}
        # What the message of a ballot says of it.
        self.ballots: dict[int, BallotState] = {}
        self.closed_polls: set[int] = set()
        # What messages on the server that follows say, and of which talk its arrivals are.
        self.carried: dict[int, SharedTalk] = {}
        self.arrivals: dict[str, str] = {}
        self.events: dict[int, dict[str, Any]] = {}
        self.fates: list[Fate] = []
        self._places: dict[str, list[Post]] = defaultdict(list)
        self._threads: set[int] = set()
        self._tried: set[Label] = set()
        self._killed_at = clock.now() - NEXT_KILL

    def label_of(self, delivery: Delivery) -> Label:
        talk = self.talks.get(self.arrivals.get(delivery.about, delivery.about), 0)
        return label_of(talk, delivery.kind.value, _member(delivery), delivery.due)

    def throw(self, delivery: Delivery) -> Fate:
        """The dice are thrown once for each message; what is tried again is accepted."""
        label = self.label_of(delivery)
        if label in self._tried or delivery.kind in NOTICES:
            return Fate.ACCEPTED
        self._tried.add(label)
        blind, unread = self.is_blind(delivery), "history" in self.denied
        fate = fate_of(self._seed, label, blind=blind, unread=unread)
        if fate in KILLS:
            fate = self._kill_once(fate)
        self.fates.append(fate)
        return fate

    def _kill_once(self, fate: Fate) -> Fate:
        """One after the other would keep the bot down until people want something of it."""
        now = self.clock.now()
        if now - self._killed_at < NEXT_KILL:
            return Fate.ACCEPTED
        self._killed_at = now
        return fate

    def is_denied(self, delivery: Delivery) -> bool:
        """On the server that follows nobody takes anything away."""
        if delivery.owner != OWNER:
            return False
        place = delivery.place.value
        if delivery.place is Place.MEMBER:
            place = f"dm:{_member(delivery)}"
        return ("talks" if delivery.place is Place.THREAD else place) in self.denied

    def is_blind(self, delivery: Delivery) -> bool:
        in_public = delivery.place in {Place.TALKS, Place.THREAD}
        is_thread = delivery.kind is DeliveryKind.THREAD
        return in_public and not is_thread and "history" in self.denied

    def newest(self, where: str) -> int | None:
        return self._places[where][-1].id if self._places[where] else None

    def keep(self, where: str, claimed: Claimed, **drawn: datetime) -> int:
        delivery = claimed.delivery
        post = Post(
            id=len(self.posts) + 1,
            key=delivery.key,
            label=self.label_of(delivery),
            place=_place(where),
            at=self.clock.now(),
            late=claimed.late,
            lines=notice_of(delivery.payload).lines,
            **drawn,
        )
        self.posts.append(post)
        self._places[where].append(post)
        return post.id

    def keep_event(
        self, claimed: Claimed, body: Mapping[str, Any], *, creator: int
    ) -> dict[str, Any]:
        event_id = self.keep("events", claimed)
        status = EventStatus.SCHEDULED.value
        made = {**body, "id": str(event_id), "creator_id": str(creator), "status": status}
        self.events[event_id] = made
        return made

    def events_of(self, talk: int) -> list[dict[str, Any]]:
        """Of a talk by its number, the oldest first."""
        posts = [post for post in self.posts if post.id in self.events]
        return [self.events[post.id] for post in posts if post.label.talk == talk]

    def open_thread(self, origin: int, claimed: Claimed) -> None:
        """A thread has its message's id, so a second one is the first."""
        if origin not in self._threads:
            self._threads.add(origin)
            self.keep("talks", claimed)

    def has_thread(self, origin: int) -> bool:
        return origin in self._threads

    def search(self, where: str, delivery: Delivery) -> Looked:
        """As much as the bot looks at: after the message named in the claim, or from then on."""
        claim = delivery.claim
        since_id = claim.since_id if claim is not None else None
        since = (claim.at if claim is not None else delivery.due) - LOOK_BACK
        posts = self._places[where]
        after = [p for p in posts if (p.id > since_id if since_id else p.at >= since)]
        for post in after[:LOOK_AT_MOST]:
            if post.key == delivery.key:
                return Found(message_id=post.id, channel_id=1)
        if len(after) < LOOK_AT_MOST:
            return Absent()
        return NotYet(upto_id=after[LOOK_AT_MOST - 1].id)


class Line:
    """One life's line to Discord; implements `Messenger`, and `PollReader` without answers."""

    def __init__(
        self, channels: Channels, services: Services, deliveries: Deliveries, options: int
    ) -> None:
        self._channels = channels
        self._services = services
        self._deliveries = deliveries
        self._options = options
        self.died = asyncio.Event()

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        await self.live()
        where = await self._where(delivery)
        return self._channels.newest(where) if where else None

    async def send(self, claimed: Claimed) -> Outcome:
        await self.live()
        # Others get their turn, as they would on a real line.
        await asyncio.sleep(0)
        await self.live()
        delivery = claimed.delivery
        where = await self._where(delivery)
        if where is None:
            return Refused(reason=Reason.NO_CHANNEL)
        if delivery.kind is DeliveryKind.PARTNER_TALK:
            await self._arrived(delivery)
        if self._channels.is_denied(delivery):
            closed = delivery.place is Place.MEMBER
            return Refused(reason=Reason.DM_CLOSED if closed else Reason.NO_PERMISSION)
        return await self._accept_by_dice(where, claimed)

    async def _accept_by_dice(self, where: str, claimed: Claimed) -> Outcome:
        match self._channels.throw(claimed.delivery):
            case Fate.TOO_MANY:
                return NotSent(wait=WAIT)
            case Fate.TOO_MANY_FOR_LONG:
                return NotSent()
            case Fate.REQUEST_LOST:
                return Unknown()
            case Fate.ANSWER_LOST:
                await self._accept(where, claimed)
                return Unknown()
            case Fate.KILLED_BEFORE:
                await self.die()
            case Fate.KILLED_AFTER:
                await self._accept(where, claimed)
                await self.die()
            case _:
                pass
        return await self._accept(where, claimed)

    async def look(self, delivery: Delivery) -> Looked:
        await self.live()
        where = await self._where(delivery)
        if where is None:
            return CannotLook(reason=Reason.NO_CHANNEL)
        if delivery.kind is DeliveryKind.THREAD:
            origin = await self._origin(delivery)
            there = self._channels.has_thread(origin)
            return Found(message_id=origin, channel_id=1) if there else Absent()
        if self._channels.is_blind(delivery):
            return CannotLook()
        return self._channels.search(where, delivery)

    async def show(self, mirror: Mirror, post: Delivery) -> Outcome:
        await self.live()
        assert post.message_id is not None
        if mirror.kind is MirrorKind.PARTNER_TALK:
            self._channels.carried[post.message_id] = await self._arrived(post)
        elif mirror.kind is MirrorKind.CARD:
            self._channels.cards[post.message_id] = await self._card(post)
        elif mirror.kind is MirrorKind.POLL_CLOSING:
            self._channels.closed_polls.add(post.message_id)
        elif mirror.kind is MirrorKind.BALLOT:
            view = await self._services.ballots.results(post.owner, post.about)
            self._channels.ballots[post.message_id] = view.poll.state
        return Sent(message_id=post.message_id, channel_id=1)

    async def fetch_counts(self, channel_id: int, message_id: int) -> PollCounts:
        await self.live()
        # Posts are numbered from 1.
        asked = self._channels.posts[message_id - 1]
        is_over = self._channels.clock.now() >= asked.at + timedelta(hours=HOURS)
        final = is_over or message_id in self._channels.closed_polls
        return PollCounts(final=final, counts=(0,) * self._options)

    async def _accept(self, where: str, claimed: Claimed) -> Sent:
        delivery = claimed.delivery
        if delivery.kind is DeliveryKind.THREAD:
            origin = await self._origin(delivery)
            self._channels.open_thread(origin, claimed)
            return Sent(message_id=origin, channel_id=1)
        drawn: dict[str, datetime] = {}
        if delivery.kind in {DeliveryKind.MOVED, DeliveryKind.MOVED_LETTER}:
            drawn = {
                "old": delivery.payload.old,
                "new": (await self._card(delivery)).start,
            }
        message_id = self._channels.keep(where, claimed, **drawn)
        if delivery.kind is DeliveryKind.ANNOUNCEMENT:
            self._channels.cards[message_id] = await self._card(delivery)
        elif delivery.kind is DeliveryKind.PARTNER_TALK:
            self._channels.carried[message_id] = await self._arrived(delivery)
        return Sent(message_id=message_id, channel_id=1)

    async def _where(self, delivery: Delivery) -> str | None:
        if delivery.place is Place.MEMBER:
            return f"dm:{_member(delivery)}"
        if delivery.kind is DeliveryKind.THREAD:
            return "talks"
        if delivery.place is not Place.THREAD:
            own = delivery.place.value
            return own if delivery.owner == OWNER else f"partner's {own}"
        thread = await self._origin(delivery)
        return f"thread:{thread}" if thread else None

    async def _origin(self, delivery: Delivery) -> int:
        before = await self._deliveries.find(delivery.owner, delivery.after or "")
        return (before.message_id if before is not None else None) or 0

    async def _card(self, post: Delivery) -> Card:
        view = await self._services.talks.view(post.owner, post.about)
        slot = view.talk.the_slot()
        return Card(
            state=view.talk.state.value,
            start=slot.starts_at,
            minutes=slot.minutes,
            going=view.counts.going,
        )

    async def _arrived(self, post: Delivery) -> SharedTalk:
        arrival, _ = await self._services.followings.arrived(post.owner, post.about)
        assert arrival.talk is not None
        self._channels.arrivals[post.about] = arrival.talk.of
        return arrival.talk

    async def die(self) -> None:
        self.died.set()
        await self.live()

    async def live(self) -> None:
        """Whatever the dead process still had in hand comes to nothing."""
        if self.died.is_set():
            await asyncio.Event().wait()


def _member(delivery: Delivery) -> int:
    return delivery.user_id - FIRST_MEMBER_ID if delivery.user_id else 0


def _place(where: str) -> str:
    return where.partition(":")[0]
