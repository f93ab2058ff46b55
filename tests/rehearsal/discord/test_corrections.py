"""Where SimCord differs from Discord, the rehearsal answers as Discord does."""

import io
from datetime import timedelta

import aiohttp
import discord
import pytest

from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan
from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.discord.world import World, start_world

HOUR = timedelta(hours=1)


def channel_of(bot: discord.Client, world: World, name: str = "talks") -> discord.TextChannel:
    channel = bot.get_channel(world.channel(name).id)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def code_of(awaitable) -> tuple[int, int]:
    with pytest.raises(discord.HTTPException) as caught:
        await awaitable
    return caught.value.status, caught.value.code


async def test_repeated_nonce_returns_the_first_message(world: World, bot):
    channel = channel_of(bot, world)
    first = await channel.send("one", nonce="key-1")
    again = await channel_of(bot, world, "general").send("two", nonce="key-1")
    assert again.id == first.id
    assert [m.text for m in world.messages("talks")] == ["one"]
    world.clock.advance(world.knobs.nonce_memory)
    assert (await channel.send("three", nonce="key-1")).id != first.id


async def test_repeated_nonce_of_a_deleted_message_is_unknown(world: World, bot):
    channel = channel_of(bot, world)
    await (await channel.send("one", nonce="key-1")).delete()
    assert await code_of(channel.send("one", nonce="key-1")) == (404, 10008)
    world.knobs.nonce_memory = timedelta(0)
    assert (await channel.send("one", nonce="key-1")).content == "one"


async def test_own_message_arrives_by_gateway_with_its_nonce(world: World, bot):
    await channel_of(bot, world).send("one", nonce="key-1")
    await world.dealt_with()
    assert [m.nonce for m in bot.heard] == ["key-1"]
    assert world.messages("talks")[0].nonce == "key-1"
    assert [m.nonce async for m in channel_of(bot, world).history()] == [None]


async def test_content_is_hidden_without_the_intent(world: World, bot):
    mia = world.person("Mia Member")
    own = await channel_of(bot, world).send("ours")
    await mia.say("talks", "secret", files=[("a.txt", b"a")])
    await mia.say("talks", f"{world.bot_mention} heard")
    await mia.say("talks", "reply", reply_to=world.messages("talks")[0])
    await mia.say("talks", "quiet reply", reply_to=world.messages("talks")[0], ping=False)
    wanted = ["ours", "", f"{world.bot_mention} heard", "reply", ""]
    history = [m async for m in channel_of(bot, world).history(oldest_first=True)]
    assert [m.content for m in history] == wanted
    assert [m.content for m in bot.heard] == wanted
    assert history[1].attachments == []
    assert (await channel_of(bot, world).fetch_message(own.id)).content == "ours"


async def test_history_is_empty_without_the_right_to_read_it(world: World, bot):
    channel = channel_of(bot, world)
    await channel.send("one")
    world.deny_bot("talks", "read_message_history")
    assert [m async for m in channel.history()] == []


@pytest.mark.parametrize("right", ["attach_files", "embed_links", "send_polls", "send_messages"])
async def test_missing_rights_are_refused(world: World, bot, right):
    world.deny_bot("talks", right)
    channel = channel_of(bot, world)
    poll = discord.Poll(question="Well?", duration=HOUR).add_answer(text="Yes")
    sent = {
        "attach_files": {"content": "a", "file": discord.File(io.BytesIO(b"a"), "a.txt")},
        "embed_links": {"embed": discord.Embed(title="a")},
        "send_polls": {"poll": poll},
        "send_messages": {"content": "a"},
    }
    assert await code_of(channel.send(**sent[right])) == (403, 50013)


async def test_hidden_channel_is_no_access(world: World, bot):
    world.deny_bot("talks", "view_channel")
    assert await code_of(channel_of(bot, world).send("a")) == (403, 50001)


async def test_threads_need_their_own_right(world: World, bot):
    message = await channel_of(bot, world).send("one")
    thread = await message.create_thread(name="Talk")
    world.deny_bot("talks", "send_messages_in_threads")
    assert await code_of(thread.send("a")) == (403, 50013)


async def test_closed_direct_messages(world: World, bot):
    mia = world.person("Mia Member")
    mia.close_direct_messages()
    user = await bot.fetch_user(mia.id)
    assert await code_of(user.send("hello")) == (403, 50007)


