"""What `python -m bot read` prints, in words and for programs."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main

COPENHAGEN = ("--zone", "Copenhagen", "--now", "2027-03-10T10:00")


def read(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert main(["read", *arguments, "--json"], {}) == code
    return json.loads(capsys.readouterr().out)


def test_a_time_is_read_with_its_length(capsys: pytest.CaptureFixture[str]):
    assert read(capsys, "time", "friday", "15-16:30", *COPENHAGEN) == {
        "readings": [
            {"start": "2027-03-12T15:00", "zone": "Europe/Copenhagen", "minutes": 90, "note": None}
        ],
        "asks": None,
        "refused": None,
    }


def test_what_an_answer_makes_clear_is_asked_and_all_else_refused(
    capsys: pytest.CaptureFixture[str],
):
    several = read(capsys, "time", "4/7/2027 15:00", *COPENHAGEN)
    hourless = read(capsys, "time", "10 April", *COPENHAGEN)
    nothing = read(capsys, "time", "soon", *COPENHAGEN, code=1)

    assert [each["start"] for each in several["readings"]] == [
        "2027-04-07T15:00",
        "2027-07-04T15:00",
    ]
    assert "This can mean" in several["asks"]
    assert hourless["readings"] == []
    assert "no time of day" in hourless["asks"]
    assert "soon" in nothing["refused"]


def test_a_length_is_read(capsys: pytest.CaptureFixture[str]):
    assert read(capsys, "length", "1 1/2 hours") == {"minutes": 90, "refused": None}
    assert read(capsys, "length", "a while", code=1)["minutes"] is None


def test_a_text_without_a_talk_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "programme.txt"
    file.write_text("Please bring a chair.\n", encoding="utf-8")

    found = read(capsys, "programme", str(file), *COPENHAGEN, code=1)

    assert found["talks"] == []
    assert "could not find a talk" in found["refused"]


def test_a_programme_is_read_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "programme.txt"
    file.write_text(
        "Benches\n17-18 March 2027, 13:00 EST\nModerator: Ada Example\nSkip to content\nHm\n",
        encoding="utf-8",
    )

    found = read(capsys, "programme", str(file), *COPENHAGEN)

    (talk,) = found["talks"]
    assert (talk["title"], talk["date"], talk["start"]) == ("Benches", "2027-03-17", "13:00")
    assert talk["zone"] == "America/New_York"
    assert talk["sessions"] == [
        {"title": "", "people": [{"name": "Ada Example", "line": "Ada Example"}]}
    ]
    assert "more than one day" in talk["asks"][0]
    assert [(line["fate"], line["as"]) for line in found["lines"]] == [
        ("used", "title"),
        ("used", "date"),
        ("used", "person"),
        ("left out", "furniture"),
        ("left out", "furniture"),
    ]


ARTICLE = """Home

Lamps and Benches: Key Findings

Published on 17 June 2027

We met twice in the spring, and talked at length about lamps, benches and snow.

1. Start early

Body.

2. Write it down

Body, which goes on for so long that the program which sent it broke
it into two lines.

Next steps

We meet again.
"""


def test_an_article_is_read_with_the_fate_of_every_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))

    found = read(capsys, "article")

    assert found["title"] == "Lamps and Benches: Key Findings"
    assert found["published_on"] == "2027-06-17"
    assert [each["heading"] for each in found["findings"]] == ["Start early", "Write it down"]
    fates = [(line["number"], line["fate"], line["as"]) for line in found["lines"]]
    assert [number for number, _, _ in fates] == [
        number for number, line in enumerate(ARTICLE.splitlines(), 1) if line
    ]
    assert fates[0] == (1, "left out", "navigation")
    assert fates[-2:] == [
        (18, "left out", "after_findings"),
        (20, "left out", "after_findings"),
    ]


def test_words_say_what_was_not_used_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")

    assert main(["read", "article", str(file)], {}) == 0

    said = capsys.readouterr().out
    assert "1. Start early" in said
    assert "18: left out (after_findings)" in said


def test_a_file_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]):
    assert main(["read", "programme", "nowhere.txt"], {}) == 1
    assert "nowhere.txt" in capsys.readouterr().err
