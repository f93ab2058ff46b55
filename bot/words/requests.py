"""What people write to a bot that is no note: to stop, to help, to tell, or only thanks."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Final

from bot.words.languages.all import LANGUAGES
from bot.words.patterns import late


class Request(StrEnum):
    HELP = "help"
    STOP = "stop"
    # What is stored about whoever asks.
    DATA = "data"
    # Nothing: they thank, or agree.
    THANKS = "thanks"


_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss"})
# Between what is said one after the other.
_BREAKS: Final = late(r"[,.;:!?\n\u2013\u2014]+|\s-\s")
# Greetings and thanks may stand around these.
_MEANT: Final = (Request.DATA, Request.STOP)
# As somebody types a command who has not chosen it from Discord's list.
_LOG: Final = late(r"\A\s*/log\b(?:\s+text:)?[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What is wanted, and the code of the language in which it was said."""

    request: Request
    language: str


def read_request(typed: str) -> ReadRequest | None:
    """Tell what is wanted; None for everything else, which may be a note.

    The whole message must be a phrase of a table, or such phrases one after the other ("Hi! My
    data, please. Thanks"): "Stop cars in the square" is a note. What several languages write alike
    is taken for the first of them.
    """
    known = _known()
    if whole := known.get(_folded(typed)):
        return whole
    said = [known.get(_folded(each)) for each in _BREAKS.split(typed) if _folded(each)]
    found = [each for each in said if each is not None]
    meant = [each for each in found if each.request in _MEANT]
    # A list of catchwords is a note.
    is_whole = len(found) == len(said) and len(meant) <= 1
    return next(iter([*meant, *found]), None) if is_whole else None


@cache
def _known() -> Mapping[str, ReadRequest]:
    found: dict[str, ReadRequest] = {}
    for language in LANGUAGES:
        for request, phrases in (
            (Request.HELP, language.asks_help),
            (Request.STOP, language.asks_stop),
            (Request.DATA, language.asks_data),
            (Request.THANKS, language.only_thanks),
        ):
            for phrase in (each for pattern in phrases for each in _spelled(pattern)):
                found.setdefault(_folded(phrase), ReadRequest(request, language.code))
    return found


def _spelled(pattern: str) -> Iterator[str]:
    """Every phrase that a pattern of a table stands for."""
    parts = [part.split("|") for part in re.split(r"[()]", pattern)]
    return map("".join, product(*parts))


def _folded(typed: str) -> str:
    """In small letters without accents, the words with one space between."""
    apart = unicodedata.normalize("NFKD", typed.casefold().translate(_LETTERS))
    letters = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def without_command(typed: str) -> str:
    """A note without the "/log" that was typed as text before it."""
    return _LOG.sub("", typed)
