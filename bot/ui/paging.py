"""Selects of more than 25 options, a page at a time; texts of more than 4,000 characters too."""

from collections.abc import Iterable, Sequence

import discord

from bot.i18n import Text
from bot.ui.controls import option
from bot.ui.limits import SELECT_OPTIONS

# Two places are kept for the ways to the neighbouring pages.
PER_PAGE = SELECT_OPTIONS - 2
_PAGE = "page="


def page_of(
    options: Sequence[discord.SelectOption], page: int, words: Text
) -> list[discord.SelectOption]:
    """The options of a page (from 0), with ways to its neighbours where there are any."""
    if len(options) <= SELECT_OPTIONS:
        return list(options)
    last = (len(options) - 1) // PER_PAGE
    page = min(max(page, 0), last)
    shown = list(options[page * PER_PAGE : (page + 1) * PER_PAGE])
    if page > 0:
        shown.insert(0, _way(page - 1, words))
    if page < last:
        shown.append(_way(page + 1, words))
    return shown


def page_in(value: str) -> int | None:
    """The page that was chosen, or None if it was an option."""
    number = value.removeprefix(_PAGE)
    return int(number) if value.startswith(_PAGE) and number.isdecimal() else None


def _way(page: int, words: Text) -> discord.SelectOption:
    span = f"{page * PER_PAGE + 1}–{(page + 1) * PER_PAGE}"
    return option(f"{words('draft-page')} {span}", f"{_PAGE}{page}")


def text_pages(blocks: Iterable[str], limit: int) -> list[str]:
    """Put blocks together into as few pages as possible; no block may be longer than a page."""
    pages: list[str] = []
    for block in blocks:
        if pages and len(pages[-1]) + len(block) + 2 <= limit:
            pages[-1] = f"{pages[-1]}\n\n{block}"
        else:
            pages.append(block)
    return pages
