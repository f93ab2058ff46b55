"""What is likely wrong in a programme that was read is asked about, and names its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.saying.i18n import Localizer
from bot.saying.programme_doubts import doubts_in_words
from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import Doubt

ITEMS = "18:00 Benches\nAstrid Example, architect\n19:00 Lamps\nPeter Sample, director"
TEXT = "We are glad to invite you to a day of benches and lamps."
ELSEWHEN = "Because of the rain the walk will begin for everybody on 11 March at 17:00 in Room 2."
DAY = "Thursday 4 March 2027"
PARAGRAPH = f"{TEXT} {TEXT} {TEXT}"


def asked(text: str) -> list[tuple[Doubt, str, str]]:
    read = parse_programme(text, zone="Europe/Copenhagen")
    return [(each.doubt, each.said, each.other) for talk in read.talks for each in talk.doubts]


@pytest.mark.parametrize(
    ("text", "doubt", "said", "other"),
    [
        (f"end date\n{DAY}\n{ITEMS}", Doubt.TITLE_FORM, "end date", ""),
        (
            f"The library at night\nLamps for everyone\n{DAY}, 18:00\nTown Hall",
            Doubt.WHICH_TITLE,
            "Lamps for everyone",
            "The library at night",
        ),
        (f"{DAY}\n{ITEMS}", Doubt.NO_TITLE, DAY, ""),
        (
            f"Benches\n4 March 2027\n{ITEMS}\n20:00 Talk of Astrid Muster on lamps",
            Doubt.PERSON_IN_LINE,
            "Astrid Muster",
            "20:00 Talk of Astrid Muster on lamps",
        ),
        (
            f"Benches\n{DAY}\n10:00 Opening - Kvist\n11:00 Lamps - Kvist",
            Doubt.ENDS_ALIKE,
            "- Kvist",
            "",
        ),
        (
            (
                f"Benches\n{DAY}\n18:00 PRESENTATION :\n\nWhere do we sit in this town?\n\n"
                "Peter Sample, director\n\n19:00 Lamps"
            ),
            Doubt.WHICH_ITEM,
            "PRESENTATION",
            "Where do we sit in this town?",
        ),
        (
            f"Benches\n{DAY}\n\nThe talk takes place on 19.04. at 17.15 in Room 2.",
            Doubt.ANOTHER_DAY,
            "The talk takes place on 19.04. at 17.15 in Room 2.",
            "",
        ),
        (
            f"Benches\n{DAY}, 18:00\n{ELSEWHEN}\n\nLamps\nThursday 11 March 2027, 18:00",
            Doubt.LINE_TAKEN,
            ELSEWHEN,
            "when",
        ),
        (
            f"Benches\n{DAY}\n18:00 Lamps\nUnlistedo Astrid Example, architect",
            Doubt.NAME_CUT,
            "Astrid Example",
            "Unlistedo Astrid Example, architect",
        ),
        (
            f"A day for the streets\n{DAY}\n{ITEMS}\nSpeaker: Safer Streets, Town of Eastville",
            Doubt.NAMES,
            "Safer Streets",
            "",
        ),
        # The day again, with another hour.
        (
            f"Benches\n{DAY}, 18:00\nAstrid Example, architect\n\nLamps\n{DAY}, 19:30",
            Doubt.LINE_LEFT_OUT,
            f"{DAY}, 19:30",
            "when",
        ),
        (
            f"{PARAGRAPH} Benches for everyone, {DAY}, 18:00, Town Hall",
            Doubt.LINE_CUT,
            f"{PARAGRAPH} Benches for everyone, {DAY}, 18:00, Town Hall",
            "",
        ),
    ],
)
def test_what_is_likely_wrong_is_asked_about(text: str, doubt: Doubt, said: str, other: str):
    assert (doubt, said, other) in asked(text)


def test_a_plain_programme_is_not_asked_about():
    assert asked(f"The shared bench\n{DAY}\n{ITEMS}\nDr Unlistedo von Muster, architect") == []


PIECES = (DAY, "18:00", "18:00 ET LYS", "Astrid Example", "end date", "A :", "- ", "Bo MP I", ",")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=12))
def test_asking_never_fails_and_each_question_names_words_of_the_text(pieces: list[str]):
    words = Localizer.load().for_locale("en")
    read = parse_programme("\n".join(pieces))

    for talk in read.talks:
        said = doubts_in_words(talk.doubts, words)
        assert all("{" not in each for each in said) or "{" in "".join(pieces)
        assert all(each.said.strip() for each in talk.doubts)


@pytest.mark.parametrize(
    ("text", "advised", "doubt"),
    [
        # "Title:" is written in front of the title.
        (
            f"The library at night\nLamps for everyone\n{DAY}, 18:00\nTown Hall",
            f"The library at night\nTitle: Lamps for everyone\n{DAY}, 18:00\nPlace: Town Hall",
            Doubt.WHICH_TITLE,
        ),
        # The word is written in small letters.
        (
            f"Benches\n{DAY}\n09:00 WELCOME\n10:20 ET NYT BLIK\n11:00 LAMPS\n12:00 NIGHTS",
            f"Benches\n{DAY}\n09:00 WELCOME\n10:20 Et nyt blik\n11:00 LAMPS\n12:00 NIGHTS",
            Doubt.ZONE_OF_ONE,
        ),
    ],
)
def test_what_a_question_says_to_do_settles_it(text: str, advised: str, doubt: Doubt):
    assert doubt in [each for each, _, _ in asked(text)]
    assert asked(advised) == []
