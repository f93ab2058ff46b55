"""Whatever people write stands there as text: an oracle of what Discord would act on."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.plain import label, paragraphs, plain

# Pieces that Discord acts on, alone or together, and things that surround them.
PIECES = st.sampled_from(
    [
        *"*_~|`[]()<>#-+.:/\\@! \n1a",
        "@everyone",
        "@here",
        "<@1>",
        "<@!1>",
        "<@&1>",
        "<#1>",
        "</cmd:1>",
        "<:x:1>",
        "<a:x:1>",
        "<t:1:R>",
        "<id:browse>",
        "https://example.org/a_b_c",
        "HTTP://EXAMPLE.ORG",
        "discord://x",
        "[a](https://example.org)",
        "[a](<https://example.org>)",
        "```py\nx\n```",
        "||x||",
        "~~x~~",
        "**x**",
        "__x__",
        "> q",
        ">>> q",
        "# h",
        "-# s",
        "- l",
        "1. l",
        "\u200b",
        "\u202e",
        "\u2066",
        "\x00",
        "\ud800",
        "\u2028",
        "\u00a0",
        "\U000e0041",
    ]
)
WRITTEN = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=12).map("".join)

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ACTS = re.compile(
    r"@everyone|@here"  # everybody
    r"|<[@#/:ait]"  # people, channels, commands, emoji, guides, times
    r"|<\w+:"  # addresses in angle brackets
    r"|\w+://"  # addresses
    r"|[*_~|`\[\]]"  # formatting that is not escaped
    r"|^\s*(?:#{1,3}|-#|>{1,3}|[-+]|\d+\.)\s",  # headings, quotes, lists
    re.MULTILINE,
)
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\x00-\x08\x0b-\x1f\ud800-\udfff]")


def acting(shown: str) -> list[str]:
    """What Discord would act on once it has taken the escapes away."""
    return ACTS.findall(_ESCAPED.sub("\ufffc", shown)) + UNSEEN.findall(shown)


@given(WRITTEN)
def test_line_does_nothing(written: str):
    assert acting(plain(written)) == []
    assert "\n" not in plain(written)


@given(WRITTEN)
def test_paragraphs_do_nothing(written: str):
    assert acting(paragraphs(written)) == []


@given(WRITTEN, st.integers(min_value=1, max_value=20))
def test_cutting_opens_nothing(written: str, limit: int):
    assert acting(plain(written, limit)) == []
    assert acting(paragraphs(written, limit)) == []


@given(WRITTEN, st.integers(min_value=1, max_value=20))
def test_label_is_one_short_line_without_hidden_signs(written: str, limit: int):
    shown = label(written, limit)
    assert len(shown) <= limit
    assert "\n" not in shown
    assert UNSEEN.findall(shown) == []


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=50))
def test_ordinary_words_of_any_script_stay(word: str):
    assert plain(word) == word


def test_scripts_that_need_joiners_keep_them():
    assert plain("می\u200cخواهم") == "می\u200cخواهم"
    assert plain("\U0001f469\u200d\U0001f680") == "\U0001f469\u200d\U0001f680"
