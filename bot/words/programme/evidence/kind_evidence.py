"""What a line shows by the kinds of events that it names: "Public lecture: Benches"."""

import re
from collections.abc import Iterator

from bot.words.lexicon import any_of
from bot.words.patterns import late

_KIND = late(
    rf"(?<!\w)\w{{0,30}}?(?:{any_of(lambda each: each.kinds_of_events)})s?(?!\w)", re.IGNORECASE
)
_DISCUSSION = late(rf"(?:{any_of(lambda each: each.discussions)})(?!\w)", re.IGNORECASE)
_DISCUSSION_INSIDE = late(
    rf"(?<!\w)(?:{any_of(lambda each: each.discussions)})(?!\w)", re.IGNORECASE
)
# "Welcome words from the council"; "Welcome to the lamp shop" names something.
_OPENING = late(
    rf"(?:{any_of(lambda each: (*each.moderators, *each.hosts))})(?:\s+[^\W\d_]+)?"
    rf"\s+(?:{any_of(lambda each: (*each.by, *each.comes_from))})(?!\w)",
    re.IGNORECASE,
)
_SAYS_MORE = late(r":\s|[\"“”„«»?]")
_ENDS_LABEL = late(r"\s?(?::|\s[\u2013\u2014|-])\s")
_PAGE_OF_PAGES = late(r"\d\s?\(\d{1,2}\)$|\d\s?/\s?\d$")
# As many words may stand before the kind: "Annual public lecture".
_BEFORE = 3
_MOST_KINDS = 2


def discussions_of(text: str) -> Iterator[str]:
    if match := _DISCUSSION.match(text):
        yield "discussion first"
        if match.end() >= len(text.rstrip(" .:!)")):
            yield "discussion"
    elif _DISCUSSION_INSIDE.search(text):
        yield "discussion inside"


def says_how(text: str) -> bool:
    """Tell whether a text begins by how something is held: "Panel debate", "Welcome by …"."""
    is_how = _KIND.match(text) or _DISCUSSION.match(text) or _OPENING.match(text)
    return bool(is_how) and not _SAYS_MORE.search(text)


def kinds_of(text: str) -> Iterator[str]:
    kinds = [*_KIND.finditer(text)]
    if _PAGE_OF_PAGES.search(text):
        yield "page of pages"
    if not kinds:
        return
    yield "kind of event"
    first, last = kinds[0], kinds[-1]
    in_front = text[: first.start()]
    if len(kinds) >= _MOST_KINDS:
        yield "kinds of events"
    if first.start() == 0:
        yield "kind of event first"
    if len(in_front.split()) <= _BEFORE and _ENDS_LABEL.match(text, first.end()):
        yield "kind of event as label"
    if last.end() >= len(text.rstrip(" .:!")):
        yield "kind of event last"
        if len(in_front.split()) <= _BEFORE and len(kinds) == 1:
            yield "kind of event in few words"
