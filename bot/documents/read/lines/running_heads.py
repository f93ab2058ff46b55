"""What stands at the head or foot of each page of a printed text, with the page's number."""

from collections import Counter
from collections.abc import Sequence

from bot.documents.read.lines.counted import bullet_text
from bot.documents.read.lines.text_lines import TextLine
from bot.words.patterns import late

# What stands on fewer pages may be a title that is said again.
_FEWEST_PAGES = 3
# Such a line stands on the first page, too, above the text.
_WITHIN = 10
_HEAD_WORDS = 12
# "Harbour Network | Policy note 7 | 2".
_FOOT = late(
    r"(?P<rest>\S.*?)\s*[|\u00b7\u2022]\s*(?:(?i:p\.|page|side|sida|sivu|seite|s\.)\s)?(?P<page>\d{1,3})"
)


def running_heads(lines: Sequence[TextLine]) -> frozenset[int]:
    """Return the places of these lines: "HARBOUR NETWORK | POLICY NOTE 7" and "2" below it."""
    times = Counter(line.text for line in lines)
    # What stands at the top alone is a title that is said again.
    below = {line.text for line in lines[len(lines) // 2 :]}
    heads = {
        line.text
        for line in lines[:_WITHIN]
        if times[line.text] >= _FEWEST_PAGES and line.text in below and _may_be_head(line.text)
    }
    found = {index for index, line in enumerate(lines) if line.text in heads}
    numbers = {at + 1 for at in found if at + 1 < len(lines) and lines[at + 1].text.isdecimal()}
    return frozenset(found | numbers)


def page_feet(lines: Sequence[TextLine]) -> frozenset[int]:
    """Return the places of lines that say the same but for the number of the page at their end."""
    found = [
        (at, match["rest"], int(match["page"]))
        for at, line in enumerate(lines)
        if not (line.level or line.is_bold)
        and _may_be_head(line.text)
        and (match := _FOOT.fullmatch(line.text))
    ]
    pages: dict[str, list[int]] = {}
    for _, rest, page in found:
        pages.setdefault(rest, []).append(page)
    feet = {
        rest
        for rest, numbers in pages.items()
        if len(numbers) > 1 and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    }
    return frozenset(at for at, rest, _ in found if rest in feet)


def _may_be_head(text: str) -> bool:
    """Tell whether a line may head a page; lists may have an item in common."""
    return len(text.split()) <= _HEAD_WORDS and bullet_text(text) is None
