"""A typed time in plainer spellings, each tried where the one before it cannot be read."""

import re
from collections.abc import Iterator

from bot.words.hours import PART_PHRASE, PART_WORD
from bot.words.lexicon import AT, HOUR_WORDS, OCLOCK, SINCE, WEEKDAY, either, every, number
from bot.words.patterns import late

_DAY_WORD = either(every(lambda language: (*language.today, *language.tomorrow)))
_NOON = either(every(lambda language: language.noon))
# "Dienstagabend", "maanantaiaamuna".
_GLUED = late(rf"(?<!\w)(?P<day>{WEEKDAY}|{_DAY_WORD})-?(?=(?:{PART_WORD})(?!\w))")
_WORD_OF_HALF = late(rf"(?<!\w)(?P<word>{HOUR_WORDS})\s*(?=[ap]\.?m\b)")
# "Mittag um 12", "12 Uhr mittags": one hour, said twice.
_NOON_TWICE = late(
    rf"(?<!\w)(?:{_NOON})\s+(?:(?:{AT})\s*)?12(?:[:.]00)?(?!\w|[:.]\d)(?:\s*(?:{OCLOCK})\b)?"
    rf"|(?<![\w:.])12(?:[:.]00)?\s*(?:(?:{OCLOCK})\s+)?(?:{_NOON})(?!\w)"
)
_SPOKEN = rf"(?P<hour>[0-9]{{1,2}}|{HOUR_WORDS})\s*(?:{OCLOCK})\s+"
_BEHIND = tuple(
    (late(rf"(?<!\w){_SPOKEN}(?:{either(words)})(?!\w)"), minute, back)
    for words, minute, back in (
        (every(lambda language: language.and_half), 30, 0),
        (every(lambda language: language.and_quarter), 15, 0),
        (every(lambda language: language.less_quarter), 45, 1),
    )
)
_HALF_PAST_NOON = late(
    rf"(?<!\w)(?:{_NOON})\s+(?:{either(every(lambda language: language.and_half))})(?!\w)"
)
# "Monday 9 in the morning".
_BARE_OF_PART = late(rf"(?<![\w.:/-])(?P<hour>[0-9]{{1,2}})\s+(?=(?:{PART_PHRASE})(?!\w))")
# "Saturday 13 March 10-12".
_BARE_RANGE = late(
    rf"(?<=\w)[,.]?\s+(?:(?:{SINCE})\s+)?(?P<first>[0-9]{{1,2}})\s?[\u2010-\u2015-]\s?"
    r"(?P<last>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?$"
)
# A smaller hour can be one of the afternoon.
_EARLIEST = 8
_LATEST = 24


def respelled(typed: str) -> Iterator[str]:
    """Yield the text in small letters without what the grammar does not have, surest first."""
    plain = _GLUED.sub(r"\g<day> ", typed)
    plain = _WORD_OF_HALF.sub(lambda match: str(number(match["word"])), plain)
    plain = _HALF_PAST_NOON.sub("12:30", _NOON_TWICE.sub("12:00", plain))
    yield plain
    for pattern, minute, back in _BEHIND:
        if match := pattern.search(plain):
            yield from _spoken(plain, match, minute, back)
            return
    if match := _BARE_OF_PART.search(plain):
        yield f"{plain[: match.start()]}at {plain[match.start() :]}"
    if match := _BARE_RANGE.search(plain):
        first, last = int(match["first"]), int(match["last"])
        if _EARLIEST <= first < last <= _LATEST:
            yield f"{plain[: match.start()]} {first}:00-{last}:{match['minute'] or '00'}"


def _spoken(text: str, match: re.Match[str], minute: int, back: int) -> Iterator[str]:
    """Of the morning, and of the afternoon where the hour may be either: the reader asks."""
    hour = (number(match["hour"]) - back) % 24
    rest = f"{text[: match.start()]}{{}}{text[match.end() :]}"
    if hour <= _LATEST // 2 and match["hour"].isdigit() is False:
        # As "half past three" is said in other languages, which the reader asks about.
        said = {30: "half past {}", 15: "quarter past {}", 45: "quarter to {}"}[minute]
        yield rest.format(said.format(hour + back or 12))
    else:
        yield rest.format(f"{hour}:{minute:02}")
