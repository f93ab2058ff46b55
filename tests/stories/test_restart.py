"""The bot stops and starts: buttons and forms live on, and what was due is said, late, once."""

from datetime import timedelta

import pytest

from bot.rehearsal.stage import Stage
from tests.stories.acting import (
    ENDS,
    STARTS,
    TITLE,
    Ready,
    code_on,
    fill,
    give_links,
    make_series,
    open_panel,
    plan_talk,
    set_up,
    sign_up,
    texts,
)

pytestmark = pytest.mark.evidence

HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)


async def sleep_until(ready: Ready, moment):
    """The bot is down until then."""
    await ready.stage.stop()
    ready.world.clock.set(moment)
    await ready.stage.start()
    await ready.world.settle()


async def test_buttons_live_on(ready: Ready):
    panel, card = await open_panel(ready), ready.card
    await ready.stage.restart()
    assert (await ready.mia.click(card, "I'm going")).text.startswith("You're on the list")
    more = await ready.mia.click(card, "More")
    assert "**going**" in more.text
    await ready.stage.restart()
    await ready.mia.click(more.message, "Can't make it")
    listed = await ready.ada.click(panel, "Who is coming?")
    assert listed.text.startswith("**Not coming: 1**")


async def test_form_that_was_open_can_be_sent(ready: Ready):
    form = (await ready.ada.click(await open_panel(ready), "Edit")).form
    await ready.stage.restart()
    outcome = await ready.ada.submit(form, title="Sent after the restart")
    assert "## Sent after the restart" in outcome.text


async def test_preview_that_was_open_can_be_confirmed(ready: Ready):
    shown = await fill(ready, "move", {"when": "Friday 8 April 2022 10:00", "minutes": "60"})
    await ready.stage.restart()
    panel = await ready.ada.click(shown.message, "Move it")
    assert "Friday 8 April 2022, 10:00–11:00" in panel.text


async def test_restart_sends_nothing_again(ready: Ready):
    await sign_up(ready, ready.mia, letters=True)
    await ready.world.move_to(STARTS + MINUTE)
    before = everything(ready)
    for _ in range(2):
        await ready.stage.restart()
        await ready.world.advance(timedelta(seconds=10))
    assert everything(ready) == before


async def test_letter_that_comes_late_says_so(ready: Ready):
    await sign_up(ready, ready.mia, letters=True)
    await sleep_until(ready, STARTS - 5 * MINUTE)
    (letter,) = texts(ready.world.dms(ready.mia))
    assert letter == (
        f"I was offline at <t:1649335500:t>, sorry. **{TITLE}** · <t:1649336400:t> "
        "(<t:1649336400:R>)"
    )


async def test_letter_and_start_that_come_during_the_talk_say_so(ready: Ready):
    await give_links(ready, join="https://meet.example.org/room")
    await sign_up(ready, ready.mia, letters=True)
    await sleep_until(ready, STARTS + 20 * MINUTE)
    (letter,) = ready.world.dms(ready.mia)
    assert letter.text == (
        f"I was offline at <t:1649335500:t>, sorry. **{TITLE}** began at <t:1649336400:t>."
    )
    assert (await ready.mia.click(letter, "Join")).message.buttons
    (start,) = ready.world.messages(ready.thread)
    assert start.text.startswith("We have been live since <t:1649336400:t>.")
    # The reminder of the day before would be one too many.
    assert not any(m.text.startswith("Reminder") for m in ready.world.messages("talks"))


async def test_day_before_that_comes_on_the_day_is_one_message(ready: Ready):
    await sleep_until(ready, STARTS - 3 * HOUR)
    assert ready.world.messages("talks")[-1].text.startswith(f"Reminder: **{TITLE}**")
    sheet, reminder = ready.world.messages("backstage")[:2]
    assert sheet.text.startswith(f"### {TITLE}")
    assert reminder.text.startswith(f"**{TITLE}** · <t:")
    assert "join link missing" in reminder.text


async def test_what_came_too_late_is_told_backstage_once(ready: Ready):
    await sign_up(ready, ready.mia, letters=True)
    # Ten minutes later it would count as over.
    await sleep_until(ready, ENDS + 20 * MINUTE)
    await ready.world.advance(9 * MINUTE)
    assert ready.world.dms(ready.mia) == []
    assert ready.world.messages(ready.thread) == []
    asking, notice = texts(ready.world.messages("backstage"))
    assert "still running" in asking
    assert notice == (
        "**I was away from about <t:1646125200:f> until <t:1649343000:f>.**\n"
        "Not sent any more:\n"
        f"- Reminder the day before for “{TITLE}”: it would have come too late.\n"
        f"- Letter before the talk for “{TITLE}”: it would have come too late.\n"
        f"- “We are live” for “{TITLE}”: it would have come too late.\n"
        f"- Run sheet for “{TITLE}”: it would have come too late.\n"
        f"- What is still missing for “{TITLE}”: it would have come too late.\n"
        f"- Live panel for “{TITLE}”: it would have come too late."
    )


async def test_sign_up_of_the_last_second_is_kept(ready: Ready):
    answer = await ready.mia.click(ready.card, "I'm going")
    await ready.stage.restart()
    said = await ready.mia.click(answer.message, "Yes")
    assert said.text == "Good. I will write to you 15 minutes before."
    await ready.world.advance(timedelta(seconds=10))
    assert "1 going" in ready.card.text


async def test_commands_are_sent_once(ready: Ready):
    before = ready.world.requests.count("PUT", "/applications/{id}/commands")
    await ready.stage.restart()
    assert ready.world.requests.count("PUT", "/applications/{id}/commands") == before == 1


def everything(ready: Ready) -> list[str]:
    places = ["talks", "backstage", ready.thread, ready.mia.direct]
    return [m.text for place in places for m in ready.world.messages(place) if not m.ephemeral]


async def test_talk_whose_announcement_was_missed_is_announced_when_it_moves(stage: Stage):
    await set_up(stage)
    await make_series(stage)
    draft = await plan_talk(stage)
    ada = stage.world.person("Ada Organiser")
    shown = await ada.submit(
        (await ada.click(draft, "Announce on …")).form, when="1 April 2022 09:00"
    )
    panel = (await ada.click(shown.message, "Announce then")).message
    ready = Ready(stage=stage, code=code_on(panel), panel=panel)
    await sleep_until(ready, ENDS + DAY)
    assert ready.world.messages("talks") == []

    form = (await ada.click(panel, "Move")).form
    shown = await ada.submit(form, when="Friday 29 April 2022 10:00", minutes="60")
    assert (
        "Nobody knows of this talk yet, so nobody will be told.\n"
        "Its announcement came too late for the old time. It is sent as soon as you move the talk."
    ) in shown.text
    await ada.click(shown.message, "Move it")
    await ready.world.settle()
    (card,) = ready.world.messages("talks")
    assert "Friday 29 April 2022, 10:00–11:00 Copenhagen" in card.text
    assert ready.thread.name == f"Talk 1: {TITLE}"
