"""Commands as buttons on `/help`: nothing needs to be typed as a command."""

from bot.rehearsal.stage import Stage
from tests.stories.acting import Ready, set_up


async def test_series_and_talk_are_made_by_buttons_alone(stage: Stage):
    ada = stage.world.person("Ada Organiser")
    await set_up(stage)
    help_ = (await ada.slash("help")).message

    form = (await ada.click(help_, "New series")).form
    made = await ada.submit(form, title="Button Talks", edition="2022", zone="", producers="")
    assert made.text.startswith("Made the series **Button Talks** with its edition **2022**.")

    form = (await ada.click(help_, "New talk")).form
    shown = await ada.submit(form, title="Pressed", when="7 April 2022 15:00")
    assert "Button Talks · 2022" in shown.text
    panel = (await ada.click(shown.message, "Make the draft")).message
    assert "## Pressed" in panel.text

    form = (await ada.click(help_, "Paste a programme")).form
    assert {"text", "file"} <= set(form.values) | {each.custom_id for each in form.inputs}


async def test_members_see_their_talks_by_buttons_alone(ready: Ready):
    help_ = (await ready.mia.slash("help")).message

    assert help_.labels == ("Coming talks", "My talks", "Key findings", "Search")
    assert (await ready.mia.click(help_, "Coming talks")).text.startswith("## Coming talks")
    assert (await ready.mia.click(help_, "My talks")).text.startswith("## You and the talks")
