"""The chains of programmes with learned weights: of lines, of their words, and of sentences."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from bot.words.lines.chain import Chain
from bot.words.programme.evidence.shown import evidence_of
from bot.words.programme.lines import LineFacts

WEIGHTS = Path(__file__).parent


@lru_cache(maxsize=1)
def line_chains() -> tuple[Chain, Chain]:
    """The chain that looks at each line first, and the one that knows what that found."""
    return Chain.load(WEIGHTS / "first_line_weights.json"), Chain.load(
        WEIGHTS / "line_weights.json"
    )


@lru_cache(maxsize=1)
def word_chain() -> Chain:
    return Chain.load(WEIGHTS / "word_weights.json")


@lru_cache(maxsize=1)
def prose_chain() -> Chain:
    return Chain.load(WEIGHTS / "prose_weights.json")


def shown_by(facts: Sequence[LineFacts]) -> tuple[list[int], list[frozenset[str]]]:
    """Return the places of the lines that are not blank, and what each of them shows."""
    said = [index for index, each in enumerate(facts) if each.bare]
    blank = [index == 0 or not facts[index - 1].bare for index in said]
    return said, evidence_of([facts[index] for index in said], blank)
