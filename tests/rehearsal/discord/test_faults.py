"""discord.py over a line that fails: its retries, resumes and our hooks."""

import asyncio
import io

import aiohttp
import discord
import pytest

from bot.guild.address import REHEARSAL_TOKEN, point_discord_at
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.rest.answers import json_answer
from bot.rehearsal.discord.world import World
from tests.rehearsal.discord.sample_bot import SampleBot
from tests.rehearsal.discord.test_corrections import channel_of

MESSAGES = r"/channels/\d+/messages"
ROUTE = ("POST", "/channels/{id}/messages")


async def test_429_is_waited_for(world: World, bot):
    world.hooks.append(faults.too_many_requests("POST", MESSAGES, times=2))
    await channel_of(bot, world).send("one")
    assert [m.text for m in world.messages("talks")] == ["one"]
    assert [entry.status for entry in world.requests.of(*ROUTE)] == [429, 429, 200]


async def test_global_429_is_waited_for(world: World, bot):
    world.hooks.append(faults.too_many_requests("POST", MESSAGES, everywhere=True))
    await channel_of(bot, world).send("one")
    assert world.requests.count(*ROUTE) == 2


async def test_429_without_via_is_taken_for_a_ban(world: World, bot):
    world.hooks.append(faults.too_many_requests("POST", MESSAGES, via=False))
    with pytest.raises(discord.HTTPException):
        await channel_of(bot, world).send("one")
    assert world.messages("talks") == []


async def test_503_is_an_error_at_once(world: World, bot):
    world.hooks.append(faults.server_error("POST", MESSAGES, status=503))
    with pytest.raises(discord.DiscordServerError):
        await channel_of(bot, world).send("one")
    assert world.messages("talks") == []


async def test_lost_answer_leaves_the_message(world: World, bot):
    world.hooks.append(faults.lost_answer("POST", MESSAGES))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await channel_of(bot, world).send("one", nonce="key-1")
    assert [m.text for m in world.messages("talks")] == ["one"]
    again = await channel_of(bot, world).send("one", nonce="key-1")
    assert [m.id for m in world.messages("talks")] == [again.id]
    assert [entry.status for entry in world.requests.of(*ROUTE)] == [0, 200]


async def test_request_that_never_arrived_leaves_nothing(world: World, bot):
    world.hooks.append(faults.never_arrived("POST", MESSAGES))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await channel_of(bot, world).send("one")
    assert world.messages("talks") == []


async def test_refusal_after_acceptance(world: World, bot):
    world.hooks.append(faults.accepted_but_failed("POST", MESSAGES, status=503))
    with pytest.raises(discord.DiscordServerError):
        await channel_of(bot, world).send("one")
    assert [m.text for m in world.messages("talks")] == ["one"]


async def test_held_answer_is_overtaken_by_the_gateway(world: World, bot):
    hold = faults.Hold("POST", MESSAGES)
    world.hooks.append(hold)
    sending = asyncio.create_task(channel_of(bot, world).send("one", nonce="key-1"))
    await hold.accepted.wait()
    await world.until(lambda: bot.heard)
    assert (bot.heard[0].nonce, sending.done()) == ("key-1", False)
    hold.release()
    assert (await sending).id == bot.heard[0].id


async def test_empty_bucket_holds_the_call_back(world: World, bot):
    world.rest.header_hooks.append(faults.exhausted("POST", MESSAGES, reset_after=0.1))
    before = asyncio.get_running_loop().time()
    await channel_of(bot, world).send("one")
    assert asyncio.get_running_loop().time() - before >= 0.1


async def test_own_hook_sees_the_body_and_answers(world: World, bot):
    seen = []

    async def hook(method, path, body, phase):
        if phase == "before" and path.endswith("/messages"):
            seen.append((method, body["content"]))
            return json_answer({"code": 50013, "message": "no"}, 403)
        return None

    world.hooks.append(hook)
    with pytest.raises(discord.Forbidden):
        await channel_of(bot, world).send("one")
    assert seen == [("POST", "one")]


async def test_dropped_gateway_resumes_and_replays(world: World, bot):
    world.gateway.drop()
    mia = world.person("Mia Member")
    world.discord.create_message(mia.direct.id, mia.id, "while you were away")
    await world.connected()
    await world.dealt_with()
    assert (world.gateway.identified, world.gateway.resumed, bot.resumes) == (1, 1, 1)
    assert world.dms(mia)[-1].text == "you said while you were away"


@pytest.mark.parametrize("code", [4000, 4001, 1012])
async def test_resumable_close_codes(world: World, bot, code):
    await world.gateway.close_with(code)
    await world.connected()
    assert (world.gateway.identified, world.gateway.resumed) == (1, 1)


async def test_op_7_is_obeyed(world: World, bot):
    await world.gateway.ask_to_reconnect()
    await world.until(lambda: world.gateway.resumed)
    assert world.gateway.identified == 1


async def test_lost_session_identifies_again(world: World, bot, monkeypatch):
    sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: sleep(min(seconds, 0.01)))
    world.gateway.drop()
    world.gateway.forget_sessions()
    await world.until(lambda: world.gateway.identified == 2)
    assert world.gateway.resumed == 0


async def test_doubled_and_lost_events(world: World, bot):
    mia = world.person("Mia Member")
    world.gateway.mangle = lambda event, _payload: 2 if event == "MESSAGE_CREATE" else 1
    await mia.say("talks", "a")
    assert len(bot.heard) == 2
    world.gateway.mangle = lambda event, _payload: 0 if event == "MESSAGE_CREATE" else 1
    await mia.say("talks", "b")
    assert len(bot.heard) == 2


async def test_wrong_token_is_refused(world: World):
    undo = point_discord_at(world.base_url, world.gateway_url)
    async with SampleBot() as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.start("another.token.entirely")
    undo()


async def test_privileged_intents_are_refused(world: World):
    undo = point_discord_at(world.base_url, world.gateway_url)
    async with discord.Client(intents=discord.Intents.all()) as bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.start(REHEARSAL_TOKEN)
    undo()


async def test_misspelt_key_is_a_problem(world: World, bot):
    route = discord.http.Route("POST", "/channels/{id}/messages", id=world.channel("talks").id)
    with pytest.raises(discord.HTTPException):
        await bot.http.request(route, json={"content": "a", "contnet": "b"})
    assert world.checker.skipped or any("contnet" in problem for problem in world.problems)
    world.problems.clear()


async def test_uploads_are_checked_too(world: World, bot):
    before = world.checked
    await channel_of(bot, world).send("a", file=discord.File(io.BytesIO(b"a"), "a.txt"))
    assert world.checked == before + (not world.checker.skipped)
