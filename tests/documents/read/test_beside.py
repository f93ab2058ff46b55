"""What stands beside the findings: who wrote a text, its talks, and lines that are no title."""

import pytest

from bot.documents.read.decision.title_evidence import title_evidence
from bot.documents.read.lines.bylines import (
    authors_of,
    names_behind_label,
    names_beside,
    without_note_marks,
)
from bot.documents.read.lines.front_fields import front_field, is_fact
from bot.documents.read.lines.talk_lines import behind_comma, talk_of
from bot.documents.read.lines.text_lines import TextLine


def _line(number: int, text: str) -> TextLine:
    return TextLine(number=number, last=number, text=text, after_blank=True)


@pytest.mark.parametrize(
    "line",
    [
        "Words by Anna Example",
        "Un texte de Marie Exemple, coordinatrice",
        "Lagt inn av Kari Eksempel kl. 21.37",
        "Conference report by Anna Example (PhD student, Northville)",
        "Af redaktør Peter Eksempel, redaktion@northville.example",
    ],
)
def test_a_name_behind_a_few_words_is_an_author(line: str) -> None:
    assert names_behind_label(line)
    assert len(names_beside(line)) == 1


@pytest.mark.parametrize(
    "line", ["A square by the sea", "Lessons by the dozen", "Thanks to Anna Example"]
)
def test_other_words_name_no_author(line: str) -> None:
    assert not names_behind_label(line)


def test_marks_of_notes_are_no_part_of_names() -> None:
    assert without_note_marks("Anna Example1* and Peter Sample2") == "Anna Example and Peter Sample"


def test_an_office_that_passes_a_letter_on_wrote_no_article() -> None:
    office = "From: Ministry of Local Government and Housing"
    assert authors_of(office, front_field(office)) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Project period: October 2025 – March 2027",
        "Lieu : Northville (12 400 hab.)",
        "Til stede: Anna, Peter",
        "Osallistujat: 16",
    ],
)
def test_a_field_below_the_title_is_not_the_title(line: str) -> None:
    assert is_fact(line)
    lines = [
        _line(1, "Warm Rooms"),
        _line(2, line),
        _line(3, "It was cold."),
    ]
    assert 1 not in title_evidence(lines)


def test_what_ends_with_the_title_is_not_the_title() -> None:
    lines = [
        _line(1, "Cover image for Six lessons from the harbour"),
        _line(2, "Six lessons from the harbour"),
    ]
    assert 0 not in title_evidence(lines)


def test_hours_in_words_belong_to_a_title() -> None:
    talk = talk_of("21.01.2027   Samstags, halb elf", among_talks=True)
    assert talk is not None
    assert talk.title == "Samstags, halb elf"


def test_brackets_of_a_title_stay_closed() -> None:
    talk = talk_of("12 janvier 2027 : Se déplacer (école)", among_talks=True)
    assert talk is not None
    assert talk.title == "Se déplacer (école)"


def test_names_behind_a_comma() -> None:
    assert behind_comma("Counting bees, Anna Example") == ("Counting bees", "Anna Example")
    assert behind_comma("Counting bees") == ("Counting bees", "")
