"""Looking whether something is really there; whatever is not raises `MissingError`."""

from collections import Counter
from collections.abc import Container, Mapping
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.rehearsal.acting import SHOWN, MissingError
from bot.rehearsal.discord.records import MessageRecord, Place
from bot.rehearsal.discord.world import World
from bot.rehearsal.ledger import Ledger

K = TypeVar("K")
# What runs between the due time and the message: sockets, not clocks.
PUNCTUAL = timedelta(seconds=20)


def need(condition: object, missing: str) -> None:
    if not condition:
        raise MissingError(missing)


def same(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise MissingError(f"{what}: {_short(found)} instead of {_short(wanted)}")


def unchanged(what: str, now: Mapping[K, object], before: Mapping[K, object]) -> None:
    """Both are equal; otherwise say where they first differ."""
    for key in [*before, *now]:
        same(f"{what} {key}", now.get(key), before.get(key))


def _short(value: object) -> str:
    return repr(value)[:SHOWN]


def has(message: MessageRecord, *texts: str) -> None:
    """Every text stands in the message."""
    for text in texts:
        need(text in message.text, f"{text!r} is not in {message.text[:SHOWN]!r}")


def lacks(what: str, text: Container[str], *secrets: str) -> None:
    """None of these stands in it."""
    for secret in secrets:
        need(secret not in text, f"{what} gives away {secret!r}")


def quiet(message: MessageRecord) -> None:
    need(message.silent, f"it is not silent: {message.text[:SHOWN]!r}")
    unpinged(message)


def unpinged(message: MessageRecord) -> None:
    same("pings", (message.pinged, message.pinged_everyone), ((), False))


def punctual(message: MessageRecord, due: datetime) -> None:
    late = message.at - due
    need(timedelta(0) <= late <= PUNCTUAL, f"it came at {message.at}, due at {due}")


def public(world: World, place: Place) -> list[MessageRecord]:
    """What stands in a channel for all who may see it, oldest first."""
    return [message for message in world.messages(place) if not message.ephemeral]


def everything(world: World) -> list[MessageRecord]:
    """All lasting messages everywhere, threads and letters too."""
    places: list[Place] = [*world.channels(), *world.threads()]
    messages = [message for place in places for message in public(world, place)]
    return messages + [message for name in world.people for message in world.dms(name)]


def snapshot(world: World) -> dict[int, tuple[str, tuple[str, ...]]]:
    """What everybody reads everywhere: equal if nothing was posted, edited or removed."""
    return {each.id: (each.text, each.labels) for each in everything(world)}


async def each_once(world: World, ledger: Ledger) -> int:
    """Every planned message that went out stands there exactly once; return how many."""
    seen = Counter(str(message.nonce) for message in everything(world))
    # An event has no nonce: its key ends its description.
    seen += Counter(event.description.rpartition(" ")[2] for event in world.events())
    standing = {message.id for message in everything(world)}
    standing |= {event.id for event in world.events()}
    sent = [
        each
        for each in await ledger.all(Delivery, state=DeliveryState.SENT.value)
        if not each.kind.record.is_thread
    ]
    for each in sent:
        same(f"messages of {each.kind.value} {each.code}", seen[each.key], 1)
        need(each.message_id in standing, f"{each.kind.value} {each.code} is not in its channel")
    return len(sent)


async def nothing_stuck(ledger: Ledger) -> None:
    """No planned message waits for help or in doubt."""
    for state in (DeliveryState.HELD, DeliveryState.DOUBTFUL, DeliveryState.CLAIMED):
        for each in await ledger.all(Delivery, state=state.value):
            raise MissingError(f"{each.kind.value} {each.code} is {state.value}: {each.reason}")


async def planned(ledger: Ledger, about: str) -> dict[str, int]:
    """How many messages of each kind wait to be sent about a talk."""
    waiting = await ledger.all(Delivery, state=DeliveryState.PLANNED.value)
    return dict(Counter(each.kind.value for each in waiting if each.about == about))
