"""Setting a server up."""

import pytest

from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.stage import Stage
from tests.stories.acting import Ready, set_up

pytestmark = pytest.mark.evidence


async def test_four_steps_lead_to_a_test_message(stage: Stage):
    world, ada = stage.world, stage.world.person("Ada Organiser")
    panel = (await ada.slash("setup")).message
    assert "step 1 of 4" in panel.text
    assert "Backstage: none yet" in panel.text

    await ada.select(panel, "setup-channel:talks", [world.channel("talks")])
    panel = (
        await ada.select(panel, "setup-channel:backstage", [world.channel("backstage")])
    ).message
    assert f"Backstage: <#{world.channel('backstage').id}>" in panel.text

    panel = (await ada.click(panel, "2 People")).message
    panel = (await ada.select(panel, "setup-roles:note-takers", [world.role("Note-taker")])).message
    assert f"<@&{world.role('Note-taker').id}>" in panel.text

    panel = (await ada.click(panel, "3 Zone and language")).message
    form = (await ada.click(panel, "Change the zone")).form
    panel = (await ada.submit(form, zone="copenhagen")).message
    assert "Time zone: **Europe/Copenhagen**" in panel.text
    panel = (await ada.select(panel, "setup-language", "English")).message
    assert "Language: **English**" in panel.text

    panel = (await ada.click(panel, "4 Check")).message
    assert panel.text.count("all I need") == 2
    said = await ada.click(panel, "Send a test to backstage")
    assert said.text == f"On its way to <#{world.channel('backstage').id}>."
    await world.settle()
    assert [m.labels for m in world.messages("backstage")] == [("Open the desk",)]


async def test_missing_permission_is_shown_until_it_is_granted(stage: Stage):
    world, ada = stage.world, stage.world.person("Ada Organiser")
    await set_up(stage)
    world.deny_bot("talks", "create_public_threads", "attach_files")
    panel = (await ada.slash("setup")).message

    panel = (await ada.click(panel, "4 Check")).message
    channel = f"<#{world.channel('talks').id}>"
    assert f"✗ {channel}: I lack Attach Files, Create Public Threads." in panel.text

    world.allow_bot("talks", "create_public_threads", "attach_files")
    panel = (await ada.click(panel, "Check again")).message
    assert f"✓ {channel}: all I need" in panel.text


async def test_backstage_that_everybody_reads_is_named(stage: Stage):
    world, ada = stage.world, stage.world.person("Ada Organiser")
    await set_up(stage)
    panel = (await ada.slash("setup")).message
    await ada.select(panel, "setup-channel:backstage", [world.channel("general")])

    panel = (await ada.click(panel, "4 Check")).message

    assert f"✗ <#{world.channel('general').id}> can be read by everybody" in panel.text


async def test_channel_that_is_gone_is_named(stage: Stage):
    world, ada = stage.world, stage.world.person("Ada Organiser")
    await set_up(stage)
    panel = (await ada.slash("setup", channel="general")).message
    gone = world.channel("talks").id
    world.delete_channel("talks")

    panel = (await ada.click(panel, "4 Check")).message
    assert f"✗ <#{gone}> is gone, or I may not see it." in panel.text


async def test_nobody_but_manage_events_may_set_up(stage: Stage):
    world, mia = stage.world, stage.world.person("Mia Member")
    with pytest.raises(CannotDoError):
        await mia.slash("setup")
    refused = await mia.slash("setup", hidden=True)
    assert refused.text.startswith("Only organisers can do that.")

    # An open panel does not outlive its rights either.
    panel = (await world.person("Ada Organiser").slash("setup", channel="general")).message
    for forged in ("setup-step:2", "setup-test", "setup-zone", "setup"):
        public = await world.person("Ada Organiser").say("general", "look")
        outcome = await mia.click(public, forged, forged=True)
        assert outcome.text.startswith("Only organisers can do that."), forged
    assert panel.ephemeral


async def test_organisers_may_be_named_by_role(stage: Stage):
    world, noor = stage.world, stage.world.person("Noor Notes")
    await set_up(stage)
    ada = world.person("Ada Organiser")
    panel = (await ada.slash("setup")).message
    await ada.click(panel, "2 People")
    await ada.select(panel, "setup-roles:organisers", [world.role("Note-taker")])

    outcome = await noor.slash("setup", hidden=True)
    assert "step 1 of 4" in outcome.text


async def test_unknown_zone_is_refused_and_nothing_changes(stage: Stage):
    ada = stage.world.person("Ada Organiser")
    panel = (await ada.slash("setup")).message
    await ada.click(panel, "3 Zone and language")
    form = (await ada.click(panel, "Change the zone")).form

    outcome = await ada.submit(form, zone="Atlantis")
    assert outcome.text.startswith("I know no time zone called “Atlantis”.")
    panel = (await ada.click((await ada.slash("setup")).message, "3 Zone and language")).message
    assert "Time zone: **UTC**" in panel.text


async def test_two_people_publish_until_somebody_says_otherwise(stage: Stage):
    ada = stage.world.person("Ada Organiser")
    panel = (await ada.slash("setup")).message
    panel = (await ada.click(panel, "2 People")).message
    assert "need a second person" in panel.text
    panel = (await ada.click(panel, "Let one person publish")).message
    assert "One person alone may publish" in panel.text


async def test_deleted_role_of_the_team_is_said_where_the_roles_are_chosen(ready: Ready):
    world, ada = ready.world, ready.ada
    world.delete_role("Note-taker")
    await world.dealt_with()
    assert (
        "Only note-takers" in (await ready.noor.slash("desk", hidden=True, channel="general")).text
    )
    setup = (await ada.slash("setup", channel="backstage")).message
    check = (await ada.click(setup, "4 Check")).message
    said = "✗ A role of note-takers was deleted. Choose the roles anew in step 2 of `/setup`."
    assert said in check.text
    assert said in (await ada.slash("desk", hidden=True, channel="backstage")).text
    people = (await ada.click(check, "2 People")).message
    await ada.select(people, "setup-roles:note-takers", [world.role("Organiser")])
    assert "was deleted" not in world.fresh(people).text
