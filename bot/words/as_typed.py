"""Refusals that say what people typed as they typed it: the grammar reads small letters."""

import unicodedata

from bot.domain.errors import BadInput
from bot.words.errors import SeveralTimes, TimeOfDayMissing, WhenNotUnderstood
from bot.words.lexicon import plain
from bot.words.patterns import late

_WORD = late(r"\w+")
# Their `text` is all that was typed, also where a part of it was read already.
_OF_THE_WHOLE = (WhenNotUnderstood, TimeOfDayMissing, SeveralTimes)


# Clocks, calendars and pins, with what asks for their colours; other signs may mean something.
_PICTURE = late(
    "[\u231a\u231b\u23f0-\u23f3\U0001f4c5\U0001f4c6\U0001f4cd\U0001f514\U0001f550-\U0001f567"
    "\U0001f5d3]\ufe0f?"
)


def fold(text: str) -> str:
    """Return what the grammar reads: small letters without accents, plain digits, single spaces.

    Pictures of clocks and calendars part the words, and say nothing; an arrow is a dash.
    """
    words = _PICTURE.sub(" ", unicodedata.normalize("NFKC", text)).replace("\u2192", " - ")
    return " ".join(plain(words).split())


def as_typed(error: BadInput, text: str) -> BadInput:
    """Return the same error about `text` instead of about what `fold` made of it."""
    words = {fold(word): word for word in _WORD.findall(text)}

    def spelled(said: str) -> str:
        return _WORD.sub(lambda match: words.get(match[0], match[0]), said)

    params = {
        name: spelled(value) if isinstance(value, str) else value
        for name, value in error.params.items()
    }
    if isinstance(error, _OF_THE_WHOLE):
        params["text"] = " ".join(text.split())
    return type(error)(**params)
