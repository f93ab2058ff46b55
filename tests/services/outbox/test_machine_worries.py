"""What is said about the machine is said to the host, in a letter."""

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.document import user_owner
from bot.services.outbox.machine_worries import QUIET, Worry, tell_host
from tests.factories import HOST_ID, NOW, a_server


async def told(store) -> list[tuple[str, int | None, Place]]:
    def look(survey) -> list[tuple[str, int | None, Place]]:
        kind = DeliveryKind.HOST_NOTICE.value
        found = survey.select(Delivery, kind=kind)
        return [(each.owner, each.user_id, each.place) for each in found]

    return await store.survey(look)


async def test_the_host_hears_of_the_machine_and_no_server_does(store, put):
    await put(a_server())
    letter = (user_owner(HOST_ID), HOST_ID, Place.MEMBER)
    for after in (QUIET * 0, QUIET / 2, QUIET):
        await tell_host(store, Worry.FAILED, "disk full", now=NOW + after, host=HOST_ID)
    assert await told(store) == [letter, letter]


async def test_before_the_host_is_known_nobody_is_told(store, put):
    await put(a_server())
    await tell_host(store, Worry.FAILED, "disk full", now=NOW, host=None)
    assert await told(store) == []
