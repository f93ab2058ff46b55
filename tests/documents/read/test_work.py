"""Reading takes work in proportion to the text, whoever made it: calls are counted, not time."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from bot.documents.read.any_form import read_article_bytes
from bot.domain.errors import BadInput
from tests.documents.english import ENGLISH
from tests.work import calls_of

# Readers take up to 200,000 characters and 5,000 lines; these sizes show how work grows.
SMALL, LARGE = 50, 400
HOSTILE: dict[str, Callable[[int], str]] = {
    "one number again and again": lambda size: "1. x\n" * size,
    "first all ones, then all twos": lambda size: "1. x\n" * (size // 2) + "2. x\n" * (size // 2),
    "very many short lists": lambda size: "1. x y\n2. z w\n" * (size // 2),
    "letters that may be Roman": lambda size: "i) x\n" * size,
    "comments that never end": lambda size: "<p><p><p>" + "<!--" * size * 10,
    "tags that never end": lambda size: "<p><p><p>" + "<a x=" * size * 8,
    "declarations": lambda size: "<p><p><p>" + "<!x" * size * 10 + ">",
    "nesting": lambda size: "<div><ul><li>" * size,
    "paragraphs": lambda size: "A paragraph of words.\n\n" * (size // 2),
    "headings of findings": lambda size: "Title\n\n" + "Key findings: x\n" * size,
    "findings announced": lambda size: "Title\n\n" + "The key findings are:\n- x\n" * (size // 2),
    "bare headings": lambda size: "Title\n\n" + "Key findings\n\nOne\nIt is.\n\n" * (size // 3),
    "one heading again and again": lambda size: "Ask more\nTowns begin early.\n" * (size // 2),
    "one line again and again": lambda size: "Ask more\n" * size,
    "marks within marks": lambda size: "**__" * (size * 10),
    "one long line": lambda size: "Ten of 17 March 2022, " * (size * 2),
}


def work(text: str) -> int:
    def read() -> None:
        with suppress(BadInput):
            read_article_bytes(text.encode(), ENGLISH, name="article")

    return calls_of(read)


@pytest.mark.parametrize("name", HOSTILE)
def test_eight_times_the_text_takes_about_eight_times_the_work(name):
    # What is made once in a process, such as patterns, is no work of this text.
    work(HOSTILE[name](SMALL))
    small, large = work(HOSTILE[name](SMALL)), work(HOSTILE[name](LARGE))

    assert large < small * (LARGE / SMALL) * 2 + 10_000


def test_a_line_of_ten_megabytes_is_refused_unread():
    assert work("x" * 10_000_000) < 1_000
