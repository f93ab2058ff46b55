"""Authors who stand in lines of their own below "Authors", above the text."""

from collections.abc import Sequence

from bot.documents.read.decision.signs import LineSigns
from bot.documents.read.lines.counted import bullet_text
from bot.documents.read.lines.sections import plain_heading
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lexicon import every, plain
from bot.words.programme.people import is_known_name, is_person_name

_MOST_WORDS = 12
_LABELS = frozenset(plain(word) for word in every(lambda each: each.authors))


def authors_below_label(lines: Sequence[TextLine], signs: Sequence[LineSigns]) -> frozenset[int]:
    """Return the lines right below "Authors" that begin with a name, if there are several."""
    found: set[int] = set()
    for at, sign in enumerate(signs):
        if sign.words > 1 or plain_heading(lines[at].text) not in _LABELS:
            continue
        last = at + 1
        while last < len(lines) and _names(lines[last], signs[last]):
            if last > at + 1 and lines[last].after_blank:
                break
            last += 1
        known = sum(is_known_name(_name(lines[each])) for each in range(at + 1, last))
        if known * 2 >= last - at - 1 and last - at > 2:  # noqa: PLR2004
            found.update(range(at + 1, last))
    return frozenset(found)


def _names(line: TextLine, sign: LineSigns) -> bool:
    is_line = sign.words <= _MOST_WORDS and not line.text.endswith((".", "?", "!", ":"))
    return is_line and is_person_name(_name(line))


def _name(line: TextLine) -> str:
    said = bullet_text(line.text) or line.text
    return said.partition(",")[0].strip()
