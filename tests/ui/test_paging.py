import discord
import pytest

from bot.saying.i18n import Localizer
from bot.ui.paging import page_of


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
