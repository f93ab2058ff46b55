"""People whom nothing but a sentence names: "Naturalist Ada Example shows what lives there"."""

from collections.abc import Callable, Iterator, Sequence

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lines.chain import Chain
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.drafts import Draft, DraftSegment
from bot.words.programme.people import is_person_name
from bot.words.programme.spans.line_spans import speakers_of
from bot.words.programme.spans.presenting import described, presenters_in
from bot.words.programme.spans.prose_words import ProseLine, prose_lines
from bot.words.programme.spans.word_evidence import WordRole
from bot.words.programme.spans.word_pieces import Span

# Who is as likely to take part as not is taken; the talk's moderator is asked about others.
_LIKELY = 0.5
_PARTING = (",", ";", "\u2013", "\u2014", " -", "/", "|")
_PARTING_BEHIND = (":", "\u2013 ", "\u2014 ", "- ")
_GENITIVE = ("'s", "\u2019s", "'", "\u2019")


def add_people_of_prose(making: Assembly, chain: Chain) -> None:
    """Take those of whom the prose of a talk says that they take part.

    Titles of talks and items tell of people as well: "An evening with Ada Example".
    """
    found = {
        line.index: [*_people(making, line, chain)]
        for line in prose_lines(making.sheet.facts, making.roles, making.whole)
    }
    for head, block in making.blocks.items():
        talk = making.talks[head]
        lines = range(len(making.roles)) if len(making.blocks) == 1 else block
        of_items = {each.line for each in talk.segments}
        said = [each for index in lines if index not in of_items for each in found.get(index, ())]
        _add(talk, making.whole_part, said)
        of_title = found.get(talk.line, ()) if talk.line is not None else ()
        talk.title = _without_names(talk.title, of_title)
        for each in talk.segments:
            if each.title and each.line is not None:
                _add_to_item(each, found.get(each.line, ()))
            if each.title and not each.speakers:
                each.speakers += presenters_in(each.title)
        said = presenters_in(talk.title)
        if said and not _has_people_or_items(talk):
            making.whole_part(talk).speakers += said


def _add(talk: Draft, part: Callable[[Draft], DraftSegment], people: Sequence[Speaker]) -> None:
    """Add to a part of a talk those who are in none of its parts."""
    known = {_last(one) for each in talk.segments for one in each.speakers}
    for each in people:
        if _last(each) not in known:
            known.add(_last(each))
            part(talk).speakers.append(each)


def _add_to_item(item: DraftSegment, people: Sequence[Speaker]) -> None:
    known = {_last(one) for one in item.speakers}
    for each in people:
        if _last(each) not in known:
            known.add(_last(each))
            item.speakers.append(each)
    item.title = _without_names(item.title, people)


def _without_names(title: str, people: Sequence[Speaker]) -> str:
    """Take off who stands in front of a title or behind it: "Bicycle roads, Ada Example"."""
    for each in people:
        head = title.removesuffix(each.name).rstrip()
        if head != title and head.endswith(_PARTING):
            title = head[:-1].rstrip()
        tail = title.removeprefix(each.name).lstrip()
        if tail != title and tail.startswith(_PARTING_BEHIND):
            title = tail[1:].lstrip()
    return title


def _last(speaker: Speaker) -> str:
    """A text that has told who "Ada Example" is goes on with "Dr. Example"."""
    return speaker.name.rpartition(" ")[2].casefold()


def _has_people_or_items(talk: Draft) -> bool:
    return any(each.title or each.is_item or each.speakers for each in talk.segments)


def _people(making: Assembly, line: ProseLine, chain: Chain) -> Iterator[Speaker]:
    text = making.facts(line.index).bare
    likely = chain.likely(line.shown)
    spans: list[Span] = []
    for index, each in enumerate(likely):
        if each[WordRole.FIRST_NAME] > _LIKELY:
            spans.append(Span(index, index + 1))
        elif spans and spans[-1].last == index and each[WordRole.MORE_NAME] > _LIKELY:
            spans[-1] = Span(spans[-1].first, index + 1)
    for span in spans:
        start, end = line.words.words[span.first].start, line.words.words[span.last - 1].end
        name = text[start:end]
        if name.endswith(_GENITIVE) or not is_person_name(name):
            continue
        (speaker,) = speakers_of([described(text, start, end)], StageRole.PANELLIST)
        making.sheet.of_prose[name] = (line.index, likely[span.first][WordRole.FIRST_NAME])
        yield speaker
