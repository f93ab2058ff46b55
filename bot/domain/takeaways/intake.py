"""What a note-taker sees first of what guests write: held words, and what comes all at once."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import BadNumber, TooMany
from bot.domain.plain import harmless, one_line
from bot.domain.takeaways.errors import TooManyNotes
from bot.domain.takeaways.takeaway import Held
from bot.domain.talks.names import in_latin

WORDS_MAX = 200
WORD_MAX = 60
_WORD = re.compile(r"[^\W_]+")
# Letters that show nothing.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0")
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cc"})


def normalised(text: str, *, joined: bool = False) -> tuple[str, ...]:
    """The words as they are compared: in one case, without accents and what cannot be seen.

    `joined` leaves out what stands within a word: "num**pty**" is read as one.
    """
    parts = unicodedata.normalize("NFKD", " ".join(text.casefold().split()))
    seen = "".join(c for c in parts if unicodedata.category(c) not in _UNSEEN and c not in _BLANK)
    plain = unicodedata.normalize("NFKC", seen).casefold()
    if joined:
        words = ["".join(_WORD.findall(chunk)) for chunk in plain.split()]
    else:
        words = _WORD.findall(plain)
    return tuple(in_latin(word) for word in words if word)


def has_held_word(text: str, listed: Iterable[str]) -> bool:
    """Tell whether whole words of the text, one after the other, stand on the list."""
    wanted = tuple(listed)
    return any(
        _has_any(normalised(text, joined=joined), (normalised(w, joined=joined) for w in wanted))
        for joined in (False, True)
    )


def _has_any(words: tuple[str, ...], wanted: Iterable[tuple[str, ...]]) -> bool:
    return any(
        words[start : start + len(each)] == each
        for each in wanted
        if each
        for start in range(len(words) - len(each) + 1)
    )


def parse_held_words(typed: str) -> tuple[str, ...]:
    """Read one word, or words that belong together, a line; raises `TooMany`."""
    lines = (one_line(harmless(line))[:WORD_MAX] for line in typed.splitlines())
    found = tuple(dict.fromkeys(line for line in lines if normalised(line)))
    if len(found) > WORDS_MAX:
        raise TooMany(count=len(found), limit=WORDS_MAX)
    return found


WINDOW = timedelta(minutes=10)
# A class that writes down what it hears stays below, a script does not.
PER_PERSON = 100
PER_TALK = 500
# Beyond so many times as much nothing is kept at all: the disk is everybody's.
REFUSED_FROM = 10
LIMIT_MAX = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(Document):
    """The rules of one talk, whose code it has, and how many notes of guests came since when."""

    KIND: ClassVar[str] = "intake"
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"talk": ("talk",)}

    talk: str
    hold_guests: bool = False
    # So many notes of guests pass within `WINDOW`; more are held.
    per_person: int = PER_PERSON
    per_talk: int = PER_TALK
    since: datetime | None = None
    count: int = 0

    def with_rules(self, *, hold_guests: bool, per_person: int, per_talk: int) -> "Intake":
        """Raise `BadNumber`."""
        for number in (per_person, per_talk):
            if not 1 <= number <= LIMIT_MAX:
                raise BadNumber(typed=str(number))
        return replace(self, hold_guests=hold_guests, per_person=per_person, per_talk=per_talk)

    def counted(self, lines: int, *, now: datetime) -> "Intake":
        is_over = self.since is None or not self.since <= now < self.since + WINDOW
        if is_over:
            return replace(self, since=now, count=lines)
        return replace(self, count=self.count + lines)

    def held(self, text: str, *, by_person: int, listed: Iterable[str]) -> Held | None:
        """Why a guest's line is held; `by_person` is what they wrote lately, this included.

        Raises `TooManyNotes` where nothing more is kept. To be asked after `counted`.
        """
        if by_person > self.per_person * REFUSED_FROM or self.count > self.per_talk * REFUSED_FROM:
            raise TooManyNotes(minutes=WINDOW // timedelta(minutes=1))
        is_over = by_person > self.per_person or self.count > self.per_talk
        return Held.BRAKE if is_over and not self.hold_guests else self.held_anyway(text, listed)

    def held_anyway(self, text: str, listed: Iterable[str]) -> Held | None:
        """As `held`, for words that replace others: however little is written."""
        if self.hold_guests:
            return Held.GUEST
        return Held.WORDS if has_held_word(text, listed) else None
