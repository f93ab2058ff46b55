"""The head of a mail that was passed on: who sent it when is no part of a programme."""

from collections.abc import Sequence
from itertools import groupby

from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.lines import LineFacts

_SUBJECT = rf"(?:{any_of(lambda language: language.subjects)})"
_HEAD = late(rf"(?i)(?:{any_of(lambda language: language.mail_heads)})\s?:\s*\S")
_OF_HEAD = late(rf"(?i){_SUBJECT}\s?:|{_HEAD.pattern.removeprefix('(?i)')}")
_IS_SUBJECT = late(rf"(?i){_SUBJECT}\s?:")
_FEWEST = 2


def heads_of_mails(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Return the lines of heads; "From: 15:00" and "To: 16:30" alone are none."""
    found: set[int] = set()
    said = [index for index, each in enumerate(facts) if each.bare]
    runs = groupby(said, key=lambda index: bool(_OF_HEAD.match(facts[index].bare)))
    for is_head, run in runs:
        lines = [*run]
        texts = [facts[index].bare for index in lines]
        is_mail = any("@" in text or _IS_SUBJECT.match(text) for text in texts)
        if is_head and is_mail and len(lines) >= _FEWEST:
            found |= {index for index in lines if _HEAD.match(facts[index].bare)}
    return frozenset(found)
