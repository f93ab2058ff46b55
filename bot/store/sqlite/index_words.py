"""The words of the search index: texts, cut where a script has no spaces, and what narrows."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, cast

from bot.domain.plain import folded
from bot.services.ports import Narrowed
from bot.store.kinds import Kind

# Thai, Lao, Myanmar, Khmer; kana; Han with its extensions. (Korean puts spaces.)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0003ffff]+"
)
_WORD = re.compile(r"[^\W_]+")
# Of fewer letters, too many words begin with them: among 100,000 takeaways one letter cost 300 ms,
# three of them 10 ms.
_SHORTEST_BEGINNING = 3


def fold(text: str) -> str:
    """Return the text to index. Runs of an unspaced script become bigrams and a last character."""
    if text.isascii():
        return text.lower()
    return _UNSPACED.sub(_bigrams, folded(text))


def query(words: str) -> list[str]:
    """Return an FTS5 term for each word typed, with nothing to interpret.

    A word is the beginning of what it finds, a short one all of it. Of single characters without
    spaces around them one is asked for: each begins many words.
    """
    terms = dict.fromkeys(term for word in _WORD.findall(folded(words)) for term in _terms(word))
    single = [term for term in terms if _is_single(term)]
    return [term for term in terms if term not in single[1:]]


def _is_single(term: str) -> bool:
    return term.endswith("*") and len(term) == len('"x"*')


def _bigrams(run: re.Match[str]) -> str:
    found = run[0]
    return f" {' '.join(found[at : at + 2] for at in range(len(found)))} "


def _terms(word: str) -> list[str]:
    """Cut a word at the borders of scripts, as the index does."""
    terms: list[str] = []
    at = 0
    for run in _UNSPACED.finditer(word):
        terms += _prefix(word[at : run.start()]) + _phrase(run[0])
        at = run.end()
    return terms + _prefix(word[at:])


def _prefix(word: str) -> list[str]:
    if len(word) < _SHORTEST_BEGINNING:
        return [f'"{word}"'] if word else []
    return [f'"{word}"*']


def _phrase(run: str) -> list[str]:
    """Ask for the bigrams in a row; a single character begins one, or ends its run."""
    if len(run) == 1:
        return [f'"{run}"*']
    return [f'"{" ".join(run[at : at + 2] for at in range(len(run) - 1))}"']


# What a field's values begin with in the index: letters that no digit of theirs is.
_FIELDS = "ghijklmnopqrstuvwxyz"
# "2026-03-17": what a moment's JSON begins with.
_DAY = len("YYYY-MM-DD")
# Of a field so many values' words are kept ready, a few megabytes at most.
_READY = 10_000


class _FieldWords(dict[object, str]):
    """One word of letters and digits for any value, whose beginning is that of the value.

    Those made are kept, as most values come again: half a million are asked for at an opening.
    """

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark

    def __missing__(self, value: object) -> str:
        word = self._mark + str(value).encode().hex()
        if len(self) < _READY:
            self[value] = word
        return word


class PlaceWords:
    """`place` holds owner and kind as one word, so FTS5 leaves out others' documents early."""

    def __init__(self, kinds: Iterable[Kind[Any]]) -> None:
        self._numbers: dict[tuple[str, str], str] = {}
        named = {kind.name: kind for kind in kinds}
        fields = sorted({field for kind in named.values() for field in kind.cls.NARROWING})
        self._words = {
            field: _FieldWords(mark) for field, mark in zip(fields, _FIELDS, strict=False)
        }
        self._of_kinds = {
            name: [(self._words[field], field in kind.moments) for field in kind.cls.NARROWING]
            for name, kind in named.items()
        }

    def of(self, owner: str, kind: str, narrowing: Sequence[object]) -> str:
        """Return all words of one document; a plain loop, as all documents pass here at opening."""
        words = [self._numbers.get((owner, kind)) or self._number(owner, kind)]
        for (word_of, is_moment), value in zip(self._of_kinds[kind], narrowing, strict=True):
            if type(value) is list:
                words += map(word_of.__getitem__, cast("list[object]", value))
            elif value is not None:
                words.append(word_of[cast("str", value)[:_DAY] if is_moment else value])
        return " ".join(words)

    def asked(self, owner: str, kinds: Sequence[str], narrowed: Sequence[Narrowed]) -> str | None:
        """Return FTS5's question, None where the owner has nothing of these kinds."""
        numbers = [self._numbers.get((owner, kind)) for kind in kinds]
        known = [number for number in numbers if number is not None]
        if not known:
            return None
        wanted = [" OR ".join(known), *(self._one_of(each) for each in narrowed)]
        return " AND ".join(f"place : ({each})" for each in wanted)

    def _number(self, owner: str, kind: str) -> str:
        return self._numbers.setdefault((owner, kind), f"p{len(self._numbers)}")

    def _one_of(self, narrowed: Narrowed) -> str:
        mark = "*" if narrowed.beginning else ""
        words = self._words[narrowed.field]
        return " OR ".join(f'"{words[each]}"{mark}' for each in narrowed.values)
