"""From an error to its sentence, the same at every door: Discord, web, command line."""

import re
from datetime import date

from bot.domain.errors import BotError, Param, Sayable
from bot.domain.times.wall import WallTime
from bot.saying.i18n import Text
from bot.saying.times import day_in_words, wall_in_words


def error_id(kind: type[BotError]) -> str:
    """Return the message id of an error class: `SlotInThePast` -> `error-slot-in-the-past`.

    Digits and runs of capitals stay together with what precedes them.
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", kind.__name__)
    return f"error-{words.lower()}"


def explain(error: BotError, text: Text) -> str:
    """Return the sentence of the error's class, or of the nearest base class that has one."""
    kinds = [kind for kind in type(error).__mro__ if issubclass(kind, BotError)]
    known = (error_id(kind) for kind in kinds if text.has(error_id(kind)))
    said = {name: _said(value, text) for name, value in error.params.items()}
    return text(next(known, error_id(kinds[0])), **said)


def _said(value: Param, text: Text) -> str | float:
    match value:
        case WallTime():
            return wall_in_words(value, text)
        case date():
            return day_in_words(value, text)
        case Sayable():
            raise TypeError(f"no words for {value!r}")
        case _:
            return value
