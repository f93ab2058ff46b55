"""The Chatham House Rule to the end: what came under it late, what was undone, what was printed."""

import asyncio
import io
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

from bot.domain.deliveries.delivery import MIRROR_PACE
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.rehearsal.discord.people.person import Person
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.restoring import arm, prepare, restoring
from tests.store.upkeep.raw import files_with
from tests.stories.acting import TITLE, Ready, fill, second_organiser
from tests.stories.live import agree_on_chatham_house, drawn_panel, end_talk, go_live, live_panel
from tests.stories.test_findings import open_draft, publish, write

CLEANED_WITHIN = timedelta(minutes=11)


async def back_up(ready: Ready, root: Path) -> Path:
    folder, now = DataFolder(root), ready.world.clock.now()
    return await asyncio.to_thread(make_backup, folder, folder.backups, now=now)


async def holding(root: Path, *secrets: str | int) -> list[str]:
    return await asyncio.to_thread(files_with, root, *secrets)


async def handed_out(ready: Ready, person: Person | None = None) -> str:
    """Everything that an organiser can take away, or somebody else of the team."""
    texts: list[str] = []
    for what in ("notes", "findings", "attendance", "archive"):
        given = await (person or ready.ada).slash("export", hidden=True, what=what)
        for file in given.message.attachments:
            if not file.filename.endswith(".zip"):
                texts.append(file.data.decode())
                continue
            with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
                texts += [archive.read(name).decode() for name in archive.namelist()]
    return "\n".join(texts)


async def restore(ready: Ready, root: Path, file: Path) -> None:
    """As the host does: the bot stopped, `restore FILE --arm`, the bot started."""
    now = ready.world.clock.now()

    def work() -> None:
        with restoring(root) as folder:
            asyncio.run(prepare(folder, file, KINDS, now=now))
            arm(folder, now=now)

    await ready.stage.stop()
    await asyncio.to_thread(work)
    await ready.stage.start()


async def test_a_rule_agreed_on_late_holds_also_after_an_older_backup_came_back(
    ready: Ready, tmp_path: Path
):
    """Max never signed up, so nothing but what he logged could hold his id."""
    root, max_ = tmp_path / "data", ready.max
    live = await go_live(ready, minutes=5)
    await max_.slash("log", text="Said by Max by command")
    said = await max_.say(ready.thread, "Said by Max by reply", reply_to=live)
    await max_.say(max_.direct, "Said by Max directly")
    who = (max_.id, said.id, max_.direct.id)
    await back_up(ready, root)
    older = tmp_path / "carried away.sqlite3"
    await asyncio.to_thread(shutil.copyfile, await back_up(ready, root), older)
    assert len(await holding(root, *who)) >= 3, "it could have been there"
    assert str(max_.id) in await handed_out(ready), "it could have been there"

    await agree_on_chatham_house(ready)
    await ready.world.settle()

    assert await holding(root, *who) == []
    assert await holding(root, "Said by Max") != [], "what was said is kept"
    await ready.world.advance(2 * MIRROR_PACE)
    assert "answer this message" in live.text
    assert "answer this message" not in ready.world.fresh(live).text

    await restore(ready, root, older)
    await ready.world.settle()

    assert await holding(root, *who) == []
    kept = await max_.slash("log", text="Said by Max afterwards")
    assert "nobody's name was kept with it" in kept.text
    await ready.world.advance(timedelta(seconds=30))
    assert await holding(root, *who) == []
    out = await handed_out(ready)
    assert "Said by Max afterwards" in out
    assert not [each for each in who if str(each) in out]


async def test_switching_the_rule_off_frees_neither_a_form_that_is_open_nor_what_was_said(
    ready: Ready, tmp_path: Path
):
    root, max_ = tmp_path / "data", ready.max
    await agree_on_chatham_house(ready)
    live = await go_live(ready, minutes=5)
    note = (await max_.click(live, "Note")).form
    question = (await max_.click(live, "Ask a question")).form
    await fill(ready, "edit-talk", {"holds": []})

    kept = await max_.submit(note, text="Written under it")
    await max_.submit(question, text="Asked under it")

    assert "nobody's name was kept with it" in kept.text
    assert await holding(root, max_.id) == []
    # Nobody has sorted them, so members find neither.
    assert (await ready.mia.slash("search", words="written under")).text.startswith("I found noth")
    free = await max_.slash("log", text="Said freely")
    assert "nobody's name" not in free.text
    assert await holding(root, max_.id) != []


