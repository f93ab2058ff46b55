"""Compares what stands in the simulated Discord with what the store believes of each message."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.deliveries.delivery import WAITING, Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import notice_of
from bot.domain.deliveries.reasons import Reason
from bot.rehearsal.discord.simcord_internals import Message, MessageType
from bot.rehearsal.discord.world import World

# What comes of taking the right to read from the bot: it cannot look, and Discord lets nobody open
# a thread at a message that he may not read. People are told of both.
TOLD = frozenset({Reason.CANNOT_LOOK, Reason.NO_PERMISSION})
_BLIND = TOLD | {Reason.DEPENDS_ON_HELD}


@dataclass(slots=True)
class Census:
    """`wrong` has one line for each message that is lost, doubled, unknown or not told of."""

    wrong: list[str] = field(default_factory=list)
    sent: Counter[DeliveryKind] = field(default_factory=Counter)
    # What was held until it was worth nothing any more, and surely never came.
    outlived: Counter[DeliveryKind] = field(default_factory=Counter)

    def add(self, what: str, delivery: Delivery) -> None:
        self.wrong.append(f"{what}: {delivery.kind} {delivery.code} {delivery.state}")


def take_census(
    world: World,
    deliveries: Sequence[Delivery],
    mirrors: Sequence[Mirror],
    on_card: Mapping[str, str],
    *,
    now: datetime,
    drifted: Collection[str] = (),
) -> Census:
    """Count when nothing is due any more: what is planned lies in the future.

    `on_card` is what the card of a talk must say, by the talk's code, and `drifted` has the talks
    whose events somebody changed in Discord.
    """
    census = Census()
    standing = _standing(world)
    nonces = world.discord.nonces
    copies = Counter(nonces.get(each.id) or _mark(each, deliveries) for each in standing.values())
    copies += _events(world)
    told = _told(deliveries)
    for delivery in deliveries:
        seen = _threads_of(world, delivery, deliveries)
        if not delivery.kind.record.is_thread:
            seen = copies.pop(delivery.key, 0)
        _judge(census, delivery, seen, now=now)
        if delivery.state is DeliveryState.SENT:
            _check_mark(census, delivery, standing)
            if delivery.kind is DeliveryKind.ANNOUNCEMENT and delivery.message_id in standing:
                shown = world.record(standing[delivery.message_id]).text
                if on_card.get(delivery.about, "") not in shown:
                    census.add("drawn before the last change", delivery)
        if delivery.reason in TOLD and _line(delivery) not in told:
            census.add("held and nobody was told", delivery)
    census.wrong += [f"{number} messages of nobody's: {key}" for key, number in copies.items()]
    for mirror in mirrors:
        if mirror.wake is not None and mirror.wake <= now:
            census.wrong.append(f"left undrawn: {mirror.kind} {mirror.code}")
        known = _BLIND | {Reason.EVENT_CHANGED} if mirror.about in drifted else _BLIND
        if mirror.reason is not None and mirror.reason not in known:
            census.wrong.append(f"no longer drawn: {mirror.kind} {mirror.reason}")
    found = {each.about for each in mirrors if each.reason is Reason.EVENT_CHANGED}
    census.wrong += [f"nobody was told of a changed event: {each}" for each in {*drifted} - found]
    return census


def _judge(census: Census, delivery: Delivery, seen: int, *, now: datetime) -> None:
    state = delivery.state
    if seen > 1:
        census.add(f"doubled ({seen} times)", delivery)
    elif state is DeliveryState.SENT:
        census.sent[delivery.kind] += 1
        if not seen:
            census.add("lost", delivery)
    elif state is DeliveryState.HELD and delivery.reason in _BLIND:
        if seen and delivery.reason is not Reason.CANNOT_LOOK:
            census.add("sent, and held", delivery)
    elif state is DeliveryState.WITHDRAWN:
        if seen:
            census.add("sent and taken back", delivery)
        elif delivery.kind is DeliveryKind.BALLOT_HALF_TIME and delivery.was_held:
            # Nobody could look whether it came, and meanwhile its poll has closed.
            census.outlived[delivery.kind] += 1
    elif state not in WAITING or delivery.wake is None or delivery.wake <= now:
        census.add(f"neither sent nor waiting ({delivery.reason})", delivery)


def _standing(world: World) -> dict[int, Message]:
    """The bot's own messages; a poll's result is posted in its name by Discord."""
    return {
        message.id: message
        for messages in world.discord.messages.values()
        for message in messages.values()
        if message.author_id == world.bot_id and message.type != MessageType.POLL_RESULT
    }


def _mark(message: Message, deliveries: Sequence[Delivery]) -> str | None:
    """The key in a message without a nonce: the first one of a post in a forum."""
    held = str(message.components)
    return next((each.key for each in deliveries if each.key in held), None)


def _events(world: World) -> Counter[str]:
    """How many scheduled events of the bot carry each key, over or not."""
    made = (
        each for guild in world.discord.guilds.values() for each in guild.scheduled_events.values()
    )
    own = [each for each in made if each.creator_id == world.bot_id]
    return Counter((each.description or "").rpartition(" ")[2] for each in own)


def _threads_of(world: World, delivery: Delivery, deliveries: Sequence[Delivery]) -> int:
    """A thread that hangs at a message has its id."""
    origin = next((each.message_id for each in deliveries if each.code == delivery.after), None)
    return sum(1 for thread in world.threads() if thread.id == origin)


def _check_mark(census: Census, delivery: Delivery, standing: dict[int, Message]) -> None:
    """What stands there must be found by a look: the key in its place, whatever its nonce was."""
    if delivery.kind.record.is_thread or delivery.kind.record.is_event:
        return
    message = standing.get(delivery.message_id or 0)
    if message is None:
        census.add("the store names another message", delivery)
    elif delivery.key not in f"{message.components} {message.content}":
        census.add("without its mark", delivery)


def _told(deliveries: Sequence[Delivery]) -> set[str]:
    return {
        f"{line.what}|{line.reason or 'late'}|{line.about}"
        for delivery in deliveries
        if delivery.kind is DeliveryKind.NOTICE and delivery.state is DeliveryState.SENT
        for line in notice_of(delivery.payload).lines
    }


def _line(delivery: Delivery) -> str:
    return f"{delivery.kind.value}|{delivery.reason}|{delivery.about}"
