"""The title of an article in plain text: the line near its top that looks most like one."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bot.documents.read.front_fields import subject_of
from bot.documents.read.outline import only_title
from bot.documents.read.sections import is_heading_of_findings
from bot.documents.read.text_lines import TextLine
from bot.documents.read.title_evidence import title_evidence
from bot.words.lines.choice import chosen, weighed, weights_in

WEIGHTS = Path(__file__).parent / "title_weights.json"
# Where a choice is less sure, the other line is asked about.
_SURE = 0.7
# The name of a page's part has few words, too.
_SURE_OF_FEW = 0.95
_FEW_WORDS = 4


@lru_cache(maxsize=1)
def title_weights() -> Mapping[str, float]:
    return weights_in(WEIGHTS)


def find_title(lines: list[TextLine]) -> tuple[int | None, str]:
    """Return the line of the title, from 0, and another one that may be meant, or nothing.

    The title in a memo's subject loses its label.
    """
    tried = title_evidence(lines)
    said = only_title(lines)
    if said in tried and said is not None and not is_heading_of_findings(lines[said].text):
        return said, ""
    choice = chosen(weighed(tried, title_weights()), lambda at: lines[at].text)
    if choice.at is None:
        return None, ""
    text = lines[choice.at].text
    if title := subject_of(text):
        lines[choice.at] = replace(lines[choice.at], text=title)
    other = "" if choice.other is None else lines[choice.other].text
    few, its = (len(each.split()) for each in (text, other))
    wanted = _SURE_OF_FEW if few <= _FEW_WORDS <= its else _SURE
    return choice.at, other if choice.sure < wanted else ""
