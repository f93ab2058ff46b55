"""What is printed of somebody who agreed to be printed by role and organisation, not by name.

Nobody can tell a name from a word that is not known, least of all in small letters. So this keeps
only what known words vouch for, and leaves out all the rest.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.plain import folded
from bot.domain.talks.names import WORD, fold, names_in
from bot.domain.talks.offices import OF_PLACES, Sense, is_prefix, sense_of
from bot.domain.talks.speaker import Speaker

# Whatever stands behind the dot: hosts end in more than a list would know.
_HANDLE_OR_ADDRESS = re.compile(
    r"@\w|\w@|https?:|www\.|\w\.(?!Sc\b)[^\W\d_]{2,}|\w_\w|[^\W\d_]{3}\d{2}|#\d{4}\b"
    r"|\+?\d[\d\s()./-]{6,}",
    re.IGNORECASE,
)
# Beside one of these stands somebody's handle, whatever it looks like.
_NETWORKS = re.compile(
    r"\b(?:linked-?in|twitter|insta(?:gram)?|ig|facebook|fb|telegram|tg|signal|whats-?app|mastodon"
    r"|blue-?sky|bsky|tik-?tok|you-?tube|git-?hub|git-?lab|skype|discord|threads|reddit|snap(?:chat)?"
    r"|matrix|orcid|xing|vk|linktree|substack|e-?mails?|mails?|phone|tel|mobil(?:e|nr)?|handle|nick"
    r"|aka|alias)\b|\b(?:on|auf|p\u00e5|sur) X\b|\bX\s*[:=/]",
    re.IGNORECASE,
)
# The commas of Arabic and Chinese, too.
_CUTS = re.compile(
    r"\s*[,;()\[\]|\u2013\u2014\u00b7\u2022\u060c\u061b\u3001\uff0c\uff1b\u30fb]\s*|\s+-\s+|\n"
)
# So much of a known name within a word makes that word one of theirs ("jroe", "roe_jane").
_PART_MIN = 3
_BESIDE_MAX = 3
_ACRONYM_MAX = 3
# What stands beside the word that vouches for it ("Example Valley Library"): more is somebody.
_VOUCHED_MAX = 2
_LINKS = (Sense.LINK, Sense.OF, Sense.PLACING)
_LITTLE_IN_TITLES = frozenset({"Of", "And", "The", "In", "At", "For"})
_VOUCH = (Sense.OFFICE, Sense.SERVING, Sense.ORGANISATION)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    sense: Sense
    is_capital: bool
    # Part of a name that is known, so nothing vouches for it.
    is_somebody: bool

    @property
    def is_unknown(self) -> bool:
        return self.sense is Sense.UNKNOWN

    @property
    def is_of_place(self) -> bool:
        """Tell whether behind its "of" a place stands, of two words as well."""
        return self.sense is Sense.ORGANISATION or fold(self.text) in OF_PLACES

    @property
    def may_be_of_house(self) -> bool:
        """Tell whether it may be part of what an organisation is called ("Nordby kommune")."""
        return self.sense is Sense.ORGANISATION or (
            self.is_capital and self.sense in {Sense.UNKNOWN, Sense.FIELD}
        )


def role_of(speaker: Speaker, names: Iterable[str]) -> str | None:
    """The printed line without its bearer: what known words say of office and organisation."""
    known = (speaker.name, *names)
    kept = list(dict.fromkeys(_safe_pieces(speaker.line, known)))
    if kept:
        return ", ".join(kept)
    spare = speaker.affiliation or ""
    return ", ".join(_safe_pieces(spare, known)) or None


def _safe_pieces(line: str, known: tuple[str, ...]) -> Iterator[str]:
    # An address goes with all its slashes: what stands behind one may be the handle.
    for part in _CUTS.split(line):
        if not _HANDLE_OR_ADDRESS.search(part) and not _NETWORKS.search(part):
            named = names_in(part, known)
            for piece in part.split("/"):
                yield from _safe_runs(_words_of(piece, known), named)


def _words_of(piece: str, known: tuple[str, ...]) -> list[_Word]:
    parts = {
        part
        for name in known
        for part in WORD.findall(folded(name))
        if len(part) >= _PART_MIN and sense_of(fold(part)) is Sense.UNKNOWN
    }
    return [_word(text, parts) for text in piece.split()]


def _word(text: str, parts: set[str]) -> _Word:
    letters = WORD.findall(text)
    is_capital = bool(letters) and letters[0][0].isupper()
    is_somebody = any(_is_of(part, word) for word in letters for part in parts)
    sense = Sense.UNKNOWN if is_somebody else _sense(text, letters)
    return _Word(text, sense, is_capital, is_somebody)


def _is_of(part: str, word: str) -> bool:
    """Tell whether a word is a part of a name, with no more beside it than a handle has."""
    return (
        part in folded(word)
        and len(word) - len(part) <= _BESIDE_MAX
        and sense_of(fold(word)) is Sense.UNKNOWN
    )


def _sense(text: str, letters: list[str]) -> Sense:
    if not letters:
        return Sense.LINK if text in {"&", "+"} else Sense.UNKNOWN
    senses = [_sense_of(word) for word in letters]
    others = zip(senses[:-1], letters[:-1], strict=True)
    # "SSP-konsulent", "co-founder"; "JANE-teacher" is neither.
    if all(
        sense is not Sense.UNKNOWN or is_prefix(fold(word)) or _is_acronym(word)
        for sense, word in others
    ):
        return senses[-1]
    # "Rosa-Example-Schule" is a school, "Rosa-Example" anybody.
    return Sense.ORGANISATION if senses[-1] is Sense.ORGANISATION else Sense.UNKNOWN


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= _ACRONYM_MAX


def _sense_of(word: str) -> Sense:
    sense = sense_of(fold(word))
    # Le, An and Da are little words, and people.
    is_somebody = sense in _LINKS and word[0].isupper() and word not in _LITTLE_IN_TITLES
    return Sense.UNKNOWN if is_somebody else sense


def _safe_runs(words: list[_Word], named: tuple[str, ...]) -> Iterator[str]:
    """What of a piece may be printed, from the left, each as long as can be."""
    begin = 0
    while begin < len(words):
        end = next(
            (end for end in range(len(words), begin, -1) if _may_print(words, begin, end, named)),
            None,
        )
        if end is not None:
            yield " ".join(word.text for word in words[begin:end]).strip(" .:'\"\u201c\u201d\u201e")
        begin = end or begin + 1


def _may_print(words: list[_Word], begin: int, end: int, named: tuple[str, ...]) -> bool:
    run = words[begin:end]
    if run[0].sense in _LINKS or run[-1].sense in _LINKS or run[-1].sense is Sense.TITLE:
        return False
    if any(word.is_somebody for word in run) or not any(word.sense in _VOUCH for word in run):
        return False
    # A name is left out whole.
    if begin and run[0].is_unknown and words[begin - 1].is_unknown:
        return False
    if end < len(words) and run[-1].is_unknown and words[end].is_unknown:
        return False
    if names_in(" ".join(word.text for word in run), named):
        return False
    return all(_is_vouched_for(run, at) for at, word in enumerate(run) if word.is_unknown)


def _is_vouched_for(run: list[_Word], at: int) -> bool:
    first = last = at
    if run[at].is_capital:
        while first and run[first - 1].may_be_of_house:
            first -= 1
        while last + 1 < len(run) and run[last + 1].may_be_of_house:
            last += 1
    house = run[first : last + 1]
    unknown = sum(word.is_unknown for word in house)
    is_house = any(word.sense is Sense.ORGANISATION and word.is_capital for word in house)
    may_be = any(word.sense is Sense.ORGANISATION for word in house)
    return (
        (is_house and unknown <= _VOUCHED_MAX)
        or (may_be and unknown == 1)
        or _stands_behind_little_word(run[:first], unknown)
    )


def _stands_behind_little_word(before: list[_Word], unknown: int) -> bool:
    """Tell whether "of", "in" or "at" says that this is a place, an organisation or a field."""
    heads = list(before)
    while heads and heads[-1].sense in _LINKS:
        heads.pop()
    senses = {word.sense for word in before[len(heads) :]}
    if not heads or heads[-1].is_unknown or any(word.sense is Sense.SERVING for word in heads):
        return False
    is_place = Sense.PLACING in senses or heads[-1].is_of_place
    most = _VOUCHED_MAX if is_place else 1
    return unknown <= most and bool(senses & {Sense.PLACING, Sense.OF})
