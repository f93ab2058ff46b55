"""Talks among Discord's scheduled events: made, kept in step, and read by who looks there."""

from datetime import timedelta

from bot.rehearsal.discord.blueprint import INVITED
from bot.rehearsal.discord.records import EventRecord, MessageRecord
from bot.rehearsal.discord.world import World
from tests.stories.acting import ENDS, STARTS, TITLE, Ready

MINUTE = timedelta(minutes=1)
SCHEDULED, ACTIVE, COMPLETED, CANCELLED = 1, 2, 3, 4


async def series_card(ready: Ready) -> MessageRecord:
    ((_, code),) = await ready.ada.complete("series edit", "series", "")
    return (await ready.ada.slash("series edit", series=code)).message


async def show_as_events(ready: Ready) -> MessageRecord:
    """Ada lets the series' talks stand among Discord's events; the bot may make them."""
    ready.world.set_bot_permissions(*INVITED, "create_events")
    shown = await ready.ada.click(await series_card(ready), "Show as Discord events")
    await ready.world.settle()
    return shown.message


def the_event(world: World) -> EventRecord:
    return world.events(server=world.home.name)[-1]


async def test_talk_stands_among_the_events_from_its_announcement_to_its_end(ready: Ready):
    world = ready.world
    assert world.events() == ()
    shown = await show_as_events(ready)
    assert "also stand among this server's Discord events" in shown.text
    assert "I lack" not in shown.text

    event = the_event(world)
    assert (event.name, event.status, event.location) == (TITLE, SCHEDULED, "Zoom")
    assert (event.start, event.end) == (STARTS, ENDS)
    card = f"/{ready.card.channel_id}/{ready.card.id}"
    assert card in event.description

    await world.move_to(STARTS + MINUTE)
    assert the_event(world).status == ACTIVE
    await world.move_to(ENDS + MINUTE)
    assert [each.status for each in world.events()] == [COMPLETED]
