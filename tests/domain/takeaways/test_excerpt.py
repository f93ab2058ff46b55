import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.takeaways.excerpt import excerpt

LONG = "word " * 60 + "then Bénches change who stays " + "tail " * 60


def marked(text: str, typed: str, length: int = 80) -> str:
    return "".join(f"[{p.text}]" if p.is_found else p.text for p in excerpt(text, typed, length))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("bench", "[Benches] and the [bench]"),
        ("BENCHES", "[Benches] and the bench"),
        ("th", "Benches and the bench"),
        ("the", "Benches and [the] bench"),
        ("zeppelin", "Benches and the bench"),
        ("", "Benches and the bench"),
    ],
)
def test_beginnings_are_marked_as_search_finds_them(typed: str, shown: str):
    assert marked("Benches and the bench", typed) == shown


def test_of_a_long_text_what_stands_around_is_shown():
    shown = marked(LONG, "bench")

    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "[Bénches] change who" in shown


def test_a_script_without_spaces():
    assert marked("東京都で安全な街", "安全") == "[東京都で安全な街]"


@given(st.text(), st.text(), st.integers(10, 200))
def test_it_shows_what_stands_there_and_no_more(text: str, typed: str, length: int):
    pieces = excerpt(text, typed, length)
    line = " ".join(text.split())

    shown = "".join(each.text for each in pieces)
    assert shown.removeprefix("… ").removesuffix(" …") in line or line in shown
    assert len(shown) <= length + 4
