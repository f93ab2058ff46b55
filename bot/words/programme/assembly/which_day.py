"""Which of several days is that of a talk: not the one on which its page was written."""

from collections.abc import Sequence

from bot.words.patterns import late
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.dates import Day
from bot.words.programme.fields import DATES_FIELD
from bot.words.programme.furniture import ends_with_deadline, says_when_written
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import LineRole

# "NORTHVILLE (10 October 2012) – ": it opens a piece of news.
_PLACE = late(r"[\w ,.]{2,40}\($")
_DASH = late(r"\)\s?[\u2013\u2014-]\s?\w")


def beside_days(making: Assembly, block: range) -> frozenset[int]:
    """Return the lines of a talk whose day is not its own, where another one says it plainly."""
    lines = [
        index
        for index in block
        if making.roles[index] is LineRole.DATE and making.facts(index).days
    ]
    beside = {index for index in lines if _is_deadline(making.facts(index))}
    lines = [index for index in lines if index not in beside]
    if _are_of_one_day(making, lines):
        return frozenset(beside)
    first = making.facts(lines[0])
    best = max(_rank(making.facts(index)) for index in lines)
    if first.days[0].last is None and not first.hours and _rank(first) + 1 < best:
        beside |= {index for index in lines if _rank(making.facts(index)) < best}
    return frozenset(beside)


def own_day(facts: LineFacts) -> Day:
    """Return the first day of a line, but not when the news was written whose talk is later."""
    first, *others = facts.days
    is_opening = facts.is_text and _PLACE.match(facts.bare[: first.start])
    is_dateline = is_opening and _DASH.match(facts.bare, first.end)
    return Day.of(others[0] if is_dateline and others else first)


def is_beside(facts: LineFacts) -> bool:
    """Tell whether a day is that on which something was written, or the last one to sign up."""
    return says_when_written(facts.bare) or _is_deadline(facts)


def _is_deadline(facts: LineFacts) -> bool:
    return ends_with_deadline(facts.bare[: facts.days[0].start])


def _are_of_one_day(making: Assembly, lines: Sequence[int]) -> bool:
    days = [Day.of(making.facts(index).days[0]) for index in lines]
    return all(day.is_same(days[0]) for day in days)


def _rank(facts: LineFacts) -> int:
    """How plainly a line says when: by its label, with hours, with a weekday."""
    if DATES_FIELD.match(facts.bare):
        return 3
    is_plain = bool(facts.hours) and not facts.is_text
    return 2 if is_plain else int(facts.days[0].weekday is not None)
