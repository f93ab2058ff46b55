"""A series on the web: who may put it there, what the world reads, and how it goes again."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from icalendar import Calendar

from bot.rehearsal.discord.world import World
from bot.rehearsal.stage import Stage
from tests.stories.acting import TITLE, Ready, make_ready

ADDRESS = "https://talks.example.org"


@pytest.fixture
async def on_web(world: World, tmp_path: Path) -> AsyncIterator[Ready]:
    stage = Stage(world, tmp_path / "data", web_address=ADDRESS)
    await stage.start()
    yield await make_ready(stage)
    await stage.stop()


async def read(ready: Ready, address: str) -> tuple[int, list[str]]:
    """What a program reads there, and the titles in it."""
    pages = ready.stage.bot.pages
    assert pages is not None
    here = address.replace(ADDRESS, f"http://127.0.0.1:{pages.port}")
    async with aiohttp.ClientSession() as session, session.get(here) as answer:
        content = await answer.read()
    if answer.status != 200:
        return answer.status, []
    return 200, [str(event.get("SUMMARY")) for event in Calendar.from_ical(content).events]


def address_in(text: str) -> str:
    found = re.search(rf"`({re.escape(ADDRESS)}\S+)`", text)
    assert found is not None, text
    return found[1]


async def series_web(ready: Ready):
    ((_, series),) = await ready.ada.complete("series edit", "series", "")
    shown = await ready.ada.slash("series edit", series=series)
    return await ready.ada.click(shown.message, "Calendar on the web")


async def test_organiser_puts_a_series_on_the_web_and_takes_it_off(on_web: Ready):
    asked = await series_web(on_web)
    assert "everybody in the world who has the address" in asked.text

    shown = await on_web.ada.click(asked.message, "Put it on the web")
    address = address_in(shown.text)
    assert f"`webcal{address.removeprefix('https')}`" in shown.text
    assert {"Google", "Outlook", "Outlook.com"} <= set(shown.message.labels)
    assert await read(on_web, address) == (200, [TITLE])

    off = await on_web.ada.click(shown.message, "Take it off the web")
    assert "in no calendar on the web" in off.text
    assert await read(on_web, address) == (404, [])


async def test_without_an_address_no_series_is_put_on_the_web(ready: Ready):
    ((_, series),) = await ready.ada.complete("series edit", "series", "")
    shown = (await ready.ada.slash("series edit", series=series)).message
    assert "Calendar on the web" not in shown.labels
    said = await ready.ada.click(shown, f"series-web:{series}", forged=True)
    assert "I have no address there." in said.text
    assert "`/export` gives the calendar as a file" in said.text


async def test_edition_and_talk_have_addresses_of_their_own(on_web: Ready):
    shown = await on_web.ada.click((await series_web(on_web)).message, "Put it on the web")
    assert "Take it off the web" in shown.message.labels
    offer = await on_web.mia.click(on_web.card, "Calendar")
    for label, title in (("Only 2022", "Northville Talks 2022"), ("Only this talk", TITLE)):
        narrower = await on_web.mia.click(offer.message, label)
        assert title in narrower.text
        assert {"Google", "Outlook"} <= set(narrower.message.labels)
        assert await read(on_web, address_in(narrower.text)) == (200, [TITLE])

    await on_web.ada.click(shown.message, "Take it off the web")
    gone = await on_web.mia.click(offer.message, "Only this talk")
    assert gone.text.startswith("This calendar is not on the web")


async def test_member_has_a_calendar_of_their_own_until_they_switch_it_off(on_web: Ready):
    mia = on_web.mia
    await mia.click(on_web.card, "I'm going")
    offer = await mia.click((await mia.slash("me")).message, "My calendar")
    assert "for you alone" in offer.text

    shown = await mia.click(offer.message, "Make my address")
    first = address_in(shown.text)
    assert await read(on_web, first) == (200, [TITLE])
    again = await mia.click((await mia.slash("me")).message, "My calendar")
    assert address_in(again.text) == first

    asked = await mia.click(again.message, "New address")
    kept = await mia.click(asked.message, "Keep it as it is")
    assert address_in(kept.text) == first
    asked = await mia.click(kept.message, "New address")
    renewed = await mia.click(asked.message, "New address")
    second = address_in(renewed.text)
    assert await read(on_web, first) == (404, [])
    assert await read(on_web, second) == (200, [TITLE])

    asked = await mia.click(renewed.message, "Switch it off")
    off = await mia.click(asked.message, "Switch it off")
    assert "You have no calendar of your own here." in off.text
    assert await read(on_web, second) == (404, [])


async def test_who_leaves_the_server_reads_their_calendar_no_more(on_web: Ready):
    offer = await on_web.max.click((await on_web.max.slash("me")).message, "My calendar")
    address = address_in((await on_web.max.click(offer.message, "Make my address")).text)
    assert await read(on_web, address) == (200, [])

    on_web.world.kick("Max Member")
    await on_web.world.advance(timedelta(minutes=1))
    assert await read(on_web, address) == (404, [])


async def test_without_an_address_nothing_leads_to_the_web(ready: Ready):
    mine = (await ready.mia.slash("me")).message
    assert "My calendar" not in mine.labels
    said = await ready.mia.click(mine, "my-calendar", forged=True)
    assert "I have no address on the web" in said.text
