import pytest

from bot.ui.plain import cut_bytes, paragraphs, plain, to_copy


@pytest.mark.parametrize("text", ["*" * 4000, "a*b" * 900, "plain " * 700, "<@1> " * 900, "x" * 99])
def test_a_limit_counts_what_is_shown(text):
    for limit in (10, 100, 2200):
        assert len(plain(text, limit)) <= limit
        assert len(paragraphs(text, limit)) <= limit


def test_what_is_to_be_copied_stands_as_it_was_typed():
    typed = "*Benches*\n> https://example.org <@1>"
    assert to_copy(typed, 100) == f"```\n{typed}\n```"
    assert to_copy("a```b", 100).count("```") == 2, "nothing typed ends the block"


def test_what_is_cut_says_so():
    assert plain("*" * 10, 8) == "\\*\\*\\*…"
    assert plain("a" * 10, 8) == "aaaaaaa…"
    assert plain("short *", 8) == "short \\*"


@pytest.mark.parametrize("text", ["街の広場" * 900, "街の 広場 " * 900, "x" * 4000, "👩‍🚀" * 500])
def test_a_limit_of_bytes_is_kept_and_breaks_no_character(text):
    for limit in (3, 100, 2201):
        shown = cut_bytes(text, limit)
        assert len(shown.encode()) <= limit
        assert text.startswith(shown.removesuffix("…"))
    assert cut_bytes(text, 20_000) == text
