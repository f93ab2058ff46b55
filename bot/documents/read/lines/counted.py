"""What a line of an article counts, in any form: "1.", "(1)", "Lesson 1:", "ONE:", "i)"."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.documents.read.lines.furniture import is_of_contents
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import MONTH, MONTHS, ORDINAL_MARK, THE, WEEKDAYS, either, every, plain
from bot.words.patterns import late

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)
_SMALLEST_WORD = 3
_LARGEST_WORD = 20


def _number_words() -> dict[str, int]:
    words: dict[str, int] = {}
    for language in LANGUAGES:
        for ranks in (language.ranks[:5], language.firstly):
            for value, spelled in enumerate(ranks, 1):
                words.update(dict.fromkeys(spelled, value))
        for word, value in language.numbers.items():
            if value <= _LARGEST_WORD and len(word) > 1:
                words.setdefault(word, value)
    return words


_SPELLED = _number_words()
_WORDS = {plain(word): value for word, value in _SPELLED.items()}
# Shorter ones are small words as well ("to"): they count at the beginning of a line alone.
_WORD = either(word for word in _SPELLED if len(word) >= _SMALLEST_WORD)
_SHORT_WORD = either(word for word in _SPELLED if len(word) < _SMALLEST_WORD)
_RANK = either(
    word
    for language in LANGUAGES
    for words in (*language.ranks[:5], *language.firstly)
    for word in words
    if word.isalpha()
)
_NOUN = either(every(lambda language: language.nouns_of_findings))
_BEFORE_NOUN = either(every(lambda language: language.before_nouns))
_ORDINAL_BEHIND = rf"(?:º|°|{ORDINAL_MARK})?"
_NUMBER = (
    r"(?:(?P<digits>[0-9]{1,3})(?P<keycap>\ufe0f?\u20e3)?|"
    rf"(?P<word>{_WORD}|(?:{_SHORT_WORD})(?=\s*:))|(?P<roman>[ivx]{{1,5}})|(?P<letter>[a-z]))"
)
_MARK = r"(?P<mark>\s?[.):/§](?!\d)|\s[\u2013\u2014-](?=\s)|,(?=\s))"
_WITH_NOUN = late(
    rf"(?:(?:{_BEFORE_NOUN})\s+)?(?P<noun>{_NOUN})(?:\s+|(?=[0-9#]))"
    rf"(?:n[o°r]\.?\s*|#\s?|number\s+)?{_NUMBER}(?!\w)"
    rf"(?:{_MARK}\s*|\s+|$)(?P<heading>.*)",
    re.IGNORECASE,
)
# "The first lesson: …", "Premier enseignement : …".
_RANKED = late(
    rf"(?:(?:{THE}|{_BEFORE_NOUN})\s+)?(?P<word>{_RANK})\s+(?P<noun>{_NOUN})[^\W\d_]{{0,3}}"
    r"\s*(?P<mark>[:.\u2013\u2014-])\s*(?P<heading>\S.*)",
    re.IGNORECASE,
)
_NOUN_BEHIND = late(
    rf"(?P<digits>[0-9]{{1,3}}){_ORDINAL_BEHIND}\.?\s+(?P<noun>{_NOUN})\s*(?P<mark>[:.\u2013\u2014-])\s*(?P<heading>\S.*)",
    re.IGNORECASE,
)
_OTHER_NOUN = late(
    r"(?P<noun>[^\W\d_]{3,20}(?: [^\W\d_]{2,20}){0,2})\s*(?:n[o°r]\.?\s*|#\s?)?"
    r"(?P<digits>[0-9]{1,2})\s*[:.\u2013\u2014-]\s+(?P<heading>\S.*)",
    re.IGNORECASE,
)
# "Thread A: …", whatever noun recurs with letters.
_LETTERED = late(
    r"(?P<noun>[A-ZÀ-Þ][^\W\d_]{2,20}) (?P<letter>[A-O])\s?(?P<mark>[.:\u2013\u2014-])\s+"
    r"(?P<heading>\S.*)"
)
# "R1. Pay for the last month".
_CODED = late(r"(?P<noun>[A-ZÀ-Þ]{1,3})[-\s]?(?P<digits>[0-9]{1,2})\s?[.:)]\s+(?P<heading>\S.*)")
# "No. 5: Label the rhubarb", "Nr. 5 – …".
_NUMBERED = late(
    r"(?P<noun>n[or°º]\.?|nro\.?|number|nummer|num[ée]ro)\s?(?P<digits>[0-9]{1,2})"
    r"\s*(?P<mark>[:.)\u2013\u2014-])\s+(?P<heading>\S.*)",
    re.IGNORECASE,
)
# What has numbers and is no finding.
_NO_NOUNS = frozenset(
    plain(word)
    for word in (
        *every(lambda each: (*each.talks, *each.sessions, *each.numbered_things)),
        *MONTHS,
        *WEEKDAYS,
    )
)
_PLAIN = late(
    rf"(?P<open>[(\[])?#?\s?{_NUMBER}(?:(?P<ordinal>[º°])|(?P<close>[)\]]))?{_MARK}?(?P<gap>\s*)(?P<heading>\S.*)",
    re.IGNORECASE,
)
# "1." on a line of its own, above what it counts.
_ALONE = late(r"(?P<open>\()?(?P<digits>[0-9]{1,2})(?P<mark>[.):/])?")
# "3.1Transport": a copied page glues them.
_SUB = late(
    r"(?P<whole>[0-9]{1,2})\.(?P<part>[0-9]{1,2})(?:\.?\s+|(?=[A-ZÀ-Þ][a-zß-ÿ]{2}))(?P<heading>\S.*)"
)
_ONE_MORE = late(r"\+\s?1(?=[.):]\s+\S)")
_MOST_AND_ONE = 15
# "16. marts 2027" counts nothing.
_DAY_BEHIND = late(rf"(?:{MONTH})\.?,?(?:\s+[0-9]{{4}}.*)?", re.IGNORECASE)


class Style(StrEnum):
    DIGITS = "digits"
    ROMAN = "roman"
    LETTER = "letter"
    WORD = "word"


# What must stand behind a letter or a word for it to count; digits may stand alone.
_MARKS_OF: Mapping[Style, tuple[str, ...]] = {
    Style.DIGITS: ("", ".", ")", ":", "/", "§", "–", "—", "-"),
    Style.LETTER: (".", ")"),
    Style.ROMAN: (".", ")", "–", "—"),
    Style.WORD: (":", ",", ".", ")"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A line that counts: in which form, how far, and what it counts."""

    form: tuple[str, ...]
    number: int
    heading: str


