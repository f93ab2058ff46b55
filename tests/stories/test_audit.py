"""What the team did stands on the desk, and nothing of what members said."""

import csv
import io

import pytest

from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready, fill, open_panel, sign_up
from tests.stories.live import agree_on_chatham_house, go_live

pytestmark = pytest.mark.evidence


async def deeds(ready: Ready) -> MessageRecord:
    desk = (await ready.ada.slash("desk", hidden=True)).message
    return (await ready.ada.click(desk, "What the team did")).message


async def test_team_reads_who_did_what_and_takes_it_out(ready: Ready):
    await sign_up(ready, ready.mia)
    coming = (await ready.ada.click(await open_panel(ready), "Who is coming?")).message
    which = (await ready.ada.click(coming, "Free a seat")).message
    menu = which.selects[0]
    asked = await ready.ada.select(which, menu.custom_id, [menu.options[0][1]])
    await ready.ada.click(asked.message, "Free it")
    await agree_on_chatham_house(ready)
    await fill(ready, "edit-people", {"segments": "Session 1: Squares\nAda Example, Mayor"})
    names = (await ready.ada.click(await open_panel(ready), "Names")).message
    await ready.ada.select(names, names.selects[0].custom_id, ["0"])
    await ready.ada.click(names, "By name")
    await go_live(ready, minutes=5)
    await ready.mia.slash("log", text="Benches matter")
    await ready.ada.slash("export", what="calendar")

    shown = await deeds(ready)
    said = shown.text
    assert f"{ready.ada.mention} announced: Neighbours and the Town Square" in said
    assert "changed the roles" in said
    assert "changed the set-up" in said
    assert "took out a file" in said
    assert "freed a seat: Neighbours and the Town Square" in said
    assert "switched the Chatham House Rule on" in said
    assert "noted who may be named: Neighbours and the Town Square" in said
    assert "Ada Example" not in said
    assert ready.mia.mention not in said
    assert "Benches" not in said

    taken = await ready.ada.click(shown, "As CSV")
    (file,) = taken.message.attachments
    rows = list(csv.DictReader(io.StringIO(file.data.decode())))
    assert {"announced", "exported", "set_up", "roles"} <= {each["deed"] for each in rows}
    assert [int(each["number"]) for each in rows] == list(range(1, len(rows) + 1))
    assert str(ready.mia.id) not in file.data.decode()


async def test_nobody_but_organisers_reads_it(ready: Ready):
    desk = (await ready.noor.slash("desk", hidden=True)).message
    assert "What the team did" not in desk.labels
    for verb in ("audit:0", "audit-csv"):
        refused = await ready.noor.click(ready.card, verb, forged=True)
        assert refused.text.startswith("Only organisers")
