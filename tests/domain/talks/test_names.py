import pytest

from bot.domain.talks.names import found_of, names_in, unagreed
from bot.domain.talks.speaker import Consent, Speaker
from tests.factories import a_segment, a_talk

NAME = "Dr. Søren Müller-Ågård"
KNOWN = (NAME, "Li Bo", "Mia van der Berg", "Олена Шевчук", "田中 花子")


@pytest.mark.parametrize(
    "text",
    [
        "as Søren Müller-Ågård said",
        "Müller-Ågård, Søren",
        "said MÜLLER twice",
        "S. Mueller told us",
        "Soeren from Northville",
        "soren muller",
        "Sørens idea",
        "Agaard's point",
        "S\u00f8ren\u00a0M\u00fcller",
        "Sø\u200bren",
        "So\u0308ren",
        "SørenMüllerÅgård",
        "s o r e n m u l l e r a g a r d",
        "@soren_muller_agard wrote",
        "ask Dr Muller",
        "what S.Å. said",
    ],
)
def test_a_name_is_found_in_any_form(text):
    assert names_in(text, KNOWN) == (NAME,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ask Bo Li about it", "Li Bo"),
        ("the Bergs were there", "Mia van der Berg"),
        ("от Олены Шевчука", "Олена Шевчук"),
        ("田中さんの意見", "田中 花子"),
        ("спасибо Олене", "Олена Шевчук"),
        ("OConnor said so", "Mary O'Connor"),
        ("as jeanluc said", "Jean-Luc Example"),
        ("M a r y was right", "Mary O'Connor"),
        ("idaexample was right", "Ida Example"),
    ],
)
def test_names_of_other_kinds_are_found(text, name):
    known = (*KNOWN, "Mary O'Connor", "Jean-Luc Example", "Ida Example")
    assert names_in(text, known) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "the doctor and the professor agreed",
        "keep the library open until eight",
        "bolivia",
        "the iceberg model",
        "van and der are words",
        "li",
        "mulled wine, sorely missed",
        "",
    ],
)
def test_other_words_name_nobody(text):
    assert names_in(text, KNOWN) == ()


MISSPELT = "Katarzyna Lindqvist", "Ida Field", "Bo Walker", "Åsa Example-Jørgensen"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("as Lindquist said", "Katarzyna Lindqvist"),
        ("what Lindqist meant", "Katarzyna Lindqvist"),
        ("ask lindqvisst", "Katarzyna Lindqvist"),
        ("Lidnqvist knows", "Katarzyna Lindqvist"),
        ("Katarzina again", "Katarzyna Lindqvist"),
        ("IF said it first", "Ida Field"),
        ("what I.F. said", "Ida Field"),
        ("Fie\u04cfd was there", "Ida Field"),
        ("\u0406d\u0430 was there", "Ida Field"),
        ("ask W\u03b1lker", "Bo Walker"),
        ("Joergensen knew", "Åsa Example-Jørgensen"),
        ("Jorgenson knew", "Åsa Example-Jørgensen"),
    ],
)
def test_a_name_is_found_misspelt_in_lookalikes_and_by_its_initials(text, name):
    assert names_in(text, MISSPELT) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "the talker walked",
        "Fields of work, if any",
        "WHAT IF WE ASK",
        "a lindy and a quest",
        "examine this",
        "\u0437\u0430\u0432\u0442\u0440\u0430 \u0432\u0435\u0447\u0435\u0440\u043e\u043c",
        "each person of the MB",
        "BW is no team of ours: ask the BWs",
    ],
)
def test_what_only_resembles_a_name_is_none(text):
    assert names_in(text, ("Katarzyna Lindqvist", "Ida Feld", "Mia Persson-B")) == ()


@pytest.mark.parametrize("short", ["EU", "UN", "IT", "PR", "US"])
def test_two_letters_that_mean_something_are_nobodys_initials(short):
    known = ("Eva Ulv", "Una Nord", "Ib Toft", "Per Rask", "Ulla Sten")
    assert names_in(f"what the {short} wants", known) == ()


OTHERS = (
    "Георгий Жуков", "Олена Шевчук", "Пётр Хрущёв", "Νίκος Παπαδόπουλος", "Łukasz Kjær-Müller",
    "Bo Zett", "Dmitry Volkov",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("as Zhukov said", "Георгий Жуков"),
        ("Joukov le dit", "Георгий Жуков"),
        ("Schukows Idee", "Георгий Жуков"),
        ("ask Olena", "Олена Шевчук"),
        ("fragt Schewtschuk", "Олена Шевчук"),
        ("Khrushchev", "Пётр Хрущёв"),
        ("Chruschtschow", "Пётр Хрущёв"),
        ("Papadopoulos said", "Νίκος Παπαδόπουλος"),
        ("Nikos said", "Νίκος Παπαδόπουλος"),
        ("Lukasz agreed", "Łukasz Kjær-Müller"),
        ("what Mueller meant", "Łukasz Kjær-Müller"),
        ("Kjaer", "Łukasz Kjær-Müller"),
        ("от Волкова", "Dmitry Volkov"),
        ("с Дмитрием", "Dmitry Volkov"),
        ("ask Bo about it", "Bo Zett"),
        ("what Z. said", "Bo Zett"),
        ("Z.’s idea", "Bo Zett"),
        ("then Ms Z asked", "Bo Zett"),
    ],
)
def test_a_name_is_found_in_another_script_short_and_by_one_initial(text, name):
    assert names_in(text, OTHERS) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "No idea, so it is",
        "plan B. Then we went on",
        "z. B. die Schulen",
        "the sofa and the lion",
        "BO is short for something",
        "hepatitis B is no person",
        "Иногда вечером",
    ],
)
def test_letters_and_words_of_other_scripts_name_nobody_by_chance(text):
    assert names_in(text, ("No Bexample", "Яна Сова", "Лев Б", "Bo Xu")) == ()


def test_an_endless_word_costs_no_time():
    assert names_in("ii" * 5000, ["И" * 200]) == ()


def a_speaker(line: str, **fields) -> Speaker:
    return Speaker(**{"name": "Marta Holm", "line": line} | fields)


def test_under_the_rule_all_panellists_of_a_talk_are_to_be_named_nowhere():
    agreed = a_speaker("Marta Holm", consent=Consent.NAMED)
    asked = a_speaker("Jonas Berg", name="Jonas Berg", consent=Consent.NOT_ASKED)
    segments = (a_segment(speakers=(agreed, asked)),)

    assert unagreed([a_talk(segments=segments)]) == ("Jonas Berg",)
    assert unagreed([a_talk(segments=segments, chatham_house=True)]) == (
        "Marta Holm",
        "Jonas Berg",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ms Beispiel's idea, as Beispiel said", ("Beispiel",)),
        ("so said BEN BEISPIEL", ("BEN", "BEISPIEL")),
        ("B. B. said so", ("B. B. said so",)),
        ("Nobody said so", ()),
    ],
)
def test_what_was_found_is_shown_as_it_stands(text, found):
    assert found_of(text, "Ben Beispiel") == found
