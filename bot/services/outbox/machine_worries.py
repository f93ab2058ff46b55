"""A word to the host about the machine that the bot runs on: a letter, which no team reads."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import MachineWorry, Worry
from bot.domain.document import own_code, user_owner
from bot.services.outbox.planning import post
from bot.services.ports import Documents, Store

# What was said is not said again so soon.
QUIET = timedelta(days=7)


# Who runs the bot, as far as Discord has said.
Host = Callable[[], int | None]


async def tell_host(
    store: Store, worry: Worry, reason: str, *, now: datetime, host: int | None
) -> None:
    """Plan a letter to the host, unless told lately. Until they are known, the log says it.

    Teams read on their desk that something is wrong.
    """
    if host is not None:
        await store.run(user_owner(host), lambda docs: _notice(docs, worry, reason, host, now=now))


def _notice(docs: Documents, worry: Worry, reason: str, host: int, *, now: datetime) -> None:
    about = own_code(docs.owner)
    told = docs.select(Delivery, about=about, kind=DeliveryKind.HOST_NOTICE.value)
    # A clock that was wrong may have dated the last notice in the future.
    lately = (each for each in told if abs(each.due - now) < QUIET)
    payloads = (each.payload for each in lately)
    if any(isinstance(each, MachineWorry) and each.worry is worry for each in payloads):
        return
    payload = MachineWorry(worry=worry, reason=reason)
    post(docs, DeliveryKind.HOST_NOTICE, about=about, due=now, user_id=host, payload=payload)
