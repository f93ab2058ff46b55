"""A word to the host about the machine that the bot runs on: to no other team."""

from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import MachineWorry, Worry
from bot.domain.document import guild_owner, own_code
from bot.domain.team.server import Server
from bot.services.outbox.planning import post
from bot.services.ports import Documents, Store, Survey

# What was said is not said again so soon.
QUIET = timedelta(days=7)


async def tell_host(
    store: Store, worry: Worry, reason: str, *, now: datetime, home: int | None = None
) -> None:
    """Plan a notice backstage on the host's own server, unless it was told lately.

    That is `home`, if it has a backstage; else the one that was set up first.
    """

    def look(survey: Survey) -> str | None:
        servers = [each for each in survey.select(Server) if each.backstage_channel_id is not None]
        owners = [each.owner for each in servers]
        named = guild_owner(home) if home is not None else None
        return named if named in owners else next(iter(owners), None)

    owner = await store.survey(look)
    if owner is not None:
        await store.run(owner, lambda docs: _notice(docs, worry, reason, now=now))


def _notice(docs: Documents, worry: Worry, reason: str, *, now: datetime) -> None:
    about = own_code(docs.owner)
    told = docs.select(Delivery, about=about, kind=DeliveryKind.HOST_NOTICE.value)
    # A clock that was wrong may have dated the last notice in the future.
    lately = (each for each in told if abs(each.due - now) < QUIET)
    payloads = (each.payload for each in lately)
    if any(isinstance(each, MachineWorry) and each.worry is worry for each in payloads):
        return
    payload = MachineWorry(worry=worry, reason=reason)
    post(docs, DeliveryKind.HOST_NOTICE, about=about, due=now, payload=payload)
