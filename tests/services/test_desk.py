from datetime import timedelta

import pytest

from bot.domain.times import WallTime
from bot.kinds import KINDS
from bot.services.desk import Desk
from bot.services.machine import Machine
from tests.factories import NOW, ZONE, a_note_taker, a_series, a_server, a_slot, a_talk, an_edition

DAY = timedelta(days=1)


def talk_in(days: int):
    """An announced talk so many days from now; negative: nobody has ended it."""
    local = NOW.replace(tzinfo=None) + days * DAY
    return a_talk(code=f"TA{days + 50:04}", slot=a_slot(start=WallTime(local=local, zone=ZONE)))


@pytest.fixture
def desk(store, clock) -> Desk:
    clock.set(NOW)
    return Desk(store, clock, Machine(store, store, None, KINDS))


async def test_talks_that_nobody_ended_hide_none_to_come(desk, put):
    days = (-9, -5, -2, 7, 3)
    await put(a_server(), a_series(), an_edition(), *map(talk_in, days))

    view = await desk.view(a_note_taker())

    shown = [sheet.view.talk.code for sheet in view.sheets]
    assert shown == [talk_in(each).code for each in (3, 7, -9, -5, -2)]
