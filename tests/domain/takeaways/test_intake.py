from datetime import timedelta

import pytest

from bot.domain.errors import BadNumber, TooMany
from bot.domain.takeaways.errors import TooManyNotes
from bot.domain.takeaways.intake import (
    REFUSED_FROM,
    WINDOW,
    WORD_MAX,
    WORDS_MAX,
    Intake,
    has_held_word,
    normalised,
    parse_held_words,
)
from bot.domain.takeaways.takeaway import Held
from tests.factories import NOW, OWNER, TALK_CODE


def an_intake(**fields) -> Intake:
    return Intake(**{"owner": OWNER, "code": TALK_CODE, "talk": TALK_CODE} | fields)


@pytest.mark.parametrize(
    "text",
    [
        "You are a numpty",
        "NUMPTY!",
        "num\u200bpty",
        "n\u00adum\u2060pty",
        "\uff4e\uff55\uff4d\uff50\uff54\uff59",
        "númpty",
        "nu\u0301mpty",
        "#numpty",
        "two  left\nFEET",
        "two-left feet",
        "a _numpty_",
        "num**pty**",
        "n.u.m.p.t.y",
        "nu\u043cpty",
        "num\u3164pty",
    ],
)
def test_whole_words_are_known_however_they_are_written(text):
    assert has_held_word(text, ["Numpty", "two left feet"])


@pytest.mark.parametrize("text", ["numptyish", "anumpty", "two feet", "left feet two", "", "?!"])
def test_parts_of_words_are_not_meant(text):
    assert not has_held_word(text, ["Numpty", "two left feet", "", "!!"])


def test_a_list_is_one_entry_a_line():
    assert parse_held_words(" numpty \n\ntwo  left feet\nnumpty\n!!\n\u200b") == (
        "numpty",
        "two left feet",
    )
    assert len(parse_held_words("x" * 500)[0]) == WORD_MAX
    with pytest.raises(TooMany):
        parse_held_words("\n".join(f"word{number}" for number in range(WORDS_MAX + 1)))


def test_words_of_a_script_without_case_stay_as_they_are():
    assert normalised("ばか です") == normalised("ばか です".upper())


def test_all_of_guests_is_held_where_the_team_wants_it():
    rules = an_intake(hold_guests=True).counted(1, now=NOW)

    assert rules.held("A point", by_person=1, listed=()) is Held.GUEST


def test_a_person_and_a_talk_have_a_brake():
    rules = an_intake(per_person=10, per_talk=20)

    assert rules.counted(10, now=NOW).held("A point", by_person=10, listed=()) is None
    assert rules.counted(1, now=NOW).held("A point", by_person=11, listed=()) is Held.BRAKE
    crowd = rules.counted(20, now=NOW)
    assert crowd.held("A point", by_person=1, listed=()) is None
    more = crowd.counted(1, now=NOW + WINDOW - timedelta(seconds=1))
    assert more.held("A point", by_person=1, listed=()) is Held.BRAKE
    later = more.counted(1, now=NOW + WINDOW)
    assert later.held("A numpty", by_person=1, listed=("numpty",)) is Held.WORDS


def test_a_clock_that_was_ahead_holds_nothing_up():
    ahead = an_intake(per_talk=5).counted(5, now=NOW + timedelta(days=400))

    assert ahead.counted(1, now=NOW).count == 1


def test_beyond_all_measure_nothing_more_is_kept():
    rules = an_intake(per_person=10, per_talk=20)

    with pytest.raises(TooManyNotes):
        rules.counted(1, now=NOW).held("x", by_person=10 * REFUSED_FROM + 1, listed=())
    with pytest.raises(TooManyNotes):
        rules.counted(20 * REFUSED_FROM + 1, now=NOW).held("x", by_person=1, listed=())


@pytest.mark.parametrize("number", [0, 100_000])
def test_limits_have_limits(number):
    with pytest.raises(BadNumber):
        an_intake().with_rules(hold_guests=False, per_person=number, per_talk=5)