async def test_second_thread_from_a_message_is_refused(world: World, bot):
    message = await channel_of(bot, world).send("one")
    thread = await message.create_thread(name="Talk")
    assert thread.id == message.id
    assert await code_of(message.create_thread(name="Talk")) == (400, 160004)
    assert [m.text for m in world.messages("talks")] == ["one"]
    assert world.messages("talks")[0].thread_id == thread.id
    fetched = await channel_of(bot, world).fetch_message(message.id)
    assert fetched.flags.has_thread


async def test_locked_thread_takes_no_messages_and_an_archived_one_wakes(world: World, bot):
    thread = await (await channel_of(bot, world).send("one")).create_thread(name="Talk")
    await thread.edit(archived=True)
    await thread.send("woken")
    assert not world.threads("talks")[0].archived
    await thread.edit(archived=True, locked=True)
    assert await code_of(thread.send("a")) == (400, 50083)


async def test_nothing_is_edited_in_an_archived_thread_until_it_is_woken(world: World, bot):
    thread = await (await channel_of(bot, world).send("one")).create_thread(name="Talk")
    message = await thread.send("two")
    poll = await thread.send(
        poll=discord.Poll(question="Well?", duration=HOUR).add_answer(text="Y")
    )
    world.archive(thread.id)
    assert await code_of(message.edit(content="three")) == (400, 50083)
    assert await code_of(message.delete()) == (400, 50083)
    assert await code_of(poll.end_poll()) == (400, 50083)
    world.deny_bot("talks", "manage_threads", "manage_channels")
    await thread.edit(archived=False)
    await message.edit(content="three")
    await thread.edit(archived=True)
    assert world.fresh(world.messages(thread.id)[0]).text == "three"

    world.archive(thread.id, locked=True)
    assert await code_of(thread.edit(archived=False)) == (403, 50013)


async def test_locked_thread_takes_messages_of_nobody_without_the_right(world: World, bot):
    thread = await (await channel_of(bot, world).send("one")).create_thread(name="Talk")
    world.lock(thread.id)
    assert await code_of(thread.send("a")) == (400, 160005)
    world.lock(thread.id, locked=False)
    await thread.send("a")


async def test_thread_archives_itself_after_a_week_without_a_word(world: World, bot):
    week = timedelta(days=7)
    message = await channel_of(bot, world).send("one")
    thread = await message.create_thread(name="Talk", auto_archive_duration=10080)
    await world.advance(week - HOUR)
    await world.person("Mia Member").say(thread.id, "still here")
    await world.advance(week - HOUR)
    assert not world.threads("talks")[0].archived
    await world.advance(2 * HOUR)
    assert world.threads("talks")[0].archived


async def test_role_that_may_not_be_mentioned_is_not_pinged(world: World, bot):
    role = world.role("Note-taker")
    allowed = discord.AllowedMentions(roles=[discord.Object(role.id)])
    channel = channel_of(bot, world)
    world.set_bot_permissions("view_channel", "send_messages")
    await channel.send(f"<@&{role.id}>", allowed_mentions=allowed)
    world.let_ping("Note-taker", mentionable=False)
    await channel.send(f"<@&{role.id}>", allowed_mentions=allowed)
    world.set_bot_permissions("view_channel", "send_messages", "mention_everyone")
    await channel.send(f"<@&{role.id}>", allowed_mentions=allowed)
    assert [m.pinged for m in world.messages("talks")] == [(role.id,), (), (role.id,)]


async def test_channel_menu_offers_only_channels_of_its_types(world: World, bot):
    menu = discord.ui.ChannelSelect(custom_id="where", channel_types=[discord.ChannelType.text])
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.ActionRow(menu))
    view.stop()
    await channel_of(bot, world).send(view=view)
    mia, message = world.person("Mia Member"), world.messages("talks")[0]
    with pytest.raises(CannotDoError, match="offers only channels"):
        await mia.select(message, "where", [world.channel("Talk room")])


async def test_whoever_left_takes_no_direct_messages(world: World, bot):
    user = await bot.fetch_user(world.person("Mia Member").id)
    await user.send("hello")
    world.kick("Mia Member")
    assert await code_of(user.send("hello")) == (403, 50278)


async def test_poll_that_is_over_cannot_be_ended(world: World, bot):
    poll = discord.Poll(question="Well?", duration=HOUR).add_answer(text="Yes")
    message = await channel_of(bot, world).send(poll=poll)
    world.end_poll(world.messages("talks")[0])
    assert await code_of(message.end_poll()) == (400, 520006)


