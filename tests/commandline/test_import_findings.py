import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commandline.import_findings import main
from bot.domain.errors import DocumentNotUnderstood, FileOfOtherKind, FileTooLarge
from bot.domain.findings.errors import AddressNotPublic, WebImportOff
from bot.settings import Settings

ARTICLE = """icon-arrow icon-search

Northville Talks 2021: Key Findings

Publication Date: 24 December 2021
Content Type:

— 1 minutes reading time

We met twice, and it snowed.

What we take home

1. Snow brings people together

Everybody had a shovel.

2. Ice keeps them apart

Nobody had skates.

Northville Talks 2021 | Snow. Thursday 4 November 2021

Further Reading
"""

READ = """Title: Northville Talks 2021: Key Findings
Edition: Northville Talks 2021
Publication date: 2021-12-24
Content type: -
Authors: -
Introduction: 1 paragraph
{introduction}Findings: 2
  1. Snow brings people together (23 characters)
{first}  2. Ice keeps them apart (18 characters)
{second}Talks: 1
  Snow (2021-11-04)
Further reading: 0 items
Thanks: 0 paragraphs
Reading time: 1 min
Named, but empty: content type
Named, but empty: further reading
"""
LEFT_OUT = """\
Left out, line 1 (names of icons): icon-arrow icon-search
Left out, line 8 (the reading time is counted anew): — 1 minutes reading time
"""


SHORT = READ.format(introduction="", first="", second="") + LEFT_OUT
WHOLE = READ.format(
    introduction="     We met twice, and it snowed.\n",
    first="     Everybody had a shovel.\n",
    second="     Nobody had skates.\n",
)
FATES = """\
Left out, line 1 (names of icons): icon-arrow icon-search
Line 3 (title): Northville Talks 2021: Key Findings
Line 5 (publication date): Publication Date: 24 December 2021
Line 6 (content type): Content Type:
Left out, line 8 (the reading time is counted anew): — 1 minutes reading time
Line 10 (introduction): We met twice, and it snowed.
Line 12 (findings): What we take home
Line 14 (findings): 1. Snow brings people together
Line 16 (findings): Everybody had a shovel.
Line 18 (findings): 2. Ice keeps them apart
Line 20 (findings): Nobody had skates.
Line 22 (talks): Northville Talks 2021 | Snow. Thursday 4 November 2021
Line 24 (further reading): Further Reading
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8-sig")
    return path


def arguments(file: Path | str, **given: bool | str) -> argparse.Namespace:
    chosen = {"dry_run": False, "json": False, "dates": "asked", **given}
    return argparse.Namespace(file=str(file), server=42, edition="2021", **chosen)


def test_a_dry_run_prints_all_that_was_read_and_stores_nothing(article, settings, capsys):
    assert main(arguments(article, dry_run=True), settings) == 0

    assert capsys.readouterr().out == f"{WHOLE}{FATES}Nothing was stored (--dry-run).\n"
    assert not settings.data.exists()


def test_import_tells_what_it_made_and_the_second_time_nothing(article, settings, capsys):
    assert main(arguments(article), settings) == 0
    assert capsys.readouterr().out == SHORT + (
        "Made the series Northville Talks.\n"
        "Made the edition 2021 of Northville Talks.\n"
        "Kept in Northville Talks, 2021: 2 findings, 1 talk."
        " They count as published; nothing is posted.\n"
    )

    assert main(arguments(article), settings) == 0
    assert capsys.readouterr().out == (
        f"{SHORT}Northville Talks, 2021 has all of it already; nothing was changed.\n"
    )


@pytest.mark.parametrize("content", [b"\xff\xfe\xfa", b"x" * 2_000_001])
def test_a_file_that_is_no_text_is_refused_in_words(content, settings, tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(content)

    with pytest.raises((FileOfOtherKind, FileTooLarge)):
        main(arguments(path), settings)


def test_a_file_that_is_not_there_is_refused_in_words(settings, tmp_path):
    with pytest.raises(DocumentNotUnderstood) as caught:
        main(arguments(tmp_path / "none.txt"), settings)

    assert str(caught.value.params["problem"]).endswith("No such file or directory")


def test_a_dry_run_for_programs_tells_the_fate_of_each_line(article, settings, capsys):
    assert main(arguments(article, dry_run=True, json=True), settings) == 0

    printed = json.loads(capsys.readouterr().out)
    lines = [line for line in ARTICLE.splitlines() if line.strip()]
    assert len(printed["lines"]) == len(lines)
    assert {line["fate"] for line in printed["lines"]} == {"used", "left out"}
    assert (printed["stored"], printed["refused"]) == (None, None)
    assert not settings.data.exists()


def test_a_day_of_two_readings_is_told_unless_the_order_is_given(tmp_path, settings, capsys):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE.replace("24 December 2021", "12/05/2021"), encoding="utf-8")

    assert main(arguments(path, dry_run=True), settings) == 0
    assert "I read “12/05/2021” with the day first" in capsys.readouterr().out
    assert main(arguments(path, dry_run=True, json=True, dates="month-first"), settings) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["published_on"], printed["asks"]) == ("2021-12-05", [])


def test_an_import_for_programs_tells_what_it_stored(article, settings, capsys):
    assert main(arguments(article, json=True), settings) == 0
    assert json.loads(capsys.readouterr().out)["stored"] == {
        "series": "Northville Talks",
        "edition": "2021",
        "findings": 2,
        "talks": 1,
        "speakers_without_segment": [],
        "links_refused": [],
    }

    assert main(arguments("none.txt", json=True), settings) == 1
    assert json.loads(capsys.readouterr().out)["refused"].startswith("I could not read")


def test_a_web_address_is_refused_unless_the_host_permits_it(settings, capsys):
    address = "https://127.0.0.1/article"
    with pytest.raises(WebImportOff):
        main(arguments(address), settings)

    permitted = replace(settings, import_from_web=True)
    with pytest.raises(AddressNotPublic):
        main(arguments(address), permitted)
    assert main(arguments(address, json=True), permitted) == 1
    assert "127.0.0.1" in json.loads(capsys.readouterr().out)["refused"]
