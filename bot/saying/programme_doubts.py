"""What may be meant otherwise in a talk of a programme, in words, with what to do."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, Protocol

from bot.saying.i18n import Text, text_id

_SAID_MAX: Final = 100
# Of two texts in one sentence.
_BOTH_MAX: Final = 80


class _Doubtful(Protocol):
    @property
    def doubt(self) -> StrEnum: ...

    @property
    def said(self) -> str: ...

    @property
    def other(self) -> str: ...


def doubts_in_words(doubts: Iterable[_Doubtful], text: Text) -> list[str]:
    return [_in_words(each, text) for each in doubts]


def _in_words(asked: _Doubtful, text: Text) -> str:
    longest = _BOTH_MAX if asked.other else _SAID_MAX
    said, other = _cut(asked.said, longest), _cut(asked.other, longest)
    return text(text_id("programme-doubt", asked.doubt), said=said, other=other)


def _cut(said: str, longest: int) -> str:
    return said if len(said) <= longest else f"{said[: longest - 1]}…"
