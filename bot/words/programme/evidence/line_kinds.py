"""What a line most likely is by itself, coarsely, for those around it."""

from bot.words.patterns import late
from bot.words.programme.lines import LineFacts

_BETWEEN_MARKS = late(r"[\w\s.,'’-]+")
_MOST_CHECKED = 250
_MOST_MARKS = 12
# The first that holds.
_KINDS = (
    ("furniture", "furniture"),
    ("mail head", "furniture"),
    ("several menu words all", "furniture"),
    ("path of menu words", "furniture"),
    ("greeting", "greeting"),
    ("day and hours", "when"),
    ("day", "day"),
    ("break", "break"),
    ("apart from when: break", "break"),
    ("hours in front", "hours"),
    ("hours", "hours"),
    ("label with people", "people"),
    ("empty label panellist", "label"),
    ("empty label moderator", "label"),
    ("empty label host", "label"),
    ("known name", "person"),
    ("known name in front", "person"),
    ("field of place", "place"),
    ("bare field of dates", "field"),
    ("bare field of place", "field"),
    ("bare field of other", "field"),
    ("field of other", "field"),
    ("numbered TALK", "counted"),
    ("numbered SESSION", "counted"),
    ("running text", "text"),
    ("call", "call"),
    ("section", "section"),
    ("generic", "generic"),
    ("link", "link"),
    ("may be name", "name"),
    ("may be name in front", "name"),
    ("may be title", "short"),
)


def kind_of(facts: LineFacts, shown: frozenset[str]) -> str:
    found = next((kind for mark, kind in _KINDS if mark in shown), "other")
    if found in {"day", "when", "hours"}:
        return f"{found} alone" if facts.is_when or facts.is_field else found
    return found


def shape_of(facts: LineFacts, kind: str) -> str:
    """The marks of a line in their order, with its words left out."""
    marks = _BETWEEN_MARKS.sub("w", facts.bare[:_MOST_CHECKED])[:_MOST_MARKS]
    return f"{kind} {facts.marked} {facts.level} {marks}"
