"""The headings of lines that begin findings: without numbers, and apart from what runs on."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.documents.read.assembly.run_in import at_first_stop, parted
from bot.documents.read.decision.series import ANY_NOUN
from bot.documents.read.lines.counted import (
    Counted,
    CountedItem,
    Style,
    bullet_text,
    plain_readings,
    readings,
    without_nouns,
    without_numbers,
)
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lexicon import AND, either, every, plain
from bot.words.patterns import late

_BOLD_FIRST = late(
    r"(\*\*|__)(?P<heading>[^*_]{3,160})\1[.:,;]?\s+(?:[\u2013\u2014-]\s+)?(?P<rest>\S.*)"
)
# Besides symbols, what may stand before a heading.
_MARKS = frozenset(">»#|\u2192\u25b6\ufe0f\u200d")
_TONES = range(0x1F3FB, 0x1F400)
# "[03:40] Count the waiting".
_CLOCK = late(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?(?:\s*[\u2013\u2014-])?\s*(?=\S)")
# "Paper first[edit]", "Trees and shade (412 comments)".
_BRACKET_AT_END = late(r"(?P<before>.*\S)\s*(?P<bracket>\[[^\[\]]{1,40}\]|\([^()]{1,40}\))")
_LONGEST = 400
_DIGITS = late(r"\d+")
# "You said: …" in front of all of them.
_LEAD = late(r"(?P<lead>[^:]{2,50}?)\s*:\s+(?P<rest>\S.*)")
_FEWEST_LED = 3
# Two sentences may be one heading if they are shorter.
_WORDS_BEHIND = 14
_LONG_HEADING = 16
_STOPS = (".", "!", "?", "\u2026")
# Shorter lines beside bold ones are headings as well.
_BOLD_FROM = 50
# Sign, style, bracket, mark, and whether brackets are around it.
_PLAIN_FORM = 5
# "… and 1. The queue got shorter", "Und fünftens: …".
_AND_FIRST = late(rf"(?:(?:\u2026|\.{{3}})\s*)?(?:(?:{AND})\s+)?(?=\S)", re.IGNORECASE)
# "1-The theme", "3- The place", where others are counted as well.
_GLUED = late(r"(?P<number>\d{1,2})\s?[\u2013\u2014-]\s?(?P<heading>[A-ZÀ-Þ].*)")
_LASTLY = late(
    rf"(?:\S+\s+)?(?:{either(every(lambda each: each.lastly))})\s*[,:]\s*(?P<heading>\S.*)",
    re.IGNORECASE,
)


def headed(lines: Sequence[TextLine], findings: Sequence[int]) -> list[CountedItem]:
    """Return heading and text of each line; a heading is empty where it stands in the next line."""
    items, prose = _uncounted(lines, findings)
    items = [_of_row(lines[item.line], item) for item in items]
    for without in (_without_clock, without_numbers, without_nouns, _without_lead):
        items = without(items)
    items = _without_brackets(items)
    if prose or any(item.rest for item in items):
        return [_bold(item) for item in items]
    if any(map(_begins_bold, items)):
        is_long = sum(len(item.heading) for item in items) > _BOLD_FROM * len(items)
        found = map(_bold, items)
        return [at_first_stop(item) if is_long and not item.rest else item for item in found]
    found = _whole_above_texts(lines, items, parted(items))
    return found if any(item.rest for item in found) else _at_odd_stops(found)


def _whole_above_texts(
    lines: Sequence[TextLine], items: list[CountedItem], found: list[CountedItem]
) -> list[CountedItem]:
    """Keep headings whole that go on behind a colon, with no stop, above texts of their own.

    "Small groups: why eight are better than eighty" is what a text below it is called.
    """
    apart = all(two.line - one.line > 1 for one, two in pairwise(items))
    is_parted = all(each.rest for each in found)
    if not (items and apart and is_parted and items[-1].line + 1 < len(lines)):
        return found
    behind = [
        each.rest
        for one, each in zip(items, found, strict=True)
        if f"{each.heading}: " in one.heading
    ]
    is_open = all(
        not rest.endswith(_STOPS) and len(rest.split()) <= _WORDS_BEHIND for rest in behind
    )
    return items if len(behind) == len(items) and is_open else found


def _at_odd_stops(items: list[CountedItem]) -> list[CountedItem]:
    """Cut the few that go on behind their sentence, where most are one above a text."""
    apart = sum(two.line - one.line > 1 for one, two in pairwise(items))
    if apart * 3 < len(items) * 2:
        return items
    whole = sum(item.heading.endswith(_STOPS) for item in items)
    cut = [
        at_first_stop(item) if len(item.heading.split()) > _LONG_HEADING else item for item in items
    ]
    gone_on = sum(bool(item.rest) for item in cut)
    return cut if gone_on * 2 < len(items) and whole * 4 >= len(items) * 3 else items


def _uncounted(
    lines: Sequence[TextLine], findings: Sequence[int]
) -> tuple[list[CountedItem], bool]:
    """Take off the numbers in the form that most have; tell whether they are words of sentences."""
    found = [_readings(lines[at].text) for at in findings]
    times = Counter(form for each in found for form in {one.form for one in each})
    items: list[CountedItem] = []
    prose = words = 0
    others = sum(map(bool, found)) > 1
    for place, (at, each) in enumerate(zip(findings, found, strict=True), start=1):
        best = max(each, key=lambda one: times[one.form], default=None)
        text = lines[at].text
        # "2) …" between "1. …" and "3. …" is a slip.
        in_place = best is not None and best.number == place and others
        if best and (in_place or _counts(best, times[best.form], len(findings))):
            is_prose = _is_prose(best)
            prose += is_prose
            words += Style.WORD in best.form
            items.append(CountedItem(at, text if is_prose else best.heading))
        elif words and (match := _LASTLY.fullmatch(text)):
            items.append(CountedItem(at, match["heading"]))
        else:
            items.append(CountedItem(at, _without_marks(bullet_text(text) or text)))
    return items, prose * 2 > len(items)


def _readings(text: str) -> list[Counted]:
    found = [*readings(text), *plain_readings(text)] or _of_any_noun(text)
    if not found and (match := _AND_FIRST.match(text)) and match.end():
        found = list(readings(text[match.end() :]))
    if not found and (listed := bullet_text(text)):
        found = list(readings(listed))
    if not found and len(text) <= _LONGEST and (match := _GLUED.fullmatch(text)):
        found = [Counted(("?", "-"), int(match["number"]), match["heading"])]
    return found


def _is_prose(counted: Counted) -> bool:
    """Tell whether a number is a word of its sentence: "For the second the house is small"."""
    form = counted.form
    return len(form) == _PLAIN_FORM and form[1] == Style.WORD and not any(form[2:4])


def _without_marks(text: str) -> str:
    """Take off the signs and pictures that a line begins with."""
    at = next((at for at, each in enumerate(text) if not _is_mark(each)), 0)
    return text[at:]


def _is_mark(letter: str) -> bool:
    return (
        letter in _MARKS
        or letter.isspace()
        or ord(letter) in _TONES
        or unicodedata.category(letter) == "So"
    )


def _without_clock(items: list[CountedItem]) -> list[CountedItem]:
    found = [match for item in items if (match := _CLOCK.match(item.heading))]
    if len(found) < len(items) or len(items) < 2:  # noqa: PLR2004
        return items
    return [
        CountedItem(item.line, item.heading[match.end() :], item.rest)
        for item, match in zip(items, found, strict=True)
    ]


def _without_lead(items: list[CountedItem]) -> list[CountedItem]:
    """Take off words with a colon that all lines begin with, or one of a few such."""
    found = [match for item in items if (match := _LEAD.fullmatch(item.heading))]
    leads = Counter(plain(match["lead"]) for match in found)
    # "Hot tip: …" in front of several, and "Cool trick: …" of others.
    recur = sum(times for times in leads.values() if times > 1) * 2 > len(found)
    if len(found) < len(items) or len(items) < _FEWEST_LED or not (len(leads) == 1 or recur):
        return items
    return [
        CountedItem(item.line, match["rest"], item.rest)
        for item, match in zip(items, found, strict=True)
    ]


def _without_brackets(items: list[CountedItem]) -> list[CountedItem]:
    """Take off brackets that all lines end with, of the same words but for numbers."""
    short = (item.heading if len(item.heading) <= _LONGEST else "" for item in items)
    found = [match for heading in short if (match := _BRACKET_AT_END.fullmatch(heading))]
    said = {_DIGITS.sub("0", match["bracket"]) for match in found}
    if len(found) < len(items) or len(items) < 2 or len(said) > 1:  # noqa: PLR2004
        return items
    return [
        CountedItem(item.line, match["before"], item.rest)
        for item, match in zip(items, found, strict=True)
    ]


def _of_any_noun(text: str) -> list[Counted]:
    """Read "WEEK 2 - Measure the pavement", whatever noun stands there."""
    match = ANY_NOUN.fullmatch(text)
    if match is None:
        return []
    return [Counted(("?", plain(match["noun"])), int(match["number"]), match["heading"])]


def _counts(counted: Counted, times: int, of: int) -> bool:
    """Tell whether others count in this form as well, or it says by itself that it counts."""
    if counted.form[0] == "?":
        return times > 1
    return times > 1 or of == 1 or len(counted.form) == 2  # noqa: PLR2004


def _of_row(line: TextLine, item: CountedItem) -> CountedItem:
    """A row of a table says by itself where the heading ends: "1 | Start early | It …"."""
    cells = line.cells
    if len(cells) < 2:  # noqa: PLR2004
        return item
    if len(cells) > 2 and any(True for _ in readings(cells[0])):  # noqa: PLR2004
        return CountedItem(item.line, cells[1], " ".join(cells[2:]))
    return (
        item if item.heading != line.text else CountedItem(item.line, cells[0], " ".join(cells[1:]))
    )


def _begins_bold(item: CountedItem) -> bool:
    return bool(_BOLD_FIRST.fullmatch(item.heading))


def _bold(item: CountedItem) -> CountedItem:
    if item.rest or not (match := _BOLD_FIRST.fullmatch(item.heading)):
        return item
    return CountedItem(item.line, match["heading"].strip().rstrip(".:"), match["rest"])
