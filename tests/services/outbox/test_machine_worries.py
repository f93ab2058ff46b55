"""What is said about the machine is said to the host, whose server is named or was set up first."""

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import guild_owner
from bot.services.outbox.machine_worries import Worry, tell_host
from tests.factories import GUILD_ID, NOW, OTHER_GUILD_ID, OWNER, a_server

OTHER = guild_owner(OTHER_GUILD_ID)
UNKNOWN = 1_000_000_000_000_000_777


async def put_other(store) -> None:
    other = a_server(owner=OTHER, code=str(OTHER_GUILD_ID))
    await store.run(OTHER, lambda docs: docs.put(other))


async def told(store) -> list[str]:
    def look(survey) -> list[str]:
        kind = DeliveryKind.HOST_NOTICE.value
        return [each.owner for each in survey.select(Delivery, kind=kind)]

    return await store.survey(look)


@pytest.mark.parametrize(
    ("home", "expected"),
    [(None, OWNER), (GUILD_ID, OWNER), (OTHER_GUILD_ID, OTHER), (UNKNOWN, OWNER)],
)
async def test_one_team_hears_of_the_machine(store, put, home, expected):
    await put(a_server())
    await put_other(store)

    await tell_host(store, Worry.FAILED, "disk full", now=NOW, home=home)

    assert await told(store) == [expected]


async def test_a_server_without_backstage_is_no_place_for_it(store, put):
    await put(a_server(backstage_channel_id=None))
    await put_other(store)

    await tell_host(store, Worry.FAILED, "disk full", now=NOW, home=GUILD_ID)

    assert await told(store) == [OTHER]
