"""What becomes of a talk and its findings elsewhere: in its recording, and on other servers."""

from datetime import timedelta

from tests.stories.acting import Ready, fill, open_panel
from tests.stories.live import end_talk, go_live, live_panel

SEGMENTS = "Session 1: Welcome\nSession 2: Trust\nSession 3: Who `pays` for <shade>"


async def test_segments_become_chapters_of_the_recording(ready: Ready):
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    await go_live(ready)
    for _ in range(2):
        await ready.world.advance(timedelta(minutes=20))
        await ready.noor.click(live_panel(ready), "Next segment")
    await ready.world.advance(timedelta(minutes=20))
    await end_talk(ready)
    assert "Chapters" not in (await open_panel(ready)).labels

    panel = (await fill(ready, "edit-recording", {"recording": "https://youtu.be/abc"})).message
    copied = (await ready.ada.click(panel, "Chapters")).text
    assert copied.endswith("```\n00:00 Welcome\n20:00 Trust\n40:00 Who `pays` for ‹shade›\n```")
