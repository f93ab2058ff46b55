"""People whom nothing but a sentence names: "Naturalist Ada Example shows what lives there"."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lines.chain import Chain
from bot.words.patterns import late
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.drafts import Draft
from bot.words.programme.spans.line_spans import speakers_of
from bot.words.programme.spans.presenting import (
    described,
    may_take_part,
    presenters_in,
    presenting,
)
from bot.words.programme.spans.prose_words import ProseLine, prose_lines
from bot.words.programme.spans.word_evidence import WordRole
from bot.words.programme.spans.word_forms import Word
from bot.words.programme.spans.word_pieces import Span

# Who takes part as likely as not is taken, and who may take part is asked about.
_LIKELY, _MAY_BE = 0.5, 0.2
_PARTING = (",", ";", "\u2013", "\u2014", " -", "/", "|")
_SENTENCE_ENDS = late(r"[^\W\d_]{3}[.!?]\s")
_PARTING_BEHIND = (":", "\u2013 ", "\u2014 ", "- ")


def add_people_of_prose(making: Assembly, chain: Chain) -> None:
    """Take those of whom the prose of a talk says that they take part.

    Titles of talks and items tell of people as well: "An evening with Ada Example".
    """
    found = {
        prose.index: [*_people(making, prose, chain)]
        for prose in prose_lines(making.sheet.facts, making.roles, making.whole)
    }
    for head, block in making.blocks.items():
        talk = making.talks[head]
        lines = range(len(making.roles)) if len(making.blocks) == 1 else block
        of_items = {each.line for each in talk.segments}
        said = [each for index in lines if index not in of_items for each in found.get(index, ())]
        known = [one for each in talk.segments for one in each.speakers]
        if new := _not_among(known, said):
            making.whole_part(talk).speakers += new
        of_title = found.get(talk.line, ()) if talk.line is not None else ()
        talk.title = _without_names(talk.title, of_title)
        for each in talk.segments:
            if each.title and each.line is not None:
                of_item = found.get(each.line, ())
                each.speakers += _not_among(each.speakers, of_item)
                each.title = _without_names(each.title, of_item)
            if each.title and not each.speakers:
                each.speakers += presenters_in(each.title)
        said = presenters_in(talk.title)
        if said and not _has_people_or_items(talk):
            making.whole_part(talk).speakers += said


def _not_among(known: Sequence[Speaker], people: Sequence[Speaker]) -> list[Speaker]:
    """Return each of the people once who is not known yet."""
    new: list[Speaker] = []
    for each in people:
        if any(
            _is_same(each.name, other.name) or _is_cut(each.name, other.name)
            for other in (*known, *new)
        ):
            continue
        new = [other for other in new if not _is_cut(other.name, each.name)]
        new.append(each)
    return new


def _is_cut(one: str, other: str) -> bool:
    """Tell whether a name is the beginning of another: "Marie Ann" of "Marie Ann Example"."""
    words = one.casefold().split()
    return len(words) > 1 and other.casefold().split()[: len(words)] == words


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names may be of one person: "Ada Example" goes on as "Dr. Example"."""
    words, others = one.casefold().split(), other.casefold().split()
    if words[-1:] != others[-1:]:
        return False
    fewer, more = sorted((words, others), key=len)
    if len(fewer) == 1:
        return True
    # "R. Ada Example" of "Rev. i. R. Ada Example".
    if more[1:] == fewer and more[0].endswith("."):
        return True
    shorter, longer = sorted((words[0].rstrip("."), others[0].rstrip(".")), key=len)
    # "A. Example"; Jan and Jana are two.
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def _without_names(title: str, people: Sequence[Speaker]) -> str:
    """Take off who stands in front of a title or behind it: "Bicycle roads, Ada Example"."""
    for each in people:
        head = title.removesuffix(each.name).rstrip()
        if head != title and head.endswith(_PARTING):
            title = head[:-1].rstrip() or title
        tail = title.removeprefix(each.name).lstrip()
        if tail != title and tail.startswith(_PARTING_BEHIND):
            title = tail[1:].lstrip() or title
    return title


def _has_people_or_items(talk: Draft) -> bool:
    return any(each.title or each.is_item or each.speakers for each in talk.segments)


def _people(making: Assembly, prose: ProseLine, chain: Chain) -> Iterator[Speaker]:
    """Yield who takes part; note who may, and how likely those who were taken do."""
    text, words = making.facts(prose.index).bare, prose.line.words
    likely = chain.likely(prose.shown)
    named: set[str] = set()
    spans = _spans(likely)
    for span in spans:
        start, end = words[span.first].start, words[span.last - 1].end
        sure = likely[span.first][WordRole.FIRST_NAME]
        if not may_take_part(text[start:end]):
            continue
        named.add(text[start:end])
        if sure <= _LIKELY and not _is_listed_with(text, words, span, spans, likely):
            making.sheet.left_of_prose.setdefault(prose.index, []).append(text[start:end])
            continue
        (speaker,) = speakers_of([described(text, start, end)], StageRole.PANELLIST)
        making.sheet.of_prose[speaker.name] = (prose.index, sure)
        yield speaker
    for _, each in presenting(text):
        if each.name not in named:
            making.sheet.left_of_prose.setdefault(prose.index, []).append(each.name)


def _is_listed_with(
    text: str,
    words: Sequence[Word],
    span: Span,
    spans: Sequence[Span],
    likely: Sequence[Mapping[str, float]],
) -> bool:
    """Tell whether somebody stands in one list with one who is likely to take part."""
    for other in spans:
        if likely[other.first][WordRole.FIRST_NAME] <= _LIKELY:
            continue
        first, last = sorted((span, other), key=lambda each: each.first)
        between = text[words[first.last - 1].end : words[last.first].start]
        if between and not _SENTENCE_ENDS.search(between):
            return True
    return False


def _spans(likely: Sequence[Mapping[str, float]]) -> list[Span]:
    spans: list[Span] = []
    for index, each in enumerate(likely):
        if each[WordRole.FIRST_NAME] > _MAY_BE:
            spans.append(Span(index, index + 1))
        elif spans and spans[-1].last == index and each[WordRole.MORE_NAME] > _MAY_BE:
            spans[-1] = Span(spans[-1].first, index + 1)
    return spans
