"""English numbers from one to ninety-nine, in words or digits."""

import re
from typing import Final

_UNITS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()

WORDS: Final = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
    **{
        f"{ten}{gap}{unit}": tens + number
        for ten, tens in zip(_TENS, range(20, 100, 10), strict=True)
        for number, unit in enumerate(_UNITS[:9], 1)
        for gap in (" ", "-")
    },
    "a": 1,
    "an": 1,
}

# Four digits are enough for everything that people plan, and keep sums small.
NUMBER: Final = rf"(?:\d{{1,4}}|{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})"


def number(written: str) -> int:
    """Return the value of a match of `NUMBER`."""
    return WORDS[written] if written in WORDS else int(written)
