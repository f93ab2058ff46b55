"""The words of all languages laid together, for the readers to look up and to build patterns of.

A text may mix languages, so every reader knows all words. Where a word means two things at the
same place in a text, the readers ask, or leave it alone (`tests/words/test_languages.py` lists
these words).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from bot.words.languages.all import LANGUAGES
from bot.words.languages.language import Language, Words
from bot.words.patterns import late

# Letters that are no other letter with a mark; the dotless i is what IGNORECASE takes for an i.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ı": "i", "’": "'"})


def plain(word: str) -> str:
    """Return the word in small letters without accents, as it is looked up."""
    if word.isascii():
        return word.casefold()
    apart = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_LETTERS)


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, with accents or without, longest first."""
    spelled = {form for word in words for form in (word, plain(word))}
    # Without any word it matches nothing.
    longest_first = sorted(spelled, key=lambda word: (-len(word), word))
    pattern = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return pattern.replace("ss", "(?:ss|ß)")


def every(words_of: Callable[[Language], Iterable[str]]) -> Words:
    """Return what all languages have there, without repetitions."""
    return tuple(dict.fromkeys(word for language in LANGUAGES for word in words_of(language)))


def any_of(words_of: Callable[[Language], Iterable[str]]) -> str:
    """Return a pattern that matches what any language has there."""
    return either(every(words_of))


def numbered(
    lists_of: Callable[[Language], tuple[Words, ...]], values: Iterable[int]
) -> dict[str, int]:
    """Return the value of each word by its place among its language's words."""
    places = list(values)
    return {
        plain(word): value
        for language in LANGUAGES
        for value, words in zip(places, lists_of(language), strict=True)
        for word in words
    }


def _valued(values_of: Callable[[Language], Mapping[str, int]]) -> dict[str, int]:
    return {
        plain(word): value for language in LANGUAGES for word, value in values_of(language).items()
    }


def _flat(lists: tuple[Words, ...]) -> Words:
    return tuple(word for words in lists for word in words)


def _of_times(language: Language) -> Iterable[str]:
    for words in (
        *(language.today, language.tonight, language.tomorrow, language.overmorrow),
        *(language.this, language.coming, language.next, language.next_after),
        *(language.this_week, language.next_week, language.this_month, language.next_month),
        *(language.on, language.the, language.before_month, language.of, language.ahead),
        *(language.from_now, language.at, language.oclock, language.since, language.noon),
        *(language.midnight, language.morning, language.afternoon, language.evening),
        *(language.hours, language.minutes, language.days, language.weeks, language.fortnights),
        *(language.months_long, language.years),
    ):
        yield from words


# Looked up by `plain`; Monday is 0, as in `date.weekday`.
MONTHS: Final = numbered(lambda language: language.months, range(1, 13))
WEEKDAYS: Final = {
    **numbered(lambda language: language.weekdays, range(7)),
    **numbered(lambda language: language.short_weekdays, range(7)),
}
RANKS: Final = numbered(lambda language: language.ranks, (1, 2, 3, 4, 5, -1))
NUMBERS: Final = _valued(lambda language: language.numbers)
LENGTHS: Final = _valued(lambda language: language.lengths)
# Inside names; looked up by `plain` as well.
PARTICLES: Final = frozenset(map(plain, every(lambda language: language.particles)))

# Patterns.
MONTH: Final = either(every(lambda language: _flat(language.months)))
MONTH_BEFORE_DAY: Final = either(
    every(lambda language: _flat(language.months) if language.month_first else ())
)
WEEKDAY: Final = either(every(lambda language: _flat(language.weekdays)))
_SHORT: Final = every(lambda language: _flat(language.short_weekdays))
SHORT_WEEKDAY: Final = either(word for word in _SHORT if len(word) > 2)  # noqa: PLR2004
# "To", "so", "la": weekdays only where a day and its month follow.
TINY_WEEKDAY: Final = either(word for word in _SHORT if len(word) <= 2)  # noqa: PLR2004
# "Thursdays", "torstaisin".
EACH_WEEKDAY: Final = late(
    rf"(?<!\w)(?:{WEEKDAY})(?:{either(every(lambda language: language.each_weekday))})(?!\w)",
    re.IGNORECASE,
)
# Four digits are enough for everything that people plan, and keep sums small.
NUMBER: Final = rf"(?:[0-9]{{1,4}}|{either(every(lambda language: language.numbers))})"
# The hours of a clock in words; shorter ones are small words as well.
HOUR_WORDS: Final = either(
    word
    for word, value in NUMBERS.items()
    if value <= 12 and len(word) > 2  # noqa: PLR2004
)
ORDINAL_MARK: Final = either(every(lambda language: language.ordinal_marks))
THE: Final = either(every(lambda language: language.the))
BEFORE_MONTH: Final = either(every(lambda language: language.before_month))
OF: Final = either(every(lambda language: language.of))
AT: Final = either(every(lambda language: language.at))
OCLOCK: Final = either(every(lambda language: language.oclock))
SINCE: Final = either(every(lambda language: language.since))
UNTIL: Final = either(every(lambda language: language.until))
AND: Final = either(every(lambda language: language.conjunction))
AHEAD: Final = either(every(lambda language: language.ahead))
FROM_NOW: Final = either(every(lambda language: language.from_now))
# Each single word that stands in a table of what times are made of.
KNOWN: Final = frozenset(
    part
    for word in (
        *MONTHS,
        *WEEKDAYS,
        *RANKS,
        # "ET" is a zone, though it is a number too.
        *(word for word in NUMBERS if len(word) > 2),  # noqa: PLR2004
        *every(_of_times),
        *("am", "pm", "utc", "gmt"),
    )
    for part in re.findall(r"\w+", plain(word))
)


def number(written: str) -> int:
    """Return the value of a match of `NUMBER`."""
    return int(written) if written.isdigit() else NUMBERS[plain(written)]
