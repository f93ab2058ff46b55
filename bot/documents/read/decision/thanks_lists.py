"""Lists of those who are thanked, one in each line."""

from collections.abc import Sequence

from bot.documents.read.decision.signs import LineSigns
from bot.documents.read.lines.furniture import reason_to_leave_out
from bot.documents.read.lines.text_lines import TextLine

_HEADING_WORDS = 5
_MOST_WORDS = 14
# What other lines show: menus, headings, lists, talks, addresses.
_OTHER = ("section ", "menu", "counts", "field", "talk", "address", "mail", "phone")


def lists_below_thanks(lines: Sequence[TextLine], signs: Sequence[LineSigns]) -> frozenset[int]:
    """Return the lines of lists right below "With thanks to", up to a text or another part."""
    found: set[int] = set()
    for at, sign in enumerate(signs):
        if "section thanks" not in sign.shown or sign.words > _HEADING_WORDS:
            continue
        last = at + 1
        while last < len(lines) and _may_name(lines[last], signs[last]):
            is_listed = last - at > 2 and not lines[last - 1].after_blank  # noqa: PLR2004
            if is_listed and lines[last].after_blank:
                # Lines right below each other end at a blank one.
                break
            last += 1
        # What stands above a text is its heading, and names nobody.
        is_heading = last < len(lines) and signs[last].words > _MOST_WORDS
        last -= is_heading and lines[last - 1].after_blank
        if last - at > 2:  # noqa: PLR2004
            found.update(range(at + 1, last))
    return frozenset(found)


def _may_name(line: TextLine, sign: LineSigns) -> bool:
    is_section = any(each.startswith(_OTHER) for each in sign.shown) or line.level or line.is_bold
    is_short = sign.words <= _MOST_WORDS and not line.text.endswith((":", ".", "!", "?"))
    return is_short and not is_section and reason_to_leave_out(line.text) is None
