"""How long a talk is, as a field of its page says it: "Duration: 1h15"."""

import re

from bot.words.duration import read_minutes
from bot.words.errors import DurationNotUnderstood
from bot.words.lexicon import either, every
from bot.words.patterns import late

_LONGEST = 12 * 60
# "For" leads to a length within a sentence, and is no field.
_SHORTEST = 3
_LASTING = late(
    rf"(?:{either(word for word in every(lambda each: each.lasting) if len(word) > _SHORTEST)})",
    re.IGNORECASE,
)


def labelled_length(text: str) -> int | None:
    """Read the minutes in "Duration: 1h15"; it says no hour at which anything begins."""
    label, colon, said = text.partition(":")
    if not colon or not _LASTING.fullmatch(label.strip()) or said.strip().isdigit():
        return None
    try:
        minutes = read_minutes(said)
    except DurationNotUnderstood:
        return None
    return minutes if 0 < minutes <= _LONGEST else None
