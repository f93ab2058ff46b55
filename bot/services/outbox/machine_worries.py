"""A word to every team about the machine that the bot runs on."""

from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import MachineWorry, Worry
from bot.domain.document import own_code
from bot.domain.team.server import Server
from bot.services.outbox.planning import post
from bot.services.ports import Documents, Store, Survey

# What was said is not said again so soon.
QUIET = timedelta(days=7)


async def tell_teams(store: Store, worry: Worry, reason: str, *, now: datetime) -> None:
    """Plan a notice on every server that has a backstage, unless it was told lately."""

    def look(survey: Survey) -> list[str]:
        servers = survey.select(Server)
        return [each.owner for each in servers if each.backstage_channel_id is not None]

    for owner in await store.survey(look):
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
