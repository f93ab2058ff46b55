"""What do you store about me? People see it, take it away, and have it erased."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.world import World
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.checking import check_database
from bot.store.upkeep.restoring import arm, prepare, restoring
from tests.store.upkeep.raw import files_with
from tests.stories.acting import STARTS, TITLE, Ready, open_panel, sign_up, texts
from tests.stories.live import go_live
from tests.stories.test_moderation import choose, control, searched

pytestmark = pytest.mark.evidence

HOSTILE = "<script>alert(1)</script> & benches"


def files(outcome: Outcome) -> dict[str, str]:
    return {each.filename: each.data.decode() for each in outcome.message.attachments}


async def test_member_sees_takes_away_and_erases(ready: Ready):
    mia = ready.mia
    await sign_up(ready, mia)
    await go_live(ready, minutes=5)
    await mia.slash("log", text=HOSTILE)

    me = (await mia.slash("me")).message
    shown = await mia.click(me, "My data")
    assert shown.message.ephemeral
    assert "**Answers to talks**: 1." in shown.text
    assert "Kept 365 days after the talk" in shown.text

    taken = files(await mia.click(shown.message, "Take it away"))
    page, data = taken["my-data.html"], json.loads(taken["my-data.json"])
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; benches" in page
    assert TITLE in page
    assert data["user_id"] == str(mia.id)
    assert {each["part"] for each in data["data"]} >= {"answered", "wrote"}

    asked = await mia.click(shown.message, "Erase …")
    assert "Answers to talks: 1" in asked.text
    assert "One note of yours" in asked.text
    assert "Out of my reach" in asked.text
    done = await mia.click(asked.message, "Erase it on this server")
    assert done.text.startswith("Erased on this server")

    again = await mia.click((await mia.slash("me")).message, "My data")
    assert "Answers to talks" not in again.text
    assert "supported a note" not in again.text
    found = await ready.max.slash("search", words="benches")
    assert "benches" in found.text


async def test_asked_in_plain_words_the_bot_offers_the_button_and_keeps_nothing(ready: Ready):
    mia = ready.mia
    await sign_up(ready, mia)
    await mia.say(mia.direct, "What do you store about me?")

    answer = ready.world.dms(mia)[-1]
    assert "My data" in answer.labels
    shown = await mia.click(answer, "My data")
    assert "On all servers that I am on." in shown.text
    asked = await mia.click(shown.message, "Erase …")
    done = await mia.click(asked.message, "Erase it everywhere")
    assert done.text.startswith("Erased on all servers")


async def test_organiser_erases_somebody_who_left(ready: Ready):
    world, ada, max_ = ready.world, ready.ada, ready.max
    await sign_up(ready, max_)
    listed = (await ada.click(await open_panel(ready), "Who is coming?")).message
    which = (await ada.click(listed, "Erase somebody who left")).message
    assert f"1 · {max_.mention}" in which.text
    menu = which.selects[0].custom_id

    still = await ada.select(which, menu, "Number 1")
    assert still.text.startswith("They are still on this server")

    world.kick("Max Member")
    asked = await ada.select(which, menu, "Number 1")
    assert "Answers to talks: 1" in asked.text
    done = await ada.click(asked.message, "Erase for good")
    assert done.text.startswith("What this server had of")
    people = await ada.click(await open_panel(ready), "Who is coming?")
    assert max_.mention not in people.text

    form = (await ada.click(which, "By id")).form
    nothing = await ada.submit(form, id=str(max_.id))
    assert nothing.text.startswith("I store nothing here about")
    form = (await ada.click(which, "By id")).form
    refused = await ada.submit(form, id="Max")
    assert "is no Discord id" in refused.text


async def test_nobody_but_organisers_erases_others(ready: Ready):
    await sign_up(ready, ready.max)
    card = ready.card
    refused = await ready.mia.click(card, f"erase-other-yes:{ready.max.id}", forged=True)

    assert refused.text.startswith(("They are still", "Only organisers"))
    assert not any("erased" in text for text in texts(ready.world.dms(ready.max)))


async def test_no_restored_backup_brings_back_who_was_erased(ready: Ready, tmp_path: Path):
    """Neither the bytes of the id in any file, but for the list of who was erased."""
    world, stage, max_, data = ready.world, ready.stage, ready.max, tmp_path / "data"
    await sign_up(ready, max_)
    folder, away = DataFolder(data), tmp_path / "away"
    now = world.clock.now()
    kept = await asyncio.to_thread(make_backup, folder, folder.backups, now=now)
    carried = await asyncio.to_thread(make_backup, folder, away, now=now)
    await world.advance(timedelta(minutes=30))

    shown = await max_.click((await max_.slash("me")).message, "My data")
    everywhere = await max_.click(shown.message, "On all servers")
    asked = await max_.click(everywhere.message, "Erase …")
    done = await max_.click(asked.message, "Erase it everywhere")
    assert done.text.startswith("Erased on all servers")
    await world.settle()
    await stage.stop()
    assert files_with(data, max_.id) == ["backups/erasures.jsonl"]

    for backup in (kept, carried):
        await _restore(data, backup, world)
        await stage.start()
        people = await ready.ada.click(await open_panel(ready), "Who is coming?")
        assert people.text == "Nobody is on the list."
        await world.settle()
        await stage.stop()
        assert "rostrum.sqlite3" not in files_with(data, max_.id)
    await stage.start()


async def test_a_moderator_who_is_erased_is_in_no_file_and_the_audit_trail_holds(
    ready: Ready, tmp_path: Path
):
    """What the team did with people's words is noted with who did it, and may not keep them."""
    world, noor = ready.world, ready.noor
    await sign_up(ready, noor, letters=True)
    await world.move_to(STARTS - timedelta(minutes=14))
    await go_live(ready, minutes=5)
    await ready.max.slash("log", text="Benches for everybody")
    await noor.slash("log", text="Shade as well")
    card = await choose(noor, await searched(noor, "benches"), "manage", "Benches for everybody")
    hidden = (await noor.click(card, "Hide")).message
    await noor.click(hidden, control(hidden, "manage-back"))
    await world.settle()

    shown = await noor.click((await noor.slash("me")).message, "My data")
    everywhere = await noor.click(shown.message, "On all servers")
    asked = await noor.click(everywhere.message, "Erase …")
    await noor.click(asked.message, "Erase it everywhere")
    await world.settle()
    trail = (
        await ready.ada.click((await ready.ada.slash("desk")).message, "What the team did")
    ).text
    assert "hid what somebody had written" in trail
    assert noor.mention not in trail
    await ready.stage.stop()
    data = tmp_path / "data"
    assert files_with(data, noor.id) == ["backups/erasures.jsonl"]
    report = await asyncio.to_thread(
        check_database, DataFolder(data).database, KINDS, now=world.clock.now()
    )
    assert not report.is_damaged
    await ready.stage.start()


async def _restore(data: Path, backup: Path, world: World) -> None:
    def restore() -> None:
        with restoring(data) as folder:
            asyncio.run(prepare(folder, backup, KINDS, now=world.clock.now()))
            arm(folder, now=world.clock.now())

    await asyncio.to_thread(restore)