def readings(line: str) -> Iterator[Counted]:
    """Yield every way in which a line counts."""
    if is_of_contents(line):
        return
    line = _with_digits(line[:2000])
    if match := _ONE_MORE.match(line):
        # "+1. Laugh" counts on from whatever stands above it, once: from the top down.
        for number in range(_MOST_AND_ONE, 1, -1):
            yield from plain_readings(f"{number}{line[match.end() :]}")
        return
    if match := _ALONE.fullmatch(line):
        yield Counted(("alone", Style.DIGITS, match["mark"] or "", ""), int(match["digits"]), "")
    elif match := _SUB.fullmatch(line):
        # "1.1" counts below 1, or stands for it where there is no 1.
        if match["part"] != "0":
            yield Counted(("sub", match["whole"]), int(match["part"]), match["heading"])
    else:
        yield from _worded_readings(line)


def _worded_readings(line: str) -> Iterator[Counted]:
    for pattern in (_RANKED, _WITH_NOUN, _NOUN_BEHIND):
        if match := pattern.fullmatch(line):
            noun = plain(match["noun"])
            for style, number in _numbers(match):
                yield Counted((noun, style), number, match["heading"].strip())
            return
    patterns = (_NUMBERED, _CODED, _OTHER_NOUN, _LETTERED)
    others = (pattern.fullmatch(line) for pattern in patterns)
    match = next(filter(None, others), None)
    if match is not None and plain(match["noun"]) not in _NO_NOUNS:
        # "Hard truth #1: …": whatever recurs with a number and a mark.
        for style, number in _numbers(match):
            yield Counted(("?", plain(match["noun"]), style), number, match["heading"].strip())
        return
    yield from plain_readings(line)


def plain_readings(line: str) -> Iterator[Counted]:
    """Yield the ways in which a line counts without a noun: "4. Learning – help people listen"."""
    if (match := _PLAIN.fullmatch(line[:2000])) and not _DAY_BEHIND.fullmatch(match["heading"]):
        yield from _plain_readings(match, line)


def _with_digits(line: str) -> str:
    """Write the number in a circle that a line begins with as one with a stop."""
    if unicodedata.category(line[:1] or " ") != "No":
        return line
    number = unicodedata.numeric(line[0])
    return f"{number:.0f}. {line[1:].lstrip(' .:)')}" if number.is_integer() and number else line


def _plain_readings(match: re.Match[str], line: str) -> Iterator[Counted]:
    mark = (match["mark"] or "").strip()
    # "For the first …" says by itself that it counts.
    is_phrase = " " in (match["word"] or "")
    is_bracketed = bool(match["open"] and match["close"])
    for style, number in _numbers(match):
        is_hashed = line.lstrip("([ ").startswith("#")
        signs = (is_hashed, mark, match["close"], match["ordinal"], match["keycap"], is_phrase)
        is_marked = any(signs)
        if not match["close"] and not is_phrase and mark not in _MARKS_OF.get(style, (mark,)):
            continue
        # "2027 was", "5 lessons": a bare number counts only before a capital.
        if not is_marked and not (match["gap"] and match["heading"][0].isupper()):
            continue
        close = match["close"] or ""
        sign = "#" if line.lstrip().startswith("#") else ""
        # "01." is of another list than "1."; both have a "10.".
        for padded in _paddings(match["digits"] or ""):
            form = (sign + padded, style, close, mark, str(is_bracketed))
            yield Counted(form, number, match["heading"].strip())


