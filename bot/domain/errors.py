"""Errors as classes with data. The sentence is made at the edge, from the class's name.

BotError                 what a person did, or asked for, cannot be done
├─ NotFound              what was named does not exist for this owner
├─ RuleBroken            a rule of the domain says no
├─ NotAllowed            the person lacks the right
├─ Conflict              somebody else was faster
├─ BadInput              what was typed or uploaded could not be understood
└─ Unavailable           the machine or Discord says no for now

Those of one area stand in its `errors.py`.
"""

from datetime import date
from typing import TypeAlias


class Sayable:
    """A value that each language says in its own way, such as a time on a wall."""

    __slots__ = ()


# A time stays a fact: the language of whoever reads decides how it is said.
Param: TypeAlias = str | float | date | Sayable


class BotError(Exception):
    """Base of all errors that become a sentence; `params` are the values that it needs."""

    def __init__(self, **params: Param) -> None:
        self.params = params
        super().__init__(", ".join(f"{name}={value!r}" for name, value in params.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.params))


def _rebuild(cls: type[BotError], params: dict[str, Param]) -> BotError:
    return cls(**params)


class NotFound(BotError):
    """`code` was looked up in the owner's documents and is not there."""


class RuleBroken(BotError):
    pass


class NotAllowed(BotError):
    pass


class Conflict(BotError):
    pass


class BadInput(BotError):
    pass


class Unavailable(BotError):
    pass


class AnswerLost(Unavailable):
    """The answer did not get through to Discord. It comes last: what was asked for is done."""


class ChangedMeanwhile(Conflict):
    """The form or button was drawn from an older version of the document."""


class IllegalStep(RuleBroken):
    """`title` is in `state` and cannot become `wanted`."""


class AlreadyExists(Conflict):
    """There is one of that name already."""


class TitleTooLong(BadInput):
    """`length` characters where `limit` are allowed."""


class TextTooLong(BadInput):
    """`length` characters where `limit` are allowed."""


class TextMissing(BadInput):
    """A text that is needed was empty."""


class TooMany(BadInput):
    """`count` of something where `limit` are allowed."""


class ControlOutdated(Conflict):
    """The button or form was drawn by an older Rostrum, or was forged."""


class TypedTextGone(NotFound):
    """What was typed into a refused form is given back for some minutes, and by one run only."""


class BadNumber(BadInput):
    """`typed` is no whole number."""


class FileOfOtherKind(BadInput):
    """The file `name` is no document of the kinds that are read, or it is damaged."""


class FileNotText(BadInput):
    """Nothing was pasted, or the file is no UTF-8 text."""


class FileTooLarge(BadInput):
    """`size` bytes where `limit` are read."""


class ExportTooLarge(Unavailable):
    """The file has `size` megabytes where Discord takes `limit`."""


class NoLettersInPdf(BadInput):
    """No font within the PDF's typesetter has `letters`; what is no letter stands as `U+E000`."""


class DocumentNotUnderstood(BadInput):
    """`problem` says, in the words of the parser, where the reading stopped."""
