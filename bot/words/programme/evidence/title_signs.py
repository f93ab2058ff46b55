"""Signs of the title of the only talk of a text that a line has among all others.

A person looks for what the prose tells again, what is quoted, and what stands beside a kind of
event, a person or a date.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.evidence.line_counts import content_words
from bot.words.programme.lines import LineFacts
from bot.words.programme.people_alone import names_people_alone

_QUOTED_INSIDE = late(r"[\"“”„«»‘](?P<said>[^\"“”„«»]{4,120})[\"“”„«»’]")
# "His talk, Eleven Years Without Rain, begins at 8".
_CAPITALS = late(
    r"(?<![.!?] )(?<!^)(?:[A-ZÀ-Þ][\w’'-]+)(?: (?:[A-ZÀ-Þ][\w’'-]+|[a-z]{1,4})){2,12}(?=[,.;:!?]|$)"
)
# What stands before a quoted title: "The lecture "…"", "on the subject of: "…"".
_KINDS_OF_TALKS = any_of(
    lambda each: (*each.gatherings, *each.talks, *each.talk_parts, *each.kinds_of_events)
)
_ON = any_of(lambda each: (*each.on_subject, *each.titles_field))
_INTRODUCES = late(rf"(?:{_KINDS_OF_TALKS}|(?<!\w)(?:{_ON}))s?\W{{0,3}}$", re.IGNORECASE)
_LONGEST_TITLE = 160
_BEFORE = 40
_LONGEST_TEXT = 400
_RANKS = 3
_FEWEST_CAPITALS = 3
_KINDS = ("kind of event in few words", "gathering", "talk word", "generic", "section")
_BESIDE = (
    *_KINDS,
    "kind of event",
    "empty field of title",
    "field of title",
    "when written",
    "subject",
    "by line",
    "led by",
    "known name",
    "known name in front",
    "running text",
    "day",
    "hours",
    "room",
    "house",
    "address of house",
    "link",
    "furniture",
    "capitals",
    "ends ?",
    "ends :",
    "begins with quote",
    "organised first",
    "inviting",
    "takes place",
)


class TitleSigns:
    def __init__(
        self,
        facts: Sequence[LineFacts],
        shown: Sequence[Collection[str]],
        tried: Sequence[int],
    ) -> None:
        self._facts = facts
        self._shown = shown
        self._texts = [each.bare[:_LONGEST_TEXT] for each in facts]
        self._ranks = self._retold(tried)
        self._signed_by = {
            name: {at: place == 0 for place, at in enumerate(each)}
            for name, each in self._signs(tried)
        }
        self._is_news = any("when written" in each for each in shown)

    def _signs(self, tried: Sequence[int]) -> Iterator[tuple[str, list[int]]]:
        """Which lines have each of the signs of titles, in their order."""
        quotes = {at: [*_quoted(self._texts[at])] for at in tried}
        yield "quoting", [at for at in tried if quotes[at]]
        yield (
            "introduced",
            [
                at
                for at in tried
                if self._facts[at].is_text and any(map(_INTRODUCES.search, quotes[at]))
            ],
        )
        yield (
            "asking",
            [at for at in tried if self._texts[at].endswith("?") and not self._facts[at].is_text],
        )
        yield "capitals inside", [at for at in tried if self._has_capitals(at)]
        yield (
            "in capitals",
            [
                at
                for at in tried
                if "capitals" in self._shown[at] and len(self._texts[at].split()) > 1
            ],
        )

    def of(self, at: int) -> Iterator[str]:
        yield from self._of_rank(at)
        if names_people_alone(self._texts[at]):
            yield "people alone"
        yield from self._beside(at)
        for name, signed in self._signed_by.items():
            if signed:
                yield from self._signed(at, name, signed)
        if self._is_news:
            yield "of news"
            if at <= 3:  # noqa: PLR2004
                yield "near top of news"
            if self._facts[at].is_text:
                yield "text of news"

    def _signed(self, at: int, name: str, signed: Mapping[int, bool]) -> Iterator[str]:
        alone = "alone" if len(signed) == 1 else "with others"
        if at not in signed:
            yield f"another is {name} {alone}"
            return
        yield f"{name} {alone}"
        yield f"{name}, {'first' if signed[at] else 'later'}"
        if self._facts[at].days or self._facts[at].hours:
            yield f"{name} and when"
        if self._facts[at].is_text:
            yield f"{name} in text"
        for mark in ("talk word inside", "gathering inside", "kind of event"):
            if mark in self._shown[at]:
                yield f"{name}, {mark}"

    def _of_rank(self, at: int) -> Iterator[str]:
        if at not in self._ranks:
            return
        rank, share = self._ranks[at]
        yield f"retold {min(rank, _RANKS)}"
        much = "never" if not share else "some" if share < 0.5 else "most" if share < 1 else "all"  # noqa: PLR2004
        yield f"retold {much}"
        yield f"retold {min(rank, _RANKS)}, {much}"

    def _beside(self, at: int) -> Iterator[str]:
        for step in (-2, -1, 1, 2):
            place = at + step
            if not 0 <= place < len(self._shown):
                continue
            for mark in _BESIDE:
                if mark in self._shown[place]:
                    yield f"{step:+} {mark}"
        own = [mark for mark in _KINDS if mark in self._shown[at]]
        above = at and any(mark in self._shown[at - 1] for mark in _KINDS)
        if above and not own:
            yield "right below a kind"
        if own:
            yield "is a kind"

    def _retold(self, tried: Sequence[int]) -> dict[int, tuple[int, float]]:
        """How many of its words running text says as well, and which place that makes."""
        told: Counter[str] = Counter()
        for each, text in zip(self._facts, self._texts, strict=True):
            if each.is_text:
                told.update(content_words(text.casefold()))
        if not told:
            return {}
        scores: dict[int, tuple[float, float]] = {}
        for at in tried:
            if self._facts[at].is_text or len(self._texts[at]) > _LONGEST_TITLE:
                continue
            words = content_words(self._texts[at].casefold())
            if words:
                again = sum(word in told for word in words)
                scores[at] = (again, again / len(words))
        ranked = sorted(scores, key=lambda at: -scores[at][0])
        return {at: (place, scores[at][1]) for place, at in enumerate(ranked)}

    def _has_capitals(self, at: int) -> bool:
        text = self._texts[at]
        if not self._facts[at].is_text:
            return False
        return any(
            sum(word[:1].isupper() for word in match[0].split()) >= _FEWEST_CAPITALS
            for match in _CAPITALS.finditer(text)
        )


def _quoted(text: str) -> Iterator[str]:
    """What stands before each quotation that is no speech."""
    for match in _QUOTED_INSIDE.finditer(text):
        words = match["said"].split()
        capitals = sum(word[:1].isupper() for word in words)
        is_speech = match["said"].endswith((".", ",", "!")) and capitals * 2 < len(words)
        if not is_speech and match["said"][:1].isupper():
            yield text[max(0, match.start() - _BEFORE) : match.start()]


def quotes_title(text: str) -> bool:
    return any(True for _ in _quoted(text[:_LONGEST_TEXT]))
