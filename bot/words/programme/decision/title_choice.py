"""Which line is the title of the only talk of a text: each weighed against all others."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.words.lines.choice import Choice, chosen, weighed, weights_in
from bot.words.patterns import late
from bot.words.programme.decision import weighing
from bot.words.programme.decision.title_likely import TitleShares
from bot.words.programme.evidence.title_signs import TitleSigns
from bot.words.programme.lines import LineFacts

# No line is the title of some agendas.
NONE = frozenset({"no line"})
_QUOTED = late(r"[\"“”„«»‘][^\"“”„«»]{4,}[\"“”„«»’][.?!]?")
# How much the reading that a title makes of the whole counts beside the line itself.
_OF_WHOLE = 0.2
_LONGEST_TITLE = 160
_SHORTEST_SAID = 8
_FAR = 4
_RANKS = 6
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
    return chosen(both, lambda at: facts[at].bare)


def title_evidence(
    facts: Sequence[LineFacts],
    shown: Sequence[Collection[str]],
    likely: Sequence[Mapping[str, float]],
) -> dict[int | None, frozenset[str]]:
    """Return what speaks for each line that can be the title; None stands for no line."""
    tried = [at for at, each in enumerate(facts) if _has_word(each.bare) and not each.is_when]
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
        found[at] = frozenset(marks)
    return found


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
