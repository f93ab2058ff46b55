"""The minute happens: each sentence of it is held against the world that it was played in."""

import asyncio
import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.takeaways.takeaway import Placement
from bot.rehearsal import acting
from bot.rehearsal.deeds import publishing
from bot.rehearsal.demo.minute.left_behind import files_with
from bot.rehearsal.demo.minute.minute import Minute
from bot.rehearsal.demo.minute.papers import begin_of_word
from bot.rehearsal.demo.minute.playing import SCRIPT
from bot.rehearsal.demo.prologue import begun_show
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.strip import pings_so_far
from bot.rehearsal.facts import count_sent
from tests.rehearsal.demo import page_told

MIAS_TAKEAWAYS = (
    "The church has the trust, the police have the overview; neither can lend it by e-mail",
    "New members shadow an old one for a month before they get a task",
)
NOORS_TAKEAWAY = "Nobody in the room knew all four agencies"


def said(exhibit: dict[str, Any]) -> str:
    return str(exhibit["message"]["components"])


def entries(exhibit: dict[str, Any]) -> list[str]:
    return [each["text"] for each in exhibit["entries"]]


@pytest.mark.evidence
async def test_minute_happens_as_it_is_told():
    async with begun_show() as show:
        minute = Minute(show)
        frames: dict[str, dict[str, Any]] = {}
        for number, key in enumerate(SCRIPT):
            frames[key] = await minute.view(number)
            assert frames[key]["key"] == key
            if key == "killed":
                await _is_killed_on_the_way(show)
            if key == "results":
                await _is_shown_to_nobody(show)
        again = await minute.view(0)
        assert again is frames["card"]
        with pytest.raises(IndexError):
            await minute.view(len(SCRIPT))
        await _is_sent_once(show)
        assert pings_so_far(show) == 0
        left = await asyncio.to_thread(files_with, show.bot.data, show.mia.id)
        assert left == {"backups/erasures.jsonl": 1}
        await _stays_without_her(show, minute.files)
        for holds in page_told.PLAYED.values():
            await holds(show)
        assert show.world.problems == []

    _is_told(frames)
    html, pdf, word, picture = minute.files.values()
    assert html.startswith(b"<!DOCTYPE html>")
    assert pdf.startswith(b"%PDF-")
    assert word.startswith(b"PK")
    assert picture.startswith(b"\x89PNG")


async def _is_shown_to_nobody(show: Show) -> None:
    """Of the first talk's poll the team's own file has how many answered, and not what."""
    file = await acting.export(show.world, show.ada, "polls")
    rows = list(csv.DictReader(io.StringIO(file.data.decode())))
    of_first = [row for row in rows if row["title"] == show.first.title]
    assert {(row["answers"], row["withheld"]) for row in of_first} == {("3", "yes")}
    assert {row["chosen"] + row["percent"] + row["mean"] for row in of_first} == {""}
    assert any(row["chosen"] for row in rows if row["title"] == show.second.title)


async def _is_killed_on_the_way(show: Show) -> None:
    assert not show.bot.running
    assert show.bot.ended == "SIGKILL"
    states = [
        each.state for each in (await show.facts()).deliveries if each.kind is DeliveryKind.FINDINGS
    ]
    assert states == [DeliveryState.CLAIMED]


async def _is_sent_once(show: Show) -> None:
    count = count_sent(await show.facts(), show.world)
    assert (count.twice, count.missing) == (0, 0)
    posts = [each for each in show.world.messages("talks") if "KEY FINDINGS" in each.text]
    assert len(posts) == 1


async def _stays_without_her(show: Show, files: dict[str, bytes]) -> None:
    """What the erased member noted stays, and no file of the findings ever named her."""
    kept = {each.text: each for each in (await show.facts()).takeaways}
    assert [kept[text].author_id for text in MIAS_TAKEAWAYS] == [None, None]
    assert all(kept[text].placement is Placement.PLACED for text in MIAS_TAKEAWAYS)
    html, _, word, _ = files.values()
    read = html.decode() + str(begin_of_word(word))
    posted = publishing.findings_post(show.today)
    named = f"{read}{posted.text}{[each.data for each in posted.attachments]}"
    assert "No desk holds the whole picture" in read
    assert "Mia Member" not in named
    assert str(show.mia.id) not in named


def _is_told(frames: dict[str, dict[str, Any]]) -> None:
    card, planned = frames["card"]["exhibits"]
    assert "9 going" in said(card)
    assert len(entries(planned)) == len(set(entries(planned))) == 4
    noor, mia = frames["notes"]["exhibits"]
    assert NOORS_TAKEAWAY in said(noor)
    assert "Kept 2 takeaways" in said(mia)
    panel, poll = frames["ended"]["exhibits"]
    assert "'custom_id': 'end:" in said(panel)
    assert _moment(panel["at"]) < _moment(poll["message"]["at"])
    assert "No moderator sees who answered what" in said(poll)
    assert "What 9 people answered" in frames["results"]["sentence"]
    assert "what only 3 answered" in frames["results"]["sentence"]
    results, sealed = frames["results"]["exhibits"]
    assert "9 people answered" in said(results)
    assert "More time for questions" not in said(results)
    assert "3 people answered. Too few to show" in said(sealed)
    assert "%" not in said(sealed)
    begins, joins, left_out = frames["sorting"]["exhibits"]
    assert NOORS_TAKEAWAY in said(begins)
    assert "'custom_id': 'sort-new:" in said(begins)
    assert {"label": f"5 {begins['chosen']}", "value": joins["chosen"]}.items() <= _chosen(joins)
    assert "'custom_id': 'sort-out:" in said(left_out)
    (finding,) = frames["written"]["exhibits"]
    assert begins["chosen"] in said(finding)
    assert NOORS_TAKEAWAY in said(finding)
    assert said(finding).count("open cases") == 2  # in its text, and in what it rests on
    assert "44 takeaways of both talks became 9 findings" in frames["written"]["sentence"]
    killed, _ = frames["killed"]["exhibits"]
    assert entries(killed)[0] == "to post this message in #talks"
    assert entries(killed)[2] == "killed on the spot, with no time to tidy up"
    assert entries(killed)[-1] == "“on its way”"
    looked, count = frames["once"]["exhibits"]
    assert set(entries(looked)[1:-1]) == {"what stands in #talks"}
    assert entries(looked)[-1] == "“sent”"
    assert (count["twice"], count["missing"]) == (0, 0)
    assert count["once"] > 10
    before, left = frames["erased"]["exhibits"][1:]
    assert sum(map(int, entries(before))) > 20
    assert entries(left) == ["1"]


def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told)


def _chosen(card: dict[str, Any]) -> Any:
    """The option of the one list that is left of the card."""
    row = next(each for each in card["message"]["components"] if each["type"] == 1)
    options = row["components"][0]["options"]
    return next(each for each in options if each["value"] == card["chosen"]).items()


def test_minute_is_a_minute_and_each_of_its_frames_has_its_sentence(localizer):
    assert sum(SCRIPT.values()) == 60
    messages = localizer.english
    counted = "people few findings placed before left"
    numbers = dict.fromkeys(counted.split(), 1)
    assert all(messages(f"minute-{key}", **numbers) for key in SCRIPT)


def test_id_is_found_as_text_and_as_a_number(tmp_path: Path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "text").write_bytes(b"<@123456789012345678> 123456789012345678")
    (tmp_path / "number").write_bytes((123456789012345678).to_bytes(8, "big"))
    (tmp_path / "none").write_bytes(b"12345678901234567")

    assert files_with(tmp_path, 123456789012345678) == {"deep/text": 2, "number": 1}
