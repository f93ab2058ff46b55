"""What may be meant otherwise in a talk of a programme, in words, with what to do."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, Protocol

from bot.saying.i18n import Text, text_id

_SAID_MAX: Final = 100


class _Doubtful(Protocol):
    @property
    def doubt(self) -> StrEnum: ...

    @property
    def said(self) -> str: ...

    @property
    def other(self) -> str: ...


def doubts_in_words(doubts: Iterable[_Doubtful], text: Text) -> list[str]:
    return [
        text(text_id("programme-doubt", each.doubt), said=_cut(each.said), other=_cut(each.other))
        for each in doubts
    ]


def _cut(said: str) -> str:
    return said if len(said) <= _SAID_MAX else f"{said[: _SAID_MAX - 1]}…"
