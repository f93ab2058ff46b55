"""Lines of one cut ("Benches – Ada Example, Library") have their titles and people alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.lines import LineFacts
from bot.words.programme.papers import read_paper
from bot.words.programme.people import (
    is_known_name,
    is_person_name,
    split_person,
    without_title,
)
from bot.words.programme.roles import NAMED, LineRole
from bot.words.programme.spans.line_spans import LineSpans, NamedPerson, read_spans

_CELLS = late(r"\s\|\s")
_DOTS = late(r"\s[·•]\s")
_DASHES = late(r"\s[\u2013\u2014-]\s")
_COMMAS = late(r",\s")
_MARKS = late(r"[:;?!()\"“”„«»]|\.\s")
_FEWEST = 3
_CELL = " | "
_ROOM = late(rf"(?<!\w)(?:{any_of(lambda each: each.rooms)})(?!\w)", re.IGNORECASE)
_ROOM_WORDS = 3
_EDGES = " \t.,:;|\u2013\u2014-"
_MOST_PIECES = 6


@dataclass(frozen=True, slots=True)
class _Cut:
    """The pieces of a line that say more than when, and in which of them its title and people are.

    -1 stands for none.
    """

    pieces: tuple[str, ...]
    title: int
    people: int


def like_spans(making: Assembly) -> dict[int, LineSpans]:
    """Return what lines say otherwise than they were read, as most of their kind do."""
    groups: dict[tuple[LineRole | None, str, int], list[tuple[int, _Cut, LineSpans]]] = defaultdict(
        list
    )
    for index in making.lines(*NAMED):
        if read_paper(making.facts(index).bare):
            # It says itself which is which.
            continue
        mark, pieces = _pieces(making.facts(index))
        if 1 < len(pieces) <= _MOST_PIECES:
            read = making.spans(index)
            cut = _Cut(pieces, _place(pieces, read.title), _place_of_people(pieces, read))
            # Behind a comma may stand as much as there is to say of somebody.
            count = 0 if mark == "," else len(pieces)
            groups[making.roles[index], mark, count].append((index, cut, read))
    alike = {
        index: made
        for (_, mark, _), lines in groups.items()
        for index, made in _as_most(making, mark, lines)
    }
    return (
        alike
        | dict(_behind_rooms(making))
        | dict(_behind_halls(making))
        | dict(_below_heads(making))
    )


def _behind_rooms(making: Assembly) -> Iterator[tuple[int, LineSpans]]:
    """Take off what several rows have in their first cell: "Garret 1 | Benches" is in a room."""
    rows = [index for index in making.lines(*NAMED) if _CELL in making.facts(index).bare]
    read = {index: making.spans(index) for index in rows}
    cells = {index: each.title.split(_CELL) for index, each in read.items()}
    times = Counter(
        cell.strip()
        for index in read
        for cell in dict.fromkeys(making.facts(index).bare.split(_CELL))
    )
    for index, (room, *title) in cells.items():
        if len(title) == 1 and times[room.strip()] > 1 and _names_room(room):
            yield index, replace(read[index], title=title[0].strip())


def _behind_halls(making: Assembly) -> Iterator[tuple[int, LineSpans]]:
    """Take off where several talks are, right behind their hours: "…, 7 pm Old Hall, Benches"."""
    said = [
        at
        for at in making.lines(LineRole.TITLE)
        if making.facts(at).hours and making.facts(at).days and ", " in making.facts(at).behind
    ]
    halls = {at: making.facts(at).behind.partition(", ")[0].strip(_EDGES) for at in said}
    times = Counter(halls.values())
    for at, hall in halls.items():
        title = making.spans(at).title
        if times[hall] > 1 and _ROOM.search(hall) and f"{title}, ".startswith(f"{hall}, "):
            yield at, replace(making.spans(at), title=title[len(hall) :].lstrip(_EDGES))


def _names_room(text: str) -> bool:
    is_counted = any(map(str.isdigit, text)) and len(text.split()) <= _ROOM_WORDS
    return is_counted or bool(_ROOM.search(text))


def _below_heads(making: Assembly) -> Iterator[tuple[int, LineSpans]]:
    """Take the titles of the column that is for them, where another cell was read as one."""
    for index, title in making.of_columns.items():
        read = making.spans(index)
        if not read.title or read.title not in title:
            yield index, replace(read, title=title)


def _as_most(
    making: Assembly, mark: str, lines: Sequence[tuple[int, _Cut, LineSpans]]
) -> Iterator[tuple[int, LineSpans]]:
    ways = Counter((cut.title, cut.people) for _, cut, _ in lines)
    (title, people), count = ways.most_common(1)[0]
    is_plain = title >= 0 and people >= 0 and title != people
    if not is_plain or count < _FEWEST - 1 or len(lines) < _FEWEST or count * 2 < len(lines):
        return
    plain = [cut.pieces[title] == read.title for _, cut, read in lines if cut.title == title]
    is_whole = sum(plain) >= _FEWEST - 1 and sum(plain) * 2 >= len(lines)
    for index, cut, read in lines:
        if (cut.title, cut.people) == (title, people):
            if is_whole and _may_be_whole(cut.pieces[title], read.title):
                yield index, replace(read, title=cut.pieces[title])
            continue
        if len(cut.pieces) <= max(title, people):
            continue
        if mark == "," and read.title and cut.people >= 0 and cut.title >= 0:
            # A comma parts much else, and this one says both.
            continue
        if cut.people == title or is_known_name(without_title(cut.pieces[title])):
            # It is the other way round.
            continue
        found = _people(making, index, cut.pieces[people])
        if found and (not read.people or cut.title != title):
            yield index, LineSpans(cut.pieces[title], found, read.sure)


def _may_be_whole(piece: str, title: str) -> bool:
    """Tell whether nothing but words stands in a piece beside the title: no label, no quotation."""
    return piece != title and _MARKS.search(piece) is None


def _pieces(facts: LineFacts) -> tuple[str, tuple[str, ...]]:
    for mark, apart in (("|", _CELLS), ("·", _DOTS), ("-", _DASHES), (",", _COMMAS)):
        parts = apart.split(_without_when(facts))
        if len(parts) > 1:
            said = (part.strip(_EDGES) for part in parts)
            return mark, tuple(part for part in said if any(map(str.isalpha, part)))
    return "", ()


def _without_when(facts: LineFacts) -> str:
    text = facts.bare
    for each in sorted((*facts.days, *facts.hours), key=lambda one: -one.start):
        text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _place(pieces: Sequence[str], said: str) -> int:
    return next((at for at, piece in enumerate(pieces) if said and said in piece), -1)


def _place_of_people(pieces: Sequence[str], read: LineSpans) -> int:
    return _place(pieces, read.people[0].name) if read.people else -1


def _people(making: Assembly, index: int, piece: str) -> tuple[NamedPerson, ...]:
    facts = replace(making.facts(index), bare=piece, days=(), hours=(), before=piece, behind="")
    found = read_spans(facts, LineRole.PERSON, making.words, making.whole).people
    if found:
        return found
    name, line = split_person(piece)[0], piece
    return (NamedPerson(name, line, "", ""),) if is_person_name(name) else ()
