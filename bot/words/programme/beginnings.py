"""Which of the hours of a line is the beginning: not that of the doors or the coffee."""

import re

from bot.words.lexicon import AT, any_of
from bot.words.patterns import late
from bot.words.programme.furniture import is_break
from bot.words.programme.lines import LONGEST_LINE, LineFacts, hours_of_beginning
from bot.words.written_hours import WrittenHours

_KINDS = any_of(lambda each: (*each.kinds_of_events, *each.talks, *each.dates_field))
# What begins in "Doors open at 7 pm, talk at 7.30 pm".
_TALK = late(rf"(?<!\w)\w{{0,30}}?(?:{_KINDS})\w{{0,3}}(?!\w)", re.IGNORECASE)
_WHEN = late(rf"(?:{any_of(lambda each: each.dates_field)})(?!\w)", re.IGNORECASE)
_APART = late(r"[|;/(]|[.,]\s|\s[\u2013\u2014-]\s")
_AT_END = late(rf"\s+(?:{AT})\s*$", re.IGNORECASE)
_EDGES = " \t.,:;|/()\u2013\u2014-"
_SEPARATORS = frozenset(",;|/(\u2013\u2014-")
_LONGEST = 60


def first_hours(facts: LineFacts) -> WrittenHours | None:
    """Return the hours at which what a line speaks of begins; None without hours."""
    if not facts.hours:
        return None
    said = hours_of_beginning(facts)
    if said is not None or len(facts.hours) == 1 or len(facts.days) > 1:
        return said or facts.hours[0]
    first, *others = facts.hours
    of_first, *labels = _labels(facts)
    named = [*zip(others, labels, strict=True)]
    if _is_arrival(of_first):
        return next((each for each, label in named if not _is_arrival(label)), first)
    if of_first and not _TALK.search(of_first):
        return next((each for each, label in named if label and _TALK.match(label)), first)
    return first


def begins_with_when(facts: LineFacts) -> bool:
    """Tell whether the first word of a line says that it is about when something is."""
    return bool(_WHEN.match(facts.bare))


def _labels(facts: LineFacts) -> list[str]:
    """What each hour is of: it stands in front of them all, or behind them all."""
    text = facts.bare[:LONGEST_LINE]
    days = [day.end for day in facts.days if day.end <= facts.hours[0].start]
    ends = [max(days, default=0), *(each.end for each in facts.hours)]
    starts = [*(each.start for each in facts.hours), len(text)]
    between = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    in_front = [_last_piece(each) for each in between[:-1]]
    after = [_first_piece(each) for each in between[1:]]
    is_behind = all(after) and all(each.rstrip()[-1:] in _SEPARATORS for each in between[1:-1])
    return after if is_behind and not in_front[0] else in_front


def _last_piece(text: str) -> str:
    pieces = [each.strip(_EDGES) for each in _APART.split(text[-_LONGEST:])]
    said = next((each for each in reversed(pieces) if each), "")
    # "Refreshments at 9.15".
    return _AT_END.sub("", said)


def _first_piece(text: str) -> str:
    pieces = [each.strip(_EDGES) for each in _APART.split(text[:_LONGEST])]
    return next((each for each in pieces if each), "")


def _is_arrival(label: str) -> bool:
    """Tell whether a label says that people come: "Doors", "Join us for refreshments"."""
    return bool(label) and (is_break(label) or is_break(label.rsplit(maxsplit=1)[-1]))
