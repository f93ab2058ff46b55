"""Who does an action: typed behind an arrow at its end, as "Ask the shops -> The library".

It stays a part of the text, so what holds for a text holds for it: the check of names, the words
that are held, the search, an erasure.
"""

import re
from typing import NamedTuple

from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind

WHO_MAX = 80
# The last arrow counts; it stands apart, as "A->B" is a word.
_TAGS_AT_END = re.compile(r"(?:\s+#\w+)+$")
_ARROW = re.compile(r"(?P<what>.*\S)\s+(?:->|\u2192)\s+(?P<who>\S.*)", re.DOTALL)


class Doing(NamedTuple):
    """What is to be done, and by whom; `who` is empty where that is not said."""

    what: str
    who: str


def doing(takeaway: Takeaway) -> Doing:
    """Of any other kind the whole text is `what`."""
    found = _ARROW.fullmatch(takeaway.text) if takeaway.kind is TakeawayKind.ACTION else None
    who = "" if found is None else _TAGS_AT_END.sub("", found["who"].rstrip())
    if found is None or len(who) > WHO_MAX:
        return Doing(takeaway.text, "")
    return Doing(found["what"], who)
