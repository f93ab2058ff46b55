"""Given names of many countries: evidence that a text names somebody, and not a thing."""

from functools import cache
from importlib import resources
from typing import Final

from bot.words.lexicon import plain

_FILE: Final = "given_names.txt"


@cache
def _given_names() -> frozenset[str]:
    text = resources.files("bot.words").joinpath(_FILE).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name somewhere, or begins with one ("Jean-Yves")."""
    looked_up = plain(word)
    return looked_up in _given_names() or looked_up.partition("-")[0] in _given_names()
