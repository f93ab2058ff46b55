"""What somebody did who typed a file that is no YAML, and the line on which they did it.

PyYAML speaks of tokens and scalars, and names the line on which it noticed. Its words are the only
thing that tells its mistakes apart.
"""

from enum import StrEnum
from typing import Final

import yaml


class YamlFault(StrEnum):
    """The cures stand in Fluent."""

    TAB = "tab"
    # A text begins with a sign that means something else.
    SIGN = "sign"
    COLON = "colon"
    # It is never closed.
    QUOTE = "quote"
    BRACKET = "bracket"
    # Something follows a text in quotes.
    AFTER = "after"
    SECOND = "second"
    # It does not stand where it belongs.
    PLACE = "place"
    # The shape is another one than belongs there.
    LIST = "list"
    WORDS = "words"
    FIELDS = "fields"
    EMPTY = "empty"


# By what the library says of where it was, or of what it met; the first one that is in it.
_SAID: Final = (
    ("'\\t'", YamlFault.TAB),
    ("quoted scalar", YamlFault.QUOTE),
    ("flow ", YamlFault.BRACKET),
    ("another document", YamlFault.SECOND),
    ("cannot start any token", YamlFault.SIGN),
    ("alias", YamlFault.SIGN),
    ("anchor", YamlFault.SIGN),
    ("tag", YamlFault.SIGN),
    ("found '<scalar>'", YamlFault.AFTER),
    ("mapping values", YamlFault.COLON),
    ("simple key", YamlFault.COLON),
)
# They begin on an earlier line than that on which they were noticed.
_BEGIN: Final = frozenset({YamlFault.QUOTE, YamlFault.BRACKET})


def fault_of_trick(line: str) -> YamlFault:
    """Why a tricky line is refused: what lies too deep has no anchor."""
    return YamlFault.SIGN if any(sign in line for sign in "&*") else YamlFault.BRACKET


def fault_of(error: yaml.MarkedYAMLError) -> tuple[YamlFault, int]:
    """What it was, and on which line, from 1."""
    said = f"{error.context or ''} {error.problem or ''}"
    fault = next((fault for words, fault in _SAID if words in said), YamlFault.PLACE)
    begins = fault in _BEGIN or "simple key" in said
    marks = (error.context_mark, error.problem_mark)
    mark = next((each for each in (marks if begins else marks[::-1]) if each), None)
    return fault, mark.line + 1 if mark else 1
