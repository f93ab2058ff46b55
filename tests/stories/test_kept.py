"""How long what is kept: said on the set-up, and done by itself."""

from datetime import timedelta

import pytest

from tests.stories.acting import STARTS, Ready, open_panel, sign_up

pytestmark = pytest.mark.evidence


async def test_setup_says_what_is_kept_and_what_goes_next(ready: Ready):
    await sign_up(ready, ready.mia)
    setup = (await ready.ada.slash("setup")).message
    last = (await ready.ada.click(setup, "4 Check")).message
    shown = await ready.ada.click(last, "What is kept")

    assert "**Answers to talks**: 365 days after the talk" in shown.text
    assert "- nothing" in shown.text
    refused = await ready.mia.click(ready.card, "setup-kept", forged=True)
    assert refused.text.startswith("Only organisers")


async def test_answers_are_gone_a_year_after_the_talk(ready: Ready):
    await sign_up(ready, ready.mia)
    await ready.world.move_to(STARTS + timedelta(hours=8))
    await ready.stage.stop()
    ready.world.clock.advance(timedelta(days=366))
    await ready.stage.start()
    await ready.world.settle()

    people = await ready.ada.click(await open_panel(ready), "Who signed up")
    assert people.text == "Nobody is on the list."
