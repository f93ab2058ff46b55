"""Headings cut out of their lines, and authors who sign below, whatever decided the lines."""

import pytest

from bot.documents.read.assembly.headings import headed
from bot.documents.read.assembly.signatures import signed_by
from bot.documents.read.decision.roles import LineRole
from bot.documents.read.lines.bylines import authors_of
from bot.documents.read.lines.front_fields import front_field
from bot.documents.read.lines.talk_lines import parted_from_person
from bot.documents.read.plain_text import lines_of


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("R1. Pay for it\n\nR2. Ask once\n\nR3. Count it", ["Pay for it", "Ask once", "Count it"]),
        ("Thread A. Trust\n\nThread B. Rules", ["Trust", "Rules"]),
        ("Erstens: Teilen\n\nUnd zweitens: Gehen", ["Teilen", "Gehen"]),
        ("Första lärdomen: En buss\n\nAndra lärdomen: En motor", ["En buss", "En motor"]),
        ("2. Nobody stole the mugs\n\n…and 1. The queue", ["Nobody stole the mugs", "The queue"]),
        ("👉 Start small\n\n👉 Ask first", ["Start small", "Ask first"]),
        ("3.1Transport is far\n\n3.2The card", ["Transport is far", "The card"]),
        ("Paper first[edit]\n\nGo home[edit]", ["Paper first", "Go home"]),
        ("[03:40] Count it\n\n[11:05] Close it", ["Count it", "Close it"]),
    ],
)
def test_what_counts_is_no_part_of_a_heading(text: str, headings: list[str]) -> None:
    lines = lines_of(text)
    assert [item.heading for item in headed(lines, range(len(lines)))] == headings


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            (
                "Lighting. Nobody waits in the dark, and nobody ever wanted to.\n\n"
                "One word: clamps. Ask anybody who went there what they heard.\n\n"
                "A snack at kl. 15! The quarrel begins at twenty past three o'clock."
            ),
            ["Lighting", "One word: clamps", "A snack at kl. 15!"],
        ),
        (
            (
                "Fathers read aloud -- best of all on Saturdays with a pretzel\n\n"
                "Comics to the front -- and not behind the pillar in the hall"
            ),
            ["Fathers read aloud", "Comics to the front"],
        ),
    ],
)
def test_headings_end_at_the_mark_that_most_have(text: str, headings: list[str]) -> None:
    lines = lines_of(text)
    assert [item.heading for item in headed(lines, range(len(lines)))] == headings


@pytest.mark.parametrize(
    ("below", "roles", "authors"),
    [
        ("Warm regards\n\nAnna Example", "CC", ("Anna Example",)),
        ("About the author\n\nAnna von Example runs a choir.", "EC", ("Anna von Example",)),
        ("Upplagd av Anna Example kl. 21:47", "X", ("Anna Example",)),
        ("Contact\n\nAnna Example", "EC", ()),
    ],
)
def test_somebody_signs_below_the_findings(
    below: str, roles: str, authors: tuple[str, ...]
) -> None:
    lines = lines_of(f"Ask first\n\n{below}")
    said = [LineRole(each) for each in f"F{roles}"]
    assert signed_by(lines, said, first=0, last=0) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By: Anna Example — Reviewed by: Dr. Maria Sample", ("Anna Example",)),
        ("BY ANNA EXAMPLE", ("Anna Example",)),
        ("Anna Example, Maria Sample", ("Anna Example", "Maria Sample")),
    ],
)
def test_a_byline_names_those_who_wrote(line: str, authors: tuple[str, ...]) -> None:
    assert authors_of(line, front_field(line)) == authors


def test_who_held_a_talk_stands_behind_its_title() -> None:
    assert parted_from_person("“Clouds” – Prof. Anna Example") == ("Clouds", "Prof. Anna Example")
    assert parted_from_person("Cities – what next for all of them?")[1] == ""
