"""Which line is the title of the only talk of a text: each weighed against all others."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.words.lines.choice import Choice, chosen, weighed, weights_in
from bot.words.patterns import late
from bot.words.programme.decision import weighing
from bot.words.programme.decision.title_likely import TitleShares
from bot.words.programme.evidence.title_signs import TitleSigns, quotes_title
from bot.words.programme.lines import LineFacts

# No line is the title of some agendas.
NONE = frozenset({"no line"})
_QUOTED = late(r"[\"“”„«»‘][^\"“”„«»]{4,}[\"“”„«»’][.?!]?")
# How much the reading that a title makes of the whole counts beside the line itself.
_OF_WHOLE = 0.2
# What shows that a line is of the page, or for something else.
_NEVER = frozenset(
    {
        *("menu words all", "menu words most", "back mark", "generic", "organised first"),
        *("street and number", "label with people", "field of other", "greeting"),
    }
)
# What is weighed once more by where a line stands.
_PLACED = frozenset(
    {
        *("ends ?", "ends .", "ends :", "ends !", "colon inside", "dash", "bar", "comma", "commas"),
        *("begins with quote", "begins with bracket", "bracket at end", "begins with digit"),
        *("capitals", "capitals all", "capitals most", "capitals few", "running text"),
        *("kind of event", "kind of event first", "kind of event in few words"),
        *("kind of event as label", "gathering", "gathering inside", "gathering first"),
        *("talk word inside", "known name", "known name in front", "given name", "given names"),
        *("house", "office", "no person", "title and people", "by inside", "led by", "room"),
        *("discussion inside", "inviting", "takes place", "link", "blank above", "blank below"),
        *("day", "hours", "role inside", "path", "subject", "words 1", "words 2-3", "words 4-6"),
        *("words 7-10", "words 11-16", "words 17-25", "words 26+"),
    }
)
_LONGEST_TITLE = 160
_SHORTEST_SAID = 8
# A line that asks or quotes is asked about where it is so likely, beside one that does neither.
_LEAST_LIKELY = 0.02
_DOUBTED = 0.5
_FAR = 4
_RANKS = 6
_NEAR = 3
# Where so many lines stand above the first date, this is that of something else, or none.
_MOST_ABOVE = 15
_WORDS = 14


@lru_cache(maxsize=1)
def title_weights() -> Mapping[str, float]:
    return weights_in(weighing.WEIGHTS / "title_weights.json")


def weighed_titles(
    facts: Sequence[LineFacts],
    shown: Sequence[Collection[str]],
    likely: Sequence[Mapping[str, float]],
    weights: Mapping[str, float],
) -> dict[int | None, float]:
    """Weigh all lines with a word that say more than when something is, the likeliest first.

    `likely` has how likely the roles of each line are by a first look at all.
    """
    return weighed(title_evidence(facts, shown, likely), weights)


def chosen_title(
    facts: Sequence[LineFacts],
    of_lines: Mapping[int | None, float],
    wholes: Mapping[int | None, float],
) -> Choice:
    """Choose the line that weighs most, together with the reading of the whole that it makes.

    `wholes` has what those readings weigh, for the likeliest lines at least.
    """
    least = min(wholes.values(), default=0.0)
    both = {at: weight + _OF_WHOLE * wholes.get(at, least) for at, weight in of_lines.items()}
    choice = chosen(both, lambda at: facts[at].bare)
    if choice.at is None or _has_sign(facts[choice.at]):
        return choice
    most = max(both.values())
    least_likely = most + math.log(_LEAST_LIKELY)
    other = next(
        (
            at
            for at, weight in both.items()
            if at is not None and weight > least_likely and _has_sign(facts[at])
        ),
        None,
    )
    if other is None:
        return choice
    return Choice(choice.at, min(choice.sure, _DOUBTED), other)


def _has_sign(facts: LineFacts) -> bool:
    """Tell whether a line asks something, or quotes a title."""
    return (facts.bare.endswith("?") and not facts.is_text) or quotes_title(facts.bare)


def title_evidence(
    facts: Sequence[LineFacts],
    shown: Sequence[Collection[str]],
    likely: Sequence[Mapping[str, float]],
) -> dict[int | None, frozenset[str]]:
    """Return what speaks for each line that can be the title; None stands for no line."""
    tried = [
        at
        for at, each in enumerate(facts)
        if _has_word(each.bare) and not each.is_when and _NEVER.isdisjoint(shown[at])
    ]
    dates = [at for at, each in enumerate(facts) if each.days and not each.is_text]
    first = dates[0] if dates else len(facts)
    texts = [each.bare.casefold() for each in facts]
    told = Counter(texts)
    above = {at: place for place, at in enumerate(each for each in tried if each < first)}
    longest = max((len(texts[at]) for at in above if len(texts[at]) < _LONGEST_TITLE), default=0)
    whole = _Within(texts)
    labelled = [at for at in tried if "field of title" in shown[at]]
    quoted = [at for at in tried if _QUOTED.fullmatch(facts[at].bare[:_LONGEST_TITLE])]
    signs = TitleSigns(facts, shown, tried)
    shares = TitleShares(likely, tried)
    found: dict[int | None, frozenset[str]] = {None: NONE | {*shares.of_none()}}
    for at in tried:
        marks = {*shown[at], f"{max(-_FAR, min(_FAR, at - first)):+} from date"}
        if at < first:
            place = above[at] if len(above) < len(facts) else 0
            marks.add(f"{min(_RANKS, len(above) - 1 - place)} below it above date")
            marks.add(f"{min(_RANKS, place)} above it")
            if len(texts[at]) == longest:
                marks.add("longest above date")
        if told[texts[at]] > 1:
            marks |= {"twice", "twice above date" if at < first else "twice below date"}
        marks |= {*whole.marks(at), *_other_titles(at, labelled, "labelled")}
        marks |= {*_other_titles(at, quoted, "quoted")}
        marks.add(f"{min(len(texts[at].split()), _WORDS)} words")
        marks |= {*signs.of(at), *shares.of(at)}
        where = _where(at, first, above)
        marks |= {f"{where}: {mark}" for mark in marks & _PLACED}
        found[at] = frozenset(marks)
    return found


def _where(at: int, first: int, above: Mapping[int, int]) -> str:
    """Where a line stands among those above the first date, or how far below this."""
    if at in above:
        left = len(above) - 1 - above[at]
        return f"{min(left, _NEAR)} left above date" if len(above) < _MOST_ABOVE else "above dates"
    return "at date" if at == first else "right below date" if at - first <= _NEAR else "below"


def _other_titles(at: int, signed: Sequence[int], sign: str) -> Iterator[str]:
    """Whether a line alone has a sign of titles, or another one has it."""
    if signed:
        alone = "alone" if len(signed) == 1 else "with others"
        yield f"{sign} {alone}" if at in signed else f"another is {sign} {alone}"


def _has_word(text: str) -> bool:
    return any(letter.isalpha() for letter in text[:_LONGEST_TITLE])


class _Within:
    """Which lines stand within others: a page says its title in its path and in its links."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._joined = "\n".join(texts)

    def marks(self, at: int) -> Iterator[str]:
        text = self._texts[at]
        if not _SHORTEST_SAID <= len(text) <= _LONGEST_TITLE:
            return
        if self._joined.count(text) > sum(each == text for each in self._texts):
            yield "within another line"
            if any(text in each and text != each for each in self._texts[:at]):
                yield "within a line above"