async def test_what_was_undone_is_in_no_file_though_its_message_was_deleted_first(
    ready: Ready, tmp_path: Path
):
    root, max_ = tmp_path / "data", ready.max
    await agree_on_chatham_house(ready)
    live = await go_live(ready, minutes=5)
    words = "Zebras guard the northern gate"
    said = await max_.say(ready.thread, words, reply_to=live)
    answer = ready.world.dms(max_)[-1]
    await back_up(ready, root)
    assert "You can delete it" in answer.text
    await max_.delete(said)

    undone = await max_.click(answer, "Undo")
    assert undone.text == "Removed for good."
    assert all(words not in message.text for message in ready.world.dms(max_))
    assert len(await holding(root, words)) >= 2, "it could have been there"

    await ready.world.advance(CLEANED_WITHIN)
    assert await holding(root, words) == []


async def test_one_of_several_goes_from_the_list_it_was_picked_from(ready: Ready):
    max_ = ready.max
    await agree_on_chatham_house(ready)
    await go_live(ready, minutes=5)
    await max_.say(max_.direct, "Keep this\nNot this")
    listed = ready.world.dms(max_)[-1]

    picked = (await max_.select(listed, listed.selects[0].custom_id, "Not this")).message
    await max_.click(picked, "Undo")

    shown = [message.text for message in ready.world.dms(max_) if message.by_bot]
    assert any("Keep this" in text for text in shown)
    assert all("Not this" not in text for text in shown)
    await drawn_panel(ready)


async def test_a_point_that_names_a_panellist_is_said_to_its_writer(ready: Ready):
    await agree_on_chatham_house(ready)
    await go_live(ready, minutes=5)
    await fill(ready, "edit-people", {"segments": "Session 1: Benches\nIda Example, planner"})

    named = await ready.max.slash("log", text="EXAMPLE said that benches matter")
    other = await ready.max.slash("log", text="Benches matter")

    assert "It names **Ida Example**" in named.text
    assert "It names" not in other.text
    form = (await ready.max.click(other.message, "Edit")).form
    edited = await ready.max.submit(form, text="Dr. Ida said that benches matter")
    assert "It names **Ida Example**" in edited.text
    bench = (await ready.ada.slash("draft", hidden=True)).message
    card = (await ready.ada.click(bench, "Sort 2")).message
    assert "It names **Ida Example**" in card.text
    notes = (await ready.noor.click(live_panel(ready), "Notes")).message
    chosen = notes.selects[0]
    managed = await ready.noor.select(notes, chosen.custom_id, [chosen.options[0][1]])
    assert "It names **Ida Example**" in managed.text


async def test_what_was_published_before_is_marked_until_it_is_corrected(ready: Ready):
    oda = second_organiser(ready.world)
    await go_live(ready, minutes=10)
    await ready.mia.slash("log", text="Benches change who stays on the square")
    await end_talk(ready)
    bench = await write(ready, await open_draft(ready), "Benches decide", "They do.")
    card = (await ready.ada.click(bench, "Sort 1")).message
    await ready.ada.select(card, card.selects[0].custom_id, "1 Benches decide")
    await publish(ready, await open_draft(ready), oda)
    assert "Publish a correction" not in (await open_draft(ready)).text

    await agree_on_chatham_house(ready)
    await ready.world.settle()

    desk = (await ready.ada.slash("desk")).message
    assert "publish a correction" in desk.text
    draft = (await ready.ada.click(desk, "Correct")).message
    assert "Publish a correction" in draft.text
    await publish(ready, draft, oda)
    assert "Publish a correction" not in (await open_draft(ready)).text
    assert "publish a correction" not in (await ready.ada.slash("desk")).message.text
    assert TITLE in desk.text
