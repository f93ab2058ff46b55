"""Names inside a text: a given name that is known, with a surname in capitals' form behind it."""

from collections.abc import Iterator
from itertools import pairwise

from bot.words.lexicon import PARTICLES, plain
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.people import is_known_name

_WORD = late(r"[^\W\d_][\w.'\u2019-]*")
_GAP = " "
_MOST_WORDS = 4
_MOST_LETTERS = 4
_NAME = 2


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Find people, and where each begins: "Ada Example" in "Talk of Ada Example, Town"."""
    words = [*_WORD.finditer(text)]
    behind = 0
    for index, word in enumerate(words):
        if index < behind or not word[0][0].isupper() or not is_given_name(word[0]):
            continue
        length = _length(text, [each.span() for each in words[index : index + _MOST_WORDS]])
        behind = index + length
        name = text[word.start() : words[behind - 1].end()].rstrip(".'\u2019-")
        if length > 1 and is_known_name(name):
            yield word.start(), name


def _length(text: str, spans: list[tuple[int, int]]) -> int:
    """Count the words that go on as a name, with nothing but a space between them."""
    length = 1
    for count, ((_, end), (start, after)) in enumerate(pairwise(spans), 2):
        said = text[start:after]
        is_particle = plain(said) in PARTICLES
        goes_on = is_particle or (said[0].isupper() and not _are_letters(said, count))
        if text[end:start] != _GAP or not goes_on:
            break
        length = length if is_particle else count
    return length


def _are_letters(said: str, count: int) -> bool:
    """Tell whether a word is none of a name, as in "Ada Example MP" and "Part I"."""
    return said.isupper() and (len(said) == 1 or (count > _NAME and len(said) <= _MOST_LETTERS))
