"""The title of an article in plain text: the line near its top that looks most like one."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.documents.read.lines.sections import is_heading_of_findings
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lines.choice import chosen, weighed, weights_in

WEIGHTS = Path(__file__).parent / "title_weights.json"
_WITHIN = 40


@lru_cache(maxsize=1)
def title_weights() -> Mapping[str, float]:
    return weights_in(WEIGHTS)


def find_title(
    lines: Sequence[TextLine], tried: Mapping[int | None, Collection[str]]
) -> int | None:
    """Return the line of the title, from 0, of those that `tried` says something for."""
    said = _only_heading(lines)
    if said in tried and said is not None and not is_heading_of_findings(lines[said].text):
        return said
    return chosen(weighed(tried, title_weights()), lambda at: lines[at].text).at


def _only_heading(lines: Sequence[TextLine]) -> int | None:
    """Return the line of the one heading of the first level, if there is one near the top."""
    first = [index for index, line in enumerate(lines) if line.level == 1]
    texts = {lines[index].text for index in first}
    # A page may head its text by the title once more.
    return first[0] if len(texts) == 1 and first[0] < _WITHIN else None