async def test_components_with_too_many_bytes_make_discord_fall_over(world: World, bot):
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("語" * 1695))
    view.add_item(discord.ui.TextDisplay("語" * 1687))
    assert (await channel_of(bot, world).send(view=view)).id
    heavy = discord.ui.LayoutView()
    heavy.add_item(discord.ui.TextDisplay("語" * 1695))
    heavy.add_item(discord.ui.TextDisplay("語" * 1688))
    body = {"components": heavy.to_components(), "flags": 1 << 15}
    where = f"{world.base_url}/channels/{world.channel('talks').id}/messages"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {world.token}"}) as session:
        assert (await session.post(where, json=body)).status == 500


async def test_poll_ends_with_a_count_that_lags_and_a_result_message(world: World, bot):
    world.knobs.poll_count_lag = timedelta(minutes=5)
    ada, mia = world.person("Ada Organiser"), world.person("Mia Member")
    await ada.slash("poll", channel="talks")
    message = world.messages("talks")[-1]
    await mia.vote(message, ["Yes"])
    await ada.vote(message, [1])
    assert bot.polls == [1, 1]
    await world.advance(HOUR)
    with pytest.raises(CannotDoError):
        await mia.vote(message, ["No"])
    poll = world.fresh(message).poll
    assert (poll.finalized, poll.answers) == (False, ((1, "Yes", 2), (2, "No", 0)))
    await world.advance(timedelta(minutes=5))
    assert world.fresh(message).poll.finalized
    result = world.messages("talks")[-1]
    assert (result.kind, result.reply_to, result.by_bot) == (46, message.id, True)
    fields = {field["name"]: field["value"] for field in result.embeds[0]["fields"]}
    assert fields["victor_answer_text"] == "Yes"
    assert fields["total_votes"] == "2"
    heard = bot.heard[-1]
    assert heard.type is discord.MessageType.poll_result


async def test_poll_ended_early_is_over_at_once_and_cannot_be_edited(world: World, bot):
    poll = discord.Poll(question="Well?", duration=HOUR).add_answer(text="Yes")
    message = await channel_of(bot, world).send(poll=poll)
    assert await code_of(message.edit(content="x")) == (400, 520003)
    world.problems.clear()
    await message.end_poll()
    record = world.messages("talks")[0]
    assert record.poll.finalized
    assert record.poll.expiry == world.clock.now()


async def test_poll_voters_come_in_pages(world: World, bot):
    people = [f"Guest {number}" for number in range(30)]
    for name in people:
        world.join(PersonPlan(name=name))
    poll = discord.Poll(question="Well?", duration=HOUR).add_answer(text="Yes")
    message = await channel_of(bot, world).send(poll=poll)
    for name in people:
        world.discord.set_poll_votes(message.channel.id, message.id, [1], world.people[name])
    await world.dealt_with()
    fetched = await message.channel.fetch_message(message.id)
    voters = [voter async for voter in fetched.poll.answers[0].voters(limit=1000)]
    assert len({voter.id for voter in voters}) == 30


@pytest.mark.parametrize(
    "poll",
    [
        {"question": "x" * 301, "answers": ["Yes"]},
        {"question": "Well?", "answers": ["x" * 56]},
        {"question": "Well?", "answers": [str(n) for n in range(11)]},
        {"question": "Well?", "answers": ["Yes"], "hours": 769},
        {"question": "Well?", "answers": ["Yes"], "hours": 1.5},
    ],
)
async def test_oversized_polls_are_refused(world: World, bot, poll):
    sent = discord.Poll(question=poll["question"], duration=poll.get("hours", 1) * HOUR)
    for answer in poll["answers"]:
        sent.add_answer(text=answer)
    assert await code_of(channel_of(bot, world).send(poll=sent)) == (400, 50035)
    assert world.problems or world.checker.skipped
    world.problems.clear()


async def test_oversized_texts_are_refused(world: World, bot):
    channel = channel_of(bot, world)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("x" * 3000))
    view.add_item(discord.ui.TextDisplay("x" * 1001))
    assert await code_of(channel.send("x" * 2001)) == (400, 50035)
    assert await code_of(channel.send(view=view)) == (400, 50035)
    assert await code_of(channel.create_thread(name="x" * 101)) == (400, 50035)
    assert len(world.problems) == 3 or world.checker.skipped
    world.problems.clear()


async def test_oversized_files_are_refused(world: World, bot):
    world.knobs.file_limit = 100
    channel = channel_of(bot, world)
    big = discord.File(io.BytesIO(b"x" * 101), "big.txt")
    assert await code_of(channel.send(file=big)) == (413, 40005)
    small = discord.File(io.BytesIO(b"x" * 100), "small.txt", description="Words")
    message = await channel.send(file=small)
    record = world.messages("talks")[0].attachments[0]
    assert (record.filename, record.data, record.description) == ("small.txt", b"x" * 100, "Words")
    assert await message.attachments[0].read() == b"x" * 100


