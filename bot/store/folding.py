"""Text as search sees it: without case and accents, and cut where a script has no spaces."""

import re

from bot.domain.folding import folded

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
