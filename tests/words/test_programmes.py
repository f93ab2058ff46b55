"""Programmes as pages and mails of each language print them, with invented names.

Below its text each file says what is meant: a line for each talk (title, date, start, minutes,
people), and one that begins with "=" for each part (title, people). "?" stands for a date that
must be asked about, "*" for a title that nobody can know.
"""

from itertools import chain
from pathlib import Path

import pytest

from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import ProgrammeTalk
from tests.cases import said

# A first line may be a talk of the day below it, brackets a place, a jubilee a talk, and the word
# "workshop" a part of the title: they are asked about.
ASKED = {
    "fr_pages_with_holidays": "whose_date",
    "fr_table_in_lines": "line_taken",
    "nb_offices_in_front": "title_form",
    "de_mail_with_agenda": "line_cut",
}
FILES = sorted((Path(__file__).parent / "programmes").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.stem)
def test_a_printed_programme_is_read_as_it_is_meant(file: Path):
    text, meant = file.read_text(encoding="utf-8").split("-----\n")
    talks: list[list[str]] = []
    parts: list[list[tuple[str, list[str]]]] = []
    for line in meant.splitlines():
        cells = [cell.strip() for cell in line.removeprefix("=").split("|")]
        if line.startswith("="):
            parts[-1].append((said(cells[0]), _people(cells[1])))
        else:
            talks.append(cells)
            parts.append([])

    read = parse_programme(text, zone="Europe/Copenhagen")

    asked = {each.doubt for talk in read.talks for each in talk.doubts}
    if ASKED.get(file.stem) in asked:
        return
    assert [_when(talk) for talk in read.talks] == [tuple(talk[1:4]) for talk in talks]
    for talk, (title, *rest), of_talk in zip(read.talks, talks, parts, strict=True):
        assert title in {"*", talk.title}
        found = [(said(each.title), [one.name for one in each.speakers]) for each in talk.segments]
        if of_talk:
            assert [each for each in found if each[1] or each in of_talk] == of_talk
        else:
            people = list(chain.from_iterable(names for _, names in found))
            assert people == (_people(rest[3]) if rest[3:] else [])


def _people(cell: str) -> list[str]:
    return [name for each in cell.split(";") if (name := each.strip())]


def _when(talk: ProgrammeTalk) -> tuple[str, str, str]:
    on = "?" if talk.date else ""
    if talk.date and talk.date.on:
        on = talk.date.on.isoformat()
        # Taken, and said to be asked about.
        on += "?" if talk.date.doubt else ""
    start = talk.start
    return on, f"{start.at:%H:%M}" if start else "", str((start and start.minutes) or "")
