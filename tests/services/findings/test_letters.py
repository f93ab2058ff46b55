"""Who asks for letters about the findings of a series gets one for each edition, until then."""

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.errors import NotFound
from bot.domain.findings.letters import FindingsLetters
from bot.services.findings.catching_up import CatchUpLetters
from bot.services.findings.letters import SeriesLetters
from bot.services.findings.publishing import Publishing
from tests.factories import (
    EDITION_CODE,
    OWNER,
    SERIES_CODE,
    a_member,
    a_note_taker,
    an_organiser,
)
from tests.services.findings.findings_world import whole_edition


@pytest.fixture
async def letters(store, clock, put) -> SeriesLetters:
    await put(*whole_edition())
    return SeriesLetters(store, clock)


async def publish(store, clock) -> None:
    publishing = Publishing(store, clock)
    asked = await publishing.ask_review(a_note_taker())
    await publishing.publish(an_organiser(), EDITION_CODE, asked.key.version)


async def planned(store) -> list[Delivery]:
    kind = DeliveryKind.CATCH_UP.value
    return await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind))


async def test_whoever_asked_is_written_to_once(store, clock, letters):
    mia = a_member()
    for _ in range(2):
        assert (await letters.ask(mia, SERIES_CODE)).lines[0].is_wanted
    await publish(store, clock)

    (letter,) = [each for each in await planned(store) if each.user_id == mia.user_id]
    why = await CatchUpLetters(store, clock).why(letter)
    assert (why.missed, why.has_asked) == ((), True)
    wishes = await store.read(OWNER, lambda docs: docs.select(FindingsLetters))
    assert len(wishes) == 1


async def test_whoever_stops_is_not_written_to(store, clock, letters):
    mia = a_member()
    await letters.ask(mia, SERIES_CODE)
    assert (await letters.view(mia)).lines[0].is_wanted
    await letters.turn(mia, SERIES_CODE)
    assert not (await letters.view(mia)).lines[0].is_wanted
    await publish(store, clock)
    assert mia.user_id not in {each.user_id for each in await planned(store)}


async def test_what_waits_does_not_come_once_it_is_stopped(store, clock, letters):
    mia = a_member()
    await letters.ask(mia, SERIES_CODE)
    await publish(store, clock)
    await letters.stop(mia, SERIES_CODE)
    assert not any(each.is_open for each in await planned(store) if each.user_id == mia.user_id)


async def test_a_series_that_is_not_known_is_not_there(letters):
    with pytest.raises(NotFound):
        await letters.ask(a_member(), "N0NE00")
    with pytest.raises(NotFound):
        await letters.stop(a_member(), "N0NE00")
