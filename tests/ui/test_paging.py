import discord
import pytest

from bot.saying.i18n import Localizer
from bot.ui.paging import page_of, text_pages


@pytest.mark.parametrize(
    ("count", "page", "ways"),
    [
        (25, 0, []),
        (26, 0, ["More … 24–26"]),
        (26, 1, ["More … 1–23"]),
        (47, 1, ["More … 1–23", "More … 47"]),
    ],
)
def test_ways_to_other_pages_count_what_is_there(localizer: Localizer, count, page, ways):
    options = [discord.SelectOption(label=str(each)) for each in range(1, count + 1)]
    shown = [option.label for option in page_of(options, page, localizer.english)]
    assert [label for label in shown if not label.isdecimal()] == ways


def test_a_page_is_the_same_where_those_after_it_are_not_asked_for():
    blocks = [letter * 40 for letter in "abcdefghij"]
    pages = text_pages(blocks, 100)
    assert len(pages) == 5
    for page in range(5):
        asked = iter(blocks)
        assert text_pages(asked, 100, to=page)[: page + 1] == pages[: page + 1]
        # The first of the next page tells that this one is full.
        assert len(list(asked)) == max(10 - 2 * (page + 1) - 1, 0)
    assert text_pages(blocks, 100, to=9) == pages
