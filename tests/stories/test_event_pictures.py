"""The picture of a talk in its Discord event: put there, kept in step, left to people."""

import base64
from datetime import timedelta

import pytest

from bot.rehearsal.discord.faults import Fault
from tests.stories.acting import Ready, fill
from tests.stories.test_scheduled_events import desk_of, show_as_events, the_event

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
HARBOUR = "https://pictures.example.org/harbour.png"
SQUARE = "https://pictures.example.org/square.jpg"
PNG, JPEG = b"\x89PNG\r\n\x1a\nharbour", b"\xff\xd8\xffsquare"
OTHERS = "data:image/png;base64,Y2FrZQ=="


async def show_picture(ready: Ready, address: str) -> None:
    await fill(ready, "about", {"description": "About trust.", "picture": address})
    await ready.world.advance(MINUTE)


def content(ready: Ready) -> bytes | None:
    """What stands in the event; its kind is said in front."""
    shown = the_event(ready.world).picture
    return None if shown is None else base64.b64decode(shown.partition(",")[2])


async def test_event_shows_the_talks_picture_and_follows_it(ready: Ready):
    world = ready.world
    world.put_on_the_web(HARBOUR, PNG)
    world.put_on_the_web(SQUARE, JPEG)
    await show_picture(ready, HARBOUR)
    await show_as_events(ready)
    await world.advance(MINUTE)
    assert content(ready) == PNG
    assert str(the_event(world).picture).startswith("data:image/png;base64,")

    await show_picture(ready, SQUARE)
    assert content(ready) == JPEG
    assert str(the_event(world).picture).startswith("data:image/jpeg;base64,")
    await show_picture(ready, "")
    assert content(ready) is None
    assert "Compare" not in (await desk_of(ready.ada)).labels


async def test_picture_that_discord_has_not_fetched_yet_comes_later(ready: Ready):
    world = ready.world
    await show_as_events(ready)
    await show_picture(ready, HARBOUR)
    assert content(ready) is None
    world.put_on_the_web(HARBOUR, PNG)
    await world.advance(timedelta(minutes=10))
    assert content(ready) == PNG


async def test_webp_becomes_a_png(ready: Ready):
    world, address = ready.world, "https://pictures.example.org/harbour.webp"
    world.put_on_the_web(address, b"RIFF....WEBP")
    await show_as_events(ready)
    await show_picture(ready, address)
    assert (content(ready) or b"").startswith(b"\x89PNG")


async def test_what_is_too_large_for_an_event_is_fetched_once(ready: Ready):
    world = ready.world
    world.put_on_the_web(HARBOUR, PNG + bytes(6_000_000))
    await show_as_events(ready)
    await show_picture(ready, HARBOUR)
    assert content(ready) is None
    # It would fit now, and nobody looks again until the talk has another one.
    world.put_on_the_web(HARBOUR, PNG)
    await fill(ready, "edit-talk", {"title": "Squares"})
    await world.advance(timedelta(hours=1))
    assert the_event(world).name == "Squares"
    assert content(ready) is None


async def test_picture_without_an_answer_stands_and_is_nobodys_change(ready: Ready):
    world = ready.world
    world.put_on_the_web(HARBOUR, PNG)
    await show_as_events(ready)
    await world.advance(MINUTE)
    world.hooks.append(Fault("PATCH", r".*/scheduled-events/\d+", "drop", phase="after"))
    await show_picture(ready, HARBOUR)
    await world.advance(timedelta(minutes=10))
    assert content(ready) == PNG
    assert "Compare" not in (await desk_of(ready.ada)).labels


@pytest.mark.parametrize("way", ["As the talk has it", "As it is in Discord"])
async def test_picture_of_a_moderator_is_compared(ready: Ready, way: str):
    world, ada = ready.world, ready.ada
    world.put_on_the_web(HARBOUR, PNG)
    await show_picture(ready, HARBOUR)
    await show_as_events(ready)
    await world.advance(MINUTE)
    world.edit_event(the_event(world), image=OTHERS)
    await world.advance(MINUTE)
    assert the_event(world).picture == OTHERS

    compared = (await ada.click(await desk_of(ada), "Compare")).message
    said = "The bot wrote: the picture of the talk\nIn Discord: another picture"
    assert said in compared.text
    await ada.click(compared, way)
    await world.advance(MINUTE)
    assert content(ready) == (PNG if way == "As the talk has it" else b"cake")
    await world.advance(timedelta(hours=1))
    assert content(ready) == (PNG if way == "As the talk has it" else b"cake")
    assert "Compare" not in (await desk_of(ada)).labels


async def test_picture_that_a_moderator_changed_while_the_bot_was_down_is_seen(ready: Ready):
    world, stage = ready.world, ready.stage
    world.put_on_the_web(HARBOUR, PNG)
    await show_picture(ready, HARBOUR)
    await show_as_events(ready)
    await world.advance(MINUTE)
    await stage.stop()
    world.edit_event(the_event(world), image=OTHERS)
    await stage.start()
    await world.advance(MINUTE)
    assert "Compare" in (await desk_of(ready.ada)).labels
    assert the_event(world).picture == OTHERS


async def test_talk_without_a_picture_lets_a_moderators_be(ready: Ready):
    world = ready.world
    await show_as_events(ready)
    world.edit_event(the_event(world), image=OTHERS)
    await fill(ready, "edit-talk", {"title": "Squares"})
    await world.advance(MINUTE)
    assert (the_event(world).name, the_event(world).picture) == ("Squares", OTHERS)
    assert "Compare" not in (await desk_of(ready.ada)).labels
