"""Knowing the words that organisers want to look at before others read them."""

import re
import unicodedata
from collections.abc import Iterable

from bot.domain.errors import TooMany
from bot.domain.plain import harmless, one_line
from bot.domain.talks.names import in_latin

WORDS_MAX = 200
WORD_MAX = 60
_WORD = re.compile(r"[^\W_]+")
# Letters that show nothing.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0")
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cc"})


def normalised(text: str, *, joined: bool = False) -> tuple[str, ...]:
    """The words as they are compared: in one case, without accents and what cannot be seen.

    `joined` leaves out what stands within a word: "num**pty**" is read as one.
    """
    parts = unicodedata.normalize("NFKD", " ".join(text.casefold().split()))
    seen = "".join(c for c in parts if unicodedata.category(c) not in _UNSEEN and c not in _BLANK)
    plain = unicodedata.normalize("NFKC", seen).casefold()
    if joined:
        words = ["".join(_WORD.findall(chunk)) for chunk in plain.split()]
    else:
        words = _WORD.findall(plain)
    return tuple(in_latin(word) for word in words if word)


def has_held_word(text: str, listed: Iterable[str]) -> bool:
    """Tell whether whole words of the text, one after the other, stand on the list."""
    wanted = tuple(listed)
    return any(
        _has_any(normalised(text, joined=joined), (normalised(w, joined=joined) for w in wanted))
        for joined in (False, True)
    )


def _has_any(words: tuple[str, ...], wanted: Iterable[tuple[str, ...]]) -> bool:
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
