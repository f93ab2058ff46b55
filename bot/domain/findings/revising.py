"""What is another in one published state of key findings than in the one before it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk
from bot.domain.findings.difference import Difference, TextSpan, difference, difference_of, is_other

# So many of their words are the same in a finding that was written anew.
_SAME_FROM = 0.5


class PrintedPlace(StrEnum):
    """Where in the document, in the order of print; the words stand in Fluent."""

    TITLE = "title"
    INTRODUCTION = "introduction"
    FINDING = "finding"
    BECAME = "became"
    TALKS = "talks"
    READING = "reading"
    THANKS = "thanks"
    SCOPE = "scope"


class Became(StrEnum):
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    # The same text under another number.
    MOVED = "moved"
    # The same text, resting on other places.
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """`number` is a finding's in print now, of one that is gone its old one; `was` is the old."""

    place: PrintedPlace
    became: Became = Became.CHANGED
    number: int = 0
    was: int = 0
    spans: tuple[TextSpan, ...] = ()


def changed_between(old: Article, new: Article) -> tuple[Changed, ...]:
    """In the order of print, findings that are gone behind the others.

    The day of publication is another in each; of evidence it is only said that it is another, since
    it may have been taken out for what it tells.
    """
    before = dict(_texts(old))
    around = {
        place: Changed(place=place, spans=difference(before[place], text))
        for place, text in _texts(new)
        if text != before[place]
    }
    found = [
        around[each] for each in (PrintedPlace.TITLE, PrintedPlace.INTRODUCTION) if each in around
    ]
    found += _findings(old.findings, new.findings)
    return (*found, *(each for place, each in around.items() if place in list(PrintedPlace)[3:]))


def _texts(of: Article) -> Iterator[tuple[PrintedPlace, str]]:
    title = (of.title, of.kind or "", ", ".join(of.authors))
    yield PrintedPlace.TITLE, "\n".join(line for line in title if line)
    yield PrintedPlace.INTRODUCTION, "\n\n".join((*of.introduction, of.heading_of_findings)).strip()
    yield PrintedPlace.BECAME, "\n".join(of.became)
    yield PrintedPlace.TALKS, "\n\n".join(_talk(each) for each in of.talks)
    yield PrintedPlace.READING, "\n".join(of.further_reading)
    yield PrintedPlace.THANKS, "\n\n".join(of.thanks)
    yield PrintedPlace.SCOPE, of.scope_note


def _talk(of: ArticleTalk) -> str:
    on = of.on.isoformat() if of.on else ""
    until = of.until.isoformat() if of.until else ""
    lines = (of.title, on, until, *of.segments, *of.speakers, of.recording or "")
    return "\n".join(line for line in lines if line)


def _findings(old: Sequence[ArticleFinding], new: Sequence[ArticleFinding]) -> Iterator[Changed]:
    before = _pairs(old, new)
    for place, each in enumerate(new):
        known = before.get(place)
        if known is None:
            spans = _new(each)
            yield Changed(
                place=PrintedPlace.FINDING, became=Became.NEW, number=each.number, spans=spans
            )
            continue
        spans = difference_of(_words(old[known]), _words(each))
        became = _became(old[known], each, spans)
        if became is not None:
            yield Changed(
                place=PrintedPlace.FINDING,
                became=became,
                number=each.number,
                was=old[known].number,
                spans=spans if became is Became.CHANGED else (),
            )
    for place, each in enumerate(old):
        if place not in before.values():
            spans = tuple(TextSpan(Difference.GONE, span.text) for span in _new(each))
            yield Changed(
                place=PrintedPlace.FINDING,
                became=Became.GONE,
                number=each.number,
                was=each.number,
                spans=spans,
            )


def _became(old: ArticleFinding, new: ArticleFinding, spans: tuple[TextSpan, ...]) -> Became | None:
    if is_other(spans):
        return Became.CHANGED
    if old.number != new.number:
        return Became.MOVED
    return Became.EVIDENCE if old.evidence != new.evidence else None


def _new(each: ArticleFinding) -> tuple[TextSpan, ...]:
    heading, body = _words(each)
    return (TextSpan(Difference.NEW, f"{heading}\n{body}".strip()),)


def _words(each: ArticleFinding) -> tuple[str, str]:
    return each.heading, "\n\n".join(each.body)


def _pairs(old: Sequence[ArticleFinding], new: Sequence[ArticleFinding]) -> dict[int, int]:
    """By the place of each new finding that of the old one that it was.

    The same heading comes first, then the most words in common.
    """
    free = dict(enumerate(old))
    pairs: dict[int, int] = {}
    for place, each in enumerate(new):
        same = next((n for n, one in free.items() if one.heading == each.heading), None)
        if same is not None:
            pairs[place] = same
            del free[same]
    rest = {n: _count(one) for n, one in free.items()}
    near = [
        (_alike(_count(each), counted), place, n)
        for place, each in enumerate(new)
        if place not in pairs
        for n, counted in rest.items()
    ]
    for alike, place, n in sorted(near, key=lambda each: (-each[0], each[1:])):
        if alike >= _SAME_FROM and place not in pairs and n in free:
            pairs[place] = n
            del free[n]
    return pairs


def _count(each: ArticleFinding) -> Counter[str]:
    return Counter(" ".join((each.heading, *each.body)).casefold().split())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
