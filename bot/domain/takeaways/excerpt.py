"""The part of a text in which words were found, with what was found in it."""

import re
from dataclasses import dataclass

from bot.domain.plain import folded

_WORD = re.compile(r"[^\W_]+")
# A shorter word is looked for whole, as search does.
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_found: bool = False


def excerpt(text: str, typed: str, length: int) -> tuple[Piece, ...]:
    """At most so many characters of it, around the first word that was typed; whole words."""
    line = " ".join(text.split())
    wanted = _WORD.findall(folded(typed))
    found = [each for each in _WORD.finditer(line) if _is_one(folded(each[0]), wanted)]
    start, end = _around(line, found[0].start() if found else 0, length)
    pieces: list[Piece] = [Piece("… ")] if start else []
    at = start
    for each in found:
        if each.start() < at or each.end() > end:
            continue
        pieces += [Piece(line[at : each.start()]), Piece(each[0], is_found=True)]
        at = each.end()
    pieces.append(Piece(line[at:end]))
    if end < len(line):
        pieces.append(Piece(" …"))
    return tuple(each for each in pieces if each.text)


def _is_one(word: str, wanted: list[str]) -> bool:
    return any(
        word == each
        or (len(each) >= _SHORTEST_BEGINNING and word.startswith(each))
        # Of a script without spaces a whole sentence is one word.
        or (not each.isascii() and each in word)
        for each in wanted
    )


def _around(line: str, at: int, length: int) -> tuple[int, int]:
    """Begin and end, at spaces where some are near."""
    if len(line) <= length:
        return 0, len(line)
    start = max(min(at - length // 3, len(line) - length), 0)
    if start:
        space = line.find(" ", start, at + 1)
        start = space + 1 if space >= 0 else start
    end = min(start + length, len(line))
    if end < len(line):
        space = line.rfind(" ", start + length // 2, end)
        end = space if space >= 0 else end
    return start, end
