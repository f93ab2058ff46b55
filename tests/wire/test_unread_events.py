"""What discord.py cannot read: an event of a shape nobody knows, or no frame at all."""

import asyncio
import json
import logging

import pytest

from tests.stories.acting import Ready, sign_up

pytestmark = pytest.mark.evidence

SERVER = "1"
ODD = {
    "message without author": ("MESSAGE_CREATE", {"id": "5", "channel_id": "6"}),
    "message that is a list": ("MESSAGE_CREATE", [1, 2]),
    "message that is nothing": ("MESSAGE_CREATE", None),
    "message with a number for its id": ("MESSAGE_UPDATE", {"id": "x", "channel_id": []}),
    "server without id": ("GUILD_UPDATE", {"name": "?"}),
    "server that is a word": ("GUILD_CREATE", "?"),
    "channel of no kind": ("CHANNEL_CREATE", {"id": "7", "guild_id": SERVER}),
    "thread without its times": ("THREAD_CREATE", {"id": "8", "guild_id": SERVER}),
    "vote without answer": ("MESSAGE_POLL_VOTE_ADD", {"user_id": "9"}),
    "event without times": ("GUILD_SCHEDULED_EVENT_CREATE", {"id": "9", "guild_id": SERVER}),
    "member without user": ("GUILD_MEMBER_UPDATE", {"guild_id": SERVER}),
    "role without role": ("GUILD_ROLE_CREATE", {"guild_id": SERVER}),
    "press without person": ("INTERACTION_CREATE", {"id": "10", "token": "t", "type": 3}),
}
BROKEN = {
    "nothing": "",
    "not JSON": "{",
    "a list": "[]",
    "a word": '"word"',
    "a number": "12",
    "nested without end": "[" * 50_000,
    "an unknown order": '{"op": "what", "d": null}',
    "an event without name": '{"op": 0, "s": null, "d": {}}',
    "a name that is a list": '{"op": 0, "t": [], "d": {}}',
    "a greeting without pulse": '{"op": 10, "d": {}}',
    "a greeting that is nothing": '{"op": 10}',
    "a text in another coding": b"\xff\xfe{",
    "nothing of an object": "{}",
    "null": "null",
    "no number": "NaN",
    "two objects": "{}{}",
    "half a letter": '{"op": 0, "t": "MESSAGE_CREATE", "d": {"content": "\\ud800"}}',
    "a number beyond all": '{"op": 0, "t": "MESSAGE_CREATE", "d": {"id": 1e999}}',
    "an id beyond all": '{"op": 0, "t": "CHANNEL_UPDATE", "d": {"id": "' + "9" * 5_000 + '"}}',
    "an order from the future": '{"op": 99, "d": {}}',
    "an order below nothing": '{"op": -1, "d": {}}',
    "an order that is a list": '{"op": [], "d": {}}',
    "an event from the future": '{"op": 0, "t": "PLANET_CREATE", "s": null, "d": {}}',
    "an event that is private": '{"op": 0, "t": "__class__", "s": null, "d": {}}',
    "an event without data": '{"op": 0, "t": "GUILD_DELETE", "s": null}',
    "a place in the line that is a word": '{"op": 0, "t": "TYPING_START", "s": "?", "d": {}}',
}
# What any event may hold instead of what it should.
SHAPES: list[object] = [
    None,
    [],
    {},
    "?",
    7,
    True,
    [{}],
    {"id": "x"},
    {"id": [], "guild_id": {}},
    {"guild_id": SERVER, "id": "5", "channel_id": "6", "user": None, "member": 3},
]
# A session begins by these, and they have a test of their own; the last ends what it names.
_APART = {"READY", "RESUMED"}


async def hears(ready: Ready) -> bool:
    await ready.world.connected()
    answer = await sign_up(ready, ready.mia)
    return answer.text.startswith("You're on the list")


def warnings(caplog) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_event_of_unknown_shape_costs_itself_alone(ready: Ready, caplog):
    for what, (name, data) in ODD.items():
        caplog.clear()
        frame = {"op": 0, "t": name, "s": None, "d": data}
        await ready.world.gateway.send_raw(json.dumps(frame))
        assert await hears(ready), what
        assert len(warnings(caplog)) <= 1, what
    assert ready.world.gateway.identified == 1


async def test_frame_that_is_none_costs_itself_alone(ready: Ready, caplog):
    for what, frame in BROKEN.items():
        caplog.clear()
        await ready.world.gateway.send_raw(frame)
        assert await hears(ready), what
        assert len(warnings(caplog)) <= 1, what
    assert (ready.world.gateway.identified, ready.world.gateway.resumed) == (1, 0)


async def test_no_event_of_any_name_and_shape_ends_anything(ready: Ready, caplog):
    """Each costs one line in the log, at most."""
    names = sorted({*ready.stage.bot.client._connection.parsers} - _APART)
    assert len(names) > 60
    gateway = ready.world.gateway
    for name in names:
        for shape in SHAPES:
            await gateway.send_raw(json.dumps({"op": 0, "t": name, "s": None, "d": shape}))
        await asyncio.sleep(0)
    assert await hears(ready)
    assert gateway.identified == 1
    lines = warnings(caplog)
    assert {record.message for record in lines} == {"event_unread"}
    assert len(lines) <= len(names) * len(SHAPES)


async def test_stream_that_cannot_be_unpacked_is_resumed(ready: Ready):
    await ready.world.gateway.send_raw(b"\x00\xff\x00\x00\xff\xff")
    await ready.world.until(lambda: ready.world.gateway.resumed)
    assert await hears(ready)
    assert ready.world.gateway.identified == 1


async def test_host_is_told_how_many_were_not_read(ready: Ready):
    assert "cannot read" not in (await ready.ada.slash("desk")).text
    await ready.world.gateway.send_raw("{")
    await ready.world.gateway.send_raw('{"op": 0, "t": "MESSAGE_CREATE", "d": {}}')
    assert await hears(ready)
    desk = (await ready.ada.slash("desk")).text
    assert "Discord sent me 2 messages that I cannot read" in desk


async def test_log_has_the_type_and_nothing_else(ready: Ready, caplog):
    data = {"content": "a secret of somebody", "id": "5"}
    frame = {"op": 0, "t": "MESSAGE_CREATE", "s": None, "d": data}
    await ready.world.gateway.send_raw(json.dumps(frame))
    assert await hears(ready)
    lines = [record for record in caplog.records if record.message == "event_unread"]
    assert [record.fields["type"] for record in lines] == ["MESSAGE_CREATE"]
    assert "a secret of somebody" not in caplog.text


async def test_press_inside_what_cannot_be_read_is_answered(ready: Ready):
    def without_version(event, payload):
        if event == "INTERACTION_CREATE":
            payload.pop("version")
        return 1

    ready.world.gateway.mangle = without_version
    answer = await ready.mia.click(ready.card, "I'm going")
    assert answer.text.startswith("I could not read that press.")
    assert answer.message.ephemeral

    ready.world.gateway.mangle = None
    assert await hears(ready)


async def test_session_whose_beginning_cannot_be_read_is_begun_anew(ready: Ready):
    beginning = {"session_id": "?", "resume_gateway_url": ready.world.gateway_url}
    frame = {"op": 0, "t": "READY", "s": 1, "d": beginning}
    await ready.world.gateway.send_raw(json.dumps(frame))
    await ready.world.until(lambda: ready.world.gateway.identified == 2)
    assert await hears(ready)
