"""What a line cannot be for, whatever stands around it."""

import re
from collections.abc import Collection, Sequence

from bot.words.lexicon import any_of, every
from bot.words.lines.chain import NEVER
from bot.words.patterns import late
from bot.words.programme.evidence.called_off_evidence import begins_called_off
from bot.words.programme.lengths import is_length
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import WHEN, LineRole

_DATES = frozenset(every(lambda each: each.dates_field))
# "Date: 5 May" says when a talk is as well.
_WRITTEN = late(
    "(?:"
    + any_of(lambda each: (word for word in (*each.published, *each.updated) if word not in _DATES))
    + r")(?!\w)",
    re.IGNORECASE,
)
# "7", as the rows of a table are counted, and "EN / FR", in which something is said.
_NUMBER = late(r"\W{0,9}[0-9]{1,3}\W{0,9}")
_CODE = r"(?:DA|DE|DK|EN|ES|FI|FR|IT|NB|NL|NO|PL|PT|SE|SV|UK)"
_LANGUAGES = late(rf"\W{{0,9}}{_CODE}(?:\s?[/|,·]\s?{_CODE})+\W{{0,9}}")
_ABOUT_TALKS = frozenset(
    {LineRole.TITLE, LineRole.DATE, LineRole.HOURS, LineRole.ITEM, LineRole.PERSON, LineRole.BREAK}
)
# What names or tells something.
_TELLING = (_ABOUT_TALKS - WHEN) | {LineRole.OFFICE, LineRole.PLACE}
# What lines of pages and letters show that are never titles.
_NO_TITLES = frozenset(
    {
        "furniture",
        "menu words all",
        "back mark",
        "organised first",
        "greeting",
        "called off aloud",
    }
)


def possible(
    facts: Sequence[LineFacts],
    shown: Sequence[Collection[str]],
    scores: Sequence[Sequence[float]],
    roles: Sequence[str],
) -> list[list[float]]:
    """Return what speaks for each role of each line, with `NEVER` for what it cannot be."""
    impossible = map(_impossible, facts, shown)
    return [
        [NEVER if role in cannot else weight for role, weight in zip(roles, weights, strict=True)]
        for weights, cannot in zip(scores, impossible, strict=True)
    ]


def _impossible(facts: LineFacts, shown: Collection[str]) -> frozenset[str]:
    if says_nothing(facts.bare):
        return _TELLING
    if not _NO_TITLES.isdisjoint(shown):
        return frozenset({LineRole.TITLE})
    if not facts.days:
        return frozenset()
    if _WRITTEN.match(facts.bare):
        return _ABOUT_TALKS
    if begins_called_off(facts.behind or facts.before):
        return frozenset({LineRole.TITLE})
    return frozenset()


def says_nothing(text: str) -> bool:
    """Tell whether a line is a number, a length or the languages of something, and no more."""
    return bool(_NUMBER.fullmatch(text) or _LANGUAGES.fullmatch(text)) or is_length(text)
