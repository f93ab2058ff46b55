import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plain import harmless, is_visible

UNSEEN = "\u200b\u2060\ufeff\u00ad\u202e\u2066\x00\x07\x1b\ud800\udfff\U000e0041\ue000"


@pytest.mark.parametrize("char", UNSEEN)
def test_what_hides_or_turns_text_goes(char):
    assert harmless(f"a{char}b") == "ab"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Doors stay open",
        "two\nlines\tand a tab",
        "Åre, Łódź, 街の広場, شهر",
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "👩\u200d🚀 \u2764\ufe0f",
        "\u0915\u094d\u200d\u0937",
        "(\u0645\u0631\u062d\u0628\u0627!\u200f)",
    ],
)
def test_what_people_write_stays(text):
    assert harmless(text) == text


@pytest.mark.parametrize(
    "text", [UNSEEN, "\u3164", "\u2800 \u115f", "\u200d\u200c", "\u0301", "\u200f\u061c"]
)
def test_nothing_is_left_of_what_nobody_sees(text):
    assert harmless(text) == ""
    assert not is_visible(text)


def test_all_kinds_of_line_breaks_are_one():
    assert harmless("a\r\nb\rc\u2028d\u2029é") == "a\nb\nc\nd\né"


@given(st.text())
def test_once_is_enough_and_any_file_holds_it(text):
    kept = harmless(text)

    assert harmless(kept) == kept
    assert kept.encode().decode() == kept
