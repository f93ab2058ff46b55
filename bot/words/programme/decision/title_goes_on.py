"""Titles whose line a page broke: the next one goes on in small letters, or in capitals as well."""

from collections.abc import Sequence

from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import LineRole

Roles = Sequence[LineRole | None]

_LEFT = frozenset({LineRole.TEXT, LineRole.FURNITURE, LineRole.SERIES, LineRole.OFFICE})
_BY = late(
    rf"(?:{any_of(lambda each: (*each.by, *each.together, *each.speaks, *each.given_by))})(?!\w)"
)
# A page breaks no shorter line.
_FULL = 35
_LONGEST = 70
_ENDS = tuple(".!?:;)")
_FEWEST = 2


def with_rest_of_titles(roles: Roles, facts: Sequence[LineFacts]) -> list[LineRole | None]:
    made = [*roles]
    titles = [at for at, role in enumerate(roles) if role is LineRole.TITLE]
    for at in titles:
        below = at + 1
        if below < len(made) and made[below] in _LEFT and _goes_on(facts[at], facts[below]):
            made[below] = LineRole.TITLE
    return made


def _goes_on(above: LineFacts, below: LineFacts) -> bool:
    over, text = above.bare, below.bare
    if below.days or below.hours or above.days or below.marked or len(text) > _LONGEST:
        return False
    if " | " in text or ": " in text:
        return False
    if over.isupper() and text.isupper():
        return min(len(over.split()), len(text.split())) >= _FEWEST
    is_full = len(over) >= _FULL and not over.endswith(_ENDS) and ". " not in over
    return is_full and text[:1].islower() and not _BY.match(text)
