"""The two chains of programmes with their learned weights: of lines, and of the words in them."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from bot.words.lines.chain import Chain
from bot.words.programme.evidence import evidence_of
from bot.words.programme.lines import LineFacts
from bot.words.programme.shape_of_whole import Whole, read_whole

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def line_chain() -> Chain:
    return Chain.load(_HERE / "line_weights.json")


@lru_cache(maxsize=1)
def word_chain() -> Chain:
    return Chain.load(_HERE / "word_weights.json")


def decided(facts: Sequence[LineFacts]) -> tuple[list[int], Whole]:
    """Decide what the lines are for; returns the places of those that are not blank, too."""
    said = [index for index, each in enumerate(facts) if each.bare]
    blank = [index == 0 or not facts[index - 1].bare for index in said]
    lines = [facts[index] for index in said]
    return said, read_whole(lines, evidence_of(lines, blank), line_chain())
