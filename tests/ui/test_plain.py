import pytest

from bot.ui.plain import paragraphs, plain


@pytest.mark.parametrize("text", ["*" * 4000, "a*b" * 900, "plain " * 700, "<@1> " * 900, "x" * 99])
def test_a_limit_counts_what_is_shown(text):
    for limit in (10, 100, 2200):
        assert len(plain(text, limit)) <= limit
        assert len(paragraphs(text, limit)) <= limit


def test_what_is_cut_says_so():
    assert plain("*" * 10, 8) == "\\*\\*\\*…"
    assert plain("a" * 10, 8) == "aaaaaaa…"
    assert plain("short *", 8) == "short \\*"