async def make_event(bot: discord.Client, world: World, **changes) -> discord.ScheduledEvent:
    guild = bot.get_guild(world.home.id)
    assert guild is not None
    facts = {
        "name": "Trust",
        "start_time": world.clock.now() + HOUR,
        "end_time": world.clock.now() + 2 * HOUR,
        "privacy_level": discord.PrivacyLevel.guild_only,
        "entity_type": discord.EntityType.external,
        "location": "https://example.org",
    }
    return await guild.create_scheduled_event(**(facts | changes))


async def test_events_elsewhere_start_and_end_by_themselves(world: World, bot):
    await make_event(bot, world)
    assert world.events()[0].status == 1
    await world.advance(HOUR)
    assert world.events()[0].status == 2
    await world.advance(HOUR)
    assert world.events()[0].status == 3


async def test_voice_events_wait_for_somebody_and_lapse(world: World, bot):
    channel = bot.get_channel(world.channel("Talk room").id)
    voice = {"entity_type": discord.EntityType.voice, "channel": channel}
    await make_event(bot, world, **voice, location=discord.utils.MISSING)
    await world.advance(2 * HOUR)
    assert world.events()[0].status == 1
    await world.advance(4 * HOUR)
    assert world.events()[0].status == 4


async def test_event_limits(world: World, bot):
    assert await code_of(make_event(bot, world, name="x" * 101)) == (400, 50035)
    past = world.clock.now() - HOUR
    assert await code_of(make_event(bot, world, start_time=past)) == (400, 50035)
    world.problems.clear()
    for number in range(100):
        await make_event(bot, world, name=f"Talk {number}")
    assert await code_of(make_event(bot, world)) == (400, 30038)


async def test_event_users_come_in_pages_of_ascending_ids(world: World, bot):
    event = await make_event(bot, world)
    for number in range(120):
        world.join(PersonPlan(name=f"Guest {number}"))
    record = world.events()[0]
    for name, user_id in world.people.items():
        if name.startswith("Guest"):
            world.discord.set_scheduled_event_subscription(world.home.id, record.id, user_id, True)
    first = await bot.http.get_scheduled_event_users(world.home.id, event.id, 100, True)
    last = int(first[-1]["user"]["id"])
    rest = await bot.http.get_scheduled_event_users(world.home.id, event.id, 100, True, after=last)
    ids = [int(entry["user"]["id"]) for entry in first + rest]
    assert ids == sorted(set(ids))
    assert len(ids) == 120


async def test_crosspost_sets_the_flag_of_the_original():
    news = Blueprint(server="Press", channels=(ChannelPlan(name="news", kind="news"),))
    world = await start_world(news)
    channel = world.channel("news")
    message = world.discord.create_message(channel.id, world.bot_id, "out")
    world.discord.crosspost_message(channel.id, message.id)
    assert world.messages("news")[0].crossposted
    assert world.messages("news")[0].flags == 1
    await world.close()


async def test_pings_and_silence_are_on_record(world: World, bot):
    mia = world.person("Mia Member")
    channel = channel_of(bot, world)
    await channel.send(f"{mia.mention} look", silent=True)
    allowed = discord.AllowedMentions(users=[discord.Object(mia.id)])
    await channel.send(f"{mia.mention} look", allowed_mentions=allowed)
    quiet, loud = world.messages("talks")
    assert (quiet.silent, quiet.pinged) == (True, ())
    assert (loud.silent, loud.pinged) == (False, (mia.id,))


async def test_unknown_things_are_404(world: World, bot):
    channel = channel_of(bot, world)
    assert await code_of(channel.fetch_message(1)) == (404, 10008)
    assert await code_of(bot.fetch_channel(10**17)) == (404, 10003)
    assert await code_of(bot.fetch_user(10**17)) == (404, 10013)
    world.delete_channel("talks")
    assert await code_of(channel.send("a")) == (404, 10003)


async def test_button_of_another_server():
    plans = [
        Blueprint(
            server=name,
            channels=(ChannelPlan(name="talks"),),
            people=(PersonPlan(name="Mia Member"),),
        )
        for name in ("Northville", "Southville")
    ]
    world = await start_world(*plans)
    south = world.channel("talks", server="Southville")
    assert south.id != world.channel("talks").id
    assert world.home.name == "Northville"
    assert list(world.people) == ["Mia Member"]
    await world.close()
