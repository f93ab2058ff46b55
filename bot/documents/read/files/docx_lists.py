"""What Word shows and no paragraph says: the numbers of its lists, and how deep a heading lies."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from bot.words.lexicon import every, plain

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLETS: Final = frozenset({"bullet", "none", ""})
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST: Final = 3_999
# Styles may be based on each other in a ring.
_FURTHEST: Final = 12
_DEEPEST_HEADING: Final = 6
_TITLES: Final = frozenset(map(plain, every(lambda language: language.word_titles)))
# An id has the letters of the language that Word was in, but no others than English ones.
_HEADINGS: Final = frozenset(
    spelled
    for word in every(lambda language: language.word_headings)
    for spelled in (plain(word), re.sub(r"[^a-z]", "", word))
)


def value(element: ET.Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def whole(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 6 else None  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A level of a list, as a paragraph or its style names it."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Styles:
    """Names, lists, levels of headings; what a style does not say, the one below it does."""

    def __init__(self, styles: ET.Element | None) -> None:
        listed = styles.findall(f"{W}style") if styles is not None else []
        self._styles = {each.get(f"{W}styleId", ""): each for each in listed}

    def name(self, style: str) -> str:
        """An office program may make ids anew, and keeps the names."""
        element = self._styles.get(style)
        return (value(element.find(f"{W}name")) if element is not None else "") or style

    def heading(self, paragraph: ET.Element | None, style: str) -> int:
        """How deep a heading lies, from 1; 0 for what is none."""
        own = _outline(paragraph)
        if own is not None:
            return own
        for each in self._and_bases(style):
            found = _named_level(self.name(each))
            if found is None and each in self._styles:
                found = _outline(self._styles[each].find(f"{W}pPr"))
            if found is not None:
                return found
        return 0

    def place(self, paragraph: ET.Element | None, style: str) -> ListPlace | None:
        """The list that a paragraph is an item of, by itself or by its style."""
        parts = [paragraph]
        bases = (self._styles[each] for each in self._and_bases(style) if each in self._styles)
        parts.extend(each.find(f"{W}pPr") for each in bases)
        level: int | None = None
        for part in parts:
            number = part.find(f"{W}numPr") if part is not None else None
            if number is None:
                continue
            if level is None and number.find(f"{W}ilvl") is not None:
                level = whole(value(number.find(f"{W}ilvl")))
            if found := value(number.find(f"{W}numId")):
                # A list of this number is none: the paragraph takes its style's away.
                return None if found == "0" else ListPlace(found, level or 0)
        return None

    def _and_bases(self, style: str) -> list[str]:
        found: list[str] = []
        while style and style not in found and len(found) < _FURTHEST:
            found.append(style)
            element = self._styles.get(style)
            style = value(element.find(f"{W}basedOn")) if element is not None else ""
        return found


def _outline(properties: ET.Element | None) -> int | None:
    said = whole(value(properties.find(f"{W}outlineLvl"))) if properties is not None else None
    # The tenth level is text.
    return said + 1 if said is not None and said < _DEEPEST_HEADING else None


def _named_level(name: str) -> int | None:
    name = plain(name)
    if name.replace(" ", "") in _TITLES:
        return 1
    digits = name[-1:]
    is_heading = any(word in name for word in _HEADINGS)
    return min(int(digits) + 1, _DEEPEST_HEADING) if is_heading and digits.isdecimal() else None


class Lists:
    """Counts the items of all lists as Word does: a list begins anew below each higher item."""

    def __init__(self, numbering: ET.Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._kinds: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._learn(numbering)

    def mark(self, place: ListPlace) -> str:
        """Count an item; return what stands before it, or nothing."""
        kind = self._kinds.get(place.list_id, "")
        levels = self._levels.get(kind, {})
        level = levels.get(place.level)
        if level is None or level.form in _BULLETS:
            return "\u2022 "
        counts = self._counts[kind]
        key = (place.list_id, place.level)
        if key in self._starts and key not in self._begun:
            counts.pop(place.level, None)
        self._begun.add(key)
        counts[place.level] = counts.get(place.level, level.start - 1) + 1
        for deeper in [each for each in counts if each > place.level]:
            del counts[deeper]
        text = level.text
        for at in range(place.level + 1):
            other = levels.get(at, level)
            text = text.replace(f"%{at + 1}", _written(counts.get(at, other.start), other.form))
        return f"{text.strip()} " if text.strip() else ""

    def _learn(self, numbering: ET.Element) -> None:
        for kind in numbering.findall(f"{W}abstractNum"):
            self._levels[kind.get(f"{W}abstractNumId", "")] = {
                at: _level(each, at)
                for each in kind.findall(f"{W}lvl")
                if (at := whole(each.get(f"{W}ilvl", "0"))) is not None
            }
        for each in numbering.findall(f"{W}num"):
            list_id = each.get(f"{W}numId", "")
            self._kinds[list_id] = value(each.find(f"{W}abstractNumId"))
            for override in each.findall(f"{W}lvlOverride"):
                at = whole(override.get(f"{W}ilvl", "0"))
                start = whole(value(override.find(f"{W}startOverride")))
                if at is not None and start is not None:
                    self._starts[list_id, at] = start


def _level(level: ET.Element, at: int) -> _Level:
    said = level.find(f"{W}lvlText")
    start = whole(value(level.find(f"{W}start")))
    return _Level(
        form=value(level.find(f"{W}numFmt")),
        text=f"%{at + 1}." if said is None else value(said)[:60],
        start=1 if start is None else start,
    )


def _written(count: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < count <= _LARGEST:
        roman = _roman(count)
        return roman.upper() if form.startswith("upper") else roman
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for amount, written in _ROMAN:
        letters += written * (count // amount)
        count %= amount
    return letters
