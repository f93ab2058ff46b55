"""Whether a question that a file brings is the one that was asked before under its key.

Answers are summed up and compared by that key. Other words are another question, unless they differ
as spelling alone does: in case, accents, marks and spaces, and in long words in letters that are
doubled or have changed places. Any other letter may turn the sense (content and context).
"""

import re
from collections.abc import Iterable
from itertools import zip_longest

from bot.domain.ballots.questions import Question
from bot.domain.ballots.template import TemplateQuestion, Texts
from bot.domain.plain import folded

LONG_WORD = 7
_DOUBLED = re.compile(r"(.)\1+")


def is_same(known: TemplateQuestion, given: TemplateQuestion) -> bool:
    """In every language that both have; options are counted by their places."""
    if (known.kind, len(known.options)) != (given.kind, len(given.options)):
        return False
    texts = zip(
        (known.text, *known.options),
        (given.text, *given.options),
        strict=True,
    )
    return all(_say_the_same(one, other) for one, other in texts)


def other_wordings(asked: Iterable[Question]) -> tuple[str, ...]:
    """How it was asked before, where that was more than another spelling; the last is as now."""
    *before, now = asked
    found = (_otherwise(each, now) for each in before)
    return tuple(dict.fromkeys(each for each in found if each))


def _otherwise(before: Question, now: Question) -> str:
    if not reads_alike(before.text, now.text):
        return before.text
    options = zip(before.options, now.options, strict=True)
    is_same = all(reads_alike(one, other) for one, other in options)
    return "" if is_same else f"{before.text} {', '.join(before.options)}"


def reads_alike(one: str, other: str) -> bool:
    """Tell whether two texts differ by their spelling alone."""
    pairs = zip_longest(_words(one), _words(other), fillvalue="")
    return all(first == second or _is_slip(first, second) for first, second in pairs)


def _say_the_same(one: Texts, other: Texts) -> bool:
    return all(reads_alike(one[language], other[language]) for language in one.keys() & other)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _is_slip(one: str, other: str) -> bool:
    if max(len(one), len(other)) < LONG_WORD:
        return False
    return _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other) or _is_turned(one, other)


def _is_turned(one: str, other: str) -> bool:
    """Tell whether two neighbours changed places."""
    if len(one) != len(other):
        return False
    at = [n for n, letter in enumerate(one) if letter != other[n]]
    return len(at) == 2 and at[1] == at[0] + 1 and sorted(one) == sorted(other)  # noqa: PLR2004
