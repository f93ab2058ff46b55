"""A talk that nobody ends: when it counts as over is said before, and can be taken back."""

from datetime import timedelta

from bot.domain.talks.talk import GOES_ON_WITHIN
from tests.stories.acting import ENDS, Ready, open_panel
from tests.stories.balloting import ballot_in, choose_ballots
from tests.stories.live import end_talk

MINUTE = timedelta(minutes=1)


async def test_talk_that_overruns_says_so_and_is_asked_about_at_its_real_end(ready: Ready):
    world = ready.world
    shown = await choose_ballots(ready, over_after="20")
    assert "counts as over 20 minutes after its planned end" in shown.text

    await world.move_to(ENDS + 6 * MINUTE)
    (asking,) = [m for m in world.messages("backstage") if "still running" in m.text]
    over, asked = ENDS + 20 * MINUTE, ENDS + 20 * MINUTE + GOES_ON_WITHIN
    assert asking.text.endswith(
        f"If nobody says so, it counts as over at <t:{int(over.timestamp())}:t>, "
        f"and people are asked about it at <t:{int(asked.timestamp())}:t>."
    )

    await world.move_to(over + 5 * MINUTE)
    assert "ended at" in world.fresh(asking).text
    panel = await open_panel(ready)
    assert "This talk is over" in panel.text
    await ready.ada.click(panel, "It goes on")
    await world.move_to(asked + 60 * MINUTE)
    assert not any("Your view of" in m.text for m in world.messages(ready.thread))
    assert world.fresh(asking).text.endswith("Is it still running?")

    await end_talk(ready)
    assert ballot_in(ready).at >= asked + 60 * MINUTE


async def test_talk_that_nobody_ends_is_asked_about_when_the_team_was_told_it_would_be(
    ready: Ready,
):
    await ready.world.move_to(ENDS + 41 * MINUTE)

    assert ballot_in(ready).at == ENDS + 40 * MINUTE
    assert "It goes on" not in (await open_panel(ready)).labels