def _paddings(digits: str) -> tuple[str, ...]:
    if digits.startswith("0"):
        return ("0",)
    return ("", "0") if len(digits) > 1 else ("",)


def _numbers(match: re.Match[str]) -> Iterator[tuple[Style, int]]:
    named = match.groupdict()
    if named.get("digits"):
        yield Style.DIGITS, int(named["digits"])
    if word := named.get("word"):
        yield Style.WORD, _WORDS[plain(word)]
    # A letter may be a Roman number and one of the alphabet.
    letters = plain(named.get("roman") or named.get("letter") or "")
    if letters in _ROMAN:
        yield Style.ROMAN, _ROMAN.index(letters) + 1
    if len(letters) == 1 and letters in _LETTERS:
        yield Style.LETTER, _LETTERS.index(letters) + 1


@dataclass(frozen=True, slots=True)
class CountedItem:
    """A finding's heading: which line, and what of it is the heading, what the body."""

    line: int
    heading: str
    rest: str = ""


_ANNOUNCED = late(
    rf"(?<!\w)(?P<count>[0-9]{{1,2}}|{_WORD})"
    r"(?!\w|[./-]\d|\s?%)",
    re.IGNORECASE,
)


def announced_counts(text: str) -> frozenset[int]:
    """Return the small numbers that a title or an introduction names ("five lessons")."""
    found = (match["count"] for match in _ANNOUNCED.finditer(text[:2000]))
    return frozenset(int(each) if each.isdigit() else _WORDS[plain(each)] for each in found)


_NUMBER_IN_FRONT = late(
    rf"#?(?:(?P<digits>[0-9]{{1,2}})|(?P<word>{_WORD}|{_SHORT_WORD})|(?P<roman>[ivx]{{1,5}}))"
    r"\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)


def without_numbers(items: list[CountedItem]) -> list[CountedItem]:
    """Take off numbers that count all the headings, though each by itself would be a word of it."""
    found = [_NUMBER_IN_FRONT.fullmatch(item.heading) for item in items]
    counted = [
        CountedItem(item.line, match["rest"], item.rest)
        for number, (item, match) in enumerate(zip(items, found, strict=True), start=1)
        if match and number in {number_of for _, number_of in _numbers(match)}
    ]
    return counted if len(counted) == len(items) > 1 else items


_NOUN_IN_FRONT = late(
    rf"(?:{_NOUN})[^\W\d_]{{0,3}}\s*[:.\u2013\u2014-]\s*(?P<rest>\S.*)", re.IGNORECASE
)


def without_nouns(items: list[CountedItem]) -> list[CountedItem]:
    """Take off the noun that all headings begin with, as in "First lesson: …"."""
    found = [_NOUN_IN_FRONT.fullmatch(item.heading) for item in items]
    named = [
        CountedItem(item.line, match["rest"], item.rest)
        for item, match in zip(items, found, strict=True)
        if match
    ]
    return named if len(named) == len(items) > 1 else items


# "Ten of our lessons", and not "ten libraries of things".
_PROMISED = late(
    rf"(?<!\w)(?P<count>[0-9]{{1,2}}|{_WORD})\s+(?:of\s+)?(?:(?!of\s)[^\W\d_]+\s+){{0,3}}(?:{_NOUN})[^\W\d_]{{0,3}}(?!\w)",
    re.IGNORECASE,
)


def announced_findings(text: str) -> frozenset[int]:
    """Return the numbers right before a noun of findings ("five important lessons")."""
    found = (match["count"] for match in _PROMISED.finditer(text[:300]))
    return frozenset(int(each) if each.isdigit() else _WORDS[plain(each)] for each in found)


# Two of the same are emphasis, or a rule.
# A letter is one as text processors copy it.
_BULLET = late(r"([-*•‣·◦▪●○✓✔→\u2013\u2014]|o(?=\s+[A-ZÀ-Þ\d\"“„«]))(?!\1)\s*(?P<text>\S.*)")


# What text processors put before the items of a list, and before those within one of them.
_OUTER, _INNER = late(r"[•●*-]\s"), late(r"[o◦○▪]\s")


def sub_items(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of items that stand within those of a list above them: "o" below "•"."""
    found: set[int] = set()
    is_within = False
    for at, text in enumerate(texts):
        if _INNER.match(text) and bullet_text(text) is not None:
            found.update((at,) if is_within else ())
        else:
            is_within = bool(_OUTER.match(text))
    return frozenset(found)


def bullet_text(line: str) -> str | None:
    match = _BULLET.fullmatch(line)
    return match["text"] if match else None
