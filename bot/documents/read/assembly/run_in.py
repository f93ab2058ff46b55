"""Where heading and text stand in one line: "Lighting. Nobody …", "Ask first – it helps …"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from bot.documents.read.lines.counted import CountedItem
from bot.words.lexicon import MONTH
from bot.words.patterns import late

# In shorter ones two sentences are one heading.
_LENGTH_FROM = 50
# More words than these at the beginning of a paragraph, as a rule, are a sentence of it.
_BRIEF_WORDS = 9
_FEW_WORDS = 4
# Where every line goes on behind its first sentence, that may be longer.
_BRIEF_OF_ALL = 12
# No heading is longer.
_LONGEST = 400
_FEWEST_CAPITALS = 3
_LETTERS_OF_SHORT_FORM = 3

# No sentence ends behind an initial.
_STOP = late(r"(?<=[.?!\u2026])(?<!(?<![\w’'])[^\W\d_]\.)[\"”’»)]{0,2}\s+(?=\S)")
_DASH = late(r"\s+(?:[\u2013\u2014-]|--)\s+(?=\S)|(?<=\w)\u2014(?=\w)")
_COLON = late(r"(?<=:)\s+(?=\S)")
_SHORT_FORM = late(rf"(?<!\w)(?:[^\W\d_]{{1,{_LETTERS_OF_SHORT_FORM}}})[.\u2026]$")
_DAY_NUMBER = late(r"(?<!\w)\d{1,2}\.$")
_MONTH_NEXT = late(rf"(?:{MONTH})(?!\w)", re.IGNORECASE)
_QUOTED = late(r"[\"“”„«][^\"“”„«»]*[\"“”»]?\s*[.!]?")
_BEFORE_QUOTE = late(r"(?P<heading>[^\s\"“”„«»]+(?:\s[^\s\"“”„«»]+){0,6})\s[\"“”„«].*", re.DOTALL)
_ASIDE = late(r"(?P<heading>[^()]*[^()\s])\s*(?P<aside>\((?:[^()\s]+\s+){3,}[^()]+\)\W*)")
_DASHED = late(r"(?P<heading>\S+(?:\s\S+){0,8}?)\s[\u2013\u2014-]\s(?P<rest>\S.*)")
_AROUND_MARK = " \t\u2013\u2014-"


class _Mark(StrEnum):
    STOP = "stop"
    COLON = "colon"
    DASH = "dash"


_PATTERNS = {_Mark.COLON: _COLON, _Mark.DASH: _DASH}


def parted(items: list[CountedItem]) -> list[CountedItem]:
    """Part lines most of which begin with a heading of their own; all of them, or none."""
    found = _parted(items)
    return [_without_aside(item) for item in found] if any(item.rest for item in found) else found


def _parted(items: list[CountedItem]) -> list[CountedItem]:
    if found := _at_end_of_capitals(items):
        return found
    if found := _at_dashes(items) or _at_quotes(items):
        return found
    if sum(len(item.heading) for item in items) <= _LENGTH_FROM * len(items):
        return items
    firsts = Counter(mark for item in items if (mark := _first_mark(item.heading)) is not None)
    for mark, _ in firsts.most_common():
        found = [_at_mark(item, mark) for item in items]
        if _are_brief(found):
            return found
    return items


def _at_dashes(items: list[CountedItem]) -> list[CountedItem]:
    """Part items at a dash, if all have one behind a few words: "Ask first – it helps …"."""
    found = [_DASHED.fullmatch(item.heading) for item in items]
    parted = [
        CountedItem(item.line, match["heading"], match["rest"])
        for item, match in zip(items, found, strict=True)
        if match and len(match["rest"].split()) > len(match["heading"].split())
    ]
    return parted if len(parted) == len(items) > 1 else []


def _at_quotes(items: list[CountedItem]) -> list[CountedItem]:
    """Part lines all of which quote somebody behind a few words."""
    found = [_BEFORE_QUOTE.fullmatch(item.heading[:_LONGEST]) for item in items]
    if len(items) < _FEWEST_CAPITALS or not all(found):
        return []
    return [
        CountedItem(item.line, match["heading"], item.heading[match.end("heading") :].strip())
        for item, match in zip(items, found, strict=True)
        if match
    ]


def _without_aside(item: CountedItem) -> CountedItem:
    """Take off a bracket of several words: "Ask the chamber (they did not pay us for this)."."""
    match = _ASIDE.fullmatch(item.heading[:_LONGEST])
    if match is None or len(item.heading) > _LONGEST:
        return item
    return CountedItem(item.line, match["heading"], f"{match['aside']} {item.rest}".strip())


def at_first_stop(item: CountedItem) -> CountedItem:
    """Part one line, where others show that its first sentence is the heading."""
    return _cut(item, next(_ends(item.heading, _Mark.STOP), None))


def _are_brief(items: Sequence[CountedItem]) -> bool:
    cut = [item for item in items if item.rest]
    lengths = [len(item.heading.split()) for item in cut]
    brief = _BRIEF_OF_ALL if len(cut) == len(items) > 1 else _BRIEF_WORDS
    if len(cut) * 2 < len(items) or sum(lengths) > brief * len(cut) or max(lengths) > 2 * brief:
        return False
    # Where fewer have texts of their own, those are longer than what stands above them.
    rests = sum(len(item.rest.split()) for item in cut)
    return len(cut) * 4 >= len(items) * 3 or rests * 4 >= sum(lengths) * 5


def _first_mark(text: str) -> _Mark | None:
    ends = ((end[0], mark) for mark in _Mark if (end := next(_ends(text, mark), None)))
    return min(ends, default=(0, None))[1]


def _at_mark(item: CountedItem, mark: _Mark) -> CountedItem:
    """Cut a line at its first mark of a kind, or of any kind where it has none.

    "Believe them - The halls are full." has one of the others behind its first words.
    """
    first = _cut(item, next(_ends(item.heading, mark), None))
    if first.rest and len(first.heading.split()) > _BRIEF_WORDS:
        dashed = _cut(item, next(_ends(item.heading, _Mark.DASH), None))
        is_aside = len(_DASH.findall(first.heading)) > 1 or dashed.rest[:1].islower()
        if dashed.rest and len(dashed.heading.split()) <= _FEW_WORDS and not is_aside:
            return dashed
    for each in (mark, *(other for other in _Mark if other is not mark)):
        cut = _cut(item, next(_ends(item.heading, each), None))
        if cut.rest:
            return cut
    return item


def _ends(text: str, mark: _Mark) -> Iterator[tuple[int, int]]:
    """Yield where a heading may end, and where the text behind it begins."""
    if _QUOTED.fullmatch(text[:_LONGEST]):
        return
    if mark is not _Mark.STOP:
        for match in _PATTERNS[mark].finditer(text[:_LONGEST]):
            yield match.span()
        return
    for match in _STOP.finditer(text[:_LONGEST]):
        if _ends_sentence(text[: match.start()], text[match.end() :][:30]):
            yield match.span()


def _ends_sentence(before: str, behind: str) -> bool:
    """Tell whether a stop ends a sentence, and no short form or the number of a day."""
    if before[-1] in "?!":
        return True
    first = behind.lstrip("\"“”„«‘'([\u2013\u2014- ")[:1]
    if first.islower() or (first.isdigit() and _SHORT_FORM.search(before[-20:])):
        return False
    return not (_DAY_NUMBER.search(before[-4:]) and _MONTH_NEXT.match(behind))


def _cut(item: CountedItem, end: tuple[int, int] | None) -> CountedItem:
    if end is None or item.rest:
        return item
    heading = item.heading[: end[0]].rstrip(".:")
    rest = item.heading[end[1] :].lstrip(_AROUND_MARK)
    return CountedItem(item.line, heading, rest) if heading and rest else item


def _at_end_of_capitals(items: list[CountedItem]) -> list[CountedItem]:
    """Part lines whose headings are in capitals: "START SMALL. One tree is a decision."."""
    found = [_of_capitals(item) for item in items]
    if len(items) < _FEWEST_CAPITALS or not any(item.rest for item in found):
        return []
    return found if all(item.heading.isupper() for item in found) else []


def _of_capitals(item: CountedItem) -> CountedItem:
    if item.heading[:_LONGEST].isupper():
        return item
    ends = (*_ends(item.heading, _Mark.STOP), *_ends(item.heading, _Mark.DASH))
    cuts = (_cut(item, end) for end in ends)
    return next((cut for cut in cuts if cut.heading.isupper() and not _begins_upper(cut)), item)


def _begins_upper(item: CountedItem) -> bool:
    """Tell whether what stands behind a heading goes on in capitals."""
    first = item.rest.split(maxsplit=1)[0] if item.rest else "A"
    return len(first) > 1 and first.isupper()
