"""Taking a name out of what was written and printed, since its bearer does not agree any more."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from bot.domain.findings.article import Article, ArticleTalk

T = TypeVar("T")

# What can stand between the letters of a name and shows nothing.
_INVISIBLE: Final = "[\u00ad\u200b-\u200d\u2060\ufeff]*"

# Up to the name: nothing, a line of its own with or without a bullet, or what ended a sentence.
_BEGINS_A_SENTENCE: Final = re.compile(r"(?:^|\n|(?:\w{3}|\W)[.!?…]\s)[\s>*–•-]*$")


def holds(text: str, name: str) -> bool:
    return bool(name.split()) and _pattern(name).search(text) is not None


def without_name(text: str, name: str, instead: str) -> str:
    """A sentence that began with the name begins with a capital still."""

    def put(found: re.Match[str]) -> str:
        begins = _BEGINS_A_SENTENCE.search(text, 0, found.start()) is not None
        return instead[:1].upper() + instead[1:] if begins else instead

    return _pattern(name).sub(put, text) if name.split() else text


def names_anywhere(record: object, name: str) -> bool:
    """Tell whether any text of a record, or of the records in it, holds the name."""
    return any(holds(text, name) for text in texts_of(record))


def article_without(article: Article, name: str, instead: str) -> Article:
    """The same without the name; of a talk's speakers the whole line goes, which tells as much."""
    talks = tuple(_talk_without(talk, name) for talk in article.talks)
    return _record_without(replace(article, talks=talks), name, instead)


def _record_without(record: T, name: str, instead: str) -> T:
    changes = {
        field.name: _value_without(getattr(record, field.name), name, instead)
        for field in fields(cast("Any", record))
    }
    return replace(cast("Any", record), **changes)


def _talk_without(talk: ArticleTalk, name: str) -> ArticleTalk:
    return replace(talk, speakers=tuple(line for line in talk.speakers if not holds(line, name)))


def text_without(value: T, name: str, instead: str) -> T:
    """The same text, or texts, without the name."""
    return cast("T", _value_without(value, name, instead))


def _value_without(value: object, name: str, instead: str) -> object:
    if isinstance(value, str):
        return without_name(value, name, instead)
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        return tuple(_value_without(each, name, instead) for each in parts)
    if is_dataclass(value) and not isinstance(value, type):
        return _record_without(value, name, instead)
    return value


def texts_of(value: object) -> list[str]:
    """All texts of a record, and of the records in it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        return [text for each in parts for text in texts_of(each)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in texts_of(getattr(value, field.name))]
    return []


def _pattern(name: str) -> re.Pattern[str]:
    """However its words are parted, in whatever case, with what is invisible in between."""
    words = (_INVISIBLE.join(map(re.escape, word)) for word in name.split())
    between = rf"{_INVISIBLE}\s+{_INVISIBLE}"
    return re.compile(rf"(?<!\w){between.join(words)}(?!\w)", re.IGNORECASE)
