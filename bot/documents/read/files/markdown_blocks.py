"""Markdown, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.words.patterns import late


class BlockKind(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block from line `number` on, its text still as Markdown; `level` is a heading's."""

    number: int
    kind: BlockKind
    text: str
    level: int = 0


_HEADING = late(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_ITEM = late(r" {0,3}[-*+][ \t]+(.*)")


def markdown_blocks(text: str) -> Iterator[Block]:
    """Split Markdown into headings, items and paragraphs, whose lines are joined."""
    open_block: Block | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        started = _started(number, line)
        goes_on = line.strip() and started is None
        if open_block is not None and not (goes_on and open_block.kind is not BlockKind.HEADING):
            yield open_block
            open_block = None
        if started is not None:
            open_block = started
        elif goes_on:
            open_block = _joined(open_block, number, line.strip())
    if open_block is not None:
        yield open_block


def _started(number: int, line: str) -> Block | None:
    if match := _HEADING.fullmatch(line):
        level, text = len(match[1]), (match[2] or "").strip()
        return Block(number=number, kind=BlockKind.HEADING, text=text, level=level)
    if match := _ITEM.fullmatch(line):
        return Block(number=number, kind=BlockKind.ITEM, text=match[1].strip())
    return None


def _joined(block: Block | None, number: int, text: str) -> Block:
    if block is None:
        return Block(number=number, kind=BlockKind.PARAGRAPH, text=text)
    return Block(number=block.number, kind=block.kind, text=f"{block.text} {text}")
