"""What a line shows of talks that do not take place: "CANCELLED Ada Example", "No seminar"."""

import re
from collections.abc import Iterator

from bot.words.lexicon import any_of
from bot.words.patterns import late

_NONE = any_of(lambda each: (*each.called_off, *each.no_talks))
_FIRST = late(rf"\W*(?:{_NONE})(?!\w)", re.IGNORECASE)
_LAST = late(rf"(?<!\w)(?:{_NONE})\W*$", re.IGNORECASE)
_LOUD = late(rf"(?<!\w)(?:{any_of(lambda each: (word.upper() for word in each.called_off))})(?!\w)")
_LONGEST_END = 60


def called_off_of(text: str) -> Iterator[str]:
    shown = (
        ("called off first", _FIRST.match(text)),
        ("called off last", _LAST.search(text[-_LONGEST_END:])),
        ("called off aloud", _LOUD.search(text)),
    )
    yield from (name for name, holds in shown if holds)


def is_called_off(text: str) -> bool:
    return any(called_off_of(text))


def begins_called_off(text: str) -> bool:
    return bool(_FIRST.match(text))
