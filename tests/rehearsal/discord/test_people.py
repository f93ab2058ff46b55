import asyncio

import pytest

from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan
from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.discord.world import World


async def test_slash_answers_with_an_ephemeral_message(world: World, bot):
    ada = world.person("Ada Organiser")
    outcome = await ada.slash(
        "talk new",
        channel="talks",
        title="Trust",
        where=world.channel("backstage"),
        host=world.person("Mia Member"),
        programme=("programme.txt", b"9:00 Welcome"),
    )
    assert outcome.message.text == "Trust in backstage by Mia Member: 9:00 Welcome"
    assert outcome.message.ephemeral
    assert world.messages("talks") == []
    assert len(world.messages("talks", seen_by=ada)) == 1
    assert world.messages("talks", seen_by=world.person("Mia Member")) == []
    assert world.checked > 2 or world.checker.skipped


async def test_click_finds_a_button_in_a_container_and_redraws_the_card(world: World, bot):
    ada = world.person("Ada Organiser")
    card = (await ada.slash("card", channel="talks")).message
    outcome = await ada.click(card, "Going")
    assert outcome.reply is not None
    assert outcome.reply.id == card.id
    assert outcome.reply.text == "Going: 1\nMore"
    assert outcome.followups[0].text == "Noted, Ada Organiser"
    assert world.fresh(card).labels == ("Going", "Say", "Later", "Site")


async def test_people_act_at_the_same_time(world: World, bot):
    card = (await world.person("Ada Organiser").slash("card")).message
    people = [world.person(name) for name in ("Mia Member", "Max Member", "Noor Notes")]
    outcomes = await asyncio.gather(*(person.click(card, "card:going") for person in people))
    assert [o.followups[0].text for o in outcomes] == [f"Noted, {p.name}" for p in people]
    assert world.fresh(card).text == "Going: 3\nMore"


async def test_deferred_answer_is_waited_for(world: World, bot):
    ada = world.person("Ada Organiser")
    card = (await ada.slash("card")).message
    outcome = await ada.click(card, "Later")
    assert outcome.text == "After a while"
    assert outcome.error is None


async def test_selects_take_labels_and_people(world: World, bot):
    ada = world.person("Ada Organiser")
    card = (await ada.slash("card")).message
    assert (await ada.select(card, "card:menu", "One")).text == "chose ['1']"
    mia = world.person("Mia Member")
    assert (await ada.select(card, "card:people", [mia])).text == f"chose ['{mia.id}']"


async def test_form_is_filled_by_custom_id(world: World, bot):
    ada = world.person("Ada Organiser")
    card = (await ada.slash("card")).message
    form = (await ada.click(card, "Say")).form
    assert [i.label for i in form.inputs][:2] == ["What did you hear?", "Mood"]
    outcome = await ada.submit(
        form,
        {"mood": "good", "again": True, "topic": ["law", "art"], "slides": ("s.txt", b"deck")},
    )
    assert outcome.text == "-|good|True|law,art|['deck']"
    with pytest.raises(CannotDoError, match="sent already"):
        await ada.submit(form, {"mood": "bad"})


async def test_message_menu_shows_the_target_in_full(world: World, bot):
    mia = world.person("Mia Member")
    said = await mia.say("talks", "Trust takes time")
    assert bot.heard[-1].content == ""
    assert (await mia.message_menu("Log takeaway", said)).text == "logged: Trust takes time"


async def test_locales_are_those_of_person_and_server(world: World, bot):
    outcome = await world.person("Max Member").slash("where", word="x")
    assert outcome.text == "da en-GB x"
    choices = await world.person("Max Member").complete("where", "word", "trust")
    assert choices == (("Trust", "trust"),)


async def test_hidden_command_cannot_be_run_but_forced(world: World, bot):
    mia = world.person("Mia Member")
    with pytest.raises(CannotDoError, match="not shown"):
        await mia.slash("secret")
    assert (await mia.slash("secret", hidden=True)).text == "psst"
    with pytest.raises(CannotDoError, match="cannot see"):
        await mia.slash("card", channel="backstage")


async def test_direct_messages_go_both_ways(world: World, bot):
    mia = world.person("Mia Member")
    await mia.say(mia.direct, "hello")
    assert [m.text for m in world.dms(mia)] == ["hello", "you said hello"]


async def test_silent_bot_is_an_error(world: World, bot):
    world.knobs.answer_timeout = 0.05
    outcome = await world.person("Mia Member").slash("silence")
    assert outcome.error == "The application did not respond"


async def test_bot_is_invited_to_another_server(world: World, bot):
    mia = PersonPlan(name="Mia Member")
    plan = Blueprint(server="Southville", channels=(ChannelPlan(name="south"),), people=(mia,))
    server = world.add_server(plan)
    await world.dealt_with()
    guild = bot.get_guild(server.id)
    assert guild is not None
    assert [channel.name for channel in guild.channels] == ["south"]
    outcome = await world.person("Mia Member").slash("where", channel="south")
    assert outcome.text == "en-GB en-GB "
    world.remove_bot(server="Southville")
    await world.dealt_with()
    assert bot.get_guild(server.id) is None


async def test_forged_and_lost_buttons(world: World, bot):
    mia = world.person("Mia Member")
    card = (await mia.slash("card")).message
    with pytest.raises(CannotDoError, match="0 components"):
        await mia.click(card, "No such")
    with pytest.raises(CannotDoError, match="cannot be pressed"):
        await mia.click(card, "Site")
    world.knobs.answer_timeout = 0.05
    assert (await mia.click(card, "card:forged", forged=True)).error is not None
