"""A talk that a page names twice: in a mail's subject and above its text, or in a sentence."""

import re
from collections.abc import Sequence

from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.assembly.when import take_when
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft
from bot.words.programme.roles import LineRole

_WORDS = late(r"\w+")
_PIECES = late(r":\s|\s[\u2013\u2014-]+\s|[«»„“”\"]")
_SUBJECT = late(rf"(?:{any_of(lambda each: each.subjects)}|subject)\s*:", re.IGNORECASE)
_FEWEST = 3
_FEWEST_OF_SUBJECT = 2
# What talks of other days as well.
_BESIDE = frozenset({LineRole.TEXT, LineRole.FURNITURE, None})
_MOST_TITLES = 6


def join_said_again(making: Assembly) -> None:
    """Where a text says one day at most, titles of which one holds the other are of one talk."""
    heads = _heads(making)
    if not 1 < len(heads) <= _MOST_TITLES or not _is_of_one_day(making):
        return
    for place, index in enumerate(heads):
        for other in heads[:place]:
            if _is_same(making, other, index):
                _join(making, other, index)
                break


def _heads(making: Assembly) -> list[int]:
    first = {id(making.talks[index]): index for index in sorted(making.talks, reverse=True)}
    return sorted(first.values())


def _is_of_one_day(making: Assembly) -> bool:
    days = [
        Day.of(day)
        for index, role in enumerate(making.roles)
        if role not in _BESIDE
        for day in making.facts(index).days
    ]
    return all(day.is_same(days[0]) for day in days)


def _is_same(making: Assembly, one: int, other: int) -> bool:
    return _holds(making, one, other) or _holds(making, other, one)


def _holds(making: Assembly, one: int, other: int) -> bool:
    """Tell whether the line of one has a whole piece of the other's title in it."""
    said = f" {_plain(making.facts(one).bare)} "
    pieces = (_plain(piece) for piece in _PIECES.split(making.talks[other].title))
    is_subject = _SUBJECT.match(making.facts(one).bare)
    fewest = _FEWEST_OF_SUBJECT if is_subject else _FEWEST
    return any(len(piece.split()) >= fewest and f" {piece} " in said for piece in pieces)


def _join(making: Assembly, first: int, again: int) -> None:
    one, other = making.talks[first], making.talks[again]
    if _is_better(making, again, first):
        one.title, one.line = other.title, other.line
    for index, talk in [*making.talks.items()]:
        if talk is other:
            making.talks[index] = one
    _add(making, one, other, again)


def _add(making: Assembly, one: Draft, other: Draft, again: int) -> None:
    if making.facts(again).days:
        take_when(making, one, making.facts(again), people=False)
    one.day = one.day or other.day
    one.hours = one.hours or other.hours
    for segment in other.segments:
        making.whole_part(one).speakers += segment.speakers


def _is_better(making: Assembly, again: int, first: int) -> bool:
    """Tell whether the second line names the talk, and the first is only a mail's subject."""
    return bool(_SUBJECT.match(making.facts(first).bare)) and not _SUBJECT.match(
        making.facts(again).bare
    )


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> Sequence[str]:
    return _WORDS.findall(text.casefold())
