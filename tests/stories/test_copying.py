"""A talk that is held once more: [Copy] asks for its time alone."""

from tests.stories.acting import TITLE, Ready, fill, open_panel


async def test_copy_is_a_draft_like_the_talk(ready: Ready):
    await fill(ready, "about", {"description": "About benches"})
    shown = await fill(ready, "copy", {"when": "14 April 2022 16:00", "minutes": "60"})
    assert f"A copy of **{TITLE}**" in shown.text
    assert "Thursday 14 April 2022, 16:00" in shown.text

    panel = (await ready.ada.click(shown.message, "Make the draft")).message

    for said in (TITLE, "About benches", "16:00–17:00", "draft"):
        assert said in panel.text, panel.text
    assert "announced" in (await open_panel(ready)).text


async def test_nobody_but_organisers_copies(ready: Ready):
    panel = (await ready.noor.slash("talk panel", talk=ready.code, hidden=True)).message

    assert "Copy" not in panel.labels
