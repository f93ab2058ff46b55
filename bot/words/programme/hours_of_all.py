"""Hours that a line says once, for all talks above or below it."""

import re
from collections.abc import Sequence

from bot.words.lexicon import EACH_WEEKDAY, any_of
from bot.words.patterns import late
from bot.words.programme.beginnings import first_hours
from bot.words.programme.fields import DATES_FIELD
from bot.words.programme.lengths import with_length
from bot.words.programme.lines import LONGEST_LINE, LineFacts
from bot.words.programme.roles import LineRole
from bot.words.written_hours import WrittenHours

# "All talks begin at …" at the beginning of a sentence; "every Monday", "of each month".
_ALL = late(rf"(?:^|(?<=[.!?]\s))(?:{any_of(lambda each: each.all_of_them)})(?!\w)", re.IGNORECASE)
_REPEATED = any_of(lambda each: (*each.every, *each.every_other, *each.of_each_month))
_EACH = late(rf"(?<!\w)(?:{_REPEATED})(?!\w)", re.IGNORECASE)
# What is spoken of in "Lectures start at 8 p.m.".
_KINDS = any_of(lambda each: (*each.kinds_of_events, *each.talks))
_TALKS = late(rf"(?<!\w)\w{{0,30}}?(?:{_KINDS})\w{{0,3}}(?!\w)", re.IGNORECASE)
_SENTENCE_WORDS = 5
_OF_AGENDAS = frozenset({LineRole.TITLE, LineRole.ITEM, LineRole.BREAK, LineRole.PERSON})


def says_of_all(facts: LineFacts) -> bool:
    """Tell whether a line speaks of all talks, or of what happens each week or month."""
    text = facts.bare[:LONGEST_LINE]
    return any(each.search(text) for each in (_ALL, _EACH, EACH_WEEKDAY))


def speaks_of_talks(facts: LineFacts) -> bool:
    """Tell whether a sentence without a day says when talks are: "Meetings are held at noon"."""
    text = facts.bare[:LONGEST_LINE]
    said = text[: facts.hours[0].start] if facts.hours else ""
    is_sentence = len(text.split()) >= _SENTENCE_WORDS
    return not facts.days and is_sentence and bool(_TALKS.search(said))


def line_for(head: int, lines: Sequence[int], heads: Sequence[int]) -> int | None:
    """Return which of the lines that speak of several talks speaks of this one.

    They stand above the talks, or each behind its own: the first of them tells.
    """
    above = [each for each in lines if each < head]
    below = [each for each in lines if each > head]
    if lines and lines[0] > heads[0]:
        return below[0] if below else None
    return above[-1] if above else None


def hours_of_no_day(
    roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> list[WrittenHours]:
    """Return the hours of lines that speak of all talks, or say hours alone, beside no item.

    "Lectures start at 8 p.m. in the main hall"; hours of an office are not meant.
    """
    found: list[WrittenHours] = []
    for role, each in zip(roles, facts, strict=True):
        if role in _OF_AGENDAS or not each.hours or each.days:
            continue
        text = each.bare[:LONGEST_LINE]
        is_when = each.is_when or bool(DATES_FIELD.match(text))
        if is_when or says_of_all(each) or _TALKS.search(text):
            hours = with_length(first_hours(each), each)
            found += [hours] if hours else []
    return found
