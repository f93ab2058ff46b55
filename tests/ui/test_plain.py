import re

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


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/a", "HTTP://example.org", "steam://run", "mailto:a@example.org"),
        *(
            "discord.gg/abc",
            "DISCORD.GG/abc",
            "www.discord.com/invite/abc",
            "discordapp.com/invite/a",
        ),
        *(
            "example.org/a",
            "www.example.org:80/a",
            "t.me/abc",
            "<https://example.org>",
            "tel:+4512345678",
        ),
        *(
            "<mailto:a@example.org>",
            "see discord.new/abc",
            "(example.org/a)",
            "[a](https://example.org)",
        ),
    ],
)
def test_no_address_that_somebody_typed_is_a_link(address):
    shown = plain(address)

    assert "\u200b" in shown
    assert not re.search(
        r"(?i)\w://|(mailto|tel):|\bdiscord(app)?\.\w+/|\bwww\.\w|\w\.\w+(:\d+)?/|<\w|(?<!\\)\]\(",
        shown,
    )
    assert shown.replace("\u200b", "").replace("\\", "") == address, "it stays readable"


def test_what_is_no_address_stays_as_it_is():
    said = "Ms. Example vs. Mr. Sample, e.g. 3.5/5, at 10.30, and/or Node.js"
    assert plain(said) == said


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
