"""The words and marks of a line, their forms, and what the languages' tables say of them."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.words.languages.language import Language
from bot.words.lexicon import MONTHS, PARTICLES, WEEKDAYS, any_of, every, plain
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.lines import LONGEST_LINE, LineFacts
from bot.words.programme.people import names_house, names_office

_TOKEN = late(r"[^\W_]+(?:['\u2019.-](?=[^\W_])[^\W_]+)*|[^\w\s]|_")
# "skeletterRead more": pages lose the space between two of their fields.
_JOINED = late(r"[a-zß-ÿ]{4}(?=[A-ZÀ-Þ][a-zß-ÿ]{2})")
_INITIALS = late(r"(?:[A-ZÀ-Þ]\.?-?){1,3}")
_UNITS = any_of(lambda each: (*each.hours, *each.minutes))
# "45m", "1h30".
_LENGTH = late(
    rf"\d{{1,3}}(?:{_UNITS})(?:\d{{1,2}}(?:{_UNITS})?)?",
    re.IGNORECASE,
)
# "Oduya-Marsh", "Sun-hee", "O'Hara".
_DOUBLE_NAME = late(r"[A-ZÀ-Þ][a-zß-ÿ]*(?:[-'\u2019][^\W\d_]?[a-zß-ÿ]*){1,3}")
# Pages of all lands print the same marks otherwise.
_SAME_MARKS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2014\u2015\u2212-", "\u2013"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4`", "'"),
}
_LONGEST_LETTERS = 4
_LONGEST_WORD = 30
_SHORTEST_KIND = 4
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a line, from `start` to `end` of its text.

    All dashes are one mark, and so are double and single quotation marks: `text` is then not what
    stands in the line.
    """

    text: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum()


def words_of(facts: LineFacts) -> list[Word]:
    """Part the beginning of a line, as far as it is looked at, into words and marks."""
    edges = {edge for start, end in when_spans(facts) for edge in (start, end)}
    return [
        Word(_SAME_MARKS.get(said := facts.bare[start:end], said), start, end)
        for match in _TOKEN.finditer(_whole_words(facts.bare))
        for start, end in _parted(match, edges)
    ]


def _whole_words(text: str) -> str:
    """Return the beginning of a text that is looked at, without a word that goes on behind it."""
    end = text.rfind(" ", 0, LONGEST_LINE) if len(text) > LONGEST_LINE else -1
    return text[: end if end > 0 else LONGEST_LINE]


def when_spans(facts: LineFacts) -> list[tuple[int, int]]:
    """Return where the line says its days and hours."""
    return [(each.start, each.end) for each in (*facts.days, *facts.hours)]


def _parted(match: re.Match[str], edges: Collection[int]) -> Iterable[tuple[int, int]]:
    start, end = match.span()
    inside = {edge for edge in edges if start < edge < end}
    inside |= {start + joined.end() for joined in _JOINED.finditer(match[0])}
    if not inside:
        return [(start, end)]
    cuts = [start, *sorted(inside), end]
    return [(one, two) for one, two in pairwise(cuts) if match.string[one:two].strip("-.'\u2019")]


def form_of(word: Word) -> str:
    """Name the form of a word; a mark is its own form."""
    text = word.text
    if word.is_mark:
        return text
    if text.isdigit():
        return "number"
    if any(letter.isdigit() for letter in text):
        return "length" if _LENGTH.fullmatch(text) else "digits"
    if text.isupper():
        is_initial = len(text) == 1 or not text.isalpha()
        if is_initial and _INITIALS.fullmatch(text):
            return "initial"
        return "capitals" if len(text) > _LONGEST_LETTERS else "letters"
    if text[0].isupper():
        return "capital" if text[1:].islower() or _DOUBLE_NAME.fullmatch(text) else "mixed"
    return "small"


def _plain(words_of_language: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    return frozenset(plain(word) for word in every(words_of_language))


def _words_of(words_of_language: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    """Return the words of phrases ("rt hon"), without small ones."""
    return _plain(
        lambda each: (word for phrase in words_of_language(each) for word in phrase.split())
    ) - _plain(lambda each: each.the)


def _first_words(words_of_language: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    return frozenset(
        plain(word).split()[0]
        for word in every(words_of_language)
        if len(plain(word).split()[0]) > _SHORT - 1
    )


def _last_words(words_of_language: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    return frozenset(plain(word).split()[-1] for word in every(words_of_language) if plain(word))


_KINDS = _plain(lambda each: (*each.talks, *each.gatherings, *each.sessions, *each.talk_parts))
# "Impulsvortrag", "frokostseminar": how words end that say what kind of talk it is.
_KIND_ENDS = tuple(word for word in _KINDS if len(word) >= _SHORTEST_KIND and " " not in word)
_CLASSES: Final = (
    ("by", _plain(lambda each: each.by) | {"v"}),
    ("with", _plain(lambda each: each.together) | {"w"}),
    ("and", _plain(lambda each: each.conjunction) | {"&"}),
    ("speaks", _plain(lambda each: each.speaks)),
    ("meeting", _plain(lambda each: each.meeting)),
    ("given by", _plain(lambda each: each.given_by)),
    ("from", _plain(lambda each: each.comes_from)),
    ("about", _plain(lambda each: each.on_subject)),
    ("small word", _plain(lambda each: (*each.the, *each.of, *each.on, *each.at))),
    ("particle", PARTICLES),
    ("moderator", _last_words(lambda each: (*each.moderators, *each.hosts))),
    ("panellist", _last_words(lambda each: each.panellists)),
    ("talk word", _plain(lambda each: (*each.talks, *each.gatherings))),
    ("part word", _plain(lambda each: (*each.sessions, *each.talk_parts))),
    ("break word", _plain(lambda each: each.breaks)),
    ("title word", _plain(lambda each: each.titles_field)),
    (
        "field word",
        _plain(lambda each: (*each.dates_field, *each.places_field, *each.other_fields)),
    ),
    ("online word", _plain(lambda each: each.online)),
    ("room word", _plain(lambda each: each.rooms)),
    ("length word", _plain(lambda each: (*each.hours, *each.minutes))),
    ("call", _first_words(lambda each: (*each.calls, *each.more_reading))),
    ("called off", _plain(lambda each: each.called_off)),
    ("salutation", _words_of(lambda each: each.salutations) | {"dr", "prof", "mr", "mrs", "ms"}),
    ("letters behind", _plain(lambda each: each.letters_behind)),
    ("no name", _plain(lambda each: each.no_names)),
    ("weekday", frozenset(WEEKDAYS)),
    ("month", frozenset(MONTHS)),
)


@lru_cache(maxsize=8192)
def classes_of(text: str) -> tuple[str, ...]:
    """Return what the tables say of a word."""
    said = plain(text)
    found = [name for name, words in _CLASSES if said in words]
    if not text[0].isalnum():
        return tuple(found)
    if text[0].isupper() and is_given_name(text):
        found.append("given")
    if len(text) <= _LONGEST_WORD:
        if names_office(text):
            found.append("office")
        if names_house(text):
            found.append("house")
        if said.endswith(_KIND_ENDS):
            found.append("kind")
    if len(text) <= _SHORT:
        found.append("short")
    return tuple(found)
