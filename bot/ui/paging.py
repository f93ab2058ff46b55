"""What does not fit one message, a page at a time: selects, texts and lists."""

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.saying.i18n import Text
from bot.ui.controls import button, option
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
        shown.insert(0, _way(page - 1, len(options), words))
    if page < last:
        shown.append(_way(page + 1, len(options), words))
    return shown


def page_in(value: str) -> int | None:
    """The page that was chosen, or None if it was an option."""
    number = value.removeprefix(_PAGE)
    return int(number) if value.startswith(_PAGE) and number.isdecimal() else None


def _way(page: int, count: int, words: Text) -> discord.SelectOption:
    first, last = page * PER_PAGE + 1, min((page + 1) * PER_PAGE, count)
    span = f"{first}–{last}" if first < last else f"{first}"
    return option(f"{words('draft-page')} {span}", f"{_PAGE}{page}")


def text_pages(blocks: Iterable[str], limit: int, *, to: int | None = None) -> list[str]:
    """Put blocks together into as few pages as possible; no block may be longer than a page.

    With `to` no block is asked for once that page (from 0) is full: one that follows is only begun.
    """
    pages: list[str] = []
    for block in blocks:
        if pages and len(pages[-1]) + len(block) + 2 <= limit:
            pages[-1] = f"{pages[-1]}\n\n{block}"
        else:
            pages.append(block)
            if to is not None and len(pages) > to + 1:
                break
    return pages


def page_buttons(
    verb: str, *parts: str | int, page: int, pages: int, words: Text
) -> list[ui.Button[Any]]:
    """Ways to the neighbours of `page` (from 0), whose number is the last part of their ids."""
    shown: list[ui.Button[Any]] = []
    if page > 0:
        shown.append(button(words("page-back", number=str(page)), verb, *parts, page - 1))
    if page < pages - 1:
        shown.append(button(words("page-on", number=str(page + 2)), verb, *parts, page + 1))
    return shown


def within(page: int, count: int, size: int) -> tuple[int, int]:
    """The page that there is nearest to the wanted one, and how many there are."""
    pages = max(-(-count // size), 1)
    return min(max(page, 0), pages - 1), pages
