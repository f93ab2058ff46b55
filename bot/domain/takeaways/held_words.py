"""Knowing the words that organisers want to look at before others read them."""

import re
import unicodedata
from collections.abc import Iterable

from bot.domain.errors import TooMany
from bot.domain.plain import harmless, one_line

WORDS_MAX = 200
WORD_MAX = 60
_WORD = re.compile(r"\w+")


def normalised(text: str) -> tuple[str, ...]:
    """The words as they are compared: in one case, without accents and what cannot be seen."""
    parts = unicodedata.normalize("NFKD", " ".join(text.casefold().split()))
    seen = "".join(char for char in parts if unicodedata.category(char) not in {"Cf", "Mn", "Cc"})
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", seen).casefold()))


def has_held_word(text: str, listed: Iterable[str]) -> bool:
    """Tell whether whole words of the text, one after the other, stand on the list."""
    words = normalised(text)
    wanted = [normalised(each) for each in listed]
    return any(
        words[start : start + len(each)] == each
        for each in wanted
        if each
        for start in range(len(words) - len(each) + 1)
    )


def parse_held_words(typed: str) -> tuple[str, ...]:
    """Read one word, or words that belong together, a line; raises `TooMany`."""
    lines = (one_line(harmless(line))[:WORD_MAX] for line in typed.splitlines())
    found = tuple(dict.fromkeys(line for line in lines if normalised(line)))
    if len(found) > WORDS_MAX:
        raise TooMany(count=len(found), limit=WORDS_MAX)
    return found
