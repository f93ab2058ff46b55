"""What a line shows of the menus and paths of a page: "Home > Events", "About us Contact"."""

import re
from collections.abc import Iterator

from bot.words.languages.language import Language, Words
from bot.words.lexicon import any_of
from bot.words.patterns import late


def _words(language: Language) -> Words:
    return (*language.menu_words, *language.navigation, *language.furniture)


_MENU_WORD = late(
    rf"(?<!\w)(?:{any_of(_words)})(?!\w)",
    re.IGNORECASE,
)
_WORD = late(r"\w+")
_PATH = late(r"\S\s?[>›»/→]\s?\S")
_SPACED_PATH = late(r"\S\s+[>›»/→|•·]\s+\S")
_BACK = late(r"[«‹←<]\s*\w")
_MOST = 0.5


def menus_of(text: str) -> Iterator[str]:
    """How many of its words menus have, and whether it has the marks of a path."""
    words = len(_WORD.findall(text))
    found = [each[0] for each in _MENU_WORD.finditer(text)]
    covered = sum(len(_WORD.findall(each)) for each in found)
    if covered and words:
        share = covered / words
        much = "all" if covered == words else "most" if share >= _MOST else "some"
        yield f"menu words {much}"
        if len(found) > 1:
            yield f"several menu words {much}"
        if _MENU_WORD.match(text):
            yield f"menu word first {much}"
    if _SPACED_PATH.search(text):
        yield "path"
        if covered:
            yield "path of menu words"
    elif _PATH.search(text):
        yield "narrow path"
    if _BACK.match(text) and "»" not in text:
        yield "back mark"
