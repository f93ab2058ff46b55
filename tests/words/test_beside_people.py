"""Where titles and names end that stand beside each other, by the words and marks between them."""

from collections.abc import Callable, Sequence

import pytest

from bot.domain.talks.speaker import StageRole
from bot.words.programme.decision.like_others import like_others
from bot.words.programme.decision.like_slots import like_slots
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.parsing import lines_of
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.beside_people import all_capitals, behind_office
from bot.words.programme.spans.name_edges import name_before_comma, name_from_front, name_to_back
from bot.words.programme.spans.word_pieces import LineWords, Span
from bot.words.programme.talk_blocks import blocks_of
from tests.words.labelled import ZONE

Likes = Callable[[Sequence[LineRole | None], Sequence[LineFacts]], list[LineRole | None]]


def facts_of(text: str) -> list[LineFacts]:
    return [*lines_of(text, zone=ZONE)[2]]


def words_of(text: str) -> LineWords:
    return LineWords.of(facts_of(text)[0])


def said(line: LineWords, span: Span) -> str:
    return " ".join(each.text for each in line.words[span.first : span.last])


def span_of(line: LineWords, words: str) -> Span:
    texts = [each.text for each in line.words]
    first = next(
        at for at in range(len(texts)) if texts[at:][: len(words.split())] == words.split()
    )
    return Span(first, first + len(words.split()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Introduction by Anne Marie Majexample Chief of Section", "Anne Marie Majexample"),
        ("Talk by Marie Baad Majexample from Northville", "Marie Baad Majexample"),
        # Nothing tells that it is more than two words.
        ("Introduction by Anne Marie Northville Benches", "Anne Marie"),
        ("Introduction by Anne Marie, Chief of Section", "Anne Marie"),
        ("Introduction by Anne Example Chief of Section", "Anne Example"),
    ],
)
def test_a_name_of_two_given_names_goes_on_before_an_office(text: str, name: str):
    line = words_of(text)
    begun = " ".join(name.split()[:2])
    assert said(line, name_to_back(line, span_of(line, begun))) == name


@pytest.mark.parametrize(
    ("text", "begun", "name"),
    [
        ("Bundespräsident a. D. Anna Muster", "D . Anna Muster", "Anna Muster"),
        ("Bundespräsident D. Anna Muster", "D . Anna Muster", "D . Anna Muster"),
    ],
)
def test_letters_of_who_has_retired_are_of_no_name(text: str, begun: str, name: str):
    line = words_of(text)
    assert said(line, name_from_front(line, span_of(line, begun))) == name


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Klaus Sample, partner in Zink: Towns below the sea", "Towns below the sea"),
        # Another title with a colon, and one of nobody.
        ("Klaus Sample, Towns: a history of the sea", "Towns : a history of the sea"),
        ("Klaus Sample (Zink), of towns: a history", "of towns : a history"),
    ],
)
def test_what_somebody_is_before_a_colon_is_of_no_title(text: str, title: str):
    line = words_of(text)
    comma = max(at for at, each in enumerate(line.words) if each.text == ",")
    whole = Span(comma + 1, len(line.words))
    assert said(line, behind_office(line, whole, [span_of(line, "Klaus Sample")])) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("TRAINING LOCAL FIRE SERVICES Anna Sample", "TRAINING LOCAL FIRE SERVICES"),
        ("TRAINING LOCAL fire services Anna Sample", "TRAINING LOCAL"),
        ("TRAINING LOCAL FIRE SERVICES ANNA SAMPLE", "TRAINING LOCAL"),
    ],
)
def test_a_title_in_capitals_goes_up_to_the_name(text: str, title: str):
    line = words_of(text)
    name = Span(len(line.words) - 2, len(line.words))
    assert said(line, all_capitals(line, span_of(line, "TRAINING LOCAL"), [name])) == title


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mmabatho Unheard-Sample,", ["Mmabatho Unheard-Sample"]),
        ("Ministry of Villages,", []),
        ("Mmabatho Unheard-Sample, of Northville,", []),
    ],
)
def test_two_words_before_a_comma_at_the_end_are_a_name(text: str, named: list[str]):
    line = words_of(text)
    assert [said(line, each) for each in name_before_comma(line)] == named


@pytest.mark.parametrize(
    "label",
    [
        *("With the participation of:", "Avec la participation de :", "Med medverkan av:"),
        *("Med deltagelse af:", "Med deltakelse fra:", "Unter Mitwirkung von:"),
    ],
)
def test_a_line_says_who_takes_part_below_it(label: str):
    assert read_label(label) == (StageRole.PANELLIST, "")


def test_whoever_moderates_a_panel_is_behind_it():
    people = "Ms. Anna Ejemplo, Member of Parliament"
    assert read_label(f"Panel moderated by {people}") == (StageRole.MODERATOR, people)


def roles(likes: Likes, text: str, given: str) -> str:
    made = likes([LineRole(each) for each in given], facts_of(text))
    return "".join(each.value for each in made if each)


def test_a_name_before_a_comma_stands_above_what_somebody_is():
    text = "Edgar Exempel,\nUniversity of Northville\nMmabatho Unheard,\nMinister of Villages"
    assert roles(like_others, text, "PRRR") == "PRPR"
    # A mark behind it, or nobody else, tells nothing.
    assert roles(like_others, text.replace("Unheard,", "Unheard"), "PRRR") == "PRRR"
    assert roles(like_others, text.replace("Exempel,", "Exempel"), "PRRR") == "PRRR"


def test_above_a_label_of_its_kind_stands_an_item():
    text = (
        "What’s in a map?\nSession type: Panel\nFree the lists\nSession type: Workshop\n"
        "How to draw\nSession type: Circle"
    )
    assert roles(like_slots, text, "IXNXXX") == "IXIXIX"
    # "Colour: Blue" says nothing of what it is.
    assert roles(like_slots, text.replace("Session type", "Colour"), "IXNXXX") == "IXNXXX"


def test_items_beside_each_other_are_all_of_the_hours_above():
    text = "10:00\nSpeakers\n12:30\nLunch\n14:00\nMaps\nThe lines of maps\nLists\nDrawing"
    roles = [LineRole(each) for each in "HIHBHINII"]
    heads = [1, 3, 5, 7, 8]
    begin = (LineRole.ITEM, LineRole.HOURS, LineRole.PERSON)
    blocks = blocks_of(heads, range(9), roles, facts_of(text), begin)
    assert blocks == {1: range(2), 3: range(2, 4), 5: range(4, 7), 7: range(7, 8), 8: range(8, 9)}


def test_a_label_below_its_hour_names_an_item_where_somebody_stands_below():
    text = (
        "10:00\nOplæg: Liberal Bænke - byen og os\nV. Anna Example\n"
        "11:00\nOplæg: Anna Sample\nPeter Sample"
    )
    assert roles(like_slots, text, "HPPHPP") == "HIPHPP"
    assert roles(like_slots, text.replace("10:00\n", "10:00 Benches\n"), "IPPHPP") == "IPPHPP"
