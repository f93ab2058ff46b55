import pytest

from bot.words.programme.parsing import lines_of
from bot.words.programme.spans.name_edges import name_from_front, others_of_list
from bot.words.programme.spans.presenting import presenters_in
from bot.words.programme.spans.word_pieces import LineWords, Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Naturalist Ada Example shows what lives there.", ["Ada Example"]),
        ("Join mycologist Ada Example for a walk.", ["Ada Example"]),
        ("Bread was never just bread. Food writer Ada Example explains why.", ["Ada Example"]),
        ("The lecture is given by Sir David Sample.", ["David Sample"]),
        ("All about salt. Presenter: Ada Example, Town Archivist.", ["Ada Example"]),
        (
            "Join Dr. Ada Example and Prof. David Sample for a talk.",
            ["Ada Example", "David Sample"],
        ),
        ("Lokalhistoriker Ada Eksempel fortæller om byen.", ["Ada Eksempel"]),
        ("Foredrag med forfatter Ada Eksempel, Odense:", ["Ada Eksempel"]),
        ("Ada Exempel, skogsvårdare och essäist, om skogens plats.", ["Ada Exempel"]),
        ("Arkeolog Ada Eksempel forklarer hvor skatten er.", ["Ada Eksempel"]),
        ("Tutkija Ada Esimerkki kertoo sienistä.", ["Ada Esimerkki"]),
        ("Der Referent Dr. Anna Beispiel zeigt die Stadt.", ["Anna Beispiel"]),
        ("Rencontre avec Anne Exemple, romancière.", ["Anne Exemple"]),
        ("A film inspired by the work of Ada Example.", []),
        ("Ada Example's photographs hang in the hall.", []),
        ("The Anna Sample Library will open its doors.", []),
    ],
)
def test_people_of_whom_prose_says_that_they_speak(text: str, names: list[str]):
    assert [each.name for each in presenters_in(text)] == names


def test_the_office_in_front_is_kept():
    (speaker,) = presenters_in("Food writer Ada Example explains what bakers knew.")

    assert (speaker.line, speaker.affiliation) == ("Food writer Ada Example", "Food writer")


def _words(text: str) -> LineWords:
    return LineWords.of(lines_of(text, zone="Europe/Copenhagen")[2][0])


@pytest.mark.parametrize(
    ("text", "first", "last", "begins"),
    [
        ("Goh Siew Ling", 1, 3, 0),
        ("Prof Goh Siew Ling", 2, 4, 1),
        ("Ms Nalesha Ole Kisera", 2, 4, 1),
        ("T. Norbert Sample", 2, 4, 0),
        ("Kriminolog Ada Example", 1, 3, 1),
        ("Join Ada Example", 1, 3, 1),
    ],
)
def test_what_begins_a_name(text: str, first: int, last: int, begins: int):
    assert name_from_front(_words(text), Span(first, last)) == Span(begins, last)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Ada Example, Bo Sample, Unheard Placeholder", [Span(6, 8)]),
        ("Ada Example, Bo Sample and Unheard Placeholder", [Span(6, 8)]),
        ("Ada Example and Bo Sample, Exhibit Designers", []),
        ("Ada Example, Granby Ledger", []),
    ],
)
def test_one_name_of_a_list_that_no_table_knows(text: str, others: list[Span]):
    known = [Span(0, 2), Span(3, 5)] if "Bo" in text else [Span(0, 2)]

    assert others_of_list(_words(text), known) == others
