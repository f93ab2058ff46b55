"""A word to every team about the machine that the bot runs on."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery, DeliveryKind, Place
from bot.domain.document import own_code
from bot.domain.team.server import Server
from bot.services.outbox.planning import post
from bot.services.ports import Documents, Store, Survey

# What was said is not said again so soon.
QUIET = timedelta(days=7)


class Worry(StrEnum):
    """What the teams are told about; the words stand in Fluent."""

    FAILED = "failed"
    NOT_COPIED = "not_copied"
    DAMAGED = "damaged"
    CLOCK_AHEAD = "clock_ahead"
    CLOCK_BEHIND = "clock_behind"


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
    if any(each.detail.get("what") == worry.value for each in lately):
        return
    post(
        docs,
        DeliveryKind.HOST_NOTICE,
        about=about,
        place=Place.BACKSTAGE,
        due=now,
        detail={"what": worry.value, "reason": reason},
    )
