"""Every way out for an error ends in words: command, button, form, suggestions while typing."""

import logging

import pytest

from bot.rehearsal.discord import faults
from bot.rehearsal.discord.errors import CannotDoError
from bot.rehearsal.stage import Stage
from tests.stories.acting import TITLE, Ready, open_panel

NOT_KEPT = "I could not save that, so nothing was changed. Please try again in a minute."
REFERENCE = "tell the host this reference: "


async def test_the_store_fails_at_every_door(ready: Ready):
    ada, mia, card = ready.ada, ready.mia, ready.card
    panel = await open_panel(ready)
    form = (await ada.click(panel, "Edit")).form
    await ready.stage.bot.close_store()

    assert (await ada.slash("series new", title="X", edition="1")).text == NOT_KEPT
    assert (await mia.click(card, "I'm going")).text == NOT_KEPT
    assert (await ada.submit(form, title="X")).text == NOT_KEPT
    assert (await mia.slash("talks")).text == NOT_KEPT
    ((offered, value),) = await ada.complete("talk panel", "talk", "")
    assert (offered, value) == (NOT_KEPT, "-")
    await mia.say(mia.direct, "Keep this, please")
    assert ready.world.dms(mia)[-1].text == NOT_KEPT


async def test_a_fault_of_ours_is_logged_with_the_reference_that_is_said(ready: Ready, caplog):
    ready.world.hooks.append(
        faults.refused("POST", r"/interactions/\d+/.+/callback", status=400, code=50035)
    )
    with caplog.at_level(logging.ERROR):
        outcome = await ready.mia.slash("talks")
    reference = outcome.text.rpartition(REFERENCE)[2]
    assert reference
    (record,) = [r for r in caplog.records if r.getMessage() == "interaction_failed"]
    assert record.fields["reference"] == reference
    assert record.exc_info is not None


async def test_discords_refusals_are_said_in_words(ready: Ready):
    for code, sentence in (
        (50013, "Discord does not let me do that here."),
        (50001, "I may not see that channel."),
        (10008, "That message is gone."),
    ):
        ready.world.hooks.append(
            faults.refused("POST", r"/interactions/\d+/.+/callback", status=403, code=code)
        )
        assert (await ready.mia.slash("talks")).text.startswith(sentence)


async def test_press_that_cannot_be_answered_any_more_is_only_logged(ready: Ready, caplog):
    ready.world.knobs.answer_timeout = 0.3
    ready.world.hooks.append(
        faults.refused("POST", r"/interactions/\d+/.+/callback", status=404, code=10062)
    )
    with caplog.at_level(logging.WARNING):
        outcome = await ready.mia.click(ready.card, "More")
    assert outcome.error == "The application did not respond"
    assert [r.getMessage() for r in caplog.records] == ["interaction_too_old"]


async def test_answer_that_was_taken_before_a_crash_is_not_lost(ready: Ready):
    """The answer is lost on its way, the sign-up is not."""
    ready.world.knobs.answer_timeout = 0.3
    ready.world.hooks.append(faults.lost_answer("POST", r"/interactions/\d+/.+/callback"))
    await ready.mia.click(ready.card, "I'm going")
    ready.world.knobs.answer_timeout = 10
    assert "going" in (await ready.mia.slash("me")).text
    assert TITLE in (await ready.mia.slash("me")).text


async def test_command_that_is_not_known_any_more(ready: Ready):
    """Discord's client still shows a command that this version does not have."""
    ready.stage.bot.client.tree.remove_command("talks")
    outcome = await ready.mia.slash("talks")
    assert outcome.text.startswith("This command has changed")


async def test_commands_stay_on_servers(stage: Stage):
    mia = stage.world.person("Mia Member")
    with pytest.raises(CannotDoError):
        await mia.slash("talks", channel=mia.direct)
